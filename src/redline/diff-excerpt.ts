import type { MarkedPiece } from './diff-pieces.js';
import { markedPiece } from './diff-pieces.js';

/** Characters of an unchanged stretch that stay beside an edit: a clause or two, so that the edit can be understood. */
const context = 40;
/** So many more stay where a line or sentence ends within them. */
const reach = 40;
/** Leaving out less than this saves no room. */
const least = 30;
/** What belongs to the character before it: marks, joiners, selectors of variants and skin, half-width voicing marks. */
const clinging = /^[\p{M}\p{Emoji_Modifier}\u200d\uff9e\uff9f]/u;

/** Shortens the long stretches that both versions share; everything else stays, but for empty pieces. What is left out is counted in its place. */
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

/** Where what stays after an edit ends: after a line break or sentence, or in the middle of a long one. */
function headEnd(text: string): number {
  const end = /。?\n|。/u.exec(text.slice(context, context + reach));
  return end ? context + end.index + end[0].length : cutBefore(text, context);
}

/** Where what stays before an edit begins: with the break before its line, so that it keeps a line of its own. */
function tailStart(text: string): number {
  const start = Math.max(0, text.length - context - reach);
  const window = text.slice(start, Math.max(0, text.length - context));
  const [line, sentence] = [window.lastIndexOf('\n'), window.lastIndexOf('。')];
  if (line >= 0 || sentence >= 0) return start + (line > sentence ? line : sentence + 1);
  return cutBefore(text, text.length - context);
}

/** The nearest place at or before an offset where no character is cut in two. */
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
