/** One of the two versions of a comparison. */
export type Side = 'before' | 'after';

/** A pair of values, one of each version. */
export interface Sides<T> {
  readonly before: T;
  readonly after: T;
}
