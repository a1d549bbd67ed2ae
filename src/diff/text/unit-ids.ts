import { foldForm } from '../../core/fold-form.js';
import type { Span } from '../../core/span.js';
import { spanText } from './edit.js';
import type { Sides } from '../../core/side.js';
import type { TextPair } from './edit.js';

/**
 * Numbers the paragraphs or sentences of two texts. Units that differ at most in their form have the same number. A unit that
 * occurs equally often in both texts is not folded, which keeps long texts cheap.
 */
export function unitIds(texts: TextPair, units: Sides<readonly Span[]>): Sides<number[]> {
  const before = units.before.map((unit) => spanText(texts.before, unit));
  const after = units.after.map((unit) => spanText(texts.after, unit));
  const surplus = new Map<string, number>();
  for (const text of before) surplus.set(text, (surplus.get(text) ?? 0) + 1);
  for (const text of after) surplus.set(text, (surplus.get(text) ?? 0) - 1);
  const ids = new Map<string, number>();
  const keys = new Map<string, number>();
  const number = (text: string): number => {
    const known = ids.get(text);
    if (known !== undefined) return known;
    const key = surplus.get(text) === 0 ? `same ${text}` : `form ${foldForm(text)}`;
    const id = keys.get(key) ?? keys.size;
    keys.set(key, id);
    ids.set(text, id);
    return id;
  };
  return { before: before.map(number), after: after.map(number) };
}
