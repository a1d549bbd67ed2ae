import { idKey } from '../forms/form.js';
import type { Path } from '../load/read/source.js';
import { valueAt } from '../model/value-at.js';

/** Words for the ids of the lists that have them, by the key of the list. */
const words: Readonly<Record<string, string>> = {
  使用するシステム: 'system',
  特定個人情報ファイル: 'file',
  委託事項: 'itaku',
  提供先: 'teikyo',
  移転先: 'iten',
  図: 'zu',
};

/**
 * Proposes an id for an entry without one: no other entry of its list has it, and no other entry without an id is proposed it.
 * @param path Path of the entry.
 * @example proposeId(['委託事項', 2], { 委託事項: [{ id: 'itaku1' }, {}, {}] }) → 'itaku3'
 * @example proposeId(['委託事項', 1], { 委託事項: [{ id: 'itaku1' }, {}, {}] }) → 'itaku2'
 */
export function proposeId(path: Path, data: unknown): string {
  const listPath = path.slice(0, -1);
  const list: unknown = valueAt(data, listPath);
  const ids = (Array.isArray(list) ? list : []).map((entry: unknown) => writtenId(valueAt(entry, [idKey])));
  const taken = new Set(ids);
  const word = words[String(listPath.at(-1))] ?? 'id';
  const before = ids.slice(0, Number(path.at(-1))).filter((id) => id === '').length;
  let number = 0;
  for (let free = -1; free < before;) {
    number += 1;
    if (!taken.has(`${word}${String(number)}`)) free += 1;
  }
  return `${word}${String(number)}`;
}

function writtenId(id: unknown): string {
  return typeof id === 'string' || typeof id === 'number' ? String(id) : '';
}
