import { isDash } from '../../core/fold.js';
import type { CheckRule } from './check-rule.js';

/** Reports an option without a tick whose （ ） holds a text. */
export const textWithoutTick: CheckRule = {
  id: 'text-without-tick',
  title: '（　）に記載があるのに○がない',
  *check({ assessment, source }) {
    for (const { node } of assessment.visits) {
      if (node.kind !== 'boxes') continue;
      for (const option of node.options) {
        if (option.ticked || !option.takesText || isDash(option.text)) continue;
        yield {
          ruleId: textWithoutTick.id,
          severity: 'error',
          text: `「${option.label}」の（　）の中が書かれていますが、「${option.label}」に○が付いていません`,
          place: source.valuePlace(option.path),
          item: node.name,
          mend: `該当に「${option.label}」を加えるか、書いたものを消してください`,
        };
      }
    }
  },
};
