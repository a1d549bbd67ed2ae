import { append } from '../core/long-lists.js';
import type { RuleExample, RuleLaw, TimingPolicy, Wording } from '../law/classify-law.js';
import { classifyLaw, hasImportantChanges } from '../law/classify-law.js';
import { clauseList } from '../law/clauses.js';
import type { Clause } from '../law/clauses.js';
import type { ChangeKind } from '../law/change-kinds.js';
import { showControls } from '../core/visible.js';
import { declarationKeys as keys, declarationsKey } from '../forms/internal-keys.js';
import type { ItemExplanation } from '../classify/explain-item.js';
import type { RuleExplanation } from '../classify/explain-rule.js';
import { certaintyWords, clauseLines } from './format-clauses.js';

/** Formats a rule for people: its answer, its position among the rules, its clauses and examples. */
export function formatRule({ law, position, rules, grounds }: RuleExplanation): string {
  const [before, after] = [rules[position - 2], rules[position]];
  const lines = [
    `${law.title}（${law.id}）`,
    `  ${law.ground}`,
    '',
    `種類: ${kindWords[law.kind]}`,
    `提出時期: ${timingWords[law.timing]}`,
    ...wordingLines(law),
    `問われる順: ${String(rules.length)} のうち ${String(position)} 番目${before ? `。前は${before.title}（${before.id}）` : ''}${after ? `、次は${after.title}（${after.id}）` : ''}`,
    '  先に答えた規則が優先します。',
  ];
  for (const ground of grounds) append(lines, ['', `「${declarationsKey}」の書き方`, ...groundLines(ground.ground)]);
  append(lines, ['', `根拠（規則の確かさ: ${certaintyWords[law.certainty]}）`, ...formLines(law), ...law.clauses.flatMap(clauseLines)]);
  if (law.examples.length > 0) append(lines, ['', '例', ...law.examples.flatMap(exampleLines)]);
  return `${lines.join('\n')}\n`;
}

/** Formats an item for people: whether it has ※, the judgement of a change to it, and the declarations that it allows. */
export function formatItem(explanation: ItemExplanation): string {
  const { form, name, key, help, items } = explanation;
  const lines = [name, `  ${form.form}（${form.revision}）${form.name}`, `  キー: ${showControls(key)}`, ...(help === '' ? [] : [`  書くこと: ${help}`]), ''];
  const marked = items.filter(({ important }) => important);
  const rules = [...new Set(items.map(({ rule }) => rule))];
  if (items.length === 1 || marked.length === 0 || marked.length === items.length) {
    lines.push(`※（重要な変更の対象）: ${marked.length > 0 ? '付く' : '付かない'}${items.length > 1 ? `（この下の ${String(items.length)} 項目の全て）` : ''}`);
  } else {
    lines.push(`※（重要な変更の対象）: この下の ${String(items.length)} 項目のうち、次の ${String(marked.length)} 項目に付く`);
    for (const item of marked) lines.push(`  ${item.name.startsWith(`${name}　`) ? item.name.slice(name.length + 1) : item.name}`);
  }
  for (const law of rules) {
    lines.push('', `変更したとき: ${law.title}（${law.id}。${namesOf(law.clausesFor(form.form))}）`, `  提出時期: ${timingWords[law.timing]}`);
    if (law.id === 'cover-item') lines.push(`  変更箇所: ${law.ground}`);
  }
  const lists = items.some(({ listsFiles }) => listsFiles);
  const added = classifyLaw().rule('new-file');
  if (lists)
    lines.push('', `ファイルを加えたとき: ${added.title}（${added.id}。${namesOf(added.clausesFor(form.form))}）`, `  提出時期: ${timingWords[added.timing]}`);
  if (!hasImportantChanges(form.form)) {
    const [clause] = basicClauses();
    lines.push('', `重要な変更: ${form.form}だけの事務にはない（${clause?.id ?? ''}。${clause?.text ?? ''}）`);
  }
  append(lines, ['', '根拠', ...itemClauses(explanation).flatMap(clauseLines)]);
  if (rules.every(({ id }) => id === 'cover-item')) return `${lines.join('\n')}\n`;
  const formal = ['form-only', 'renumbering', 'revision-only'].map((id) => classifyLaw().rule(id).title);
  lines.push('', '説明がなくても形式的な変更と判断するもの', `  ${formal.join('、')}`);
  lines.push('', `「${declarationsKey}」に書けるもの（書き方は hyokasho explain 規則名）`);
  for (const { ground, rule, reason, words } of classifyLaw().grounds.values()) {
    // A change to an item without ※ is no 重要な変更 and needs no emergency.
    if (rule === 'emergency' && marked.length === 0 && !lists) continue;
    lines.push(
      `  ${keys.ground}: ${ground}（${reason === 'always' ? '理由が要る' : '理由か置換が要る'}。${words && marked.length > 0 ? '文言だけの変更に当てはまる。' : ''}${rule}）`,
    );
  }
  lines.push(`  ${keys.effective}: 変更を実施する日。公表日以後なら事前`, `  ${keys.submitted}: 委員会に提出した日。実施日より前に提出し、後に公表したとき`);
  lines.push(`  ${keys.timing}: 事前・事後。人が判断を改めるとき（理由が要る。human-override）`, `  ${keys.wording}: 提出時期に係る説明に書く文言`);
  return `${lines.join('\n')}\n`;
}

