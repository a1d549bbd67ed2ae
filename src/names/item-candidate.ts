import type { NameNode } from './name-tree.js';

/** A node that a 項目 cell may mean. */
export interface ItemCandidate {
  readonly node: NameNode;
  /** Share of the cell that the node explains, at most 1. */
  readonly score: number;
  /** Share of the cell that the node explains where steps left out cost nothing: 1 if it explains every number and label. */
  readonly explained: number;
  /** For each number and label of the cell, whether the node or a node around it fits it. */
  readonly fits: readonly boolean[];
  /** True if the node fits the last number or label well. A slip there may name another item. */
  readonly endsWell: boolean;
}
