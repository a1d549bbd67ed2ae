import type { Span } from '../../core/span.js';
import type { TextEdit } from './edit.js';
import type { Sides } from '../../core/side.js';
import type { Moves } from './paragraph-moves.js';

/** Neighbouring units of both texts, by their indexes; `end` is not in it. */
export type UnitRange = Sides<Span>;

/** Returns the span of text that units cover. Empty, before the unit at `start`, if there are none. */
export function unitsSpan(units: readonly Span[], { start, end }: Span): Span {
  const from = units[start]?.start ?? units.at(-1)?.end ?? 0;
  return { start: from, end: end > start ? (units[end - 1]?.end ?? from) : from };
}

/** Returns the edits of units without a counterpart. A removal and an addition at one position are one edit; a move is one of its own. */
export function replacedUnits(units: Sides<readonly Span[]>, range: UnitRange, moves: Moves): TextEdit[] {
  const went = chunks(units.before, range.before, moves.before);
  const came = chunks(units.after, range.after, moves.after);
  const nothing = {
    before: unitsSpan(units.before, { start: range.before.end, end: range.before.end }),
    after: unitsSpan(units.after, { start: range.after.start, end: range.after.start }),
  };
  const lastWent = went.at(-1);
  const firstCame = came[0];
  const meet = lastWent && firstCame && lastWent.move === undefined && firstCame.move === undefined;
  return [
    ...(meet ? went.slice(0, -1) : went).map(({ span, move }) => edit(span, nothing.after, move)),
    ...(meet ? [edit(lastWent.span, firstCame.span, undefined)] : []),
    ...(meet ? came.slice(1) : came).map(({ span, move }) => edit(nothing.before, span, move)),
  ];
}

function edit(before: Span, after: Span, move: number | undefined): TextEdit {
  return move === undefined ? { before, after } : { before, after, move };
}

interface Chunk {
  readonly span: Span;
  readonly move: number | undefined;
}

/** Joins neighbours that stay, and neighbours that moved together, to one span each. */
function chunks(units: readonly Span[], range: Span, moved: ReadonlyMap<number, number>): Chunk[] {
  const found: Chunk[] = [];
  for (let index = range.start; index < range.end; index++) {
    const { start, end } = unitsSpan(units, { start: index, end: index + 1 });
    const move = moved.get(index);
    const last = found.at(-1);
    if (last && last.move === move) found[found.length - 1] = { span: { start: last.span.start, end }, move };
    else found.push({ span: { start, end }, move });
  }
  return found;
}
