import { pathKey } from '../../load/read/source.js';
import type { Path } from '../../load/read/source.js';
import type { Assessment } from '../../model/assessment.js';
import { isBlank, valueAt } from '../../model/value-at.js';
import type { Rule } from './check-rule.js';

/** A line of a text that looks like the beginning of an item, as far as its colon. */
const itemLine = /^[ \t]*([^\s:][^:\n]*):(?=\s|$)/gmu;

/**
 * A line indented too far is read as the end of the text above it: the text holds 「対象人数: …」, and the document has no
 * 対象人数. Only an item that is missing beside the text is told, so that a text may say what it likes.
 */
export const swallowedItem: Rule = {
  id: 'swallowed-item',
  *check({ assessment, source }) {
    const missing = missingKeys(assessment, source.data);
    for (const { node } of assessment.visits) {
      const keys = node.kind === 'text' ? missing.get(pathKey(node.path.slice(0, -1))) : undefined;
      if (node.kind !== 'text' || !keys) continue;
      for (const match of node.text.matchAll(itemLine)) {
        const [line, key = ''] = match;
        if (!keys.has(key)) continue;
        const owner = source.keyPlace(node.path);
        yield {
          ruleId: swallowedItem.id,
          severity: 'warning',
          text: `「${key}:」の行が、上の「${String(node.path.at(-1))}」の文章の続きとして読まれています`,
          place: source.textPlace(node.path, match.index + line.indexOf(key)),
          item: node.name,
          mend: `項目なら、字下げを「${String(node.path.at(-1))}:」とそろえてください（行の先頭の空白 ${String(owner.column - 1)} 個）。文章の一部なら、「${key}:」の項目を別に書くと、この警告は出ません`,
          related: owner,
        };
      }
    }
  },
};

/** For every mapping of the document that holds items, the keys of its items that it does not have. */
function missingKeys(assessment: Assessment, data: unknown): ReadonlyMap<string, ReadonlySet<string>> {
  const missing = new Map<string, Set<string>>();
  for (const { node } of assessment.visits) {
    const holder = nearestHolder(node.path, data);
    const key = holder && node.path[holder.length];
    if (!holder || typeof key !== 'string') continue;
    const known = missing.get(pathKey(holder)) ?? new Set<string>();
    missing.set(pathKey(holder), known.add(key));
  }
  return missing;
}

/** The path of the mapping in which the way to a value ends; undefined where the value is written. */
function nearestHolder(path: Path, data: unknown): Path | undefined {
  const steps = path.findIndex((_, index) => valueAt(data, path.slice(0, index + 1)) === undefined);
  return steps < 0 || isBlank(valueAt(data, path.slice(0, steps))) ? undefined : path.slice(0, steps);
}
