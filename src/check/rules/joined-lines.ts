import { nodeNames } from '../../model/node-at.js';
import { writtenTexts } from '../../model/texts.js';
import type { CheckRule } from './check-rule.js';

/**
 * Reports a text of several lines without 「|」. YAML joins the lines by a blank, so that they do not print as written. Skips texts
 * behind `>`, which joins lines on purpose.
 */
export const joinedLines: CheckRule = {
  id: 'joined-lines',
  title: '改行が空白に変わっている',
  *check({ assessment, source }) {
    const nameAt = nodeNames(assessment);
    const lines = source.text.split('\n');
    for (const { path, text } of writtenTexts(source.data)) {
      if (!text.includes(' ')) continue;
      const start = source.valuePlace(path);
      if (blockSign.test(lines[start.line - 1]?.slice(start.column - 1) ?? '')) continue;
      const lineOf = (index: number): number => source.textPlace(path, index).line;
      if (lineOf(text.length - 1) === start.line) continue;
      const joined = joints(text).filter((index) => lineOf(index - 2) < lineOf(index));
      const [first] = joined;
      if (first === undefined) continue;
      const item = nameAt(path);
      yield {
        ruleId: joinedLines.id,
        severity: 'warning',
        text: `文章の前に「|」がないため、改行が空白に変わり、前の行とつながっています${joined.length > 1 ? `（この項目に${String(joined.length)}か所）` : ''}`,
        place: source.textPlace(path, first),
        ...(item === undefined ? {} : { item }),
        mend: wideSign.test(text)
          ? '全角の「｜」を半角の「|」に直してください（例 「項目名: |-」）'
          : '改行を残すなら「項目名: |-」と書き、文章を次の行から字下げして書いてください。一続きの文なら一行に書いてください',
      };
    }
  },
};

/** The blank that YAML puts in place of one line break. */
const joint = /(?<=\S) (?=\S)/gu;
const blockSign = /^[|>]/u;
/** A block sign in full width, which YAML reads as text. */
const wideSign = /^[｜＞]/u;

/**
 * Finds the positions behind single blanks in a text, in UTF-16 units. The text may have had a line break there. Skips longer white
 * space.
 * @example joints('一行目 二行目') → [4]
 * @example joints('一行目  二行目　三行目') → []
 */
export function joints(text: string): readonly number[] {
  return [...text.matchAll(joint)].map(({ index }) => index + 1);
}
