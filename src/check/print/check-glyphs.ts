import type { Message } from '../../core/message.js';
import type { Path, Source } from '../../load/read/source.js';
import type { Assessment, FieldNode } from '../../model/assessment.js';
import { figureKeys } from '../../forms/form.js';
import { uncoveredCharacters } from './glyph-coverage.js';
import type { UncoveredCharacter } from './glyph-coverage.js';
import { standInMend } from './stand-ins.js';

const ruleId = 'missing-glyph';

/**
 * Reports the characters of an assessment without a glyph. One that would print as an empty box is an error; a 異体字 that would print
 * in its usual form is a warning. Reports each character once a text, at its first place there.
 */
export function checkGlyphs(assessment: Assessment, source: Source): readonly Message[] {
  const messages: Message[] = [];
  for (const { node, repeat } of assessment.visits) {
    // Of a figure only the title prints as written; `checkFigures` checks the words in the picture.
    if (repeat?.item.figures && node.item.key !== figureKeys.title) continue;
    for (const { path, text } of printedTexts(node)) {
      const reported = new Set<string>();
      for (const character of uncoveredCharacters(text)) {
        const key = `${String(character.codePoint)} ${String(character.selector)}`;
        if (reported.has(key)) continue;
        reported.add(key);
        messages.push({ ...describeUncovered(character), item: node.name, place: source.textPlace(path, character.offset) });
      }
    }
  }
  return messages;
}

/** Returns the author's texts in a field. Options and labels belong to the form. */
function printedTexts(node: FieldNode): readonly { readonly path: Path; readonly text: string }[] {
  if (node.kind === 'text') return [node];
  return node.kind === 'boxes' ? node.options : [];
}

/** Phrases the fault of a character that no face can show. The caller adds place and item. */
export function describeUncovered({ codePoint, selector }: UncoveredCharacter): Pick<Message, 'ruleId' | 'severity' | 'text' | 'mend'> {
  const character = String.fromCodePoint(codePoint);
  if (selector !== undefined) {
    const written = `「${character + String.fromCodePoint(selector)}」（${code(codePoint)} ${code(selector)}）`;
    return {
      ruleId,
      severity: 'warning',
      text: `異体字${written}の字形がどの書体にもないため、ふつうの字形「${character}」で印刷されます`,
      mend: 'ふつうの字形でよければ異体字セレクター（目に見えない文字）を消してください',
    };
  }
  if (isPrivate(codePoint)) {
    return {
      ruleId,
      severity: 'error',
      text: `外字（${code(codePoint)}）は印刷できません。その機械でしか通じない文字です`,
      mend: '標準の文字（JIS の漢字か異体字）に置き換えてください',
    };
  }
  return {
    ruleId,
    severity: 'error',
    text: `文字「${character}」（${code(codePoint)}）の字形がどの書体にもないため、印刷できません`,
    mend: standInMend(character, (written) => uncoveredCharacters(written).length === 0),
  };
}

function isPrivate(codePoint: number): boolean {
  return (codePoint >= 0xe000 && codePoint <= 0xf8ff) || codePoint >= 0xf0000;
}

function code(codePoint: number): string {
  return `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`;
}
