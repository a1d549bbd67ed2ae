import { cutBefore, shortenSame } from '../../redline/diff-excerpt.js';
import { unmarkedText } from '../../redline/diff-pieces.js';
import type { Side } from '../../core/side.js';
import { spreadsheetCell } from './spreadsheet-cell.js';
import type { ChangeView, DiffView } from '../../redline/view-changes.js';

/** Longest cell of Excel, in UTF-16 units. The rest of a longer text would spill into the next rows. */
const cellLimit = 32_767;

/**
 * Formats a diff as CSV (RFC 4180) that Excel opens by itself: byte order mark, CRLF, nothing that Excel would calculate or rewrite.
 * Texts have no marks and are whole unless they outgrow a cell of Excel.
 *
 * @example formatDiffCsv({ changes: [{ name: '＝１', kind: '', rows: [], note: '', formOnly: false, key: '' }] }).split('\r\n')[1] → "'＝１,,,,,"
 * @example formatDiffCsv({ changes: [{ name: '１＝', kind: '', rows: [], note: '', formOnly: false, key: '' }] }).split('\r\n')[1] → '１＝,,,,,'
 */
export function formatDiffCsv(view: DiffView): string {
  const rows = [
    ['項目', '種類', '変更前', '変更後', '表記のみ', 'キー'],
    ...view.changes.map((change) => [change.name, change.kind, csvSide(change, 'before'), csvSide(change, 'after'), change.formOnly ? '○' : '', change.key]),
  ];
  return `\ufeff${rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`;
}

function csvSide({ rows, note }: ChangeView, side: Side): string {
  const texts = (shorten: typeof shortenSame): string => rows.map((row) => unmarkedText(shorten(row[side].pieces))).join('\n');
  const whole = texts((pieces) => pieces) + (note === '' || side === 'before' ? '' : `（${note}）`);
  if (whole.length < cellLimit) return whole;
  const short = texts(shortenSame);
  if (short.length < cellLimit) return short;
  const rest = `〔以下略。全${String(whole.length)}字〕`;
  return short.slice(0, cutBefore(short, cellLimit - rest.length - 1)) + rest;
}

function cell(text: string): string {
  const safe = spreadsheetCell(text);
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
