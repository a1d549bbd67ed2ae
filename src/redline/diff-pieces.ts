import type { Hunk } from '../diff/changes/change.js';
import type { ItemKey } from '../model/item-key.js';

/** A stretch of what one version says, and whether the other says it too. */
export interface Piece {
  readonly text: string;
  /** form: the other version says the same in another form (表記のみ); moved: it says it elsewhere. */
  readonly mark: 'same' | 'edit' | 'form' | 'moved';
  /** For what moved: where to or from. Otherwise empty. */
  readonly note: string;
}

export type Side = 'before' | 'after';

/** The name of an item for a note about a paragraph that stands there in the other version; empty for the item itself. */
export type NameOf = (key: ItemKey) => string;

/**
 * One version of a text in pieces; joined, their texts are the text. Where only the other version has something, an empty piece
 * stands, so that what is around that place can be shown here too.
 */
export function textPieces(text: string, hunks: readonly Hunk[], side: Side, nameOf: NameOf): readonly Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const hunk of hunks) {
    const { start, end } = hunk[side];
    pieces.push(piece(text.slice(at, start)));
    if (hunk.moved) pieces.push(piece(text.slice(start, end), 'moved', movedNote(nameOf(hunk.moved.key), side)));
    else pieces.push(piece(text.slice(start, end), hunk.formOnly ? 'form' : 'edit'));
    at = end;
  }
  pieces.push(piece(text.slice(at)));
  return text === '' ? [] : pieces.filter(({ text: stretch, mark }) => stretch !== '' || mark !== 'same');
}

export function piece(text: string, mark: Piece['mark'] = 'same', note = ''): Piece {
  return { text, mark, note };
}

/** What the pieces say, without marks. */
export function plainText(pieces: readonly Piece[]): string {
  return pieces.map(({ text }) => text).join('');
}

function movedNote(name: string, side: Side): string {
  if (name === '') return side === 'before' ? 'この項目の中で移動' : 'この項目の中の別の所から移動';
  return side === 'before' ? `「${name}」へ移動` : `「${name}」から移動`;
}
