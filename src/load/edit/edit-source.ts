import { isDeepStrictEqual } from 'node:util';
import { commentsIn } from './edit-comments.js';
import { editData } from './edit-data.js';
import { findValue, textNodes } from './edit-nodes.js';
import type { TextMap, TextPair } from './edit-nodes.js';
import { growSplices } from './edit-growth.js';
import type { Planted } from './edit-growth.js';
import { isNote, listSplices, noteSplices } from './edit-lists.js';
import type { ListEdit } from './edit-lists.js';
import { insertedLines, listLines } from './edit-pieces.js';
import { keyText } from './edit-scalars.js';
import { reindent, spliced } from './edit-splices.js';
import type { Splice } from './edit-splices.js';
import { replacement, valueSplice } from './edit-values.js';
import { pathKey } from '../read/source.js';
import type { YamlEdit } from './edit.js';
import { parseSource } from '../read/parse-source.js';
import type { Path, Source } from '../read/source.js';

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
  if (!isDeepStrictEqual(plain(edited.data), plain(editData(source.data, edits)))) return undefined;
  return keepsComments(source.text, edited.text, edits) ? edited : undefined;
}

/** True when every comment is there still, but for the notes that an edit may take away. */
function keepsComments(before: string, after: string, edits: readonly YamlEdit[]): boolean {
  const marks = edits.flatMap((edit) => (edit.kind === 'note' ? [edit.mark] : []));
  const there = new Map<string, number>();
  for (const comment of commentsIn(after)) there.set(comment, (there.get(comment) ?? 0) + 1);
  return commentsIn(before).every((comment) => {
    const left = there.get(comment) ?? 0;
    there.set(comment, left - 1);
    return left > 0 || marks.some((mark) => isNote(comment, mark));
  });
}

function editText(text: string, root: TextMap, edits: readonly YamlEdit[]): string | undefined {
  const splices: Splice[] = [];
  const planted: Planted[] = [];
  const range = (start: number, end: number, self?: Splice): string => spliced(text, splices, start, end, self);
  for (const edit of edits) {
    if (edit.kind === 'insert') {
      planted.push({ to: edit.to, piece: (indent) => insertedLines(edit.to.key, edit.value, indent) });
      continue;
    }
    const found = findValue(root, edit.path);
    if (edit.kind === 'append-items' && !found) {
      const key = String(edit.path.at(-1));
      planted.push({ to: { into: edit.path.slice(0, -1), below: [], key }, piece: (indent) => listLines(key, edit.items, indent) });
      continue;
    }
    if (!found) return undefined;
    const { pair } = found;
    if (edit.kind === 'value') splices.push(valueSplice(text, found, edit.value));
    else if (edit.kind === 'note') {
      const list = findValue(root, edit.path.slice(0, -1));
      const made = list?.value.kind === 'list' ? noteSplices(text, list.value, list.pair, edit) : undefined;
      if (!made) return undefined;
      splices.push(...made);
    } else if (edit.kind === 'append-items' || edit.kind === 'remove-items') {
      const same = edits.filter(
        (other): other is ListEdit => (other.kind === 'append-items' || other.kind === 'remove-items') && pathKey(other.path) === pathKey(edit.path),
      );
      const made = same[0] === edit ? listSplices(text, found, same, range) : [];
      if (!made) return undefined;
      splices.push(...made);
    } else if (!pair) return undefined;
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
  return /\r\n/u.test(text) && !/(?<!\r)\n/u.test(text) ? edited.replace(/\r?\n/gu, '\r\n') : edited;
}

type SourceRange = (start: number, end: number, self?: Splice) => string;

/** The lines of a pair as they stand elsewhere, with the edits inside it. */
function pieceOf(pair: TextPair, cut: Splice, indent: number, range: SourceRange): string {
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

/** A map without pairs reads as an empty value where it was a block. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, entry]) => [key, plain(entry)] as const);
  return entries.length === 0 ? null : Object.fromEntries(entries);
}
