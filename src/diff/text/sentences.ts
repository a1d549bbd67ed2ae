import type { Span } from '../../core/span.js';
import { isBetweenCharacters } from '../../core/characters.js';

/** What may end a sentence, with what closes after it and the space or break before the next one; brackets, because inside them none ends. */
const marks = /([。｡！？][。｡！？」』”’"]*)([ \t\u3000]*\n?)|\n|[（(「『【〔［[]|[）)」』】〕］\]]/g;
const opening = new Set('（(「『【〔［[');

/** The sentences of a stretch. A line break ends one as well; 「（…を含む。）」 doesn't. */
export function sentences(text: string, { start, end }: Span): Span[] {
  const found: Span[] = [];
  let from = start;
  let depth = 0;
  for (const match of text.slice(start, end).matchAll(marks)) {
    const [all, stop] = match;
    if (opening.has(all)) depth += 1;
    else if (stop === undefined && all !== '\n') depth = Math.max(0, depth - 1);
    if (stop !== undefined && /[」』]/.test(stop)) depth = Math.max(0, depth - 1);
    if (all.endsWith('\n')) depth = 0;
    else if (stop === undefined || depth > 0) continue;
    const at = start + match.index + all.length;
    if (at < end && !isBetweenCharacters(text, at)) continue;
    found.push({ start: from, end: at });
    from = at;
  }
  if (from < end) found.push({ start: from, end });
  return found;
}
