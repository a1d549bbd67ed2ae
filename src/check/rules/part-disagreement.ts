import { clip } from '../../core/clip.js';
import { isDash } from '../../core/fold.js';
import type { Message } from '../../core/message.js';
import { pathKey } from '../../load/read/source.js';
import type { Path } from '../../load/read/source.js';
import type { Assessment, BoxesNode, CheckNode, ChoiceNode, FieldNode } from '../../model/assessment.js';
import { roleNodes } from '../../model/role-nodes.js';
import type { RoleNodes } from '../../model/role-nodes.js';
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

const network = '情報提供ネットワークシステム';
const notRetrusted = '再委託していない';

/** Reports boxes in the bars of Ⅲ, and its choices, that contradict Ⅰ or Ⅱ. A warning, because published documents have such slips. */
export const partDisagreement: CheckRule = {
  id: 'part-disagreement',
  title: '部の間で記載が食い違う',
  *check(context) {
    const { form, source } = context;
    const files = valueAt(source.data, [form.filesKey]);
    const count = Array.isArray(files) ? files.length : 0;
    const find = finder(context.assessment);
    const roles = roleNodes(context.assessment);
    for (let index = 0; index < count; index++) {
      const at = (path: Path): FieldNode | undefined => find([form.filesKey, index, ...path]);
      yield* compareEntrusting(at(entrusted), at(entrustedBox), context);
      yield* compareGiving(at(given), at(givenBox), at, context);
      for (const box of linkedBoxes) yield* compareNotLinked(find(linked), at(box), context);
      yield* compareRetrusting(roles, index, context);
      yield* compareNetwork(roles.all('acquired-by', index), roles.first('not-acquired', index), context);
      yield* compareNetwork(roles.all('given-by', index), roles.first('not-given', index), context);
      yield* compareDeletion(roles, index, context);
      yield* compareStorage(roles, index, context);
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
  if (has('移転を行っている')) yield ticked(box, boxes, '「移転を行っている」に○があります', context);
  if (!has('提供を行っている')) return;
  for (let index = 0; ; index++) {
    const method = at(['概要', '提供・移転', '提供先', index, '提供方法']);
    if (method?.kind !== 'boxes') return;
    const other = method.options.find((option) => option.ticked && option.label !== network);
    if (other) yield ticked(box, method, `「${other.label}」に○があります`, context);
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

/** Compares 再委託の有無 of every 委託事項 with the choice of Ⅲ４ about 再委託先. */
function* compareRetrusting(roles: RoleNodes, file: number, { source }: CheckContext): Iterable<Message> {
  const secured = roles.first('retrust-secured', file);
  if (secured?.kind !== 'choice' || secured.choice === '') return;
  const choices = roles.all('retrust', file).filter((node) => node.kind === 'choice');
  const base = { ruleId: partDisagreement.id, severity: 'warning' } as const;
  if (secured.choice === notRetrusted) {
    for (const node of choices.filter(({ choice }) => choice === '再委託する')) {
      const text = `「再委託する」が選ばれていますが、${secured.name}では「${notRetrusted}」が選ばれています`;
      const mend = `「${secured.item.label}」を選び直すか、${node.item.label}を直してください`;
      yield { ...base, text, place: source.valuePlace(node.path), item: node.name, mend, related: source.valuePlace(secured.path) };
    }
    return;
  }
  const [first] = choices;
  if (!first || choices.some(({ choice }) => choice !== '再委託しない')) return;
  yield {
    ...base,
    text: `どの委託事項でも「再委託しない」が選ばれていますが、「${secured.choice}」が選ばれています`,
    place: source.valuePlace(secured.path),
    item: secured.name,
    mend: `「${notRetrusted}」を選ぶか、${first.item.label}を直してください`,
    related: source.valuePlace(first.path),
  };
}

/**
 * Compares the ways in which a file is acquired, or given, with the box for doing without the network. The other way round nothing is
 * certain: 小平市, 杉並区 and 横浜市 connect and tick only what stands between (庁内連携システム, その他).
 */
function* compareNetwork(ways: readonly FieldNode[], box: FieldNode | undefined, context: CheckContext): Iterable<Message> {
  if (box?.kind !== 'check' || !box.ticked) return;
  for (const node of ways) {
    const links = node.kind === 'boxes' && node.options.some((option) => option.ticked && option.label === network);
    if (links) yield ticked(box, node, `「${network}」に○があります`, context);
  }
}

/** Texts that say that nothing is stored, or deleted. */
const none =
  /^(?:特定個人情報(?:ファイル)?[はを])?(?:保管|保存|保有|消去|廃棄|削除)[はを]?(?:し|してい|行わ|行ってい)(?:ない|ません)(?:ため)?。?$|^(?:該当)?(?:なし|無し)。?$/u;

/**
 * True if a text says that there is nothing.
 * @example saysNone('消去は行わない。') → true
 * @example saysNone('－') → true
 * @example saysNone('消去しない媒体は施錠して保管する。') → false
 */
export function saysNone(text: string): boolean {
  return isDash(text) || none.test(text.trim());
}

/** Compares 消去方法 with the choice of Ⅲ７ about its procedure. */
function* compareDeletion(roles: RoleNodes, file: number, { source }: CheckContext): Iterable<Message> {
  const [method, procedure] = [roles.first('deletion-method', file), roles.first('deletion-procedure', file)];
  if (method?.kind !== 'text' || method.text.trim() === '' || procedure?.kind !== 'choice') return;
  const isNone = saysNone(method.text);
  if (procedure.choice !== (isNone ? '定めている' : '定めていない')) return;
  yield {
    ruleId: partDisagreement.id,
    severity: 'warning',
    text: `${method.name}には${isNone ? `「${clip(method.text.trim())}」とあります` : '消去の方法が書かれています'}が、「${procedure.choice}」が選ばれています`,
    place: source.valuePlace(procedure.path),
    item: procedure.name,
    mend: `「${procedure.item.label}」を選び直すか、${method.item.label}を直してください`,
    related: source.valuePlace(method.path),
  };
}

/** Compares 保管場所 with the measures of Ⅲ７: one says that nothing is stored, the other how it is. */
function* compareStorage(roles: RoleNodes, file: number, { source }: CheckContext): Iterable<Message> {
  const place = roles.first('storage-place', file);
  if (place?.kind !== 'text' || place.text.trim() === '') return;
  for (const measures of roles.all('storage-measures', file)) {
    if (measures.kind !== 'text' || measures.text.trim() === '') continue;
    const [nowhere, nothing] = [saysNone(place.text), /保/u.test(measures.text) && saysNone(measures.text)];
    if (isDash(measures.text) || nowhere === nothing) continue;
    const [some, empty] = nowhere ? [measures, place] : [place, measures];
    yield {
      ruleId: partDisagreement.id,
      severity: 'warning',
      text: `「${clip(empty.text.trim())}」とありますが、${some.name}には保管についての記載があります`,
      place: source.valuePlace(empty.path),
      item: empty.name,
      mend: `${empty.item.label}か、${some.item.label}を直してください`,
      related: source.valuePlace(some.path),
    };
    return;
  }
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