/** Returns the clauses that an explained item rests on, each once. */
export function itemClauses({ form, items }: ItemExplanation): readonly Clause[] {
  const rules = [...new Set(items.map(({ rule }) => rule))];
  const added = items.some(({ listsFiles }) => listsFiles) ? classifyLaw().rule('new-file').clausesFor(form.form) : [];
  const basic = hasImportantChanges(form.form) ? [] : basicClauses();
  return [...new Set([...rules.flatMap((rule) => rule.clausesFor(form.form)), ...added, ...basic])];
}

/** Returns the clause by which a 様式２ alone has no 重要な変更. */
function basicClauses(): readonly Clause[] {
  return clauseList().filter(({ id }) => id === '規則第5条第1項後段');
}

function namesOf(clauses: readonly Clause[]): string {
  return clauses.map(({ id }) => id).join('、');
}

/** Formats the clauses of each form, where they differ. */
function formLines(law: RuleLaw): string[] {
  const forms = ['様式２', '様式３', '様式４'];
  const all = namesOf(law.clauses);
  if (forms.every((form) => namesOf(law.clausesFor(form)) === all)) return [];
  return forms.map((form) => `  ${form}: ${namesOf(law.clausesFor(form)) || 'なし'}`);
}

const kindWords: Readonly<Record<ChangeKind | 'as-judged', string>> = {
  important: '重要な変更',
  'new-file': '新しい特定個人情報ファイルの保有',
  formal: '重要な変更に当たらない変更（形式的な変更）',
  'lower-risk': '重要な変更に当たらない変更（リスクを下げる変更）',
  emergency: '重要な変更（緊急時の事後評価）',
  other: 'その他の変更',
  'as-judged': '人の判断がないときと同じ',
};

const timingWords: Readonly<Record<TimingPolicy, string>> = {
  beforehand: '事前だけ。実施日が説明されるまで要確認。実施日が公表日より前なら誤り',
  'by-dates': '事前・事後のどちらもできる。実施日が公表日以後なら事前、そうでなければ事後とする（実施日が書かれていなければ、事後と推定する）',
  afterwards: '事後',
  declared: `「${declarationsKey}」の${keys.timing}の通り`,
};

function wordingLines(law: RuleLaw): string[] {
  const words = usedWordings(law);
  if (words.length === 0) return [];
  return [
    '文言（提出時期に係る説明）',
    ...words.map(({ text, generic, from }) => `  「${text}」${generic === text ? '' : `（{何}が分からなければ「${generic}」）`}（${from}）`),
  ];
}

/** Returns the default texts of a rule, each once. */
export function usedWordings({ wording: { marked, unmarked } }: RuleLaw): readonly Wording[] {
  return [...new Set([marked.事前, marked.事後, unmarked.事前, unmarked.事後])].filter(({ text }) => text !== '');
}

function groundLines(declared: string): string[] {
  const ground = [...classifyLaw().grounds.values()].find((each) => each.ground === declared);
  const lines = [`  - ${keys.items}: （項目の名前。省くと版の全体）`, `    ${keys.ground}: ${declared}`, `    ${keys.reason}: …`];
  if (!ground?.words) return lines;
  const optional = ground.reason === 'always' ? '' : '。置換を書けば、理由は要らない';
  return [...lines, `    ${keys.replacements}: [{ ${keys.former}: …, ${keys.now}: … }]  # この置き換えだけの変更に限るとき${optional}`];
}

function exampleLines({ of, form, item, before, after, declared, published, expect }: RuleExample): string[] {
  return [
    `  ${of}`,
    `    ${form}　${item}`,
    `    変更前: ${shown(before)}`,
    `    変更後: ${shown(after)}`,
    ...declared.map((entry) => `    説明: ${shown(entry)}`),
    ...(published === undefined ? [] : [`    公表日: ${published}`]),
    `    判断: ${expect.timing}${expect.wording === '' ? '' : `「${expect.wording}」`}`,
  ];
}

/** Formats a value of a document on one line. */
function shown(value: unknown): string {
  if (typeof value === 'string') return value === '' ? '（空）' : value.replaceAll('\n', ' ／ ');
  if (Array.isArray(value)) return value.length === 0 ? '（なし）' : value.map(shown).join('、');
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value)
      .filter(([key]) => key !== 'id')
      .map(([key, inner]) => `${key}: ${shown(inner)}`)
      .join('。');
  }
  return String(value);
}
