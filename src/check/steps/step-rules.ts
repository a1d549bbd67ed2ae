import { acknowledgedRowNotNew } from './acknowledged-row-not-new.js';
import { changeWithoutRow } from './change-without-row.js';
import { emergencyNeedless } from './emergency-needless.js';
import { entryContentMoved } from './entry-content-moved.js';
import { followUpUntouched } from './follow-up-untouched.js';
import { graveAccident } from './grave-accident.js';
import { earlyBeforeRow } from './early-before-row.js';
import { importantRowAfterwards } from './important-row-afterwards.js';
import { nameThatWent } from './name-that-went.js';
import { oldRowChanged } from './old-row-changed.js';
import { oldRowDropped } from './old-row-dropped.js';
import { rowDateSpelling } from './row-date-spelling.js';
import { rowQuoteNotFound } from './row-quote-not-found.js';
import { rowTimingDiffers } from './row-timing-differs.js';
import { rowTimingEmpty } from './row-timing-empty.js';
import { rowWithoutChange } from './row-without-change.js';
import { sentenceChangedInPart } from './sentence-changed-in-part.js';
import type { StepRule } from './step-rule.js';

/**
 * Checks of two neighbouring versions, in order. The table only grows; it covers every change and nothing else; its 提出時期 follows
 * the law; its quotes are found. Then come
 * questions about what else must change. Last come notices on what the law asks for besides.
 */
export const stepRules: readonly StepRule[] = Object.freeze([
  oldRowDropped,
  oldRowChanged,
  changeWithoutRow,
  rowWithoutChange,
  acknowledgedRowNotNew,
  importantRowAfterwards,
  rowTimingDiffers,
  earlyBeforeRow,
  rowTimingEmpty,
  rowDateSpelling,
  rowQuoteNotFound,
  entryContentMoved,
  nameThatWent,
  sentenceChangedInPart,
  followUpUntouched,
  graveAccident,
  emergencyNeedless,
]);

/** Ids of the step rules whose findings 確認済み may name. */
export const reviewableInStep: readonly string[] = Object.freeze([nameThatWent, sentenceChangedInPart, followUpUntouched].map(({ id }) => id));
