import { equalData } from '../core/equal.js';
import { hasErrors } from '../core/message.js';
import { internalKeys } from '../forms/internal-keys.js';
import { editData } from '../load/edit/edit-data.js';
import type { YamlEdit } from '../load/edit/edit.js';
import { textNodes } from '../load/edit/edit-nodes.js';
import { editSource } from '../load/edit/edit-source.js';
import { parseSource } from '../load/read/parse-source.js';
import type { Source } from '../load/read/source.js';
import { publishedKey } from '../model/cover.js';
import { isBlank, valueAt } from '../model/value-at.js';

/** The first text of the next version, and the root keys of the published one that it leaves behind. */
export interface BegunDraft {
  readonly source: Source;
  readonly left: readonly string[];
}

/**
 * Begins the next version from a published one: 公表日 is empty, and 変更の説明, 変更箇所の控え and the other internal keys stay behind with
 * the comments in them and right above them. They are about the older step. Keeps every other byte. Undefined if the layout of the
 * text lets neither be done; the result is read again, and must hold exactly the other values.
 *
 * Comments elsewhere stay, so it cuts spans: `editSource` keeps the comments of a removed key.
 */
export function beginDraft(published: Source): BegunDraft | undefined {
  const { data } = published;
  if (typeof data !== 'object' || data === null) return undefined;
  const left = Object.keys(data).filter((key) => internalKeys.includes(key));
  const removals = left.map((key): YamlEdit => ({ kind: 'remove', path: [key] }));
  const wanted = editData(data, removals);
  const cut = left.length === 0 ? published : firstThatHolds(published, left, removals, wanted);
  if (!cut) return undefined;
  const emptied: readonly YamlEdit[] = [{ kind: 'value', path: [publishedKey], value: null }];
  const source = isBlank(valueAt(cut.data, [publishedKey])) ? cut : editSource(cut, emptied);
  return source && { source, left };
}

/** Tries the ways to take keys out of a text, the one that keeps most of it first. */
function firstThatHolds(published: Source, keys: readonly string[], removals: readonly YamlEdit[], wanted: unknown): Source | undefined {
  for (const text of [cutKeys(published.text, keys, false), cutKeys(published.text, keys, true)]) {
    const read = text === undefined ? undefined : parseSource(published.file, text);
    if (read && !hasErrors(read.messages) && equalData(read.data, wanted)) return read;
  }
  return editSource(published, removals);
}

/**
 * Returns a text without the lines of some root keys and the comments right above them. Undefined if the root is no block map.
 * @param blankLines True to take the blank lines below a key too: a text above that keeps them (`|+`) would grow.
 */
function cutKeys(text: string, keys: readonly string[], blankLines: boolean): string | undefined {
  const root = textNodes(text);
  if (!root || root.flow) return undefined;
  let kept = '';
  let at = 0;
  for (const { key, start, end } of root.pairs) {
    if (!keys.includes(key)) continue;
    kept += text.slice(at, start);
    at = end + (blankLines ? (/^(?:[ \t]*\r?\n)+/u.exec(text.slice(end))?.[0].length ?? 0) : 0);
  }
  return kept + text.slice(at);
}
