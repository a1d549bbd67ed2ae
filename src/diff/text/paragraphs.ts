import type { Span } from '../../core/span.js';
import { isBetweenCharacters } from '../../core/characters.js';

/** Returns the paragraphs of a span, each with the line break that ends it. */
export function paragraphs(text: string, { start, end }: Span): Span[] {
  const found: Span[] = [];
  let from = start;
  for (let at = text.indexOf('\n', start); at >= 0 && at < end; at = text.indexOf('\n', at + 1)) {
    if (at + 1 < end && !isBetweenCharacters(text, at + 1)) continue;
    found.push({ start: from, end: at + 1 });
    from = at + 1;
  }
  if (from < end) found.push({ start: from, end });
  return found;
}
