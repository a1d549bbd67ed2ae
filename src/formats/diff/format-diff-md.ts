import { showControls } from '../../core/visible.js';
import { shortenSame } from '../../redline/diff-excerpt.js';
import { countLine, diffTitle, hasMarks, markEdit, marksLegend, matchesTitle, shiftLine, shiftsHint, shiftsTitle } from '../../redline/diff-words.js';
import type { MarkedPiece } from '../../redline/diff-pieces.js';
import type { Side } from '../../core/side.js';
import type { ChangeView, DiffView } from '../../redline/view-changes.js';
import type { RedlinePair, SideView } from '../../redline/view-values.js';

/** Formats a diff as Markdown: one table that GitHub and most converters understand. Its only HTML is line breaks. */
export function formatDiffMarkdown(view: DiffView): string {
  const lines = [
    `# ${diffTitle}`,
    '',
    ...(view.title === '' ? [] : [`- 評価書: ${escapeMarkdown(view.title)}`]),
    `- 変更前: ${escapeMarkdown(showControls(view.before.file))}　${escapeMarkdown(view.before.form)}`,
    `- 変更後: ${escapeMarkdown(showControls(view.after.file))}　${escapeMarkdown(view.after.form)}`,
    `- ${countLine(view)}`,
    ...(hasMarks(view) ? ['', marksLegend] : []),
    ...(view.changes.length === 0 ? [] : ['', ...table(['項目', '種類', '変更前', '変更後'], view.changes.map(cells))]),
    ...(view.shifts.length === 0
      ? []
      : ['', `## ${shiftsTitle}`, '', ...view.shifts.map((shift) => `- ${escapeMarkdown(showControls(shiftLine(shift)))}`), '', shiftsHint]),
    ...(view.matches.length === 0
      ? []
      : [
          '',
          `## ${matchesTitle}`,
          '',
          ...table(
            ['変更前', '変更後', '確からしさ'],
            view.matches.map(({ before, after, percent }) => [escapeMarkdown(before), escapeMarkdown(after), `${String(percent)}％`]),
          ),
        ]),
  ];
  return `${lines.join('\n')}\n`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const line = (row: readonly string[]): string => `| ${row.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)];
}

function cells({ kind, name, formerName, rows, note }: ChangeView): readonly string[] {
  const former = formerName === '' ? '' : `<br>（変更前は「${escapeMarkdown(formerName)}」）`;
  const remark = note === '' ? '' : `<br>（${escapeMarkdown(note)}）`;
  return [escapeMarkdown(name) + former, kind, cell(rows, 'before'), cell(rows, 'after') + remark];
}

function cell(rows: readonly RedlinePair[], side: Side): string {
  return rows.map((row) => markdownSide(row[side], side, row.whole)).join('<br>');
}

function markdownSide({ pieces, nothing }: SideView, side: Side, whole: boolean): string {
  if (pieces.length === 0) return nothing;
  return shortenSame(pieces)
    .map((piece) => pieceText(piece, side, whole))
    .join('');
}

function pieceText(piece: MarkedPiece, side: Side, whole: boolean): string {
  if (piece.mark === 'same') return escapeMarkdown(piece.text);
  const { marked, rest } = markEdit(piece, side, whole);
  return escapeMarkdown(marked) + (piece.note === '' ? '' : `〔${escapeMarkdown(piece.note)}〕`) + escapeMarkdown(rest);
}

/** Escapes a text for a table's cell, so that it makes no emphasis, link, code, formula, HTML or end of the cell. */
function escapeMarkdown(text: string): string {
  return text
    .replace(/[\\`*_[\]~$#!]/gu, '\\$&')
    .replace(/[&<>|]/gu, (character) => entities[character] ?? character)
    .replace(/ {2,}|(?<=\n) /gu, (spaces) => '&nbsp;'.repeat(spaces.length))
    .replaceAll('\n', '<br>');
}

/** `|` is an entity too, because `\|` still ends the cell behind another backslash. */
const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '|': '&#124;' };
