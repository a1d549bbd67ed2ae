import type { Message } from '../../core/message.js';
import type { CountedList } from '../../model/counted-lists.js';
import { countedLists } from '../../model/counted-lists.js';
import { isBlank, valueAt } from '../../model/value-at.js';
import type { CheckRule, CheckContext } from './check-rule.js';

/** Reports （ n ）件 that is not the number of listed entries. `contradicting-none` reports a choice that contradicts the list. */
export const countMismatch: CheckRule = {
  id: 'count-mismatch',
  title: '件数と並びの数が違う',
  *check(context) {
    for (const counted of countedLists(context.assessment)) {
      const message = judge(counted, context);
      if (message) yield message;
    }
  },
};

function judge({ control, statement, stated, count, list }: CountedList, { source }: CheckContext): Message | undefined {
  const listed = list.entries.length;
  const things = list.item.of;
  const base = { ruleId: countMismatch.id, item: control.name, related: source.keyPlace(list.path) };
  if (stated === 'yes' && listed > 0 && count.count === undefined) {
    // The schema check reports a number in the wrong shape.
    if (!isBlank(valueAt(source.data, count.path))) return undefined;
    return {
      ...base,
      severity: 'warning',
      text: `${things}が${String(listed)}件書かれていますが、件数が書かれていません`,
      place: source.keyPlace(count.path),
      mend: `件数に ${String(listed)} と書いてください`,
    };
  }
  if (count.count === undefined || count.count === listed) return undefined;
  if (stated === 'yes' && listed > 0) {
    const other = count.count > listed ? `足りない${things}を書き足してください` : `余分な${things}を消してください`;
    return {
      ...base,
      severity: 'error',
      text: `件数は${String(count.count)}件とありますが、書かれている${things}は${String(listed)}件です`,
      place: source.valuePlace(count.path),
      mend: `件数を ${String(listed)} に直すか、${other}`,
    };
  }
  if (stated !== 'yes' && listed === 0) {
    const how = control.kind === 'choice' ? `「${statement}」が選ばれておらず` : `「${statement}」に○がなく`;
    return {
      ...base,
      severity: 'error',
      text: `件数は${String(count.count)}件とありますが、${how}、${things}も書かれていません`,
      place: source.valuePlace(count.path),
      mend: `件数を消すか、「${statement}」を${control.kind === 'choice' ? '選んで' : '該当に加えて'}${things}を書いてください`,
    };
  }
  return undefined;
}
