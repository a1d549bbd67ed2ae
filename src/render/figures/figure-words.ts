import type { Message } from '../../core/message.js';
import { findMyNumbers } from '../../core/my-number.js';
import { firstForbidden } from '../../load/forbidden-characters.js';
import type { Source } from '../../load/source.js';
import type { FigureEntry } from '../../model/figure-entries.js';
import type { Figure } from './figure.js';

/**
 * Words of a drawing that may not be published: characters that do not print, and what could be somebody's 個人番号 (which the
 * message never repeats). The words of a diagram stand in the YAML, where everything is read already.
 */
export function checkFigureWords({ texts }: Figure, { entry, file }: FigureEntry, source: Source): readonly Message[] {
  if (file.text.trim() === '') return [];
  const base = { severity: 'error', item: entry.name, place: source.valuePlace(file.path) } as const;
  const forbidden = texts.map((text) => ({ text, found: firstForbidden(text) })).find(({ found }) => found !== undefined);
  const messages: Message[] = [];
  if (forbidden?.found) {
    const { index, code, what } = forbidden.found;
    const before = forbidden.text.slice(Math.max(0, index - 8), index);
    messages.push({
      ...base,
      ruleId: 'forbidden-character',
      text: `図の中の${before === '' ? '文の初め' : `「${before}」の後`}に、使えない文字 ${code}（${what}）があります`,
      mend: '描画ソフトで、前後の文字ごと消して打ち直してください',
    });
  }
  if (texts.some((text) => [...findMyNumbers(text)].length > 0)) {
    messages.push({
      ...base,
      ruleId: 'individual-number',
      text: '図の中に、個人番号と見られる12桁の番号があります（検査用数字が合っています）',
      mend: '評価書は公表されるものなので、個人番号は例としても書けません。描画ソフトで番号を消してください',
    });
  }
  return messages;
}
