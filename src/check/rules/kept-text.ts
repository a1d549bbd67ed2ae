import { keptKey } from '../../forms/form.js';
import { clip } from '../../core/clip.js';
import { isBlank, valueAt } from '../../model/value-at.js';
import type { CheckRule } from './check-rule.js';

/** A text of an earlier revision of the form still waits for a place in this one; it is in the file, but never printed. */
export const keptText: CheckRule = {
  id: 'kept-text',
  title: '前の様式の記載が残っている',
  *check({ source }) {
    for (const [name, value] of Object.entries(valueAt(source.data, [keptKey]) ?? {})) {
      if (isBlank(value)) continue;
      yield {
        ruleId: keptText.id,
        severity: 'warning',
        // The end of a name tells it apart; all of it stands at the place.
        text: `前の様式の「${clip(name.split('　').slice(-2).join('　'))}」の記載が、この様式に欄のないまま残っています。印刷されません`,
        place: source.keyPlace([keptKey, name]),
        item: keptKey,
        mend: `どの欄に移すか決めて書き移し、「${keptKey}」から消してください。要らなくなった記載なら、消すだけにします`,
      };
    }
  },
};
