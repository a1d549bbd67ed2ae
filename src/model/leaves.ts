import type { Assessment } from './assessment.js';
import type { Entry, Leaf } from '../diff/changes/change.js';
import { outlineOf } from './outline.js';

/**
 * Every item of an assessment in the order of the form, empty ones too: cover, boxes in the bars of sections, names of entries
 * and （別添１） included; 変更箇所 and what the form itself says are not. Where a list has no entries, it has no items.
 */
export function leavesOf(assessment: Assessment): readonly Leaf[] {
  return outlineOf(assessment).leaves;
}

/** Every entry of every list, 特定個人情報ファイル first of what belongs to it, in the order of the form. */
export function entriesOf(assessment: Assessment): readonly Entry[] {
  return outlineOf(assessment).entries;
}
