import { answerByGround } from '../declared-ground.js';
import type { ClassifyRule } from './rule.js';

/** The risk clearly becomes less, as the department says. Never assumed. */
export const lowerRisk: ClassifyRule = {
  id: 'lower-risk',
  answers: (context) => answerByGround(context, 'リスクを下げる変更'),
};
