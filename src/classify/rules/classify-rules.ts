import { byGround } from './by-ground.js';
import { coverItem } from './cover-item.js';
import { emergency } from './emergency.js';
import { formOnly } from './form-only.js';
import { humanOverride } from './human-override.js';
import { importantChange } from './important-change.js';
import { newFile } from './new-file.js';
import { otherChange } from './other-change.js';
import { renumbering } from './renumbering.js';
import { revisionOnly } from './revision-only.js';
import type { ClassifyRule } from './classify-rule.js';

/**
 * Every rule, in the order in which they are asked. The first that answers decides; the last always answers. The order is the policy:
 * after the cover comes a person's 提出時期; visibly formal changes need no declaration; then come declared grounds; 緊急時 only if nothing
 * milder holds, because published tables name it for real changes alone; then a new file, which is no 重要な変更; ※ decides the rest.
 */
export const classifyRules: readonly ClassifyRule[] = Object.freeze([
  coverItem,
  humanOverride,
  formOnly,
  renumbering,
  revisionOnly,
  ...byGround,
  emergency,
  newFile,
  importantChange,
  otherChange,
]);
