import { foldForm } from '../../core/fold-form.js';
import type { Assessment } from '../../model/assessment.js';
import type { BoxesDetail, Change, FieldChange, Hunk, TextDetail } from '../changes/change.js';
import type { Span } from '../../core/span.js';
import { rootKey } from '../../model/item-key.js';
import type { ItemKey } from '../../model/item-key.js';
import { textChanges } from './moved-lines.js';
import type { PlacedLine, LineStretch, TextChange } from './moved-lines.js';
import type { LineUnit } from './rewritten-lines.js';

/** Paragraphs that follow one another in two items: they moved from the one to the other. */
interface MovedRun {
  readonly removed: MovedPlace;
  readonly added: MovedPlace;
}

/** The paragraphs of a run in one text, by their indexes; `last` is in it. */
interface MovedPlace {
  readonly stretch: LineStretch;
  first: number;
  last: number;
}

/**
 * Marks the paragraphs that moved from one item to another in the hunks of text changes. These are whole paragraphs that are removed
 * from one item and added to the other, compared folded. Each is used once, the first removed for the first added; a heading goes
 * with the paragraph below it. A hunk that moved only in part is cut there, and one that puts something else in its place is cut
 * in two. A move within a text, which `diffText` found, gets its key.
 */
export function markMovedTexts(changes: readonly Change[], before: Assessment, after: Assessment): readonly Change[] {
  const texts = textChanges(changes);
  const pairs = pairLines(texts, before, after);
  const runs = pairs.size === 0 ? [] : makeRuns(pairs);
  const pieces: Pieces = { removed: new Map(), added: new Map() };
  for (const { removed, added } of runs) {
    const [from, to] = [movedPiece(removed), movedPiece(added)];
    add(pieces.removed, removed.stretch.hunk, { span: from, moved: { key: added.stretch.owner.key, span: to } });
    add(pieces.added, added.stretch.hunk, { span: to, moved: { key: removed.stretch.owner.key, span: from } });
  }
  const units = new Map(texts.map((text) => [text.change, text.units]));
  return changes.map((change) => (change.kind === 'field' ? withMoves(change, units.get(change) ?? [], pieces) : change));
}

/** Returns the added paragraph that each removed one became. Leaves out paragraphs that stay in their text. */
function pairLines(texts: readonly TextChange[], before: Assessment, after: Assessment): Map<PlacedLine, PlacedLine> {
  const pairs = new Map<PlacedLine, PlacedLine>();
  const telling = (stretches: readonly LineStretch[]): PlacedLine[] => stretches.flatMap(({ lines }) => lines.filter((line) => line.telling));
  if (!texts.some(({ removed }) => telling(removed).length > 0) || !texts.some(({ added }) => telling(added).length > 0)) return pairs;
  const [rankBefore, rankAfter] = [rankIn(before, 'before'), rankIn(after, 'after')];
  const went = [...texts].sort((a, b) => rankBefore(a.change) - rankBefore(b.change)).flatMap(({ removed }) => telling(removed));
  const came = new Map<string, PlacedLine[]>();
  for (const line of [...texts].sort((a, b) => rankAfter(a.change) - rankAfter(b.change)).flatMap(({ added }) => telling(added))) {
    const same = came.get(line.folded);
    if (same) same.push(line);
    else came.set(line.folded, [line]);
  }
  const times = new Map<string, number>();
  for (const line of went) {
    const time = times.get(line.folded) ?? 0;
    times.set(line.folded, time + 1);
    const other = came.get(line.folded)?.[time];
    if (other && other.stretch.owner !== line.stretch.owner) pairs.set(line, other);
  }
  return pairs;
}

function rankIn(assessment: Assessment, side: 'before' | 'after'): (change: FieldChange) => number {
  const ranks = new Map(assessment.fields.map(({ key }, rank) => [key, rank]));
  return (change) => ranks.get(change[side]?.key ?? rootKey) ?? -1;
}

/** Joins pairs that follow one another in both texts to runs. An equal paragraph above a run goes with it, though too short to be recognised alone. */
function makeRuns(pairs: ReadonlyMap<PlacedLine, PlacedLine>): readonly MovedRun[] {
  const paired = new Set([...pairs.keys(), ...pairs.values()]);
  const runs: MovedRun[] = [];
  const ending = new Map<PlacedLine, MovedRun>();
  for (const [went, came] of [...pairs].sort(([a], [b]) => a.index - b.index)) {
    const removed: MovedPlace = { stretch: went.stretch, first: went.index, last: went.index };
    const added: MovedPlace = { stretch: came.stretch, first: came.index, last: came.index };
    for (;;) {
      const [above, aboveCame] = [removed.stretch.lines[removed.first - 1], added.stretch.lines[added.first - 1]];
      const previous = above && ending.get(above);
      if (previous && aboveCame && previous.added.stretch === added.stretch && previous.added.last === added.first - 1) {
        previous.removed.last = removed.last;
        previous.added.last = added.last;
        ending.set(went, previous);
        break;
      }
      if (!above || !aboveCame || paired.has(above) || paired.has(aboveCame) || !goTogether(above, aboveCame)) {
        const run = { removed: withoutBlanks(removed), added: withoutBlanks(added) };
        runs.push(run);
        ending.set(went, run);
        break;
      }
      removed.first -= 1;
      added.first -= 1;
    }
  }
  return runs;
}

