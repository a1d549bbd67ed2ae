import type { TextNode, ChangeRow } from '../../model/assessment.js';

/** The three cells of a row that say what changed. */
export interface RowCells {
  /** 項目 */
  readonly item: TextNode;
  /** 変更前の記載 */
  readonly before: TextNode;
  /** 変更後の記載 */
  readonly after: TextNode;
}

/** The cells of a row by what they are: no description says so, but every form has them in this order between 変更日 and 提出時期. */
export function rowCells({ row }: ChangeRow): RowCells | undefined {
  const [item, before, after] = row.cells.filter((cell) => cell.kind === 'text' && cell.item.kind !== 'date');
  if (item?.kind !== 'text' || before?.kind !== 'text' || after?.kind !== 'text') return undefined;
  return { item, before, after };
}
