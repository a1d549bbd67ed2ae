import { append } from '../../core/long-lists.js';
import { equalData } from '../../core/equal.js';
import { commentsIn } from './edit-comments.js';
import { editData } from './edit-data.js';
import { findValue, textNodes } from './edit-nodes.js';
import type { TextMap, TextPair } from './edit-nodes.js';
import { growSplices } from './edit-growth.js';
import type { NewPair } from './edit-growth.js';
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
 * Edits a YAML text and keeps every other line byte for byte, comments included. Undefined if a path leads nowhere, or if the
 * data of the new text differs from `editData` (a layout that splicing can't follow).
 *
 * Stands beside `yaml`'s own `Document`: its `toString` writes untouched values anew. It refolds block scalars (even with
 * `lineWidth: 0`), indents them anew, and turns `[a,   b]` into `[ a, b ]`. So the edits splice spans of the text instead.
 */
export function editSource(source: Source, edits: readonly YamlEdit[]): Source | undefined {
  const root = textNodes(source.text, source.tree);
  if (!root) return undefined;
  const text = editText(source.text, root, edits);
  const edited = text === undefined ? undefined : parseSource(source.file, text);
  if (!edited || edited.messages.some(({ severity }) => severity === 'error')) return undefined;
  if (!equalData(plain(edited.data), plain(editData(source.data, edits)))) return undefined;
  return keepsComments(source.text, edited.text, edits) ? edited : undefined;
}

/** True if the new text keeps every comment. A note may go if an edit names its mark. */
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
  const newPairs: NewPair[] = [];
  const editedSpan = (start: number, end: number, self?: Splice): string => spliced(text, splices, start, end, self);
  for (const edit of edits) {
    if (edit.kind === 'insert') {
      newPairs.push({ to: edit.to, linesAt: (indent) => insertedLines(edit.to.key, edit.value, indent) });
      continue;
    }
    const found = findValue(root, edit.path);
    if (edit.kind === 'append-items' && !found) {
      const key = String(edit.path.at(-1));
      const head = (indent: number): string => (edit.head === undefined ? '' : `${' '.repeat(indent)}# ${edit.head}\n`);
      newPairs.push({ to: { into: edit.path.slice(0, -1), below: [], key }, linesAt: (indent) => head(indent) + listLines(key, edit.items, indent) });
      continue;
    }
    if (!found) return undefined;
    const { pair } = found;
    if (edit.kind === 'value') splices.push(valueSplice(text, found, edit.value));
    else if (edit.kind === 'note') {
      const list = findValue(root, edit.path.slice(0, -1));
      const made = list?.value.kind === 'list' ? noteSplices(text, list.value, list.pair, edit) : undefined;
      if (!made) return undefined;
      append(splices, made);
    } else if (edit.kind === 'append-items' || edit.kind === 'remove-items') {
      const same = edits.filter(
        (other): other is ListEdit => (other.kind === 'append-items' || other.kind === 'remove-items') && pathKey(other.path) === pathKey(edit.path),
      );
      const made = same[0] === edit ? listSplices(text, found, same, editedSpan) : [];
      if (!made) return undefined;
      append(splices, made);
    } else if (!pair) return undefined;
    else if (edit.kind === 'rename') splices.push(replacement(pair.keyStart, pair.keyEnd, keyText(edit.key)));
    else {
      const left =
        edit.kind === 'remove' && !pair.flow ? (self: Splice): string => commentLines(editedSpan(pair.start, pair.end, self), pair.indent) : undefined;
      const cut = cutSplice(text, root, edit.path, pair, left);
      splices.push(cut);
      if (edit.kind === 'move') {
        splices.push(replacement(pair.keyStart, pair.keyEnd, keyText(edit.to.key)));
        newPairs.push({ to: edit.to, linesAt: (indent) => movedLines(pair, cut, indent, editedSpan) });
      }
    }
  }
  const grown = growSplices(root, newPairs);
  if (!grown) return undefined;
  append(splices, grown);
  const edited = editedSpan(-1, text.length);
  // A file with Windows line ends throughout keeps them.
  return /\r\n/u.test(text) && !/(?<!\r)\n/u.test(text) ? edited.replace(/\r?\n/gu, '\r\n') : edited;
}

/** A function that returns the text of a span with the edits inside it, but without the splice `self`. */
type EditedSpan = (start: number, end: number, self?: Splice) => string;

/** Returns the lines of a moved pair at their new indentation, with the edits inside it. */
function movedLines(pair: TextPair, cut: Splice, indent: number, editedSpan: EditedSpan): string {
  if (pair.flow) {
    const lines = editedSpan(pair.keyStart, pair.end, cut).split('\n');
    return `${lines.map((line, index) => ' '.repeat(index === 0 ? indent : indent + 4) + line).join('\n')}\n`;
  }
  const lines = (pair.shared ? ' '.repeat(pair.indent) : '') + editedSpan(pair.start, pair.end, cut);
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

/** Returns the comments of removed lines, each on a line of its own. */
function commentLines(lines: string, indent: number): string {
  return commentsIn(lines)
    .map((comment) => `${' '.repeat(indent)}${comment}\n`)
    .join('');
}

/** Returns data with null for each map without pairs: YAML reads an empty block map as null. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, entry]) => [key, plain(entry)] as const);
  return entries.length === 0 ? null : Object.fromEntries(entries);
}
