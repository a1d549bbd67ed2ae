import type { Side } from '../core/side.js';
import type { Hunk } from '../diff/changes/change.js';
import type { ItemKey } from '../model/item-key.js';

/** A piece of one version's text, with a mark if the other version differs. */
export interface MarkedPiece {
  readonly text: string;
  /** form: the other version has it in another form (表記のみ); moved: the other version has it elsewhere. */
  readonly mark: 'same' | 'edit' | 'form' | 'moved';
  /** For a moved piece, its other end (「…」へ移動). Otherwise empty. */
  readonly note: string;
}

/** Returns the name of an item that a note about a moved paragraph mentions. Empty for the item itself. */
export type NameOf = (key: ItemKey) => string;

/**
 * Cuts one version of a text into pieces; joined, their texts are the text. Where only the other version has something there is an
 * empty piece, so that the text around it can be shown here too.
 */
export function textPieces(text: string, hunks: readonly Hunk[], side: Side, nameOf: NameOf): readonly MarkedPiece[] {
  const pieces: MarkedPiece[] = [];
  let at = 0;
  for (const hunk of hunks) {
    const { start, end } = hunk[side];
    pieces.push(markedPiece(text.slice(at, start)));
    if (hunk.moved) pieces.push(markedPiece(text.slice(start, end), 'moved', movedNote(nameOf(hunk.moved.key), side)));
    else pieces.push(markedPiece(text.slice(start, end), hunk.formOnly ? 'form' : 'edit'));
    at = end;
  }
  pieces.push(markedPiece(text.slice(at)));
  return text === '' ? [] : pieces.filter(({ text: piece, mark }) => piece !== '' || mark !== 'same');
}

export function markedPiece(text: string, mark: MarkedPiece['mark'] = 'same', note = ''): MarkedPiece {
  return { text, mark, note };
}

/** Returns the text of the pieces without marks. */
export function unmarkedText(pieces: readonly MarkedPiece[]): string {
  return pieces.map(({ text }) => text).join('');
}

function movedNote(name: string, side: Side): string {
  if (name === '') return side === 'before' ? 'この項目の中で移動' : 'この項目の中の別の所から移動';
  return side === 'before' ? `「${name}」へ移動` : `「${name}」から移動`;
}
