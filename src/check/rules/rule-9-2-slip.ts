import type { TextNode } from '../../model/assessment.js';
import type { CheckRule } from './check-rule.js';

const citation = /規則第[9９]条第([0-9０-９]{1,2})項/u;

interface Citation {
  readonly cell: TextNode;
  readonly paragraph: number;
  /** Start of 「第 n 項」 in the cell, in UTF-16 units. */
  readonly index: number;
}

/**
 * Reports 規則第９条第２項 (emergency) that runs on to 第3項, 第4項 … from row to row. A spreadsheet counts up where a cell is dragged
 * down. Skips a lone 第3項, which could be meant.
 */
export const rule92Slip: CheckRule = {
  id: 'rule-9-2-slip',
  title: '規則第9条第2項の書き誤り',
  inAnyShape: true,
  *check({ assessment, source }) {
    const cited = assessment.rows.flatMap(({ explanation }) => cite(explanation));
    for (const [position, { cell, paragraph, index }] of cited.entries()) {
      const runsOn = cited[position - 1]?.paragraph === paragraph - 1 || cited[position + 1]?.paragraph === paragraph + 1;
      if (paragraph < 3 || !runsOn) continue;
      yield {
        ruleId: rule92Slip.id,
        severity: 'warning',
        text: `「規則第9条第${String(paragraph)}項」とあり、項の番号が行ごとに一つずつ増えています`,
        place: source.textPlace(cell.path, index),
        item: cell.name,
        mend: '緊急時の事後評価の根拠は規則第9条第2項です。表計算ソフトの連続入力による誤りであれば「第2項」に直してください',
      };
    }
  },
};

function cite(cell: TextNode | undefined): Citation[] {
  const cited = cell && citedParagraph(cell.text);
  return cited ? [{ cell, ...cited }] : [];
}

/**
 * Finds the first paragraph of 規則第９条 that a text cites. Undefined if it cites none.
 * @example citedParagraph('緊急（規則第９条第３項）') → { paragraph: 3, index: 8 }
 * @example citedParagraph('番号利用法第9条第3項') → undefined
 */
export function citedParagraph(text: string): Omit<Citation, 'cell'> | undefined {
  const match = citation.exec(text);
  return match ? { paragraph: Number((match[1] ?? '').normalize('NFKC')), index: match.index + '規則第9条'.length } : undefined;
}
