import { distance } from 'fastest-levenshtein';
import { foldText } from './fold.js';

/** Longest text compared with keys or options, in folded UTF-16 units. A longer text is a sentence in the wrong place, not a slip. */
const longestKey = 80;
/** Letters of the longer text for each allowed edit. */
const lettersPerEdit = 3;

/**
 * Finds the candidate that the writer probably meant: the only one containing the text, else the nearest by edit distance.
 * It may differ in one letter, or in a third of the longer text, and must share a letter. Undefined if none does, or if the text is
 * empty or longer than `longest`.
 * @example mostSimilar('十分', ['特に力を入れている', '十分である', '課題が残されている']) → '十分である'
 * @example mostSimilar('事務の名前', ['事務の名称', '内容']) → '事務の名称'
 * @example mostSimilar('事務の説明', ['事務の名称', '内容']) → undefined
 */
export function mostSimilar(written: string, candidates: readonly string[], longest = longestKey): string | undefined {
  const folded = foldText(written);
  if (folded === '' || folded.length > longest) return undefined;
  const containing = candidates.filter((candidate) => folded.length > 1 && foldText(candidate).includes(folded));
  if (containing.length === 1) return containing[0];
  let best: { readonly candidate: string; readonly edits: number } | undefined;
  for (const candidate of candidates) {
    const other = foldText(candidate);
    const edits = distance(folded, other);
    const allowed = Math.max(1, Math.floor(Math.max(folded.length, other.length) / lettersPerEdit));
    if (edits <= allowed && edits < Math.min(folded.length, other.length) && (!best || edits < best.edits)) best = { candidate, edits };
  }
  return best?.candidate;
}
