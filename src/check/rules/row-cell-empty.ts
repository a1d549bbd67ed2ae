import { demandedColumns } from '../../appendix/rows/change-table.js';
import { rowsWithoutDay } from '../../appendix/rows/row-records.js';
import type { Message } from '../../core/message.js';
import type { ChangeRow } from '../../model/assessment.js';
import { isDayFile, isFinal, isPublished } from '../../model/cover.js';
import { isBlank, valueAt } from '../../model/value-at.js';
import type { CheckContext, CheckRule } from './check-rule.js';

/**
 * Reports empty cells of 変更箇所 that the form demands, an error once 公表日 is written. Rows of `amend` that wait for their 変更日 are
 * reported together: one more run fills them in.
 */
export const rowCellEmpty: CheckRule = {
  id: 'row-cell-empty',
  title: '変更箇所の行に空いた欄がある',
  *check(context) {
    const { form, assessment, source } = context;
    const waiting = rowsWithoutDay(assessment, source.data);
    const [first] = waiting;
    if (first) yield waitingRows(first, waiting.length, context);
    const columns = demandedColumns(form);
    const known = new Set(waiting);
    for (const row of assessment.rows) {
      for (const cell of row.row.cells) {
        if (!columns.has(cell.item.key) || !isBlank(valueAt(source.data, cell.path))) continue;
        if (known.has(row) && cell === row.dateCell) continue;
        const help = cell.item.help === '' ? '' : `（${cell.item.help.replace(/。$/u, '')}）`;
        yield {
          ruleId: rowCellEmpty.id,
          severity: isFinal(assessment, source.file) ? 'error' : 'notice',
          text: emptyWords(context),
          place: source.keyPlace(cell.path),
          item: cell.name,
          mend: `内容を書いてください${help}`,
        };
      }
    }
  },
};

function emptyWords({ assessment, source }: CheckContext): string {
  if (isPublished(assessment)) return '公表日が書かれた版なのに、空いています';
  return isDayFile(source.file) ? 'ファイルの名前が公表した日の版なのに、空いています' : 'まだ書かれていません';
}

/** File of a version that is not published yet. Its 公表日 was just written, or the day on which it is to be. */
export const draftFile = /(?:^|\/)draft\.ya?ml$/u;

/** Returns a path as it is typed in a command: in quotes if it holds a blank. */
export function quotedPath(path: string): string {
  return /\s/u.test(path) ? `"${path}"` : path;
}

function waitingRows({ row, dateCell }: ChangeRow, count: number, context: CheckContext): Message {
  const { source } = context;
  const base = { ruleId: rowCellEmpty.id, place: source.keyPlace((dateCell ?? row).path), item: (dateCell ?? row).name } as const;
  const rows = `「hyokasho amend」が書いた行のうち、${String(count)}行の変更日`;
  const again = `「hyokasho amend ${quotedPath(source.file)} --write」をもう一度実行してください`;
  if (!isPublished(context.assessment)) {
    return { ...base, severity: 'notice', text: `${rows}が、公表日が決まるのを待って空いています`, mend: `公表日を書いてから、${again}` };
  }
  return {
    ...base,
    severity: draftFile.test(source.file) ? 'warning' : 'error',
    text: `公表日が書かれましたが、${rows}が空いたままです`,
    mend: `公表日がこの版を公表する日であることを確かめてから、${again}`,
  };
}
