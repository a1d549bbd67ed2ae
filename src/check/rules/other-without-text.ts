import { isDash } from '../../core/fold.js';
import { tickPath } from '../../model/value-at.js';
import type { CheckRule } from './check-rule.js';

/**
 * Reports a ticked option whose （　） is empty. An error for 「その他（　）」, else a warning, because published documents often leave out
 * a department's name.
 */
export const otherWithoutText: CheckRule = {
  id: 'other-without-text',
  title: '○を付けた選択肢の（　）が空いている',
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
