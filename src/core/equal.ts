/**
 * True if two plain values hold the same: texts, numbers, truth values, null, and lists and maps of these. The order of keys does
 * not count; NaN equals itself, 0 is not -0, and a gap in a list is not undefined. Anything else equals only itself.
 *
 * Hand-written beside `fast-deep-equal`: that reads the `constructor`, `valueOf` and `toString` of a map, which may be keys that an
 * author wrote. It calls them, takes equal maps for different, and 0 for -0.
 * @example equalData({ a: [1, null], b: '' }, { b: '', a: [1, null] }) → true
 * @example equalData({ a: 0 }, { a: -0 }) → false
 */
export function equalData(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (Array.isArray(one)) return Array.isArray(other) && equalLists(one, other);
  return isMap(one) && isMap(other) && equalMaps(one, other);
}

function equalLists(one: readonly unknown[], other: readonly unknown[]): boolean {
  if (one.length !== other.length) return false;
  for (let at = 0; at < one.length; at++) {
    if (Object.hasOwn(one, at) !== Object.hasOwn(other, at) || !equalData(one[at], other[at])) return false;
  }
  return true;
}

/** An own key `__proto__` is read like any other. */
function equalMaps(one: Readonly<Record<string, unknown>>, other: Readonly<Record<string, unknown>>): boolean {
  const keys = Object.keys(one);
  return keys.length === Object.keys(other).length && keys.every((key) => Object.hasOwn(other, key) && equalData(one[key], other[key]));
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
