import { answerByGround } from '../declared-ground.js';
import type { ClassifyRule } from './rule.js';

/** The risk does not move to any considerable degree, as the department says. Never assumed. */
export const noRiskEffect: ClassifyRule = {
  id: 'no-risk-effect',
  answers: (context) => answerByGround(context, 'リスクに影響しない変更'),
};
