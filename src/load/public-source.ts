import { isDeepStrictEqual } from 'node:util';
import { stringify } from 'yaml';
import { hasErrors } from '../core/message.js';
import { textNodes } from './edit-nodes.js';
import { editSource } from './edit-source.js';
import { parseSource } from './parse-source.js';
import type { Source } from './source.js';
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
    const bare = sourceWithoutComments(source.text);
    if (kept.length === Object.keys(data).length) return bare;
    for (const text of [cutOut(bare, internal, false), cutOut(bare, internal, true), cutFromBraces(bare, internal)]) {
      if (text !== undefined && saysExactly(text, wanted)) return text;
    }
  }
  return stringify(wanted, { lineWidth: 0 });
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
