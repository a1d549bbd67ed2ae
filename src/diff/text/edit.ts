import type { Sides } from '../../core/side.js';
import type { Span } from '../../core/span.js';

export type TextPair = Sides<string>;
export type Spans = Sides<Span>;

/** A pair of spans that differ, before it is a hunk. The two edits of a paragraph that moved have the same `move`. */
export interface TextEdit extends Spans {
  readonly move?: number;
}

export const spanLength = ({ start, end }: Span): number => end - start;
export const spanText = (text: string, { start, end }: Span): string => text.slice(start, end);
/** Length of the longer side, in UTF-16 units. */
export const sizeOf = ({ before, after }: Spans): number => Math.max(spanLength(before), spanLength(after));
