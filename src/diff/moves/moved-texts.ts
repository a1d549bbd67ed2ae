import { foldForm } from '../../core/fold-form.js';
import type { Assessment } from '../../model/assessment.js';
import type { BoxesDetail, Change, FieldChange, Hunk, Span, TextDetail } from '../changes/change.js';
import type { ItemKey } from '../../model/item-key.js';
import { textChanges } from './moved-lines.js';
import type { Line, Stretch, TextChange } from './moved-lines.js';
import { pathKey } from '../../load/read/source.js';
import type { Unit } from './rewritten-lines.js';

/** Paragraphs that follow one another in both of two items: they left the one for the other. */
interface Run {
  readonly removed: Place;
  readonly added: Place;
}

/** The paragraphs of a run in one text; both ends are in it. */
interface Place {
  readonly stretch: Stretch;
  first: number;
  last: number;
}

/**
 * Marks in the hunks of text changes what moved from one item to another: whole paragraphs that are taken away in one and put
 * into the other, folded. Each is used once, the first that went for the first that came; a heading goes with the paragraph
 * below it. Hunks of which only a part moved are cut there, and one that puts something else in its place is cut in two. What
 * `diffText` found to have moved within a text gets its key.
 */
export function markMovedTexts(changes: readonly Change[], before: Assessment, after: Assessment): readonly Change[] {
  const texts = textChanges(changes);
  const pairs = pairLines(texts, before, after);
  const runs = pairs.size === 0 ? [] : makeRuns(pairs);
  const pieces: Pieces = { removed: new Map(), added: new Map() };
  for (const { removed, added } of runs) {
    const [from, to] = [piece(removed), piece(added)];
    add(pieces.removed, removed.stretch.hunk, { span: from, moved: { key: added.stretch.owner.key, span: to } });
    add(pieces.added, added.stretch.hunk, { span: to, moved: { key: removed.stretch.owner.key, span: from } });
  }
  const units = new Map(texts.map((text) => [text.change, text.units]));
  return changes.map((change) => (change.kind === 'field' ? withMoves(change, units.get(change) ?? [], pieces) : change));
}

/** Which paragraph that went is which that came. */
function pairLines(texts: readonly TextChange[], before: Assessment, after: Assessment): Map<Line, Line> {
  const pairs = new Map<Line, Line>();
  const telling = (stretches: readonly Stretch[]): Line[] => stretches.flatMap(({ lines }) => lines.filter((line) => line.telling));
  const [rankBefore, rankAfter] = [rankIn(before, 'before'), rankIn(after, 'after')];
  const went = [...texts].sort((a, b) => rankBefore(a.change) - rankBefore(b.change)).flatMap(({ removed }) => telling(removed));
  const came = new Map<string, Line[]>();
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
  const ranks = new Map(assessment.fields.map(({ path }, rank) => [pathKey(path), rank]));
  return (change) => ranks.get(pathKey(change[side]?.path ?? [])) ?? -1;
}

/** Pairs that follow one another in both texts are one run; what stands above it in both, though it tells nothing by itself, goes with it. */
function makeRuns(pairs: ReadonlyMap<Line, Line>): readonly Run[] {
  const paired = new Set([...pairs.keys(), ...pairs.values()]);
  const runs: Run[] = [];
  const ending = new Map<Line, Run>();
  for (const [went, came] of [...pairs].sort(([a], [b]) => a.index - b.index)) {
    const removed: Place = { stretch: went.stretch, first: went.index, last: went.index };
    const added: Place = { stretch: came.stretch, first: came.index, last: came.index };
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

function goTogether(a: Line, b: Line): boolean {
  return a.whole && b.whole && a.folded === b.folded;
}

/** An empty line above belongs to what stands above it. */
function withoutBlanks(place: Place): Place {
  let { first } = place;
  while (first < place.last && place.stretch.lines[first]?.folded === '') first += 1;
  return { ...place, first };
}

interface Piece {
  readonly span: Span;
  readonly moved: { readonly key: ItemKey; readonly span: Span };
}

/** What moved of each hunk, of what it takes away and of what it puts in. */
interface Pieces {
  readonly removed: Map<Hunk, Piece[]>;
  readonly added: Map<Hunk, Piece[]>;
}

/** The stretch that a run takes: with what is left of the hunk, where that is only white space. */
function piece({ stretch: { lines }, first, last }: Place): Span {
  const blank = (line: Line): boolean => line.folded === '';
  const begin = lines.slice(0, first).every(blank) ? 0 : first;
  const end = lines.slice(last + 1).every(blank) ? lines.length - 1 : last;
  return { start: lines[begin]?.span.start ?? 0, end: lines[end]?.span.end ?? 0 };
}

function add(pieces: Map<Hunk, Piece[]>, hunk: Hunk, added: Piece): void {
  const there = pieces.get(hunk);
  if (there) there.push(added);
  else pieces.set(hunk, [added]);
}

function withMoves(change: FieldChange, units: readonly Unit[], pieces: Pieces): FieldChange {
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

/** A hunk cut where it moved: what it takes away apart from what it puts in, which of them comes first being the same for the reversed hunk. */
function cutHunk(hunk: Hunk, { before, after }: TextDetail, removed: readonly Piece[], added: readonly Piece[]): Hunk[] {
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

function cutSide(text: string, whole: Span, pieces: readonly Piece[], sides: (span: Span) => Pick<Hunk, 'before' | 'after'>): Hunk[] {
  const made: Hunk[] = [];
  const put = (span: Span, moved?: Piece['moved']): void => {
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
