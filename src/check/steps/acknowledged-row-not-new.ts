import { declarationKeys as keys, declarationsKey } from '../../forms/internal-keys.js';
import type { StepRule } from './step-rule.js';

/** Reports a declaration about a row of 変更箇所 that this step did not add. Rows were inserted or removed, so it now excuses others. */
export const acknowledgedRowNotNew: StepRule = {
  id: 'acknowledged-row-not-new',
  title: '新しい行でない行についての説明',
  *check({ after: { source }, classification: { declarations }, rows, numberOf }) {
    const added = new Set(rows.added.map((row) => numberOf(row)));
    for (const declaration of declarations) {
      if (declaration.kind !== 'rows') continue;
      for (const [index, row] of declaration.rows.entries()) {
        if (added.has(row)) continue;
        yield {
          ruleId: acknowledgedRowNotNew.id,
          severity: 'warning',
          text: `変更箇所の${String(row)}行目は、この版で加えた行ではありません`,
          place: source.valuePlace([...declaration.path, keys.rows, index]),
          item: declarationsKey,
          mend: `「${keys.rows}」に、この版で加えた行の番号（1から数える）を書いてください`,
        };
      }
    }
  },
};
