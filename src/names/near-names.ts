import { bigramsOf, diceLikeness } from '../core/likeness.js';
import type { Bigrams } from '../core/likeness.js';
import { largest } from '../core/long-lists.js';
import type { NameAtom, NameReading } from './name-atoms.js';
import { stepsTo } from './name-tree.js';
import type { NameNode, NameTree } from './name-tree.js';
import type { ItemCandidate } from './item-candidate.js';

/** Nodes that a name which cannot be read may mean, the likeliest first. */
export interface NearNodes {
  readonly nodes: readonly NameNode[];
  /** Number of leading numbers and labels that could be read: of two forms, that with more is meant. */
  readonly understood: number;
}

/** Share of the leading atoms from which they are understood. */
const understands = 0.9;
/** Least share of the cell that a candidate explains to be suggested. */
const leastExplained = 0.5;
/** Least likeness (Dice) of the text that is not understood and a label that is suggested for it. */
const leastLikeness = 0.2;

/**
 * Finds the nodes near a name: those in the part and section that its beginning names, then those elsewhere that explain much of it.
 * @param fit Returns the candidates of a reading.
 */
export function nearNodes(reading: NameReading, { nodes }: NameTree, fit: (reading: NameReading) => readonly ItemCandidate[]): NearNodes {
  const whole = fit(reading).filter(({ explained }) => explained >= leastExplained);
  const { around, understood } = beginningOf(reading, fit);
  const isInside = (node: NameNode): boolean => around.length === 0 || stepsTo(node).some((step) => around.includes(step));
  const likely = (whole.length > 0 ? whole : fit(withoutEntries(reading))).map(({ node }) => node);
  const inside = around.length === 0 ? [] : alikeBelow(around, reading.atoms.slice(understood), nodes);
  return { nodes: [...new Set([...likely.filter(isInside), ...inside, ...around, ...likely])], understood };
}

/** Names the list in place of an entry that is not there: システム of システム6. */
function withoutEntries({ atoms, ...rest }: NameReading): NameReading {
  return { ...rest, atoms: atoms.map((atom) => (atom.kind === 'entry' ? { kind: 'label', text: atom.of, bullet: false } : atom)) };
}

/** Reads as many of the leading atoms as possible: Ⅱ６ of 「Ⅱ６ 保存の年限」. */
function beginningOf(reading: NameReading, fit: (reading: NameReading) => readonly ItemCandidate[]): { around: readonly NameNode[]; understood: number } {
  for (let length = reading.atoms.length - 1; length > 0; length--) {
    const [best, ...others] = fit({ ...reading, atoms: reading.atoms.slice(0, length) });
    if (!best || best.explained < understands) continue;
    const equal = others.filter(({ score }) => score >= best.score - 0.01).map(({ node }) => node);
    return { around: [best.node, ...equal], understood: length };
  }
  return { around: [], understood: 0 };
}

/** Returns the nodes below some nodes whose label is like the rest of the name, or whose number it holds. */
function alikeBelow(around: readonly NameNode[], rest: readonly NameAtom[], nodes: readonly NameNode[]): readonly NameNode[] {
  const text = bigramsOf(rest.map((atom) => (atom.kind === 'label' ? atom.text : '')).join(''));
  const numbers = new Set(rest.flatMap((atom) => (atom.kind === 'label' ? [] : [atom.no])));
  return nodes
    .filter((node) => !around.includes(node) && stepsTo(node).some((step) => around.includes(step)))
    .map((node) => ({ node, likeness: likenessOf(text, node.labels) + (node.no !== undefined && numbers.has(node.no) ? leastLikeness : 0) }))
    .filter(({ likeness }) => likeness >= leastLikeness)
    .sort((a, b) => b.likeness - a.likeness || a.node.order - b.node.order)
    .map(({ node }) => node);
}

function likenessOf(text: Bigrams, labels: readonly string[]): number {
  return largest(
    labels.map((label) => diceLikeness(text, bigramsOf(label)) ?? 0),
    0,
  );
}
