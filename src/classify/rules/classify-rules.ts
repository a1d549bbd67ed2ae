import { byGround } from './by-ground.js';
import { coverItem } from './cover-item.js';
import { emergency } from './emergency.js';
import { formOnly } from './form-only.js';
import { humanOverride } from './human-override.js';
import { importantChange } from './important-change.js';
import { otherChange } from './other-change.js';
import { renumbering } from './renumbering.js';
import { revisionOnly } from './revision-only.js';
import type { ClassifyRule } from './classify-rule.js';

/**
 * Every rule, in the order in which they are asked; the first that answers wins, and the last one always does. The order is the
 * policy: what is visibly formal needs nobody's word; what the department says comes next; the emergency only where nothing
 * milder holds, because published tables name it for real changes alone; and what is left is judged by ※.
 */
export const classifyRules: readonly ClassifyRule[] = Object.freeze([
  coverItem,
  humanOverride,
  formOnly,
  renumbering,
  revisionOnly,
  ...byGround,
  emergency,
  importantChange,
  otherChange,
]);
