import { isDash } from '../../core/fold.js';
import { tickPath } from '../../model/tick-path.js';
import type { Rule } from './check-rule.js';

/** A ticked option that takes a text has none: 「その他（　）」 says nothing then; a department's name is often left out in published documents. */
export const otherWithoutText: Rule = {
  id: 'other-without-text',
  *check({ assessment, source }) {
    for (const { node } of assessment.visits) {
      if (node.kind !== 'boxes') continue;
      for (const option of node.options) {
        if (!option.ticked || !option.takesText || !isDash(option.text)) continue;
        yield {
          ruleId: otherWithoutText.id,
          severity: option.label === 'その他' ? 'error' : 'warning',
          text: `「${option.label}」に○が付いていますが、（　）の中が書かれていません`,
          place: source.valuePlace(tickPath(source.data, node, option.label)),
          item: node.name,
          mend: `「${option.label}:」の後に内容を書いてください`,
        };
      }
    }
  },
};
