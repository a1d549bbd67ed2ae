import { acknowledgedRowNotNew } from './acknowledged-row-not-new.js';
import { changeWithoutRow } from './change-without-row.js';
import { importantRowAfterwards } from './important-row-afterwards.js';
import { oldRowChanged } from './old-row-changed.js';
import { oldRowDropped } from './old-row-dropped.js';
import { rowQuoteNotFound } from './row-quote-not-found.js';
import { rowTimingDiffers } from './row-timing-differs.js';
import { rowTimingEmpty } from './row-timing-empty.js';
import { rowWithoutChange } from './row-without-change.js';
import type { StepRule } from './step-rule.js';

/**
 * What is checked between two neighbouring versions, in order: that the table only grows, that it tells of what changed and of
 * nothing else, that it says before or after as the law has it, and last what it quotes.
 */
export const stepRules: readonly StepRule[] = Object.freeze([
  oldRowDropped,
  oldRowChanged,
  changeWithoutRow,
  rowWithoutChange,
  acknowledgedRowNotNew,
  importantRowAfterwards,
  rowTimingDiffers,
  rowTimingEmpty,
  rowQuoteNotFound,
]);
