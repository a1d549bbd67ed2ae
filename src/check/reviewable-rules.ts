import { reviewableInStep } from './steps/step-rules.js';
import { reviewableTogether } from './together/check-workspace.js';

/** Ids of the rules whose findings 確認済み may name. */
export const reviewableRules: readonly string[] = Object.freeze([...reviewableInStep, ...reviewableTogether]);
