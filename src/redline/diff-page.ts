import { templateFolder } from '../layout/template.js';
import { showControls } from '../core/visible.js';
import { shortenSame } from './diff-excerpt.js';
import type { MarkedPiece } from './diff-pieces.js';
import type { Side } from '../core/side.js';
import type { ChangeView, DiffView } from './view-changes.js';
import type { RedlinePair, SideView } from './view-values.js';
import { countLine, diffTitle, hasMarks, markEdit, marksLegend, matchesTitle, shiftLine, shiftsHint, shiftsTitle } from './diff-words.js';

let compiled: { readonly page: (context: unknown) => string; readonly css: string } | undefined;

/**
 * Returns a diff as one self-contained HTML page: a table for each part of the form, styles inline, no scripts, nothing from
 * outside. Edits are `ins` and `del`, and carry marks in the text, so that they do not depend on colour. Handlebars escapes every text.
 */
export function renderDiffHtml(view: DiffView): string {
  const folder = templateFolder('redline');
  compiled ??= {
    page: folder.template('page.hbs'),
    css: folder.text('page.css').trimEnd(),
  };
  return compiled.page({
    title: diffTitle,
    css: compiled.css,
    about: [
      ...(view.title === '' ? [] : [{ label: '評価書', text: view.title }]),
      { label: '変更前', text: showControls(`${view.before.file}　${view.before.form}`) },
      { label: '変更後', text: showControls(`${view.after.file}　${view.after.form}`) },
    ],
    count: countLine(view),
    legend: hasMarks(view) ? marksLegend : '',
    parts: partsOf(view.changes),
    matchesTitle,
    matches: view.matches,
    shiftsTitle,
    shiftsHint,
    shifts: view.shifts.map((shift) => showControls(shiftLine(shift))),
  });
}

interface RedlinePart {
  readonly part: string;
  readonly changes: readonly object[];
}

/** Groups changes by the part of the form. They come in the order of the form, so those of a part follow one another. */
function partsOf(changes: readonly ChangeView[]): readonly RedlinePart[] {
  const parts: { part: string; changes: object[] }[] = [];
  for (const change of changes) {
    const last = parts.at(-1);
    if (last?.part === change.part) last.changes.push(changeContext(change));
    else parts.push({ part: change.part, changes: [changeContext(change)] });
  }
  return parts;
}

function changeContext({ kind, name, part, formerName, rows, note }: ChangeView): object {
  // The heading of the table already names the part.
  const short = name.startsWith(`${part}　`) ? name.slice(part.length + 1) : name;
  return { kind, name: short, formerName, note, sides: [lines(rows, 'before'), lines(rows, 'after')] };
}

function lines(rows: readonly RedlinePair[], side: Side): readonly object[] {
  return rows.map((row) => sideContext(row[side], side, row.whole));
}

function sideContext({ pieces, nothing }: SideView, side: Side, whole: boolean): object {
  return pieces.length === 0 ? { nothing } : { pieces: shortenSame(pieces).map((each) => pieceContext(each, side, whole)) };
}

function pieceContext(piece: MarkedPiece, side: Side, whole: boolean): object {
  if (piece.mark === 'same') return { same: piece.text };
  const { marked, rest } = markEdit(piece, side, whole);
  return { [side === 'before' ? 'del' : 'ins']: marked, formOnly: piece.mark === 'form', note: piece.note, rest };
}
