import type { NameTree, NameNode } from './name-tree.js';

/** Finds the places of a name tree that are called like a text. */
export interface LabelIndex {
  /** The places whose label is like the text, and how much, from {@link leastAlike} to 1. */
  find(text: string): ReadonlyMap<NameNode, number>;
  /** How much the text is like the label that is most like it. */
  best(text: string): number;
  /** The longest label with which the text begins, as many characters of the text; 0 when it begins with none. */
  prefix(text: string): number;
}

/** Below this a text is not taken for a label: 「その内容」 and 「事務の内容」 agree by 0.6. */
const leastAlike = 0.62;
/** A label shorter than this is no safe beginning of a longer one (「監査」, 「期間」). */
const leastPrefix = 5;

/** A label, or a form of it, as texts are compared with it. */
interface FoldedLabel {
  readonly text: FoldedText;
  /** How sure a hit is: less for the label without what it says in brackets, and for the key. */
  readonly weight: number;
  /** The same for the same label with the same weight. */
  readonly id: string;
}

/** A label with the places that are called so. */
interface Label {
  readonly label: FoldedLabel;
  readonly nodes: NameNode[];
}

/** Indexes the labels of a name tree by their pairs of characters, so that a text is compared only with labels that share some with it. */
export function labelIndex(tree: NameTree): LabelIndex {
  let made: PairIndex | undefined;
  // Many a step has no row to read.
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

/** What readers take for the same label: full and half width, brackets and points, a long vowel more or less (ユーザ, ユーザー). */
function foldLabel(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]|ー/gu, '')
    .toLowerCase();
}

function collect({ nodes }: NameTree): readonly Label[] {
  const labels = new Map<string, Label>();
  for (const node of nodes) {
    // The names of files are like each other and like labels: whoever reads a name looks for them himself.
    if (node.kind === 'file') continue;
    for (const label of foldedLabels(node.labels)) {
      const known = labels.get(label.id);
      if (known) known.nodes.push(node);
      else labels.set(label.id, { label, nodes: [node] });
    }
  }
  return [...labels.values()];
}

/** By the list of a node's labels, which is one list in all documents of a form. */
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

/** The labels that have a pair of characters, by their positions, and how often each has it. */
interface PairIndex {
  readonly labels: readonly Label[];
  readonly byPair: ReadonlyMap<number, { readonly labels: number[]; readonly counts: number[] }>;
}

function pairIndex(labels: readonly Label[]): PairIndex {
  const byPair = new Map<number, { readonly labels: number[]; readonly counts: number[] }>();
  for (const [at, { label }] of labels.entries())
    label.text.pairs.forEach((count, pair) => {
      const list = byPair.get(pair);
      if (list) {
        list.labels.push(at);
        list.counts.push(count);
      } else byPair.set(pair, { labels: [at], counts: [count] });
    });
  return { labels, byPair };
}

function search(text: string, { labels, byPair }: PairIndex): ReadonlyMap<NameNode, number> {
  const shared = new Map<number, number>();
  for (const [pair, count] of pairsOf(text)) {
    const having = byPair.get(pair);
    having?.labels.forEach((label, index) => shared.set(label, (shared.get(label) ?? 0) + Math.min(count, having.counts[index] ?? 0)));
  }
  const size = pairCount(text);
  const fits = new Map<NameNode, number>();
  for (const [at, common] of shared) {
    const found = labels[at];
    if (!found) continue;
    const { label, nodes } = found;
    const alike = label.text.folded === text ? label.weight : label.weight * pairLikeness(common, size, label.text.size);
    if (alike < leastAlike) continue;
    for (const node of nodes) if ((fits.get(node) ?? 0) < alike) fits.set(node, alike);
  }
  return fits;
}

/** Mostly the share of both that is common; a label cut short (ファイルの概要) still counts for much. */
function pairLikeness(common: number, one: number, other: number): number {
  return 0.6 * ((2 * common) / (one + other)) + 0.38 * (common / Math.min(one, other));
}

/** A text with what is needed to compare it with labels. */
export interface FoldedText {
  readonly folded: string;
  /** How often each pair of neighbouring UTF-16 units occurs; the two are one number, which is quicker to look up than a text. */
  readonly pairs: ReadonlyMap<number, number>;
  /** The number of pairs, at least 1. */
  readonly size: number;
}

/** Folds a text that is compared with several. */
export function foldedText(text: string): FoldedText {
  const folded = foldLabel(text);
  return { folded, pairs: pairsOf(folded), size: pairCount(folded) };
}

/** How much two labels are alike, to 1. */
export function labelLikeness(a: string, b: string): number {
  return foldedLikeness(foldedText(a), foldedText(b));
}

/** {@link labelLikeness} of two texts that are folded. */
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
  // The same stretch in the text itself, where brackets and spaces stand between.
  for (let end = 1; end <= text.length; end++) if (foldLabel(text.slice(0, end)).length >= longest) return end;
  return 0;
}
