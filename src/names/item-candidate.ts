import type { NameNode } from './name-tree.js';

/** A node that a 項目 cell may mean. */
export interface ItemCandidate {
  readonly node: NameNode;
  /** Share of the cell that the node explains, at most 1. */
  readonly score: number;
  /** Share of the cell that the node explains where steps left out cost nothing: 1 if it explains every number and label. */
  readonly explained: number;
}
