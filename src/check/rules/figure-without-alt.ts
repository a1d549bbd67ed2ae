import { isDash } from '../../core/fold.js';
import type { CheckRule } from './check-rule.js';

/** Reports a figure without an alternative text for people who cannot see it. */
export const figureWithoutAlt: CheckRule = {
  id: 'figure-without-alt',
  title: '図に代替テキストがない',
  *check({ assessment, source }) {
    for (const { entry, alternative } of assessment.figures) {
      if (!isDash(alternative.text)) continue;
      yield {
        ruleId: figureWithoutAlt.id,
        severity: 'error',
        text: `図に${alternative.item.label}がありません。図を見られない人には何も伝わりません`,
        place: source.keyPlace(alternative.path),
        item: entry.name,
        mend: `「${alternative.item.key}: |-」の次の行から、誰が誰に何を渡すかを、番号の順に書いてください`,
      };
    }
  },
};
