import { keptKey } from '../../forms/form.js';
import { clip } from '../../core/clip.js';
import { isBlank, valueAt } from '../../model/value-at.js';
import type { CheckRule } from './check-rule.js';

/** Reports a text of an earlier form revision that still has no item in this one. The file holds it, but it is never printed. */
export const keptText: CheckRule = {
  id: 'kept-text',
  title: '前の様式の記載が残っている',
  inAnyShape: true,
  *check({ source }) {
    for (const [name, value] of Object.entries(valueAt(source.data, [keptKey]) ?? {})) {
      if (isBlank(value)) continue;
      yield {
        ruleId: keptText.id,
        severity: 'warning',
        // The end of a name identifies it; the place shows all of it.
        text: `前の様式の「${clip(name.split('　').slice(-2).join('　'))}」の記載が、この様式に欄のないまま残っています。印刷されません`,
        place: source.keyPlace([keptKey, name]),
        item: keptKey,
        mend: `どの欄に移すか決めて書き移し、「${keptKey}」から消してください。要らなくなった記載なら、消すだけにします`,
      };
    }
  },
};
