import { pathKey } from '../../load/read/source.js';
import type { Path } from '../../load/read/source.js';
import type { Assessment } from '../../model/assessment.js';
import { isBlank, valueAt } from '../../model/value-at.js';
import type { CheckRule } from './check-rule.js';

/** A line of a text that looks like the beginning of an item, up to its colon. */
const itemLine = /^[ \t]*([^\s:][^:\n]*):(?=\s|$)/gmu;

/**
 * Reports a line like 「対象人数: …」 in a text while the document has no 対象人数. YAML reads a line indented too far as the end of the
 * text above it. Skips items that exist beside the text, so that a text may hold such lines.
 */
export const swallowedItem: CheckRule = {
  id: 'swallowed-item',
  title: '文章に紛れ込んだ項目',
  *check({ assessment, source }) {
    const missing = missingKeys(assessment, source.data);
    for (const { node } of assessment.visits) {
      const keys = node.kind === 'text' ? missing.get(pathKey(node.path.slice(0, -1))) : undefined;
      if (node.kind !== 'text' || !keys) continue;
      for (const { key, index } of itemLikeLines(node.text)) {
        if (!keys.has(key)) continue;
        const owner = source.keyPlace(node.path);
        yield {
          ruleId: swallowedItem.id,
          severity: 'warning',
          text: `「${key}:」の行が、上の「${String(node.path.at(-1))}」の文章の続きとして読まれています`,
          place: source.textPlace(node.path, index),
          item: node.name,
          mend: `項目なら、字下げを「${String(node.path.at(-1))}:」とそろえてください（行の先頭の空白 ${String(owner.column - 1)} 個）。文章の一部なら、「${key}:」の項目を別に書くと、この警告は出ません`,
          related: owner,
        };
      }
    }
  },
};

/**
 * Finds the keys in a text that begin a line and end in a colon. Positions are in UTF-16 units. The colon is half-width, with
 * white space behind it.
 * @example itemLikeLines('本文\n  対象人数: 10万人') → [{ key: '対象人数', index: 5 }]
 * @example itemLikeLines('対象人数：10万人\nhttps://example.jp') → []
 */
export function itemLikeLines(text: string): readonly { readonly key: string; readonly index: number }[] {
  return [...text.matchAll(itemLine)].map(({ 0: line, 1: key = '', index }) => ({ key, index: index + line.indexOf(key) }));
}

/** Returns the keys of missing items for every mapping of the document that holds items. */
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

/** Finds the deepest mapping on the path of a missing value. Undefined if the value exists, or if the mapping is blank. */
function nearestHolder(path: Path, data: unknown): Path | undefined {
  const depth = path.findIndex((_, index) => valueAt(data, path.slice(0, index + 1)) === undefined);
  return depth < 0 || isBlank(valueAt(data, path.slice(0, depth))) ? undefined : path.slice(0, depth);
}
