import { commentsIn } from './edit-comments.js';
import { behindComments, lineEnd, lineStartOf } from './edit-nodes.js';
import type { TextList, YamlText, TextPair } from './edit-nodes.js';
import { flowText, yamlItemLines } from './edit-pieces.js';
import { indentStep } from './edit-scalars.js';
import type { Splice } from './edit-splices.js';
import { replacement } from './edit-values.js';
import type { NewItem, YamlEdit } from './edit.js';

export type ListEdit = Extract<YamlEdit, { readonly kind: 'append-items' | 'remove-items' }>;
export type NoteEdit = Extract<YamlEdit, { readonly kind: 'note' }>;
/** A function that returns the text of an entry with the edits inside it. */
type EditedItem = (start: number, end: number) => string;

/**
 * Returns the splices of all edits that remove entries of one list or append entries to it. Undefined if the value is no list, or
 * for an unusual layout.
 */
export function listSplices(
  text: string,
  found: { readonly value: YamlText; readonly pair?: TextPair },
  edits: readonly ListEdit[],
  editedItem: EditedItem,
): Splice[] | undefined {
  const { value, pair } = found;
  const added = edits.flatMap((edit) => (edit.kind === 'append-items' ? edit.items : []));
  const indexes = new Set(edits.flatMap((edit) => (edit.kind === 'remove-items' ? edit.indexes : [])));
  if (value.kind === 'scalar') return value.empty && pair ? startSplices(pair, added) : undefined;
  if (value.kind !== 'list') return undefined;
  if (value.items.length === 0) return added.length > 0 && pair ? startSplices(pair, added) : [];
  if (value.flow) return flowSplices(value, indexes, added, editedItem);
  const removed = removeSplices(text, value, indexes);
  const appended = appendSplices(text, value, pair, added);
  return removed && appended && [...removed, ...appended];
}

function flowSplices(list: TextList, indexes: ReadonlySet<number>, added: readonly NewItem[], editedItem: EditedItem): Splice[] {
  const texts = added.map((item) => flowText(item.value));
  const end = list.items.at(-1)?.end ?? list.end;
  if (indexes.size === 0) return texts.length === 0 ? [] : [{ ...replacement(end, end, `, ${texts.join(', ')}`), owner: list.start }];
  const kept = list.items.filter((_, index) => !indexes.has(index));
  const whole = (): string => {
    const all = [...kept.map((item) => editedItem(item.start, item.end)), ...texts];
    return all.length === 0 ? 'null' : `[${all.join(', ')}]`;
  };
  return [{ ...replacement(list.start, list.end, ''), text: whole }];
}

/** Returns the splices that remove entries. Comments in the removed lines stay, each on a line of its own. */
function removeSplices(text: string, list: TextList, indexes: ReadonlySet<number>): Splice[] | undefined {
  const splices: Splice[] = [];
  for (const index of indexes) {
    const [item, dash] = [list.items[index], list.dashes[index]];
    if (!item || dash === undefined) continue;
    const start = lineStartOf(text, dash);
    if (dash < 0 || text.slice(start, dash).trim() !== '') return undefined;
    const end = lineEnd(text, item.end);
    const kept = commentsIn(text.slice(start, end)).map((comment) => `${' '.repeat(dash - start)}${comment}\n`);
    splices.push(replacement(start, end, kept.join('')));
  }
  return splices;
}

function appendSplices(text: string, list: TextList, pair: TextPair | undefined, added: readonly NewItem[]): Splice[] | undefined {
  if (added.length === 0) return [];
  const [last, dash] = [list.items.at(-1), list.dashes.at(-1)];
  if (!last || dash === undefined || dash < 0) return undefined;
  const indent = dash - lineStartOf(text, dash);
  const at = behindComments(text, lineEnd(text, last.end), Math.max(indent, (pair?.indent ?? -1) + 1));
  return [{ ...replacement(at, at, linesOf(added, indent)), owner: list.start, indent }];
}

/** Returns the splices that turn an empty value, or empty brackets, into a list. */
function startSplices(pair: TextPair, added: readonly NewItem[]): Splice[] {
  const { value } = pair;
  if (added.length === 0) return [];
  if (pair.flow) return [replacement(pair.keyEnd, Math.max(value.end, pair.keyEnd), `: [${added.map((item) => flowText(item.value)).join(', ')}]`)];
  const indent = pair.indent + indentStep;
  const written = value.start === value.end ? [] : [{ ...replacement(pair.colonEnd, value.end, ''), owner: pair.keyStart }];
  return [...written, { ...replacement(pair.end, pair.end, linesOf(added, indent)), owner: pair.keyStart, indent }];
}

function linesOf(items: readonly NewItem[], indent: number): string {
  return items.map((item) => yamlItemLines(item, indent)).join('');
}

/**
 * Returns the splices that leave `text` as the only comment with the mark above an entry, or no such comment. Undefined if the
 * entry has no line of its own.
 */
export function noteSplices(text: string, list: TextList, pair: TextPair | undefined, { path, mark, text: note }: NoteEdit): Splice[] | undefined {
  if (list.flow) return [];
  const index = Number(path.at(-1));
  const above = commentsAbove(text, list, pair, index);
  const dash = list.dashes[index];
  if (!above || dash === undefined) return undefined;
  const wanted = note === undefined ? undefined : `# ${note}`;
  const notes = above.filter(({ comment }) => isNote(comment, mark));
  const existing = notes.find(({ comment }) => comment === wanted);
  const removed = notes.filter((each) => each !== existing).map(({ start, end }) => replacement(start, end, ''));
  if (wanted === undefined || existing) return removed;
  const start = lineStartOf(text, dash);
  return [...removed, { ...replacement(start, start, `${' '.repeat(dash - start)}${wanted}\n`), indent: dash - start }];
}

interface CommentLine {
  readonly start: number;
  /** Offset behind the line break. */
  readonly end: number;
  /** The text from # on. */
  readonly comment: string;
}

/** Finds the comment lines between an entry of a block list and the entry or key before it. Undefined if the entry has no line of its own. */
export function commentsAbove(text: string, list: TextList, pair: TextPair | undefined, index: number): readonly CommentLine[] | undefined {
  const dash = list.dashes[index];
  const before = list.items[index - 1]?.end ?? pair?.colonEnd;
  if (dash === undefined || dash < 0 || before === undefined) return undefined;
  const line = lineStartOf(text, dash);
  if (text.slice(line, dash).trim() !== '') return undefined;
  const lines: CommentLine[] = [];
  for (let start = lineEnd(text, before); start < line; start = lineEnd(text, start + 1)) {
    const end = lineEnd(text, start + 1);
    const comment = text.slice(start, end).trim();
    if (comment.startsWith('#')) lines.push({ start, end, comment });
  }
  return lines;
}

/**
 * True if a comment begins with a mark.
 * @example isNote('# 要確認 提出時期', '要確認') → true
 * @example isNote('# 後で要確認', '要確認') → false
 */
export function isNote(comment: string, mark: string): boolean {
  return comment.startsWith('#') && comment.replace(/^#\s*/u, '').startsWith(mark);
}
