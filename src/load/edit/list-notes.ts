import { isNote, commentsAbove } from './edit-lists.js';
import { findValue, textNodes } from './edit-nodes.js';
import type { Path, Source } from '../read/source.js';

/**
 * Reads the comments with a mark above the entries of a list, as the edit `note` writes them. They come without #, by the entry's
 * position (from 0). Undefined if there is no list at the path, or if it is between brackets, where no comment fits.
 */
export function readNotes(source: Source, path: Path, mark: string): ReadonlyMap<number, string> | undefined {
  const root = textNodes(source.text, source.tree);
  const found = root && findValue(root, path);
  if (found?.value.kind !== 'list' || found.value.flow) return undefined;
  const notes = new Map<number, string>();
  for (const index of found.value.items.keys()) {
    const note = commentsAbove(source.text, found.value, found.pair, index)?.find(({ comment }) => isNote(comment, mark));
    if (note) notes.set(index, note.comment.replace(/^#\s*/u, ''));
  }
  return notes;
}
