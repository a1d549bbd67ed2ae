/** One of the two versions of a comparison. */
export type Side = 'before' | 'after';

/** Something of either version. */
export interface Sides<T> {
  readonly before: T;
  readonly after: T;
}
