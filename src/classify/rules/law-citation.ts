import { answerByGround } from '../declared-ground.js';
import type { ClassifyRule } from './rule.js';

/** The law counts its articles otherwise: by replacements that make up the whole change, or as the department says. */
export const lawCitation: ClassifyRule = {
  id: 'law-citation',
  answers: (context) => answerByGround(context, '法改正'),
};
