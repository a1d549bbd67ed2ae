import type { NameAtom } from './name-atoms.js';
import type { NameNode } from './name-tree.js';

/** How well each thing that a cell says fits each place, from 0 to 1; places that do not fit are left out. */
export type Fits = readonly ReadonlyMap<NameNode, number>[];

/** How much each kind of thing in a cell tells: names most, because numbers are what cities slip in. */
const weights: Readonly<Record<NameAtom['kind'], number>> = { part: 1, annex: 2, number: 1, circled: 1.5, risk: 1.5, entry: 2.5, label: 2.5 };
/** What it costs when the cell leaves out a step above the place. */
const leftOut: Readonly<Record<NameNode['kind'], number>> = { file: 0, part: 0.1, section: 0.2, risk: 0.15, group: 0, entry: 0.6, item: 0.05 };

/**
 * Lays cells along the steps down to places. A table of many rows asks a great many times: an aligner keeps its room, so what it
 * says of a cell holds only until the next.
 */
export interface NameAligner {
  align(atoms: readonly NameAtom[], fits: Fits): NameAlignment;
}

export interface NameAlignment {
  /** The places that something in the cell fits; those that its last name fits come first. */
  readonly places: Iterable<NameNode>;
  /**
   * How much of the cell the steps down to a place explain, to 1, the steps and the cell both in order: what each thing weighs
   * times how well it fits, less what the cell leaves out. The place itself must be what the last fitting thing names.
   */
  readonly score: (node: NameNode) => number;
  /** No less than the score; quick to tell. */
  readonly bound: (node: NameNode) => number;
}

export function nameAligner(nodeCount: number): NameAligner {
  let width = 0;
  // By place and thing: what the place gains by the thing; and the best for the first things after the steps down to the place.
  let gains = new Float64Array(0);
  let rows = new Float64Array(0);
  const places = new Set<NameNode>();
  /** The cell for which the row of a place was computed. */
  const computed = new Int32Array(nodeCount);
  let cell = 0;

  const clear = (wanted: number): void => {
    if (wanted > width) {
      width = wanted;
      gains = new Float64Array(nodeCount * width);
      // One row more, for what stands at the top.
      rows = new Float64Array((nodeCount + 1) * (width + 1));
    } else for (const { order } of places) gains.fill(0, order * width, (order + 1) * width);
    places.clear();
    cell += 1;
  };

  /** Fills the row of a place from that of the one above it. */
  const step = ({ order, parent }: NameNode, cost: number, length: number): void => {
    const [above, here] = [(parent ? parent.order : nodeCount) * (width + 1), order * (width + 1)];
    rows[here] = (rows[above] ?? 0) - cost;
    // matched: the step has taken something so far; it may take more (２ and 使用するシステム).
    let matched = -Infinity;
    for (let at = 0; at < length; at++) {
      const gain = gains[order * width + at] ?? 0;
      if (gain > 0) matched = Math.max(matched, rows[above + at] ?? 0) + gain;
      rows[here + at + 1] = Math.max((rows[above + at + 1] ?? 0) - cost, matched);
    }
  };
  const last = (order: number, length: number): number => rows[order * (width + 1) + length] ?? 0;
  /** What is above a place is shared by everything below. */
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
      const total = atoms.reduce((sum, { kind }) => sum + weights[kind], 0);
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
          // The row of a place that is above others must be what they expect.
          computed[node.order] = 0;
          return score;
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
