import { distance } from 'fastest-levenshtein';
import { foldText } from './fold.js';

/** Longest text that is compared letter by letter where a key or an option is expected; what is longer is a sentence in the wrong place, not a slip. */
const longestKey = 80;

/** The candidate that somebody most likely meant: the only one that holds the text, else the one few letters off for its length. */
export function mostSimilar(written: string, candidates: readonly string[], longest = longestKey): string | undefined {
  const folded = foldText(written);
  if (folded === '' || folded.length > longest) return undefined;
  const containing = candidates.filter((candidate) => folded.length > 1 && foldText(candidate).includes(folded));
  if (containing.length === 1) return containing[0];
  let best: { readonly candidate: string; readonly steps: number } | undefined;
  for (const candidate of candidates) {
    const other = foldText(candidate);
    const steps = distance(folded, other);
    const allowed = Math.max(1, Math.floor(Math.max(folded.length, other.length) / 3));
    if (steps <= allowed && steps < Math.min(folded.length, other.length) && (!best || steps < best.steps)) best = { candidate, steps };
  }
  return best?.candidate;
}
