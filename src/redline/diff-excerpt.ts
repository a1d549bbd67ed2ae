import type { MarkedPiece } from './diff-pieces.js';
import { markedPiece } from './diff-pieces.js';

/** Unchanged text that stays beside an edit, in UTF-16 units: a clause or two, so that the edit can be understood. */
const context = 40;
/** Further text that may stay, in UTF-16 units, up to where a line or sentence ends. */
const reach = 40;
/** Shortest text that is left out, in UTF-16 units. Less saves no room. */
const least = 30;
/** Matches what belongs to the character before it: marks, joiners, selectors of variants and skin, half-width voicing marks. */
const clinging = /^[\p{M}\p{Emoji_Modifier}\u200d\uff9e\uff9f]/u;

/**
 * Shortens long pieces that both versions share. The number of characters left out is put in their place. Drops empty pieces; all
 * others stay.
 * @example shortenSame([markedPiece('旧', 'edit'), markedPiece('同'.repeat(110)), markedPiece('新', 'edit')])[2].text → '〔30字略〕'
 * @example shortenSame([markedPiece('旧', 'edit'), markedPiece('同'.repeat(109)), markedPiece('新', 'edit')])[2].text → '新'
 */
export function shortenSame(pieces: readonly MarkedPiece[]): readonly MarkedPiece[] {
  const shortened = pieces.flatMap((each, index) => {
    if (each.mark !== 'same' || pieces.length === 1) return [each];
    const { text } = each;
    const head = index === 0 ? 0 : headEnd(text);
    const tail = index === pieces.length - 1 ? text.length : tailStart(text);
    if (tail - head < least) return [each];
    const left = Array.from(text.slice(head, tail)).length;
    return [markedPiece(text.slice(0, head)), markedPiece(`〔${String(left)}字略〕`), markedPiece(text.slice(tail))];
  });
  return shortened.filter(({ text }) => text !== '');
}

/** Returns the end of the text that stays after an edit: behind a line break or sentence, or in the middle of a long one. */
function headEnd(text: string): number {
  const end = /。?\n|。/u.exec(text.slice(context, context + reach));
  return end ? context + end.index + end[0].length : cutBefore(text, context);
}

/** Returns the start of the text that stays before an edit. It includes the break before its line, so that the line stays one of its own. */
function tailStart(text: string): number {
  const start = Math.max(0, text.length - context - reach);
  const window = text.slice(start, Math.max(0, text.length - context));
  const [line, sentence] = [window.lastIndexOf('\n'), window.lastIndexOf('。')];
  if (line >= 0 || sentence >= 0) return start + (line > sentence ? line : sentence + 1);
  return cutBefore(text, text.length - context);
}

/**
 * Returns the nearest offset, at or before the given one, that cuts no character in two.
 * @example cutBefore('か\uff9e', 1) → 0
 * @example cutBefore('かな', 1) → 1
 */
export function cutBefore(text: string, offset: number): number {
  let at = Math.min(Math.max(offset, 0), text.length);
  while (cutsCharacter(text, at)) at -= 1;
  return at;
}

function cutsCharacter(text: string, at: number): boolean {
  if (at <= 0 || at >= text.length) return false;
  const unit = text.charCodeAt(at);
  return (unit >= 0xdc00 && unit <= 0xdfff) || clinging.test(text.slice(at, at + 2)) || text.charAt(at - 1) === '\u200d';
}
