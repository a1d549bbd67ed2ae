import { stringify } from 'yaml';
import { equalData } from '../../core/equal.js';
import { hasErrors } from '../../core/message.js';
import type { YamlEdit } from './edit.js';
import { editData } from './edit-data.js';
import { textNodes } from './edit-nodes.js';
import { editSource } from './edit-source.js';
import { parseSource } from '../read/parse-source.js';
import type { Source } from '../read/source.js';
import { sourceWithoutComments } from './without-comments.js';

/**
 * Returns the public text of a document: without comments and without the `internal` keys of its root. Keeps all other bytes, but
 * writes the document anew from its data if its layout does not let the keys be cut out. Empty if the document can't be read.
 * No part of an internal key ever remains. Then makes the `edits`, whose paths lead to values that stay.
 */
export function publicSource(source: Source, internal: readonly string[], edits: readonly YamlEdit[] = []): string {
  if (edits.length === 0) return withoutKeys(source, internal);
  const spliced = spliceWords(source, edits);
  if (spliced) return withoutKeys(spliced, internal);
  const bare = parseSource('', withoutKeys(source, internal));
  if (bare.text === '') return '';
  return editSource(bare, edits)?.text ?? writeAnew(editData(bare.data, edits));
}

/**
 * Returns the data of {@link publicSource} without making its text: without the `internal` keys of the root, with the `edits`. The order
 * of keys stays.
 */
export function publicData(data: unknown, internal: readonly string[], edits: readonly YamlEdit[]): unknown {
  return typeof data === 'object' && data !== null ? editData(keptData(data, internal), edits) : undefined;
}

function keptData(data: object, internal: readonly string[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(data).filter(([key]) => !internal.includes(key)));
}

/**
 * Replaces single words (ids) where the text writes them as they are. Undefined if an edit is of another kind, or if the result does not
 * read as it should. `editSource` can do all that too, and takes five times as long.
 */
function spliceWords(source: Source, edits: readonly YamlEdit[]): Source | undefined {
  const starts = lineStarts(source.text);
  const splices: { readonly start: number; readonly end: number; readonly value: string }[] = [];
  for (const edit of edits) {
    if (edit.kind !== 'value' || edit.value === null || !/^[\w-]+$/u.test(edit.value)) return undefined;
    const { line, column } = source.valuePlace(edit.path);
    const start = (starts[line - 1] ?? 0) + column - 1;
    const [written] = /^(?:"[\w-]+"|'[\w-]+'|[\w-]+)(?=[ \t\r\n,}]|$)/u.exec(source.text.slice(start, start + longestWord)) ?? [];
    if (written === undefined) return undefined;
    splices.push({ start, end: start + written.length, value: edit.value });
  }
  let text = '';
  let at = 0;
  for (const { start, end, value } of splices.sort((one, other) => one.start - other.start)) {
    if (start < at) return undefined;
    text += source.text.slice(at, start) + value;
    at = end;
  }
  const made = parseSource(source.file, text + source.text.slice(at));
  return equalData(made.data, editData(source.data, edits)) ? made : undefined;
}

/** Longest word that is replaced as it stands, in UTF-16 units. */
const longestWord = 200;

/** Returns the text without comments and internal keys. */
function withoutKeys(source: Source, internal: readonly string[]): string {
  const { data } = source;
  if (typeof data !== 'object' || data === null) return '';
  const wanted = keptData(data, internal);
  // In a document with a fault (a key twice, an alias) the data lacks a part of the text.
  if (!hasErrors(source.messages)) {
    if (Object.keys(wanted).length === Object.keys(data).length) return sourceWithoutComments(source.text);
    const lines = cutLines(source, Object.keys(data), internal);
    if (lines !== undefined) return sourceWithoutComments(lines);
    const bare = sourceWithoutComments(source.text);
    for (const text of [cutOut(bare, internal, false), cutOut(bare, internal, true), cutFromBraces(bare, internal)]) {
      if (text !== undefined && holdsExactly(text, wanted)) return text;
    }
  }
  return writeAnew(wanted);
}

function writeAnew(wanted: unknown): string {
  const readable = stringify(wanted, { lineWidth: 0 });
  // `stringify` writes a text of only blanks and line ends as a block, and reads it back with fewer blanks.
  return holdsExactly(readable, wanted) ? readable : stringify(wanted, { lineWidth: 0, blockQuote: false });
}

/**
 * Cuts the lines of internal keys out of a document where each key of the root begins a line. Undefined for any other layout.
 * Nearly every document has this one, and needs no second parse.
 */
function cutLines(source: Source, keys: readonly string[], internal: readonly string[]): string | undefined {
  const { text } = source;
  // Braces around the document, a mark of its end, or a block text that holds the blank lines below it (|+) need a closer look.
  if (/^(?:---|\.\.\.|[ \t]*\{)|[|>]\d?\+/mu.test(text)) return undefined;
  const places = keys.map((key) => ({ key, ...source.keyPlace([key]) })).sort((a, b) => a.line - b.line);
  if (places.some(({ column, line }, index) => column !== 1 || line === places[index - 1]?.line)) return undefined;
  const starts = lineStarts(text);
  const offsetOf = (at: number): number => {
    const line = places[at]?.line;
    return (line === undefined ? undefined : starts[line - 1]) ?? text.length;
  };
  const kept = places.map(({ key }, index) => (internal.includes(key) ? blankEnd : (lines: string) => lines)(text.slice(offsetOf(index), offsetOf(index + 1))));
  return text.slice(0, offsetOf(0)) + kept.join('');
}

/**
 * Returns the blank lines at the end of some lines, without the comments between them. They belong to no key. They lose their
 * blanks, which would become a part of a text above.
 */
function blankEnd(lines: string): string {
  const blank: string[] = [];
  for (const line of (lines.match(/[^\n]*\n|[^\n]+$/gu) ?? []).reverse()) {
    if (/^[ \t]*\r?\n?$/u.test(line)) blank.unshift(line.replace(/^[ \t]+/u, ''));
    else if (!line.trimStart().startsWith('#')) break;
  }
  return blank.join('');
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/**
 * Returns the lines of a document without those of some keys. Undefined if the document is no block map. With `blankLines` the
 * blank lines below them go too, because they would become a part of the text above (`|+`).
 */
function cutOut(text: string, keys: readonly string[], blankLines: boolean): string | undefined {
  const root = textNodes(text);
  if (!root || root.flow) return undefined;
  let kept = '';
  let at = 0;
  for (const pair of root.pairs) {
    if (!keys.includes(pair.key)) continue;
    kept += text.slice(at, pair.start);
    at = pair.end + (blankLines ? (/^(?:[ \t]*\r?\n)+/u.exec(text.slice(pair.end))?.[0].length ?? 0) : 0);
  }
  return kept + text.slice(at);
}

function cutFromBraces(text: string, keys: readonly string[]): string | undefined {
  const root = textNodes(text);
  if (!root?.flow) return undefined;
  const present = root.pairs.filter(({ key }) => keys.includes(key));
  return editSource(
    parseSource('', text),
    present.map(({ key }) => ({ kind: 'remove', path: [key] })),
  )?.text;
}

function holdsExactly(text: string, wanted: unknown): boolean {
  const read = parseSource('', text);
  return !hasErrors(read.messages) && equalData(read.data, wanted);
}
