import { isDeepStrictEqual } from 'node:util';
import { stringify } from 'yaml';
import { hasErrors } from '../../core/message.js';
import { textNodes } from './edit-nodes.js';
import { editSource } from './edit-source.js';
import { parseSource } from '../read/parse-source.js';
import type { Source } from '../read/source.js';
import { sourceWithoutComments } from './without-comments.js';

/**
 * The text of a document as anyone may read it: without comments and without the `internal` keys of its root. Everything else
 * stays byte for byte; only a document whose layout does not let the keys be cut out is written anew from its data, and one that
 * can't be read at all is empty. Nothing of an internal key ever remains.
 */
export function publicSource(source: Source, internal: readonly string[]): string {
  const { data } = source;
  if (typeof data !== 'object' || data === null) return '';
  const kept = Object.entries(data).filter(([key]) => !internal.includes(key));
  const wanted: unknown = Object.fromEntries(kept);
  // With a fault in it (a key twice, an alias), the data does not tell all that the text holds.
  if (!hasErrors(source.messages)) {
    if (kept.length === Object.keys(data).length) return sourceWithoutComments(source.text);
    const lines = cutLines(source, Object.keys(data), internal);
    if (lines !== undefined) return sourceWithoutComments(lines);
    const bare = sourceWithoutComments(source.text);
    for (const text of [cutOut(bare, internal, false), cutOut(bare, internal, true), cutFromBraces(bare, internal)]) {
      if (text !== undefined && saysExactly(text, wanted)) return text;
    }
  }
  const readable = stringify(wanted, { lineWidth: 0 });
  // The library writes a text of nothing but blanks and line ends as a block, which is read back with fewer blanks.
  return saysExactly(readable, wanted) ? readable : stringify(wanted, { lineWidth: 0, blockQuote: false });
}

/**
 * As nearly every document is laid out, each key of the root begins a line: what stands between one and the next is that key's,
 * and nothing has to be parsed again. Undefined for any other layout.
 */
function cutLines(source: Source, keys: readonly string[], internal: readonly string[]): string | undefined {
  const { text } = source;
  // Braces around everything, a mark of a document's end, or a text that the blank lines below it belong to (|+): these need a closer look.
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
 * The blank lines at the end of some lines, comments between them left out: they stand between keys and are nobody's. Blanks in them
 * would become part of a text above.
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
 * The lines of a document without those of some keys. The blank lines below them go too where they would become part of the text
 * above (`|+`).
 */
function cutOut(text: string, keys: readonly string[], blankLines: boolean): string | undefined {
  const root = textNodes(text);
  if (!root || root.flow) return undefined;
  let made = '';
  let at = 0;
  for (const pair of root.pairs) {
    if (!keys.includes(pair.key)) continue;
    made += text.slice(at, pair.start);
    at = pair.end + (blankLines ? (/^(?:[ \t]*\r?\n)+/u.exec(text.slice(pair.end))?.[0].length ?? 0) : 0);
  }
  return made + text.slice(at);
}

function cutFromBraces(text: string, keys: readonly string[]): string | undefined {
  const root = textNodes(text);
  if (!root?.flow) return undefined;
  const there = root.pairs.filter(({ key }) => keys.includes(key));
  return editSource(
    parseSource('', text),
    there.map(({ key }) => ({ kind: 'remove', path: [key] })),
  )?.text;
}

function saysExactly(text: string, wanted: unknown): boolean {
  const read = parseSource('', text);
  return !hasErrors(read.messages) && isDeepStrictEqual(read.data, wanted);
}
