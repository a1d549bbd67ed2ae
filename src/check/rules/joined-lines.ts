import { tickedKey } from '../../forms/form.js';
import { nodeNames } from '../../model/node-at.js';
import { writtenTexts } from '../../model/texts.js';
import type { CheckRule } from './check-rule.js';

/**
 * Reports a text of several lines without 「|」, in quotes or behind `>`. YAML joins the lines by a blank, so that they do not print as
 * written. A single line behind `>` is no fault.
 */
export const joinedLines: CheckRule = {
  id: 'joined-lines',
  title: '改行が空白に変わっている',
  inAnyShape: true,
  *check({ assessment, source }) {
    const nameAt = nodeNames(assessment);
    const lines = source.text.split('\n');
    for (const { path, text } of writtenTexts(source.data)) {
      // Ticks are no text: validate reports a list that became one.
      if (!text.includes(' ') || path.at(-1) === tickedKey) continue;
      const start = source.valuePlace(path);
      const written = lines[start.line - 1]?.slice(start.column - 1) ?? '';
      if (written.startsWith('|')) continue;
      const lineOf = (index: number): number => source.textPlace(path, index).line;
      if (lineOf(text.length - 1) === start.line) continue;
      const joined = joints(text).filter((index) => lineOf(index - 2) < lineOf(index));
      const [first] = joined;
      if (first === undefined) continue;
      const item = nameAt(path);
      const sign = foldedSign.exec(written)?.[0];
      yield {
        ruleId: joinedLines.id,
        severity: 'warning',
        text: `${sign === undefined ? '文章の前に「|」がないため' : `文章の前の「${sign}」は行をつなぐ印のため`}、改行が空白に変わり、前の行とつながっています${joined.length > 1 ? `（この項目に${String(joined.length)}か所）` : ''}`,
        // The sign is the slip; without one the reader looks for the first line that was joined.
        place: sign === undefined ? source.textPlace(path, first) : start,
        ...(item === undefined ? {} : { item }),
        mend: mend(text, sign, written),
      };
    }
  },
};

/** The blank that YAML puts in place of one line break. */
const joint = /(?<=\S) (?=\S)/gu;
/** A sign that folds the lines below it, with its figures. */
const foldedSign = /^>[-+0-9]*/u;
/** A block sign in full width, which YAML reads as text. */
const wideSign = /^[｜＞]/u;

function mend(text: string, sign: string | undefined, written: string): string {
  if (sign !== undefined) return `改行を残すなら「${sign}」を「${sign.replace('>', '|')}」に直してください。一続きの文なら一行に書いてください`;
  if (wideSign.test(text)) return '全角の「｜」を半角の「|」に直してください（例 「項目名: |-」）';
  const nothing = /^(?:null|~)(?= )/iu.exec(text)?.[0];
  if (nothing !== undefined) return `「${nothing}」を「|-」に直してください`;
  const quotes = /^["']/u.test(written) ? '引用符を消して' : '';
  return `改行を残すなら${quotes}「項目名: |-」と書き、文章を次の行から字下げして書いてください。一続きの文なら一行に書いてください`;
}

/**
 * Finds the positions behind single blanks in a text, in UTF-16 units. The text may have had a line break there. Skips longer white
 * space.
 * @example joints('一行目 二行目') → [4]
 * @example joints('一行目  二行目　三行目') → []
 */
export function joints(text: string): readonly number[] {
  return [...text.matchAll(joint)].map(({ index }) => index + 1);
}
