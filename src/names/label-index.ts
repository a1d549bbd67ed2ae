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
/** Likeness of a text and a label that differ only in particles (消去方法, 消去の方法). */
const butParticles = 0.95;
/** Shortest label taken for the beginning of a longer text, in UTF-16 units. Shorter ones (「監査」, 「期間」) are no safe beginning. */
const leastPrefix = 5;

/** A label, or the label without its parenthesis, folded for comparing with texts. */
interface FoldedLabel {
  readonly text: FoldedText;
  /** Certainty of a hit, at most 1: less for a label without its parenthesis, and for the key. */
  readonly weight: number;
  /** Equal for equal labels of equal weight. */
  readonly id: string;
}

/** A label with the nodes that have it. */
interface Label {
  readonly label: FoldedLabel;
  readonly nodes: NameNode[];
}

/**
 * Indexes the labels of a name tree by pairs of characters, so that a text is compared only with labels that share a pair.
 * @example labelIndex({ nodes: [{ kind: 'item', labels: ['再委託の有無'] }] }).best('委託の有無') → 0.91
 * @example labelIndex({ nodes: [{ kind: 'item', labels: ['再委託の有無'] }] }).best('再委託先') → 0
 * @example labelIndex({ nodes: [{ kind: 'item', labels: ['消去の方法'] }] }).best('消去方法') → 0.95
 * @example labelIndex({ nodes: [{ kind: 'item', labels: ['事務の内容'] }] }).best('その内容') → 0
 * @example labelIndex({ nodes: [{ kind: 'item', labels: ['再委託の有無'] }] }).prefix('再委託の有無と方法') → 6
 * @example labelIndex({ nodes: [{ kind: 'item', labels: ['監査'] }] }).prefix('監査の内容') → 0
 */
