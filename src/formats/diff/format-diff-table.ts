import { showControls } from '../../core/visible.js';
import { shortenSame } from '../../redline/diff-excerpt.js';
import {
  countLine,
  hasMarks,
  markEdit,
  marksLegend,
  matchesTitle,
  matchLine,
  shiftLine,
  shiftsHint,
  shiftsTitle,
  showBreaks,
  versionLine,
} from '../../redline/diff-words.js';
import type { MarkedPiece } from '../../redline/diff-pieces.js';
import type { Side } from '../../core/side.js';
import type { ChangeView, DiffView } from '../../redline/view-changes.js';
import type { RedlinePair, SideView } from '../../redline/view-values.js';

/** Longest two whole values that share one line (変更前 → 変更後), in UTF-16 units together. */
const maxOneLine = 60;
const labels: Readonly<Record<Side, string>> = { before: '変更前', after: '変更後' };
/** ANSI: red and struck out, green and underlined (a space has no colour), yellow and underlined. */
const colours: Readonly<Record<Side, string>> = { before: '31;9', after: '32;4' };
const formColour = '33;4';

/** Formats a diff for a terminal: one paragraph for each change, and a line that counts them. */
export function formatDiffTable(view: DiffView, colour: boolean): string {
  const changes = view.changes.map((change) => changeLines(change, colour));
  const matches = view.matches.map((match) => `  ${showControls(matchLine(match))}`);
  const paragraphs = [
    [showControls(versionLine('変更前', view.before)), showControls(versionLine('変更後', view.after))],
    ...changes,
    ...(view.shifts.length === 0 ? [] : [[`■ ${shiftsTitle}`, ...view.shifts.map((shift) => `  ${showControls(shiftLine(shift))}`), `  ${shiftsHint}`]]),
    ...(matches.length === 0 ? [] : [[`■ ${matchesTitle}`, ...matches]]),
    [...(!colour && hasMarks(view) ? [marksLegend] : []), countLine(view)],
  ];
  return `${paragraphs.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function changeLines({ kind, name, formerName, rows, note }: ChangeView, colour: boolean): readonly string[] {
  const title = `■ ${kind}　${showControls(name)}`;
  return [
    colour ? `\u001b[1m${title}\u001b[0m` : title,
    ...(formerName === '' ? [] : [`  変更前の項目名: ${showControls(formerName)}`]),
    ...rows.flatMap((row) => rowLines(row, colour)),
    ...(note === '' ? [] : [`  （${note}）`]),
  ];
}

function rowLines(row: RedlinePair, colour: boolean): readonly string[] {
  const [before, after] = (['before', 'after'] as const).map((side) => sideLines(row[side], side, row.whole, colour));
  const [old, now] = [before?.[0] ?? '', after?.[0] ?? ''];
  if (before?.length === 1 && after?.length === 1 && row.whole && old.length + now.length <= maxOneLine) return [`  ${old} → ${now}`];
  return [...indented(before ?? [], 'before'), ...indented(after ?? [], 'after')];
}

function indented(lines: readonly string[], side: Side): readonly string[] {
  return lines.map((line, index) => `  ${index === 0 ? labels[side] : '　　　'}│${line}`);
}

function sideLines({ pieces, nothing }: SideView, side: Side, whole: boolean, colour: boolean): readonly string[] {
  if (pieces.length === 0) return [nothing];
  return shortenSame(pieces)
    .map((piece) => pieceText(piece, side, whole, colour))
    .join('')
    .split('\n');
}

function pieceText(piece: MarkedPiece, side: Side, whole: boolean, colour: boolean): string {
  if (piece.mark === 'same') return lineByLine(piece.text, showControls);
  const note = piece.note === '' ? '' : `〔${showControls(piece.note)}〕`;
  if (colour) {
    const code = piece.mark === 'form' ? formColour : colours[side];
    const text = whole ? piece.text : showBreaks(piece.text);
    return lineByLine(text, (line) => (line === '' ? '' : `\u001b[${code}m${showControls(line)}\u001b[0m`)) + note;
  }
  const { marked, rest } = markEdit(piece, side, whole);
  return lineByLine(marked, showControls) + note + rest;
}

function lineByLine(text: string, change: (line: string) => string): string {
  return text.split('\n').map(change).join('\n');
}
