import { alignIds } from '../align/align-ids.js';
import type { CommonRun } from '../align/align-ids.js';
import type { Span } from '../../core/span.js';
import { spanText, spanLength } from './edit.js';
import type { TextEdit, Spans, TextPair } from './edit.js';
import type { Sides } from '../../core/side.js';
import { scriptAt, tokenEnds, tokenKey } from './tokens.js';
import { trimEdit } from './trim-edit.js';

/** Least share (0 to 1) of kanji, words and numbers in common. Spans with less read better as one removal and one addition. */
const leastInCommon = 0.3;

/**
 * Returns the edits between two spans that hold the same sentence or few sentences, token by token. Spans with too little in
 * common are one edit.
 * @example diffTokens({ before: '氏名を確認する。', after: '氏名を廃棄する。' }, { before: { start: 0, end: 8 }, after: { start: 0, end: 8 } }) → [{ before: { start: 3, end: 5 }, after: { start: 3, end: 5 } }]
 * @example diffTokens({ before: '氏名を確認する。', after: '住所を廃棄する。' }, { before: { start: 0, end: 8 }, after: { start: 0, end: 8 } }) → [{ before: { start: 0, end: 5 }, after: { start: 0, end: 5 } }]
 */
export function diffTokens(texts: TextPair, spans: Spans): TextEdit[] {
  const tokens = { before: tokensOf(texts.before, spans.before), after: tokensOf(texts.after, spans.after) };
  const ids = tokenIds(texts, tokens);
  const runs = alignIds(ids.before, ids.after, 8);
  const whole = trimEdit(texts, spans);
  if (spanLength(whole.before) > 0 && spanLength(whole.after) > 0 && isAnother(texts, tokens, runs)) return [whole];
  return between(spans, equalTokens(texts, tokens, runs)).map((edit) => trimEdit(texts, edit));
}

function tokensOf(text: string, span: Span): Span[] {
  let start = span.start;
  return tokenEnds(text, span).map((end) => {
    const token = { start, end };
    start = end;
    return token;
  });
}

function tokenIds(texts: TextPair, tokens: Sides<readonly Span[]>): Sides<number[]> {
  const ids = new Map<string, number>();
  const keys = new Map<string, number>();
  const number = (token: string): number => {
    const known = ids.get(token);
    if (known !== undefined) return known;
    const key = tokenKey(token);
    const id = keys.get(key) ?? keys.size;
    keys.set(key, id);
    ids.set(token, id);
    return id;
  };
  return {
    before: tokens.before.map((token) => number(spanText(texts.before, token))),
    after: tokens.after.map((token) => number(spanText(texts.after, token))),
  };
}

/**
 * True if the spans have less than {@link leastInCommon} in common. Counts only kanji, words and numbers: every sentence has its
 * particles and commas in common with any other.
 */
function isAnother(texts: TextPair, tokens: Sides<readonly Span[]>, runs: readonly CommonRun[]): boolean {
  const weight = (text: string, list: readonly Span[]): number =>
    list.reduce((sum, token) => sum + (carriesMeaning(text, token.start) ? spanLength(token) : 0), 0);
  const least = Math.min(weight(texts.before, tokens.before), weight(texts.after, tokens.after));
  const same = runs.reduce((sum, run) => sum + weight(texts.before, tokens.before.slice(run.before, run.before + run.length)), 0);
  return same < least * leastInCommon;
}

function carriesMeaning(text: string, at: number): boolean {
  const script = scriptAt(text, at);
  return script === 'kanji' || script === 'katakana' || script === 'latin' || script === 'digit';
}

/** Returns the aligned tokens that are equal. Leaves out pairs that are aligned in different forms. */
function equalTokens(texts: TextPair, tokens: Sides<readonly Span[]>, runs: readonly CommonRun[]): Spans[] {
  const same: Spans[] = [];
  for (const run of runs) {
    for (let step = 0; step < run.length; step++) {
      const before = tokens.before[run.before + step];
      const after = tokens.after[run.after + step];
      if (before && after && spanText(texts.before, before) === spanText(texts.after, after)) same.push({ before, after });
    }
  }
  return same;
}

/** Returns the edits between the equal spans. */
function between(spans: Spans, same: readonly Spans[]): TextEdit[] {
  const edits: TextEdit[] = [];
  let from = { before: spans.before.start, after: spans.after.start };
  const until = (before: number, after: number): void => {
    if (before > from.before || after > from.after) edits.push({ before: { start: from.before, end: before }, after: { start: from.after, end: after } });
  };
  for (const { before, after } of same) {
    until(before.start, after.start);
    from = { before: before.end, after: after.end };
  }
  until(spans.before.end, spans.after.end);
  return edits;
}
