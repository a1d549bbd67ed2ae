/** A range of a text, in UTF-16 units from 0; the unit at `end` is not in it. Never cuts a character in two. */
export interface Span {
  readonly start: number;
  readonly end: number;
}
