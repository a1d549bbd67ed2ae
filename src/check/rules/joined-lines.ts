import { nodeNames } from '../../model/node-at.js';
import { writtenTexts } from '../../model/texts.js';
import type { CheckRule } from './check-rule.js';

/**
 * A text of several lines without 「|」: YAML joins its lines by a blank, so that the lines that somebody wrote are not those that
 * print. A `>` joins them too, but nobody writes it without meaning it.
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
      const joints = [...text.matchAll(joint)].map(({ index }) => index + 1).filter((index) => lineOf(index - 2) < lineOf(index));
      const [first] = joints;
      if (first === undefined) continue;
      const item = nameAt(path);
      yield {
        ruleId: joinedLines.id,
        severity: 'warning',
        text: `文章の前に「|」がないため、改行が空白に変わり、前の行とつながっています${joints.length > 1 ? `（この項目に${String(joints.length)}か所）` : ''}`,
        place: source.textPlace(path, first),
        ...(item === undefined ? {} : { item }),
        mend: wideSign.test(text)
          ? '全角の「｜」を半角の「|」に直してください（例 「項目名: |-」）'
          : '改行を残すなら「項目名: |-」と書き、文章を次の行から字下げして書いてください。一続きの文なら一行に書いてください',
      };
    }
  },
};

/** What YAML makes of one break. */
const joint = /(?<=\S) (?=\S)/gu;
const blockSign = /^[|>]/u;
const wideSign = /^[｜＞]/u;
