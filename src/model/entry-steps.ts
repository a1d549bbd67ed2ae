/**
 * The last step of the key of every entry of a list: `#id`. Where the id is empty or was taken by an entry before it, `#id~2`,
 * `#~1` and so on, so that no two of a list have the same.
 */
export function entryKeys(ids: readonly string[]): readonly string[] {
  const taken = new Set(ids.filter((id) => id !== '').map((id) => `#${id}`));
  const seen = new Set<string>();
  const times = new Map<string, number>();
  return ids.map((id) => {
    if (id !== '' && !seen.has(id)) {
      seen.add(id);
      return `#${id}`;
    }
    let count = times.get(id) ?? (id === '' ? 1 : 2);
    while (taken.has(`#${id}~${String(count)}`)) count += 1;
    const key = `#${id}~${String(count)}`;
    taken.add(key);
    times.set(id, count + 1);
    return key;
  });
}
