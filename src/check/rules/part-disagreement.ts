import type { Message } from '../../core/message.js';
import { pathKey } from '../../load/read/source.js';
import type { Path } from '../../load/read/source.js';
import type { Assessment, BoxesNode, CheckNode, ChoiceNode, FieldNode } from '../../model/assessment.js';
import { valueAt } from '../../model/value-at.js';
import type { Rule, RuleContext } from './check-rule.js';

// That a box in Ⅲ repeats what Ⅰ or Ⅱ says is no property of either item and cannot be said in the form's description, so
// the pairs are named here, by the keys of the form. A form without one of the items is left alone.
const entrusted: Path = ['概要', '委託', '委託の有無'];
const entrustedBox: Path = ['リスク対策', '委託', '委託しない'];
const given: Path = ['概要', '提供・移転', '提供・移転の有無'];
const givenBox: Path = ['リスク対策', '提供・移転', '提供・移転しない'];
const linked: Path = ['基本情報', '情報連携', '実施の有無'];
const linkedBoxes: readonly Path[] = [
  ['リスク対策', '情報提供ネットワークシステムとの接続', '接続しない（入手）'],
  ['リスク対策', '情報提供ネットワークシステムとの接続', '接続しない（提供）'],
];

/** Ⅰ and Ⅱ say one thing, the boxes in the bars of Ⅲ another. Published documents have such slips, hence a warning. */
export const partDisagreement: Rule = {
  id: 'part-disagreement',
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

function* compareEntrusting(choice: FieldNode | undefined, box: FieldNode | undefined, context: RuleContext): Iterable<Message> {
  if (choice?.kind !== 'choice' || box?.kind !== 'check') return;
  if (choice.choice === '委託しない' && !box.ticked) yield unticked(box, choice, `「${choice.choice}」です`, context);
  if (choice.choice === '委託する' && box.ticked) yield ticked(box, choice, `「${choice.choice}」です`, context);
}

/**
 * Ⅲ５ leaves out what goes through 情報提供ネットワークシステム, so 提供・移転しない may well be ticked beside 提供を行っている:
 * only a 移転, or a 提供先 reached in another way, contradicts it for sure.
 */
function* compareGiving(
  boxes: FieldNode | undefined,
  box: FieldNode | undefined,
  at: (path: Path) => FieldNode | undefined,
  context: RuleContext,
): Iterable<Message> {
  if (boxes?.kind !== 'boxes' || box?.kind !== 'check') return;
  const has = (label: string): boolean => boxes.options.some((option) => option.label === label && option.ticked);
  if (has('行っていない') && !has('提供を行っている') && !has('移転を行っている') && !box.ticked)
    yield unticked(box, boxes, '「行っていない」に○があります', context);
  if (!box.ticked) return;
  const [place, says] = has('移転を行っている') ? [boxes, '「移転を行っている」に○があります'] : has('提供を行っている') ? otherWay(at) : [];
  if (place && says !== undefined) yield ticked(box, place, says, context);
}

function otherWay(at: (path: Path) => FieldNode | undefined): [BoxesNode, string] | [] {
  for (let index = 0; ; index++) {
    const method = at(['概要', '提供・移転', '提供先', index, '提供方法']);
    if (method?.kind !== 'boxes') return [];
    const other = method.options.find((option) => option.ticked && option.label !== '情報提供ネットワークシステム');
    if (other) return [method, `「${other.label}」に○があります`];
  }
}

function* compareNotLinked(choice: FieldNode | undefined, box: FieldNode | undefined, context: RuleContext): Iterable<Message> {
  if (choice?.kind === 'choice' && box?.kind === 'check' && choice.choice === '実施しない' && !box.ticked)
    yield unticked(box, choice, '「実施しない」です', context);
}

/** Some files may do without the network while others use it; all of them without it is no 実施する. */
function* compareLinked(choice: FieldNode | undefined, boxes: readonly (FieldNode | undefined)[], context: RuleContext): Iterable<Message> {
  const ticks = boxes.filter((box) => box?.kind === 'check' && box.ticked);
  const [first] = ticks;
  if (choice?.kind !== 'choice' || choice.choice !== '実施する' || first?.kind !== 'check' || ticks.length < boxes.length) return;
  yield {
    ...ticked(first, choice, '「実施する」です', context),
    text: `Ⅰ５の「${choice.item.label}」は「実施する」ですが、どの特定個人情報ファイルでも入手・提供の両方が「接続しない」になっています`,
  };
}

function unticked(box: CheckNode, other: ChoiceNode | BoxesNode, says: string, { source }: RuleContext): Message {
  return {
    ruleId: partDisagreement.id,
    severity: 'warning',
    text: `${other.name}では${says}が、「${box.item.label}」に○が付いていません`,
    place: source.keyPlace(box.path),
    item: box.name,
    mend: `「${box.item.label}」に○を付けるか、${other.item.label}を直してください`,
    related: source.valuePlace(other.path),
  };
}

function ticked(box: CheckNode, other: ChoiceNode | BoxesNode, says: string, { source }: RuleContext): Message {
  return {
    ruleId: partDisagreement.id,
    severity: 'warning',
    text: `${other.name}では${says}が、「${box.item.label}」に○が付いています`,
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
