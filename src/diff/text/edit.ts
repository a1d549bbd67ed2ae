import type { Sides } from '../../core/side.js';
import type { Span } from '../../core/span.js';

export type TextPair = Sides<string>;
export type Spans = Sides<Span>;

/** A {@link Hunk} in the making: a stretch that is not the same. `move` is shared by the two places of a paragraph that moved. */
export interface TextEdit extends Spans {
  readonly move?: number;
}

export const editLength = ({ start, end }: Span): number => end - start;
export const cutEdit = (text: string, { start, end }: Span): string => text.slice(start, end);
/** How much a reader sees change. */
export const sizeOf = ({ before, after }: Spans): number => Math.max(editLength(before), editLength(after));
