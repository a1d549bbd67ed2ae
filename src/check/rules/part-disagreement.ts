import type { Message } from '../../core/message.js';
import { pathKey } from '../../load/read/source.js';
import type { Path } from '../../load/read/source.js';
import type { Assessment, BoxesNode, CheckNode, ChoiceNode, FieldNode } from '../../model/assessment.js';
import { valueAt } from '../../model/value-at.js';
import type { CheckRule, CheckContext } from './check-rule.js';

// A box in Ⅲ repeats an item of Ⅰ or Ⅱ. This is no property of either item, so no form description can hold it, and the pairs are
// named here by the keys of the form. The rule skips a form without one of the items.
const entrusted: Path = ['概要', '委託', '委託の有無'];
const entrustedBox: Path = ['リスク対策', '委託', '委託しない'];
const given: Path = ['概要', '提供・移転', '提供・移転の有無'];
const givenBox: Path = ['リスク対策', '提供・移転', '提供・移転しない'];
const linked: Path = ['基本情報', '情報連携', '実施の有無'];
const linkedBoxes: readonly Path[] = [
  ['リスク対策', '情報提供ネットワークシステムとの接続', '接続しない（入手）'],
  ['リスク対策', '情報提供ネットワークシステムとの接続', '接続しない（提供）'],
];

/** Reports boxes in the bars of Ⅲ that contradict Ⅰ or Ⅱ. A warning, because published documents have such slips. */
export const partDisagreement: CheckRule = {
  id: 'part-disagreement',
  title: '部の間で記載が食い違う',
  *check(context) {
    const { form, source } = context;
    const files = valueAt(source.data, [form.filesKey]);
    const count = Array.isArray(files) ? files.length : 0;
    const find = finder(context.assessment);
    for (let index = 0; index < count; index++) {
      const at = (path: Path): FieldNode | undefined => find([form.filesKey, index, ...path]);
      yield* compareEntrusting(at(entrusted), at(entrustedBox), context);
      yield* compareGiving(at(given), at(givenBox), at, context);
      for (const box of linkedBoxes) yield* compareNotLinked(find(linked), at(box), context);
    }
    const boxes = Array.from({ length: count }, (_, index) => linkedBoxes.map((box) => find([form.filesKey, index, ...box]))).flat();
    yield* compareLinked(find(linked), boxes, context);
  },
};

function* compareEntrusting(choice: FieldNode | undefined, box: FieldNode | undefined, context: CheckContext): Iterable<Message> {
  if (choice?.kind !== 'choice' || box?.kind !== 'check') return;
  if (choice.choice === '委託しない' && !box.ticked) yield unticked(box, choice, `「${choice.choice}」です`, context);
  if (choice.choice === '委託する' && box.ticked) yield ticked(box, choice, `「${choice.choice}」です`, context);
}

/**
 * Compares 提供・移転の有無 with its box. Ⅲ５ leaves out 情報提供ネットワークシステム, so 提供・移転しない may be ticked beside
 * 提供を行っている. Only a 移転, or a 提供先 reached in another way, surely contradicts it.
 */
function* compareGiving(
  boxes: FieldNode | undefined,
  box: FieldNode | undefined,
  at: (path: Path) => FieldNode | undefined,
  context: CheckContext,
): Iterable<Message> {
  if (boxes?.kind !== 'boxes' || box?.kind !== 'check') return;
  const has = (label: string): boolean => boxes.options.some((option) => option.label === label && option.ticked);
  if (has('行っていない') && !has('提供を行っている') && !has('移転を行っている') && !box.ticked)
    yield unticked(box, boxes, '「行っていない」に○があります', context);
  if (!box.ticked) return;
  const [other, state] = has('移転を行っている') ? [boxes, '「移転を行っている」に○があります'] : has('提供を行っている') ? otherWay(at) : [];
  if (other && state !== undefined) yield ticked(box, other, state, context);
}

function otherWay(at: (path: Path) => FieldNode | undefined): [BoxesNode, string] | [] {
  for (let index = 0; ; index++) {
    const method = at(['概要', '提供・移転', '提供先', index, '提供方法']);
    if (method?.kind !== 'boxes') return [];
    const other = method.options.find((option) => option.ticked && option.label !== '情報提供ネットワークシステム');
    if (other) return [method, `「${other.label}」に○があります`];
  }
}

function* compareNotLinked(choice: FieldNode | undefined, box: FieldNode | undefined, context: CheckContext): Iterable<Message> {
  if (choice?.kind === 'choice' && box?.kind === 'check' && choice.choice === '実施しない' && !box.ticked)
    yield unticked(box, choice, '「実施しない」です', context);
}

/** Compares 実施する with the boxes of all files. Some files may do without the network, but not all of them. */
function* compareLinked(choice: FieldNode | undefined, boxes: readonly (FieldNode | undefined)[], context: CheckContext): Iterable<Message> {
  const ticks = boxes.filter((box) => box?.kind === 'check' && box.ticked);
  const [first] = ticks;
  if (choice?.kind !== 'choice' || choice.choice !== '実施する' || first?.kind !== 'check' || ticks.length < boxes.length) return;
  yield {
    ...ticked(first, choice, '「実施する」です', context),
    text: `Ⅰ５の「${choice.item.label}」は「実施する」ですが、どの特定個人情報ファイルでも入手・提供の両方が「接続しない」になっています`,
  };
}

function unticked(box: CheckNode, other: ChoiceNode | BoxesNode, state: string, { source }: CheckContext): Message {
  return {
    ruleId: partDisagreement.id,
    severity: 'warning',
    text: `${other.name}では${state}が、「${box.item.label}」に○が付いていません`,
    place: source.keyPlace(box.path),
    item: box.name,
    mend: `「${box.item.label}」に○を付けるか、${other.item.label}を直してください`,
    related: source.valuePlace(other.path),
  };
}

function ticked(box: CheckNode, other: ChoiceNode | BoxesNode, state: string, { source }: CheckContext): Message {
  return {
    ruleId: partDisagreement.id,
    severity: 'warning',
    text: `${other.name}では${state}が、「${box.item.label}」に○が付いています`,
    place: source.valuePlace(box.path),
    item: box.name,
    mend: `「${box.item.label}」の○を消すか、${other.item.label}を直してください`,
    related: source.valuePlace(other.path),
  };
}

function finder(assessment: Assessment): (path: Path) => FieldNode | undefined {
  const fields = new Map<string, FieldNode>();
  for (const { node } of assessment.visits) fields.set(pathKey(node.path), node);
  return (path) => fields.get(pathKey(path));
}
