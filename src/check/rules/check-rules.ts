import { brokenWord } from './broken-word.js';
import { changeRowsOrder } from './change-rows-order.js';
import { contradictingNone } from './contradicting-none.js';
import { countMismatch } from './count-mismatch.js';
import { dateFarOff } from './date-far-off.js';
import { dateNotReal } from './date-not-real.js';
import { dateSpelling } from './date-spelling.js';
import { duplicateId } from './duplicate-id.js';
import { fileNameDisagreement } from './file-name-disagreement.js';
import { figureWithoutAlt } from './figure-without-alt.js';
import { figureWithoutPicture } from './figure-without-picture.js';
import { filledWhileNotApplicable } from './filled-while-not-applicable.js';
import { individualNumber } from './individual-number.js';
import { joinedLines } from './joined-lines.js';
import { keptText } from './kept-text.js';
import { lateAfterRow } from './late-after-row.js';
import { missingWhileApplicable } from './missing-while-applicable.js';
import { otherWithoutText } from './other-without-text.js';
import { overtakenWords } from './overtaken-words.js';
import { partDisagreement } from './part-disagreement.js';
import { personName } from './person-name.js';
import { procedureDays } from './procedure-days.js';
import { pastedTraces } from './pasted-traces.js';
import { radicalCharacter } from './radical-character.js';
import { rowCellEmpty } from './row-cell-empty.js';
import { rule92Slip } from './rule-9-2-slip.js';
import type { CheckRule } from './check-rule.js';
import { submittedAssessmentTooLight } from './submitted-assessment-too-light.js';
import { swallowedItem } from './swallowed-item.js';
import { tableSlip } from './table-slip.js';
import { textWithoutTick } from './text-without-tick.js';
import { thresholdDisagreement } from './threshold-disagreement.js';
import { unfilled } from './unfilled.js';
import { useBeforeHolding } from './use-before-holding.js';

/**
 * Rules of `hyokasho check` for one document. Those `inAnyShape` run beside errors of shape, the others without any. The order is: content that must never be published, contradictions,
 * oddities, and last unfinished items.
 */
export const checkRules: readonly CheckRule[] = Object.freeze([
  individualNumber,
  duplicateId,
  contradictingNone,
  countMismatch,
  missingWhileApplicable,
  figureWithoutPicture,
  figureWithoutAlt,
  filledWhileNotApplicable,
  otherWithoutText,
  textWithoutTick,
  dateNotReal,
  dateFarOff,
  useBeforeHolding,
  procedureDays,
  rowCellEmpty,
  lateAfterRow,
  changeRowsOrder,
  partDisagreement,
  fileNameDisagreement,
  thresholdDisagreement,
  submittedAssessmentTooLight,
  keptText,
  personName,
  rule92Slip,
  swallowedItem,
  joinedLines,
  brokenWord,
  tableSlip,
  pastedTraces,
  radicalCharacter,
  dateSpelling,
  overtakenWords,
  unfilled,
]);
