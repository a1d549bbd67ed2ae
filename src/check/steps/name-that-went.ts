import { findStanding } from '../what-else/find-standing.js';
import { phraseStanding } from '../what-else/phrase-standing.js';
import type { StepRule } from './step-rule.js';

/**
 * Asks about every place where a name still stands that went from the items for such names: of a system, a 委託先, a 部署, or the 旧 of
 * a declared 置換. Rows of 変更箇所 quote former versions and do not count.
 */
export const nameThatWent: StepRule = {
  id: 'name-that-went',
  title: 'なくなった名前がまだ残っている',
  *check({ gone, after }) {
    for (const standing of findStanding(gone, after)) {
      const where = after.source.valuePlace(standing.gone.path);
      yield* phraseStanding(standing, { ruleId: nameThatWent.id, severity: 'warning', where, from: '' });
    }
  },
};
