/** One of the two versions of a comparison. */
export type Side = 'before' | 'after';

/** Something of either version. */
export type Sides<T> = Readonly<Record<Side, T>>;
