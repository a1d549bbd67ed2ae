/** A span of a text, in UTF-16 units from 0, without the unit at `end`. Never cuts a character in two. */
export interface Span {
  readonly start: number;
  readonly end: number;
}
