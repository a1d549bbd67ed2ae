import type { Span } from '../../core/span.js';
import { isBetweenCharacters } from '../../core/characters.js';

/** Matches the end of a sentence with the marks that close it and the space or break behind it; and brackets: inside them no sentence ends. */
const marks = /([。｡！？][。｡！？」』”’"]*)([ \t\u3000]*\n?)|\n|[（(「『【〔［[]|[）)」』】〕］\]]/g;
const opening = new Set('（(「『【〔［[');

/**
 * Returns the sentences of a span. A line break ends one as well; 「（…を含む。）」 doesn't.
 * @example sentences('取得する。保管する。', { start: 0, end: 10 }).length → 2
 * @example sentences('対象者（代理人を含む。）の情報。', { start: 0, end: 16 }).length → 1
 */
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
