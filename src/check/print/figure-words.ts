import type { Message } from '../../core/message.js';
import { findMyNumbers, myNumberFound, neverPublished } from '../../core/my-number.js';
import { forbiddenCharacters } from '../../load/read/forbidden-characters.js';
import type { Source } from '../../load/read/source.js';
import type { FigureEntry } from '../../model/assessment.js';
import type { Figure } from '../../figures/picture/figure.js';

/**
 * Reports words of a picture file that may not be published. They are characters that do not print, and a possible 個人番号, which the
 * message never repeats. Empty for a diagram, because its words are in the YAML, where other checks read them.
 */
export function checkFigureWords({ texts }: Figure, { entry, file }: FigureEntry, source: Source): readonly Message[] {
  if (file.text.trim() === '') return [];
  const base = { severity: 'error', item: entry.name, place: source.valuePlace(file.path) } as const;
  const [forbidden] = texts.flatMap(forbiddenCharacters);
  const messages: Message[] = [];
  if (forbidden)
    messages.push({ ...base, ruleId: 'forbidden-character', text: `図の中の${forbidden.text}`, mend: '描画ソフトで、前後の文字ごと消して打ち直してください' });
  if (texts.some((text) => [...findMyNumbers(text)].length > 0)) {
    messages.push({
      ...base,
      ruleId: 'individual-number',
      text: `図の中に、${myNumberFound}`,
      mend: `${neverPublished}。描画ソフトで番号を消してください`,
    });
  }
  return messages;
}
