import { foldText } from '../core/fold.js';
import { columnName } from './column-name.js';
import type { NameNode, NameTree } from './name-tree.js';

/**
 * Returns a finder of the nodes whose name a text holds letter by letter, as `explain` and messages (official name) or 変更箇所 (項目, with
 * and without names of entries) write it. White space and width do not count. Built at the first question.
 * @example exactNames({ nodes: [{ name: 'Ⅱ　概要　委託事項1', official: [{ text: '委託事項1', called: '保守' }] }] })('委託事項1 保守').length → 1
 */
export function exactNames({ nodes }: NameTree): (written: string) => readonly NameNode[] {
  let made: ReadonlyMap<string, readonly NameNode[]> | undefined;
  return (written) => (made ??= namesOf(nodes)).get(foldText(written)) ?? [];
}

function namesOf(nodes: readonly NameNode[]): ReadonlyMap<string, readonly NameNode[]> {
  const byName = new Map<string, NameNode[]>();
  for (const node of nodes)
    for (const name of new Set([node.name, columnName(node.official), columnName(node.official, true)].map((each) => foldText(each)))) {
      if (name === '') continue;
      const known = byName.get(name);
      if (known) known.push(node);
      else byName.set(name, [node]);
    }
  return byName;
}
