import type { NameTree, NameNode } from './name-tree.js';

/** Finds the nodes of a name tree whose labels are like a text. */
export interface LabelIndex {
  /** Returns the nodes whose label is like the text, with the likeness from {@link leastAlike} to 1. */
  find(text: string): ReadonlyMap<NameNode, number>;
  /** Returns the likeness of the label that is most like the text. 0 if it is under {@link leastAlike}. */
  best(text: string): number;
  /** Returns the length of the longest label with which the text begins, in UTF-16 units of the text. 0 if there is none. */
  prefix(text: string): number;
}

/** Least likeness of a text and a label that it names. It refuses 「その内容」 for 「事務の内容」, which reaches 0.596. */
const leastAlike = 0.62;
/** Shortest label taken for the beginning of a longer text, in UTF-16 units. Shorter ones (「監査」, 「期間」) are no safe beginning. */
const leastPrefix = 5;

interface Label {
  readonly folded: string;
  /** Certainty of a hit, at most 1: less for a label without its parenthesis, and for the key. */
  readonly weight: number;
  readonly nodes: NameNode[];
  readonly pairs: number;
}

/**
 * Indexes the labels of a name tree by pairs of characters, so that a text is compared only with labels that share a pair.
 * @example labelIndex({ nodes: [{ kind: 'item', labels: ['再委託の有無'] }] }).best('委託の有無') → 0.91
 * @example labelIndex({ nodes: [{ kind: 'item', labels: ['再委託の有無'] }] }).best('再委託先') → 0
 * @example labelIndex({ nodes: [{ kind: 'item', labels: ['再委託の有無'] }] }).prefix('再委託の有無と方法') → 6
 * @example labelIndex({ nodes: [{ kind: 'item', labels: ['監査'] }] }).prefix('監査の内容') → 0
 */
export function labelIndex(tree: NameTree): LabelIndex {
  const labels = collect(tree);
  const byPair = new Map<string, { readonly label: Label; readonly count: number }[]>();
  for (const label of labels)
    for (const [pair, count] of pairsOf(label.folded)) {
      const list = byPair.get(pair);
      if (list) list.push({ label, count });
      else byPair.set(pair, [{ label, count }]);
    }
  const known = new Map<string, LabelHits>();

  const look = (text: string): LabelHits => {
    const found = known.get(text) ?? asFound(search(foldLabel(text), byPair));
    known.set(text, found);
    return found;
  };
  return {
    find: (text) => look(text).nodes,
    best: (text) => look(text).best,
    prefix: (text) => longestPrefix(text, labels),
  };
}

interface LabelHits {
  readonly nodes: ReadonlyMap<NameNode, number>;
  readonly best: number;
}

function asFound(nodes: ReadonlyMap<NameNode, number>): LabelHits {
  let best = 0;
  for (const alike of nodes.values()) best = Math.max(best, alike);
  return { nodes, best };
}

/** Folds spellings that readers take for one label: full and half width, brackets and points, a long vowel more or less (ユーザ, ユーザー). */
function foldLabel(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]|ー/gu, '')
    .toLowerCase();
}

function collect({ nodes }: NameTree): readonly Label[] {
  const labels = new Map<string, Label>();
  const add = (text: string, weight: number, node: NameNode): void => {
    const folded = foldLabel(text);
    if (folded === '') return;
    const id = `${folded}\u0000${String(weight)}`;
    const label = labels.get(id);
    if (label) label.nodes.push(node);
    else labels.set(id, { folded, weight, nodes: [node], pairs: Math.max(folded.length - 1, 1) });
  };
  for (const node of nodes) {
    // Names of 特定個人情報ファイル are like each other and like labels: read-item-name looks for them itself.
    if (node.kind === 'file') continue;
    for (const [index, label] of node.labels.entries()) {
      add(label, index === 0 ? 1 : 0.96, node);
      const short = label.replace(/[（(][^（()）]*[)）]/gu, '');
      if (short !== label) add(short, short.length > label.length / 2 ? 0.97 : 0.95, node);
    }
  }
  return [...labels.values()];
}

function search(folded: string, byPair: ReadonlyMap<string, readonly { readonly label: Label; readonly count: number }[]>): ReadonlyMap<NameNode, number> {
  const shared = new Map<Label, number>();
  for (const [pair, count] of pairsOf(folded))
    for (const entry of byPair.get(pair) ?? []) shared.set(entry.label, (shared.get(entry.label) ?? 0) + Math.min(count, entry.count));
  const pairs = Math.max(folded.length - 1, 1);
  const found = new Map<NameNode, number>();
  for (const [label, common] of shared) {
    const alike = label.folded === folded ? label.weight : label.weight * pairLikeness(common, pairs, label.pairs);
    if (alike < leastAlike) continue;
    for (const node of label.nodes) if ((found.get(node) ?? 0) < alike) found.set(node, alike);
  }
  return found;
}

/** Returns a likeness below 1: mostly the common share of both. A label cut short (ファイルの概要) still counts for much. */
function pairLikeness(common: number, one: number, other: number): number {
  return 0.6 * ((2 * common) / (one + other)) + 0.38 * (common / Math.min(one, other));
}

/**
 * Returns the likeness of two labels, from 0 to 1.
 * @example labelLikeness('ユーザー認証の管理', 'ユーザ認証の管理') → 1
 * @example labelLikeness('ファイルの概要', '特定個人情報ファイルの概要') → 0.78
 * @example labelLikeness('入手にかかる妥当性', '入手に係る妥当性') → 0.671
 * @example labelLikeness('その内容', '事務の内容') → 0.596
 * @example labelLikeness('消去方法', '消去の方法') → 0.596
 */
export function labelLikeness(a: string, b: string): number {
  const [one, other] = [foldLabel(a), foldLabel(b)];
  if (one === other) return 1;
  const pairs = pairsOf(other);
  let common = 0;
  for (const [pair, count] of pairsOf(one)) common += Math.min(count, pairs.get(pair) ?? 0);
  return pairLikeness(common, Math.max(one.length - 1, 1), Math.max(other.length - 1, 1));
}

function pairsOf(folded: string): ReadonlyMap<string, number> {
  const pairs = new Map<string, number>();
  // A text of one character is its own pair.
  if (folded.length === 1) pairs.set(folded, 1);
  for (let at = 0; at + 1 < folded.length; at++) {
    const pair = folded.slice(at, at + 2);
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  return pairs;
}

function longestPrefix(text: string, labels: readonly Label[]): number {
  const folded = foldLabel(text);
  let longest = 0;
  for (const label of labels)
    if (label.folded.length > longest && label.folded.length < folded.length && folded.startsWith(label.folded)) longest = label.folded.length;
  if (longest < leastPrefix) return 0;
  // The same beginning in the text itself, which may hold brackets and spaces.
  for (let end = 1; end <= text.length; end++) if (foldLabel(text.slice(0, end)).length >= longest) return end;
  return 0;
}
