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
/** The text of a range with the edits inside it. */
type LineRange = (start: number, end: number) => string;

/** The splices of all edits that take entries out of one list or put entries into it; undefined for what is no list, and for an unusual layout. */
export function listSplices(
  text: string,
  found: { readonly value: YamlText; readonly pair?: TextPair },
  edits: readonly ListEdit[],
  range: LineRange,
): Splice[] | undefined {
  const { value, pair } = found;
  const added = edits.flatMap((edit) => (edit.kind === 'append-items' ? edit.items : []));
  const gone = new Set(edits.flatMap((edit) => (edit.kind === 'remove-items' ? edit.indexes : [])));
  if (value.kind === 'leaf') return value.empty && pair ? startSplices(pair, added) : undefined;
  if (value.kind !== 'list') return undefined;
  if (value.items.length === 0) return added.length > 0 && pair ? startSplices(pair, added) : [];
  if (value.flow) return flowSplices(value, gone, added, range);
  const removed = removeSplices(text, value, gone);
  const appended = appendSplices(text, value, pair, added);
  return removed && appended && [...removed, ...appended];
}

function flowSplices(list: TextList, gone: ReadonlySet<number>, added: readonly NewItem[], range: LineRange): Splice[] {
  const put = added.map((item) => flowText(item.value));
  const end = list.items.at(-1)?.end ?? list.end;
  if (gone.size === 0) return put.length === 0 ? [] : [{ ...replacement(end, end, `, ${put.join(', ')}`), owner: list.start }];
  const kept = list.items.filter((_, index) => !gone.has(index));
  const whole = (): string => {
    const all = [...kept.map((item) => range(item.start, item.end)), ...put];
    return all.length === 0 ? 'null' : `[${all.join(', ')}]`;
  };
  return [{ ...replacement(list.start, list.end, ''), text: whole }];
}

/** Comments in the lines that go away are left behind, each on a line of its own. */
function removeSplices(text: string, list: TextList, gone: ReadonlySet<number>): Splice[] | undefined {
  const splices: Splice[] = [];
  for (const index of gone) {
    const [item, dash] = [list.items[index], list.dashes[index]];
    if (!item || dash === undefined) continue;
    const start = lineStartOf(text, dash);
    if (dash < 0 || text.slice(start, dash).trim() !== '') return undefined;
    const end = lineEnd(text, item.end);
    const left = commentsIn(text.slice(start, end)).map((comment) => `${' '.repeat(dash - start)}${comment}\n`);
    splices.push(replacement(start, end, left.join('')));
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

/** The splices that make a list of an empty value, or of empty brackets. */
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

/** The splices that leave one comment that begins with the mark above an entry, or none. */
export function noteSplices(text: string, list: TextList, pair: TextPair | undefined, { path, mark, text: note }: NoteEdit): Splice[] | undefined {
  if (list.flow) return [];
  const index = Number(path.at(-1));
  const above = commentsAbove(text, list, pair, index);
  const dash = list.dashes[index];
  if (!above || dash === undefined) return undefined;
  const wanted = note === undefined ? undefined : `# ${note}`;
  const notes = above.filter(({ comment }) => isNote(comment, mark));
  const stands = notes.find(({ comment }) => comment === wanted);
  const removed = notes.filter((one) => one !== stands).map(({ start, end }) => replacement(start, end, ''));
  if (wanted === undefined || stands) return removed;
  const start = lineStartOf(text, dash);
  return [...removed, { ...replacement(start, start, `${' '.repeat(dash - start)}${wanted}\n`), indent: dash - start }];
}

interface CommentLine {
  readonly start: number;
  /** Behind the line break. */
  readonly end: number;
  /** From # on. */
  readonly comment: string;
}

/** The comment lines between an entry of a block list and what stands before it; undefined where the entry has no line of its own. */
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

/** True for a comment that begins with a mark. */
export function isNote(comment: string, mark: string): boolean {
  return comment.startsWith('#') && comment.replace(/^#\s*/u, '').startsWith(mark);
}
