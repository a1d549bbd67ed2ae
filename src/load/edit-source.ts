import { isDeepStrictEqual } from 'node:util';
import { commentsIn } from './edit-comments.js';
import { editData } from './edit-data.js';
import { findValue, textNodes } from './edit-nodes.js';
import type { TextMap, TextPair } from './edit-nodes.js';
import { growSplices } from './edit-growth.js';
import type { Planted } from './edit-growth.js';
import { keyText, valueText } from './edit-scalars.js';
import { reindent, spliced } from './edit-splices.js';
import type { Splice } from './edit-splices.js';
import type { YamlEdit } from './edit.js';
import { parseSource } from './parse-source.js';
import type { Path, Source } from './source.js';

/**
 * Edits a YAML text and leaves every line that no edit names byte for byte as it was, comments included. What the new text
 * says is compared with what the edits mean; undefined when they differ (a layout that splicing cannot follow) or a path
 * leads nowhere.
 */
export function editSource(source: Source, edits: readonly YamlEdit[]): Source | undefined {
  const root = textNodes(source.text);
  if (!root) return undefined;
  const text = editText(source.text, root, edits);
  const edited = text === undefined ? undefined : parseSource(source.file, text);
  if (!edited || edited.messages.some(({ severity }) => severity === 'error')) return undefined;
  return isDeepStrictEqual(plain(edited.data), plain(editData(source.data, edits))) ? edited : undefined;
}

function editText(text: string, root: TextMap, edits: readonly YamlEdit[]): string | undefined {
  const splices: Splice[] = [];
  const planted: Planted[] = [];
  const range = (start: number, end: number, self?: Splice): string => spliced(text, splices, start, end, self);
  for (const edit of edits) {
    if (edit.kind === 'insert') {
      planted.push({ to: edit.to, piece: (indent) => `${' '.repeat(indent)}${keyText(edit.to.key)}: ${JSON.stringify(edit.value)}\n` });
      continue;
    }
    const found = findValue(root, edit.path);
    if (!found) return undefined;
    const { value, pair } = found;
    if (edit.kind === 'value') splices.push(replacement(value.start, value.end, valueText(edit.value) + (text[value.end - 1] === '\n' ? '\n' : '')));
    else if (edit.kind === 'remove-items') splices.push(...itemSplices(text, root, edit.path, edit.indexes, range));
    else if (!pair) return undefined;
    else if (edit.kind === 'rename') splices.push(replacement(pair.keyStart, pair.keyEnd, keyText(edit.key)));
    else {
      const left = edit.kind === 'remove' && !pair.flow ? (self: Splice): string => comments(range(pair.start, pair.end, self), pair.indent) : undefined;
      const cut = cutSplice(text, root, edit.path, pair, left);
      splices.push(cut);
      if (edit.kind === 'move') {
        splices.push(replacement(pair.keyStart, pair.keyEnd, keyText(edit.to.key)));
        planted.push({ to: edit.to, piece: (indent) => pieceOf(pair, cut, indent, range) });
      }
    }
  }
  const grown = growSplices(root, planted);
  if (!grown) return undefined;
  splices.push(...grown);
  const edited = range(-1, text.length);
  // A file that ends all its lines as Windows does goes on doing so.
  return /\r\n/u.test(text) && !/[^\r]\n/u.test(text) ? edited.replace(/\r?\n/gu, '\r\n') : edited;
}

function replacement(start: number, end: number, put: string): Splice {
  return { start, end, owner: start, cut: false, indent: -1, text: () => put };
}

type Range = (start: number, end: number, self?: Splice) => string;

/** The lines of a pair as they stand elsewhere, with the edits inside it. */
function pieceOf(pair: TextPair, cut: Splice, indent: number, range: Range): string {
  if (pair.flow) {
    const lines = range(pair.keyStart, pair.end, cut).split('\n');
    return `${lines.map((line, index) => ' '.repeat(index === 0 ? indent : indent + 4) + line).join('\n')}\n`;
  }
  const lines = (pair.shared ? ' '.repeat(pair.indent) : '') + range(pair.start, pair.end, cut);
  return reindent(lines.endsWith('\n') ? lines : `${lines}\n`, indent - pair.indent);
}

function cutSplice(text: string, root: TextMap, path: Path, pair: TextPair, left?: (self: Splice) => string): Splice {
  let [start, end] = [pair.start, pair.end];
  if (pair.flow) {
    const map = findValue(root, path.slice(0, -1))?.value;
    const siblings = map?.kind === 'map' ? map.pairs : [];
    const at = siblings.indexOf(pair);
    const [before, next] = [siblings[at - 1], siblings[at + 1]];
    if (next) end = next.start;
    else if (before) start = before.end;
  } else if (pair.shared && text[end - 1] === '\n') end -= text[end - 2] === '\r' ? 2 : 1;
  const splice: Splice = { start, end, owner: pair.keyStart, cut: true, indent: -1, text: () => left?.(splice) ?? '' };
  return splice;
}

/** The comments of lines that go away, each on a line of its own. */
function comments(lines: string, indent: number): string {
  return commentsIn(lines)
    .map((comment) => `${' '.repeat(indent)}${comment}\n`)
    .join('');
}

function itemSplices(text: string, root: TextMap, path: Path, indexes: readonly number[], range: Range): Splice[] {
  const list = findValue(root, path)?.value;
  if (list?.kind !== 'list') return [];
  const gone = new Set(indexes);
  if (list.flow) {
    const kept = list.items.filter((_, index) => !gone.has(index));
    const put = (): string => (kept.length === 0 ? 'null' : `[${kept.map((item) => range(item.start, item.end)).join(', ')}]`);
    return [{ start: list.start, end: list.end, owner: list.start, cut: false, indent: -1, text: put }];
  }
  return [...gone].flatMap((index) => {
    const item = list.items[index];
    if (!item) return [];
    const dash = text.lastIndexOf('-', item.start - 1);
    const lineStart = text.lastIndexOf('\n', dash) + 1;
    const lineBreak = text.indexOf('\n', item.end);
    const lineEnd = lineBreak < 0 ? text.length : lineBreak + 1;
    // A comment behind the item stays on its line.
    const gap = /^[ \t]*/u.exec(text.slice(item.end, lineEnd))?.[0].length ?? 0;
    const whole = text.slice(item.end, lineEnd).trim() === '';
    return [replacement(whole ? lineStart : dash, whole ? lineEnd : item.end + gap, '')];
  });
}

/** A map without pairs reads as an empty value where it was a block. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, entry]) => [key, plain(entry)] as const);
  return entries.length === 0 ? null : Object.fromEntries(entries);
}
