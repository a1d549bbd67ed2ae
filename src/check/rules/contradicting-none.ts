import type { Message } from '../../core/message.js';
import { tickedKey } from '../../forms/form.js';
import type { BoxesNode } from '../../model/assessment.js';
import type { CountedList } from '../../model/counted-lists.js';
import { countedLists } from '../../model/counted-lists.js';
import { tickPath, isBlank, valueAt } from '../../model/value-at.js';
import type { CheckRule, CheckContext } from './check-rule.js';

/**
 * Reports 「ない」 beside its opposite in one section. Examples: 委託しない with 委託事項, 行っていない with 提供先, a tick without entries,
 * entries without a tick.
 */
export const contradictingNone: CheckRule = {
  id: 'contradicting-none',
  title: '「ない」と書きながら中身がある',
  *check(context) {
    for (const { node } of context.assessment.visits) if (node.kind === 'boxes') yield* bothTicked(node, context);
    for (const counted of countedLists(context.assessment)) {
      const message = counted.stated === 'yes' ? nothingListed(counted, context) : listedAllTheSame(counted, context);
      if (message) yield message;
    }
  },
};

/** Finds the ticked option for 「ない」. Among boxes that count entries, it is the one that counts nothing and takes no text. */
function noneOption(boxes: BoxesNode): BoxesNode['options'][number] | undefined {
  if (!boxes.options.some((option) => option.count)) return undefined;
  return boxes.options.find((option) => option.ticked && !option.count && !option.takesText);
}

function* bothTicked(boxes: BoxesNode, { source }: CheckContext): Iterable<Message> {
  const none = noneOption(boxes);
  const other = boxes.options.find((option) => option.ticked && option.count);
  if (!none || !other) return;
  yield {
    ruleId: contradictingNone.id,
    severity: 'error',
    text: `「${other.label}」と「${none.label}」の両方に○が付いています`,
    place: source.valuePlace(tickPath(source.data, boxes, none.label)),
    item: boxes.name,
    mend: 'どちらか正しい方だけを該当に残してください',
    related: source.valuePlace(tickPath(source.data, boxes, other.label)),
  };
}

function nothingListed({ control, statement, list }: CountedList, { source }: CheckContext): Message | undefined {
  // Two contradicting ticks were reported already; the wrong one of them is not known yet.
  if (list.entries.length > 0 || (control.kind === 'boxes' && noneOption(control))) return undefined;
  const [state, other] =
    control.kind === 'choice' ? ['が選ばれて', `${control.item.label}を選び直してください`] : ['に○が付いて', '○を外してください（該当から消してください）'];
  return {
    ruleId: contradictingNone.id,
    severity: 'error',
    text: `「${statement}」${state}いますが、${list.item.of}が一つも書かれていません`,
    place: source.valuePlace(control.kind === 'choice' ? control.path : tickPath(source.data, control, statement)),
    item: control.name,
    mend: `${list.item.of}を書くか、${other}`,
    related: source.keyPlace(list.path),
  };
}

function listedAllTheSame({ control, statement, stated, list }: CountedList, { source }: CheckContext): Message | undefined {
  const listed = list.entries.length;
  // The schema check reports an answer outside the options.
  if (listed === 0 || (stated === 'open' && !isBlank(answerOf(control, source.data)))) return undefined;
  const base = { ruleId: contradictingNone.id, severity: 'error', item: control.name, related: source.keyPlace(list.path) } as const;
  const found = `${list.item.of}が${String(listed)}件書かれています`;
  if (control.kind === 'choice') {
    const chosen = stated === 'open' ? '何も選ばれていません' : `「${control.choice}」が選ばれています`;
    return {
      ...base,
      text: `${chosen}が、${found}`,
      place: stated === 'open' ? source.keyPlace(control.path) : source.valuePlace(control.path),
      mend: `「${statement}」を選ぶか、${list.item.of}を消してください`,
    };
  }
  const none = noneOption(control);
  return {
    ...base,
    text: none ? `「${none.label}」に○が付いていますが、${found}` : `「${statement}」に○がありませんが、${found}`,
    place: none ? source.valuePlace(tickPath(source.data, control, none.label)) : source.keyPlace(control.path),
    mend: none
      ? `該当の「${none.label}」を「${statement}」に替えるか、${list.item.of}を消してください`
      : `該当に「${statement}」を加えるか、${list.item.of}を消してください`,
  };
}

function answerOf(control: CountedList['control'], data: unknown): unknown {
  return control.kind === 'choice' ? valueAt(data, control.path) : valueAt(data, [...control.path, tickedKey]);
}
