import { foldForm } from '../../core/fold-form.js';
import { escapePattern } from '../../core/text/escape-pattern.js';
import { sideOf } from '../../diff/changes/change.js';
import { stepsTo } from '../../names/name-tree.js';
import type { NameNode } from '../../names/name-tree.js';
import type { ChangesByItem, ItemChange } from './changes-by-item.js';
import type { RowTexts } from './row-texts.js';

/** Shortest name of an entry or item that is looked for in words, in folded UTF-16 units: 「紙」 is in 「別紙」. */
const shortestName = 3;
/** Number, bullet or mark before a label: ③委託先名, ・対象となる本人の数. */
const beforeLabel = /^(?:\(?\d{1,2}\)?[.．]?|[・※])\s*/u;
/** Numbers of several entries: 2・3, 2、3, 2及び委託事項3, 2~4. */
const joint = '(?:、|・|&|及び|並びに|又は|と|から|~|-)';
const upTo = /^(?:から|~|-)/u;

/**
 * Returns the changes that a row names in words, of those at an item: 「委託事項3追記」 at the section names the entry 3 alone, 「委託先名を変更」
 * the items of that label. All of them if the words name none of its entries and items.
 */
export function namedInWords({ before, after }: RowTexts, at: readonly ItemChange[], top: NameNode | undefined, byItem: ChangesByItem): readonly ItemChange[] {
  if (!top) return at;
  const words = before.folded + after.folded;
  const below = at.map((itemChange) => ({ itemChange, nodes: nodesBelow(itemChange, top, byItem) }));
  const entries = (nodes: readonly NameNode[]): readonly NameNode[] => nodes.filter(({ kind }) => kind === 'entry');
  const ofNumbers = [...new Set(entriesUnder(top, byItem).flatMap(({ of }) => of ?? []))].filter((of) => numbersOf(words, of).size > 0);
  const byEntry = below.filter(({ nodes }) => entries(nodes).some((node) => namesEntry(words, node)));
  if (byEntry.length === 0 && ofNumbers.length > 0) return [];
  const inEntries = byEntry.length > 0 ? byEntry : below;
  const items = longestNamed(
    words,
    inEntries.flatMap(({ nodes }) => nodes.filter(({ kind }) => kind === 'item')),
  );
  const byLabel = inEntries.filter(({ nodes }) => nodes.some((node) => items.has(node)));
  return (byLabel.length > 0 ? byLabel : inEntries).map(({ itemChange }) => itemChange);
}

/** Returns the item or entry of a change and what contains it, up to the item that the row names. */
function nodesBelow({ change }: ItemChange, top: NameNode, { trees }: ChangesByItem): readonly NameNode[] {
  const node = trees[change.after ? 'after' : 'before'].at(sideOf(change).path);
  const steps = node ? stepsTo(node) : [];
  return steps.filter(({ path }) => path.length > top.path.length);
}

function entriesUnder(top: NameNode, { trees }: ChangesByItem): readonly NameNode[] {
  return [trees.before, trees.after].flatMap(({ nodes }) =>
    nodes.filter(({ kind, path }) => kind === 'entry' && path.length > top.path.length && top.path.every((step, index) => path[index] === step)),
  );
}

function namesEntry(words: string, { of, no, labels }: NameNode): boolean {
  if (of !== undefined && no !== undefined && numbersOf(words, of).has(no)) return true;
  return labels.map(foldForm).some((label) => label.length >= shortestName && label !== of && words.includes(label));
}

/**
 * Returns the numbers of the entries that words name.
 * @example numbersOf('委託事項2~4及び委託事項7を削除', '委託事項') → new Set([2, 3, 4, 7])
 * @example numbersOf('委託事項の見直し', '委託事項') → new Set([])
 */
export function numbersOf(words: string, of: string): ReadonlySet<number> {
  const one = escapePattern(foldForm(of));
  const found = new Set<number>();
  for (const [all] of words.matchAll(new RegExp(`${one}\\d{1,3}(?!\\d)(?:${joint}(?:${one})?\\d{1,3}(?!\\d))*`, 'gu'))) {
    let last = 0;
    for (const [part, digits] of all.matchAll(new RegExp(`(?:${joint})?(?:${one})?(\\d{1,3})`, 'gu'))) {
      const number = Number(digits);
      for (let each = upTo.test(part) ? last + 1 : number; each <= number; each++) found.add(each);
      last = number;
    }
  }
  return found;
}

/** Returns the items whose labels are in words. A label inside a longer one that is there (委託先名 of 委託先名の確認方法) does not count. */
function longestNamed(words: string, nodes: readonly NameNode[]): ReadonlySet<NameNode> {
  const named = new Set<NameNode>();
  const labels = nodes.flatMap((node) => node.labels.map((label) => ({ node, label: foldForm(label).replace(beforeLabel, '') })));
  let left = words;
  for (const { label } of [...labels].sort((a, b) => b.label.length - a.label.length)) {
    if (label.length < shortestName || !left.includes(label)) continue;
    left = left.replaceAll(label, '\n');
    for (const each of labels) if (each.label === label) named.add(each.node);
  }
  return named;
}
