/**
 * Adds items to the end of a list. Stands for `list.push(...items)`, which runs out of stack where there are more than a hundred
 * thousand items.
 */
export function append<T>(list: T[], items: Iterable<T>): void {
  for (const item of items) list.push(item);
}

/** Returns the largest of some numbers and `least`. Stands for `Math.max(...numbers)`, which runs out of stack for a long list. */
export function largest(numbers: Iterable<number>, least = -Infinity): number {
  let found = least;
  for (const number of numbers) found = Math.max(found, number);
  return found;
}

/** Returns the smallest of some numbers. Infinity if there are none. */
export function smallest(numbers: Iterable<number>): number {
  let found = Infinity;
  for (const number of numbers) found = Math.min(found, number);
  return found;
}
