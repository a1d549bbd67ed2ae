import type { Path } from '../load/read/source.js';

/** Values by path, several at one path allowed. No path is joined to a key, because a document has hundreds and few are asked for. */
export interface ByPath<T> {
  readonly put: (path: Path, value: T) => void;
  /** Returns the value that was put first at a path, or at its first `length` steps. Undefined if there is none. */
  readonly first: (path: Path, length?: number) => T | undefined;
}

/** Returns an empty {@link ByPath}. */
export function byPath<T>(): ByPath<T> {
  // Keyed by the last step, in which most paths differ.
  const groups = new Map<string | number | undefined, { readonly path: Path; readonly value: T }[]>();
  return {
    put: (path, value) => {
      const key = path[path.length - 1];
      const group = groups.get(key);
      if (group) group.push({ path, value });
      else groups.set(key, [{ path, value }]);
    },
    first: (path, length = path.length) => groups.get(path[length - 1])?.find((each) => isAt(each.path, path, length))?.value,
  };
}

function isAt(one: Path, other: Path, length: number): boolean {
  if (one.length !== length) return false;
  for (let step = length - 1; step >= 0; step--) if (one[step] !== other[step]) return false;
  return true;
}
