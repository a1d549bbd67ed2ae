import { isNote, commentsAbove } from './edit-lists.js';
import { findValue, textNodes } from './edit-nodes.js';
import type { Path, Source } from '../read/source.js';

/**
 * The comments above the entries of a list that begin with a mark, without their #, by the number of the entry; what the edit
 * `note` writes. Undefined for a list that has no place for comments, and for what is no list.
 */
export function readNotes(source: Source, path: Path, mark: string): ReadonlyMap<number, string> | undefined {
  const root = textNodes(source.text);
  const found = root && findValue(root, path);
  if (found?.value.kind !== 'list' || found.value.flow) return undefined;
  const notes = new Map<number, string>();
  for (const index of found.value.items.keys()) {
    const note = commentsAbove(source.text, found.value, found.pair, index)?.find(({ comment }) => isNote(comment, mark));
    if (note) notes.set(index, note.comment.replace(/^#\s*/u, ''));
  }
  return notes;
}
