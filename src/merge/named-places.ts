import { rowCells } from '../appendix/rows/change-table.js';
import { declarationKeys, declarationsKey } from '../forms/internal-keys.js';
import type { Path, Source } from '../load/read/source.js';
import type { Assessment } from '../model/assessment.js';
import { onOneLine } from '../model/item-name.js';
import { nodeNames } from '../model/node-at.js';
import { valueAt } from '../model/value-at.js';
import type { MergeRole } from './three.js';

/**
 * Returns a finder of names for the report: the official name of an item; of a row and a declaration the item that it is about, because
 * the merge numbers them anew. A path without any name is shown step by step.
 */
export function namedPlaces(
  sources: Readonly<Record<MergeRole, Source>>,
  assessments: Readonly<Record<MergeRole, Assessment | undefined>>,
): (role: MergeRole, path: Path) => string {
  const finders = new Map<MergeRole, (path: Path) => string | undefined>();
  for (const role of ['base', 'ours', 'theirs'] as const) {
    const assessment = assessments[role];
    if (assessment) finders.set(role, nodeNames(assessment));
  }
  const about = (role: MergeRole, [list, index]: Path): string | undefined => {
    if (list === declarationsKey) {
      const items = valueAt(sources[role].data, [list, index ?? 0, declarationKeys.items]);
      return `${declarationsKey}「${Array.isArray(items) ? items.map(String).join('、') : typeof items === 'string' ? items : '版の全体'}」`;
    }
    const row = assessments[role]?.rows.find(({ row: { path } }) => path[0] === list && path[1] === index);
    const item = row && rowCells(row)?.item.text;
    return item === undefined || item === '' ? undefined : `${String(list)}の行「${onOneLine(item)}」`;
  };
  return (role, path) => {
    const entry = path.length > 1 ? about(role, path) : undefined;
    if (entry !== undefined) return typeof path[2] === 'string' ? `${entry}の${path[2]}` : entry;
    return finders.get(role)?.(path) ?? path.map((step) => (typeof step === 'number' ? String(step + 1) : step)).join('　');
  };
}