export function labelIndex(tree: NameTree): LabelIndex {
  let made: PairIndex | undefined;
  // Built at the first question: many steps have no row to read.
  const index = (): PairIndex => (made ??= pairIndex(collect(tree)));
  const known = new Map<string, LabelHits>();

  const look = (text: string): LabelHits => {
    const found = known.get(text) ?? asFound(search(foldLabel(text), index()));
    known.set(text, found);
    return found;
  };
  return {
    find: (text) => look(text).nodes,
    best: (text) => look(text).best,
    prefix: (text) => longestPrefix(text, index().labels),
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

/**
 * Drops the particles between words, which people leave out and put in. その is a word and keeps its の.
 * @example withoutParticles('法令上の根拠') → '法令上根拠'
 * @example withoutParticles('その内容') → 'その内容'
 */
export function withoutParticles(folded: string): string {
  return folded.replace(/(?<=[^そこどあ])[のをがはに](?=\P{Script=Hiragana})/gu, '');
}

function collect({ nodes }: NameTree): readonly Label[] {
  const labels = new Map<string, Label>();
  for (const node of nodes) {
    // Names of 特定個人情報ファイル are like each other and like labels: read-item-name looks for them itself.
    if (node.kind === 'file') continue;
    for (const label of foldedLabels(node.labels)) {
      const known = labels.get(label.id);
      if (known) known.nodes.push(node);
      else labels.set(label.id, { label, nodes: [node] });
    }
  }
  return [...labels.values()];
}

/** Folded labels by the list of a node's labels, which all documents of a form share. */
const folded = new WeakMap<NameNode['labels'], readonly FoldedLabel[]>();

function foldedLabels(labels: NameNode['labels']): readonly FoldedLabel[] {
  const known = folded.get(labels);
  if (known) return known;
  const made = labels.flatMap((label, index) => {
    const short = label.replace(/[（(][^（()）]*[)）]/gu, '');
    const whole = foldedLabel(label, index === 0 ? 1 : 0.96);
    return short === label ? whole : [...whole, ...foldedLabel(short, short.length > label.length / 2 ? 0.97 : 0.95)];
  });
  folded.set(labels, made);
  return made;
}

function foldedLabel(label: string, weight: number): readonly FoldedLabel[] {
  const text = foldedText(label);
  return text.folded === '' ? [] : [{ text, weight, id: `${text.folded}\u0000${String(weight)}` }];
}

/** For each pair of characters the positions of the labels that have it, and how often each does. */
interface PairIndex {
  readonly labels: readonly Label[];
  readonly byPair: ReadonlyMap<number, { readonly labels: number[]; readonly counts: number[] }>;
  /** Positions of the labels by their text without particles. */
  readonly bare: ReadonlyMap<string, readonly number[]>;
}

function pairIndex(labels: readonly Label[]): PairIndex {
  const byPair = new Map<number, { readonly labels: number[]; readonly counts: number[] }>();
  const bare = new Map<string, number[]>();
  for (const [at, { label }] of labels.entries()) {
    const short = withoutParticles(label.text.folded);
    const alike = bare.get(short);
    if (alike) alike.push(at);
    else bare.set(short, [at]);
    label.text.pairs.forEach((count, pair) => {
      const list = byPair.get(pair);
      if (list) {
        list.labels.push(at);
        list.counts.push(count);
      } else byPair.set(pair, { labels: [at], counts: [count] });
    });
  }
  return { labels, byPair, bare };
}

function search(text: string, { labels, byPair, bare }: PairIndex): ReadonlyMap<NameNode, number> {
  const shared = new Map<number, number>();
  for (const [pair, count] of pairsOf(text)) {
    const having = byPair.get(pair);
    having?.labels.forEach((label, index) => shared.set(label, (shared.get(label) ?? 0) + Math.min(count, having.counts[index] ?? 0)));
  }
  const size = pairCount(text);
  const fits = new Map<NameNode, number>();
  const put = (found: Label | undefined, likeness: number): void => {
    const alike = likeness * (found?.label.weight ?? 0);
    if (!found || alike < leastAlike) return;
    for (const node of found.nodes) if ((fits.get(node) ?? 0) < alike) fits.set(node, alike);
  };
  for (const [at, common] of shared) {
    const found = labels[at];
    if (found) put(found, found.label.text.folded === text ? 1 : pairLikeness(common, size, found.label.text.size));
  }
  for (const at of bare.get(withoutParticles(text)) ?? []) put(labels[at], labels[at]?.label.text.folded === text ? 1 : butParticles);
  return fits;
}

/** Returns a likeness below 1: mostly the common share of both. A label cut short (ファイルの概要) still counts for much. */
function pairLikeness(common: number, one: number, other: number): number {
  return 0.6 * ((2 * common) / (one + other)) + 0.38 * (common / Math.min(one, other));
}

/** A text folded for comparing with labels. */
export interface FoldedText {
  readonly folded: string;
  /** Count of each pair of neighbouring UTF-16 units. A pair is one number, which is quicker to look up than a text. */
  readonly pairs: ReadonlyMap<number, number>;
  /** The number of pairs, at least 1. */
  readonly size: number;
}

/** Folds a text once for several comparisons. */
export function foldedText(text: string): FoldedText {
  const folded = foldLabel(text);
  return { folded, pairs: pairsOf(folded), size: pairCount(folded) };
}

/**
 * Returns the likeness of two labels, from 0 to 1.
 * @example foldedLikeness(foldedText('ユーザー認証の管理'), foldedText('ユーザ認証の管理')) → 1
 * @example foldedLikeness(foldedText('ファイルの概要'), foldedText('特定個人情報ファイルの概要')) → 0.78
 * @example foldedLikeness(foldedText('入手にかかる妥当性'), foldedText('入手に係る妥当性')) → 0.671
 * @example foldedLikeness(foldedText('その内容'), foldedText('事務の内容')) → 0.596
 * @example foldedLikeness(foldedText('消去方法'), foldedText('消去の方法')) → 0.596
 */
export function foldedLikeness(one: FoldedText, other: FoldedText): number {
  if (one.folded === other.folded) return 1;
  let common = 0;
  for (const [pair, count] of one.pairs) common += Math.min(count, other.pairs.get(pair) ?? 0);
  return pairLikeness(common, one.size, other.size);
}

function pairCount(folded: string): number {
  return Math.max(folded.length - 1, 1);
}

function pairsOf(folded: string): ReadonlyMap<number, number> {
  const pairs = new Map<number, number>();
  // A text of one character is its own pair.
  if (folded.length === 1) pairs.set(folded.charCodeAt(0), 1);
  for (let at = 0; at + 1 < folded.length; at++) {
    const pair = (folded.charCodeAt(at) << 16) | folded.charCodeAt(at + 1);
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  return pairs;
}

function longestPrefix(text: string, labels: readonly Label[]): number {
  const folded = foldLabel(text);
  let longest = 0;
  for (const { label } of labels) {
    const { length } = label.text.folded;
    if (length > longest && length < folded.length && folded.startsWith(label.text.folded)) longest = length;
  }
  if (longest < leastPrefix) return 0;
  // The same beginning in the text itself, which may hold brackets and spaces.
  for (let end = 1; end <= text.length; end++) if (foldLabel(text.slice(0, end)).length >= longest) return end;
  return 0;
}
