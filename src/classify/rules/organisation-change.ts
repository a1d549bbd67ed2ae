import { answerByGround } from '../declared-ground.js';
import type { ClassifyRule } from './rule.js';

/** Sections and places are called otherwise: by replacements that make up the whole change, or as the department says. */
export const organisationChange: ClassifyRule = {
  id: 'organisation-change',
  answers: (context) => answerByGround(context, '組織改正'),
};
