import { answerByGround } from '../declared-ground.js';
import type { ClassifyRule } from './rule.js';

/** Slips of the pen and wording, as the department says. */
export const wordingCorrection: ClassifyRule = {
  id: 'wording-correction',
  answers: (context) => answerByGround(context, '文言の修正'),
};