function goTogether(a: PlacedLine, b: PlacedLine): boolean {
  return a.whole && b.whole && a.folded === b.folded;
}

/** Leaves out blank lines at the beginning of a run: they belong to the paragraph above. */
function withoutBlanks(place: MovedPlace): MovedPlace {
  let { first } = place;
  while (first < place.last && place.stretch.lines[first]?.folded === '') first += 1;
  return { ...place, first };
}

interface MovedPiece {
  readonly span: Span;
  readonly moved: { readonly key: ItemKey; readonly span: Span };
}

/** The moved pieces of each hunk, in the text that it removes and in the text that it adds. */
interface Pieces {
  readonly removed: Map<Hunk, MovedPiece[]>;
  readonly added: Map<Hunk, MovedPiece[]>;
}

/** Returns the span that a run takes from its hunk. The rest of the hunk goes with it where that is only white space. */
function movedPiece({ stretch: { lines }, first, last }: MovedPlace): Span {
  const blank = (line: PlacedLine): boolean => line.folded === '';
  const begin = lines.slice(0, first).every(blank) ? 0 : first;
  const end = lines.slice(last + 1).every(blank) ? lines.length - 1 : last;
  return { start: lines[begin]?.span.start ?? 0, end: lines[end]?.span.end ?? 0 };
}

function add(pieces: Map<Hunk, MovedPiece[]>, hunk: Hunk, added: MovedPiece): void {
  const there = pieces.get(hunk);
  if (there) there.push(added);
  else pieces.set(hunk, [added]);
}

function withMoves(change: FieldChange, units: readonly LineUnit[], pieces: Pieces): FieldChange {
  const { detail, key } = change;
  if (detail.kind === 'boxes') {
    const options = detail.options.map((option) => ({ ...option, hunks: option.hunks.map((hunk) => withKey(hunk, key)) }));
    return { ...change, detail: { ...detail, options } satisfies BoxesDetail };
  }
  if (detail.kind !== 'text') return change;
  const hunks = units.flatMap(({ hunk, parts }) => {
    const [removed, added] = [pieces.removed.get(hunk), pieces.added.get(hunk)];
    return removed || added ? cutHunk(hunk, detail, removed ?? [], added ?? []) : parts.map((part) => withKey(part, key));
  });
  return { ...change, detail: { ...detail, hunks } };
}

function withKey(hunk: Hunk, key: ItemKey): Hunk {
  return hunk.moved?.key === '' ? { ...hunk, moved: { ...hunk.moved, key } } : hunk;
}

/** Cuts a hunk where it moved, its removed text apart from its added text. Which of the two comes first is the same for the reversed hunk. */
function cutHunk(hunk: Hunk, { before, after }: TextDetail, removed: readonly MovedPiece[], added: readonly MovedPiece[]): Hunk[] {
  const removedFirst = before < after;
  const gone = cutSide(before, hunk.before, removed, (span) => {
    const at = removedFirst ? hunk.after.start : hunk.after.end;
    return { before: span, after: { start: at, end: at } };
  });
  const come = cutSide(after, hunk.after, added, (span) => {
    const at = removedFirst ? hunk.before.end : hunk.before.start;
    return { before: { start: at, end: at }, after: span };
  });
  return removedFirst ? [...gone, ...come] : [...come, ...gone];
}

function cutSide(text: string, whole: Span, pieces: readonly MovedPiece[], sides: (span: Span) => Pick<Hunk, 'before' | 'after'>): Hunk[] {
  const made: Hunk[] = [];
  const put = (span: Span, moved?: MovedPiece['moved']): void => {
    if (span.start === span.end) return;
    made.push({ ...sides(span), formOnly: foldForm(text.slice(span.start, span.end)) === '', ...(moved ? { moved } : {}) });
  };
  let from = whole.start;
  for (const { span, moved } of [...pieces].sort((a, b) => a.span.start - b.span.start)) {
    put({ start: from, end: span.start });
    put(span, moved);
    from = span.end;
  }
  put({ start: from, end: whole.end });
  return made;
}
