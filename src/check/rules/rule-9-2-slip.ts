import type { TextNode } from '../../model/assessment.js';
import type { Rule } from './check-rule.js';

const citation = /規則第[9９]条第([0-9０-９]{1,2})項/u;

interface Citation {
  readonly cell: TextNode;
  readonly paragraph: number;
  /** Where 「第 n 項」 begins in the cell. */
  readonly index: number;
}

/**
 * 規則第９条第２項 (emergency) ran on to 第3項, 第4項 … from row to row: a spreadsheet counts up where a cell is dragged
 * down. Only such a run is reported; a lone 第3項 could be meant.
 */
export const rule92Slip: Rule = {
  id: 'rule-9-2-slip',
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
  const match = cell && citation.exec(cell.text);
  return match ? [{ cell, paragraph: Number((match[1] ?? '').normalize('NFKC')), index: match.index + '規則第9条'.length }] : [];
}
