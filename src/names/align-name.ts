import type { NameAtom } from './name-atoms.js';
import { stepsTo } from './name-tree.js';
import type { NameNode } from './name-tree.js';

/** For each atom of a cell the nodes that it fits, with the fit up to 1. Nodes that it does not fit are left out. */
export type Fits = readonly ReadonlyMap<NameNode, number>[];

/** Weight of each kind of atom. Names weigh most, because cities slip in numbers. */
const weights: Readonly<Record<NameAtom['kind'], number>> = { part: 1, annex: 2, number: 1, circled: 1.5, risk: 1.5, entry: 2.5, label: 2.5 };

/** Returns the weight of all atoms. */
export function weightOf(atoms: readonly Pick<NameAtom, 'kind'>[]): number {
  return atoms.reduce((sum, { kind }) => sum + weights[kind], 0);
}

/** Cost of a step above the node that the cell leaves out, in the unit of the weights. */
const leftOut: Readonly<Record<NameNode['kind'], number>> = { file: 0, part: 0.1, section: 0.2, risk: 0.15, group: 0, entry: 0.6, item: 0.05 };

/**
 * Aligns cells with the steps down to nodes. Tables of many rows align very often, so an aligner reuses its buffers: an alignment is
 * valid only until the next.
 */
export interface NameAligner {
  align(atoms: readonly NameAtom[], fits: Fits): NameAlignment;
}

export interface NameAlignment {
  /** The nodes that some atom fits; those that the last atom fits come first. */
  readonly places: Iterable<NameNode>;
  /**
   * Returns the share of the cell that the steps down to a node explain, at most 1: weight times fit of each atom, less the cost of
   * steps left out. Steps and atoms keep their order. The last atom that counts must fit the node itself.
   */
  readonly score: (node: NameNode) => number;
  /** Returns the same share where steps left out cost nothing, and what fits well counts in full: 2 for Ⅱ is no slip, nor is 保管・消去. */
  readonly explained: (node: NameNode) => number;
  /** Returns an upper bound of the score, at less cost. */
  readonly bound: (node: NameNode) => number;
}

/**
 * Returns an aligner for a tree of so many nodes. A label alone outweighs a wrong number (③消去の方法 for ②消去の方法); a number alone does
 * not outweigh a wrong label. A part left out costs little, an entry much.
 * @example ((item) => nameAligner(1).align([{ kind: 'circled' }, { kind: 'label' }], [new Map(), new Map([[item, 1]])]).score(item))({ order: 0 }) → 0.625
 * @example ((item) => nameAligner(1).align([{ kind: 'circled' }, { kind: 'label' }], [new Map([[item, 1]]), new Map()]).score(item))({ order: 0 }) → 0.375
 * @example ((item) => nameAligner(2).align([{ kind: 'label' }], [new Map([[item, 1]])]).score(item))({ order: 1, parent: { order: 0, kind: 'part' } }) → 0.96
 * @example ((item) => nameAligner(2).align([{ kind: 'label' }], [new Map([[item, 1]])]).score(item))({ order: 1, parent: { order: 0, kind: 'entry' } }) → 0.76
 */
export function nameAligner(nodeCount: number): NameAligner {
  let width = 0;
  // gains: by node and atom, weight times fit. rows: by node and number of leading atoms, the best sum of the steps down to the node.
  let gains = new Float64Array(0);
  let rows = new Float64Array(0);
  const places = new Set<NameNode>();
  /** By node, the cell for which its row was computed. */
  const computed = new Int32Array(nodeCount);
  let cell = 0;

  const clear = (wanted: number): void => {
    if (wanted > width) {
      width = wanted;
      gains = new Float64Array(nodeCount * width);
      // One row more: the zeros above the top nodes.
      rows = new Float64Array((nodeCount + 1) * (width + 1));
    } else for (const { order } of places) gains.fill(0, order * width, (order + 1) * width);
    places.clear();
    cell += 1;
  };

  /** Fills the row of a node from that of its parent. */
  const step = ({ order, parent }: NameNode, cost: number, length: number): void => {
    const [above, here] = [(parent ? parent.order : nodeCount) * (width + 1), order * (width + 1)];
    rows[here] = (rows[above] ?? 0) - cost;
    // matched: best sum in which the node took an atom. It may take more (２ and 使用するシステム).
    let matched = -Infinity;
    for (let at = 0; at < length; at++) {
      const gain = gains[order * width + at] ?? 0;
      if (gain > 0) matched = Math.max(matched, rows[above + at] ?? 0) + gain;
      rows[here + at + 1] = Math.max((rows[above + at + 1] ?? 0) - cost, matched);
    }
  };
  const last = (order: number, length: number): number => rows[order * (width + 1) + length] ?? 0;
  /** Computes the row of a node once for a cell, because all nodes below share it. */
  const pass = (node: NameNode | undefined, length: number): number => {
    if (!node) return 0;
    if (computed[node.order] !== cell) {
      pass(node.parent, length);
      step(node, leftOut[node.kind], length);
      computed[node.order] = cell;
    }
    return last(node.order, length);
  };

  return {
    align: (atoms, fits) => {
      clear(atoms.length);
      const { length } = atoms;
      const total = weightOf(atoms);
      const whole = atoms.map(({ kind }): WholeGain => ({ from: weights[kind] * (kind === 'label' ? 0.85 : 0.6), weight: weights[kind] }));
      for (let at = length - 1; at >= 0; at--) {
        const weight = weights[atoms[at]?.kind ?? 'label'];
        for (const [node, fit] of fits[at] ?? []) {
          places.add(node);
          gains[node.order * width + at] = fit * weight;
        }
      }
      return {
        places,
        score: (node) => {
          pass(node.parent, length);
          step(node, Infinity, length);
          const score = last(node.order, length) / total;
          // Nodes below need the row in which this node may be left out.
          computed[node.order] = 0;
          return score;
        },
        explained: (node) => {
          // As `step`, without costs. Few nodes are asked for.
          let sums: readonly number[] = Array.from({ length: length + 1 }, () => 0);
          for (const { order } of stepsTo(node)) sums = taken(sums, gains.subarray(order * width, order * width + length), whole, order === node.order);
          return (sums[length] ?? 0) / total;
        },
        bound: (node) => {
          let gain = pass(node.parent, length);
          for (let at = node.order * width; at < node.order * width + length; at++) gain += gains[at] ?? 0;
          return gain / total;
        },
      };
    },
  };
}

/** Gain from which an atom counts with its whole weight. */
interface WholeGain {
  readonly from: number;
  readonly weight: number;
}

/** Largest error of a product of weight and fit. */
const rounding = 1e-9;

/** Returns the best sums by number of leading atoms once a step could take atoms. A step that `must` took the last. */
function taken(above: readonly number[], gains: Float64Array, whole: readonly WholeGain[], must: boolean): readonly number[] {
  const sums = [must ? -Infinity : (above[0] ?? 0)];
  let matched = -Infinity;
  for (let at = 0; at < gains.length; at++) {
    const gain = gains[at] ?? 0;
    const { from = 0, weight = 0 } = whole[at] ?? {};
    if (gain > 0) matched = Math.max(matched, above[at] ?? 0) + (gain >= from - rounding ? weight : gain);
    sums.push(Math.max(must ? -Infinity : (above[at + 1] ?? 0), matched));
  }
  return sums;
}
