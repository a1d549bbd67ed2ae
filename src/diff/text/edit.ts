import type { Span } from '../changes/change.js';

/** Two texts, or two stretches of texts, that are compared. */
export interface Sides<T> {
  readonly before: T;
  readonly after: T;
}
export type Texts = Sides<string>;
export type Spans = Sides<Span>;

/** A {@link Hunk} in the making: a stretch that is not the same. `move` is shared by the two places of a paragraph that moved. */
export interface Edit extends Spans {
  readonly move?: number;
}

export const lengthOf = ({ start, end }: Span): number => end - start;
export const cut = (text: string, { start, end }: Span): string => text.slice(start, end);
/** How much a reader sees change. */
export const sizeOf = ({ before, after }: Spans): number => Math.max(lengthOf(before), lengthOf(after));
