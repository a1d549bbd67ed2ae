import type { MarkedPiece } from './diff-pieces.js';
import type { Side } from '../core/side.js';
import type { DiffView, MatchView, ShiftView, VersionView } from './view-changes.js';

export const diffTitle = '特定個人情報保護評価書　新旧対照表';
export const matchesTitle = '名前と内容から同じものとみなした項目（id が違うもの）';
export const shiftsTitle = '中身が別の id へ移った項目（id を並び順で付け直すと、名前と中身の変更になる）';
export const shiftsHint = 'id は項目に付けて、並べ替えても動かさないでください。前の版の id を項目と共に移すと、順序の変更だけが残ります';
/** Legend of the marks around edits where colour alone would not do. Neither `=` nor these brackets are marks of Markdown. */
export const marksLegend = '［-…-］ 消えた文字　｛+…+｝ 加わった文字　［=…=］｛=…=｝ 表記だけの違い　⏎ 改行';
const edgeMarks: Readonly<Record<Side, readonly [open: string, close: string]>> = { before: ['［-', '-］'], after: ['｛+', '+｝'] };
const formMarks: typeof edgeMarks = { before: ['［=', '=］'], after: ['｛=', '=｝'] };
const noDifferences = '違いはありません';

/**
 * Returns an edited piece with its marks around it. A last line break comes behind them (`rest`), so that no mark begins a line.
 * @param whole True if everything in its row is edited. Line breaks then need no sign.
 * @example markEdit({ text: '削除\n', mark: 'edit' }, 'before') → { marked: '［-削除⏎-］', rest: '\n' }
 */
export function markEdit({ text, mark }: MarkedPiece, side: Side, whole = false): { readonly marked: string; readonly rest: string } {
  const [open, close] = mark === 'form' ? formMarks[side] : edgeMarks[side];
  if (whole) return { marked: open + text + close, rest: '' };
  const [shown, rest] = text.endsWith('\n') ? [text.slice(0, -1), '\n'] : [text, ''];
  return { marked: open + showBreaks(shown) + (rest === '' ? '' : '⏎') + close, rest };
}

/** Puts ⏎ before every line break: an added or removed break can't be seen by itself. */
export function showBreaks(text: string): string {
  return text.replaceAll('\n', '⏎\n');
}

/** True if some edit carries marks, so that a legend is of use. */
export function hasMarks({ changes }: DiffView): boolean {
  return changes.some(({ rows }) =>
    rows.some((row) => [row.before, row.after].some(({ pieces }) => pieces.some(({ mark, text }) => mark !== 'same' && text !== ''))),
  );
}

/** Formats one version: `変更前: a/2024-02-14.yaml　様式３（平成30年5月）`. */
export function versionLine(label: string, { file, form }: VersionView): string {
  return `${label}: ${file}　${form}`;
}

/** Formats the number of changes: `違い 3 件（追加 1、変更 2）`. */
export function countLine({ changes, counts }: DiffView): string {
  if (changes.length === 0) return noDifferences;
  return `違い ${String(changes.length)} 件（${counts.map(({ kind, count }) => `${kind} ${String(count)}`).join('、')}）`;
}

export function shiftLine({ before, after, ids }: ShiftView): string {
  return `${before} → ${after}（id は ${ids.before} から ${ids.after} へ）`;
}

export function matchLine({ before, after, percent }: MatchView): string {
  return `${before} → ${after}（確からしさ ${String(percent)}％）`;
}
