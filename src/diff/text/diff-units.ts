import { alignIds } from '../align/align-ids.js';
import type { Span } from '../../core/span.js';
import { diffTokens } from './diff-tokens.js';
import { spanText } from './edit.js';
import type { TextEdit, Spans, TextPair } from './edit.js';
import type { Sides } from '../../core/side.js';
import { pairUnits } from './pair-units.js';
import { paragraphMoves } from './paragraph-moves.js';
import type { Moves } from './paragraph-moves.js';
import { paragraphs } from './paragraphs.js';
import { replacedUnits, unitsSpan } from './replaced-units.js';
import type { UnitRange } from './replaced-units.js';
import { sentences } from './sentences.js';
import { unitIds } from './unit-ids.js';

/** Returns the edits between two texts. Aligns paragraphs first, then the sentences of changed paragraphs, then tokens. */
export function diffParagraphs(texts: TextPair): TextEdit[] {
  const whole = { before: { start: 0, end: texts.before.length }, after: { start: 0, end: texts.after.length } };
  return diffUnits(texts, whole, { cut: paragraphs, refine: diffSentences, moves: paragraphMoves });
}

function diffSentences(texts: TextPair, spans: Spans): TextEdit[] {
  return diffUnits(texts, spans, { cut: sentences, refine: diffTokens, moves: () => ({ before: new Map(), after: new Map() }) });
}

/** The steps of the comparison on one level: paragraphs or sentences. */
interface Level {
  readonly cut: (text: string, span: Span) => Span[];
  /** Returns the edits between units of one text and those that they became in the other. */
  readonly refine: (texts: TextPair, spans: Spans) => TextEdit[];
  readonly moves: typeof paragraphMoves;
}

function diffUnits(texts: TextPair, spans: Spans, level: Level): TextEdit[] {
  const units = { before: level.cut(texts.before, spans.before), after: level.cut(texts.after, spans.after) };
  if (units.before.length <= 1 && units.after.length <= 1) return level.refine(texts, spans);
  const ids = unitIds(texts, units);
  const runs = alignIds(ids.before, ids.after, 1);
  const moves = level.moves(texts, units, ids, runs);
  const edits: TextEdit[] = [];
  let from = { before: 0, after: 0 };
  for (const run of [...runs, { before: units.before.length, after: units.after.length, length: 0 }]) {
    append(edits, diffGap(texts, units, { before: { start: from.before, end: run.before }, after: { start: from.after, end: run.after } }, moves, level));
    for (let step = 0; step < run.length; step++) {
      const before = units.before[run.before + step];
      const after = units.after[run.after + step];
      if (before && after && spanText(texts.before, before) !== spanText(texts.after, after)) append(edits, level.refine(texts, { before, after }));
    }
    from = { before: run.before + run.length, after: run.after + run.length };
  }
  return edits;
}

function diffGap(texts: TextPair, units: Sides<readonly Span[]>, gap: UnitRange, moves: Moves, level: Level): TextEdit[] {
  const staying = { before: indexes(gap.before, moves.before), after: indexes(gap.after, moves.after) };
  const stayingUnits = { before: pick(units.before, staying.before), after: pick(units.after, staying.after) };
  const edits: TextEdit[] = [];
  let from = { before: gap.before.start, after: gap.after.start };
  for (const group of pairUnits(texts, stayingUnits)) {
    const before = indexSpan(staying.before, group.before);
    const after = indexSpan(staying.after, group.after);
    append(edits, replacedUnits(units, { before: { start: from.before, end: before.start }, after: { start: from.after, end: after.start } }, moves));
    append(edits, level.refine(texts, { before: unitsSpan(units.before, before), after: unitsSpan(units.after, after) }));
    from = { before: before.end, after: after.end };
  }
  append(edits, replacedUnits(units, { before: { start: from.before, end: gap.before.end }, after: { start: from.after, end: gap.after.end } }, moves));
  return edits;
}

function indexes({ start, end }: Span, moved: ReadonlyMap<number, number>): number[] {
  const staying: number[] = [];
  for (let index = start; index < end; index++) if (!moved.has(index)) staying.push(index);
  return staying;
}

function pick(units: readonly Span[], chosen: readonly number[]): Span[] {
  return chosen.flatMap((index) => units[index] ?? []);
}

function indexSpan(list: readonly number[], { start, end }: Span): Span {
  return { start: list[start] ?? 0, end: (list[end - 1] ?? 0) + 1 };
}

/** Appends one by one: a text may have more edits than a call takes arguments. */
function append(edits: TextEdit[], more: readonly TextEdit[]): void {
  for (const edit of more) edits.push(edit);
}
