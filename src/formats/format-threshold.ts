import { append } from '../core/long-lists.js';
import type { ChoiceNode, TextNode } from '../model/assessment.js';
import { thresholdLaw } from '../law/threshold-law.js';
import type { Branch, ThresholdResult } from '../law/threshold-law.js';
import type { Clause } from '../law/clauses.js';
import type { ThresholdReport } from '../threshold/threshold-report.js';

/** Formats the しきい値判断 for people: the result, its reasons, the clauses, and the result that the document states. */
export function formatThreshold(report: ThresholdReport): string {
  const { items, judgement } = report;
  const lines = [
    `しきい値判断: ${listed(judgement.possible)}${judgement.possible.length > 1 ? '（まだ決まりません）' : ''}`,
    '',
    '判断のもと（Ⅱ）',
    answerLine('対象人数', items.people, items.peopleCounted),
    answerLine('取扱者数', items.handlers, items.handlersCounted),
    answerLine('過去１年以内の重大事故', items.accident, undefined),
    '',
    '道筋',
    `  ${explainThreshold(report)}`,
  ];
  for (const clause of clausesOf(judgement.possible)) append(lines, [...(clause.first ? ['', '根拠（条文の要旨）'] : []), ...clauseLines(clause)]);
  append(lines, ['', 'この評価書の記載（Ⅲ）', ...statedLines(report)]);
  return `${lines.join('\n')}\n`;
}

/** Explains the result in one sentence. */
export function explainThreshold({ items, judgement }: Pick<ThresholdReport, 'items' | 'judgement'>): string {
  const { possible, row, branch } = judgement;
  const [only] = possible;
  const end = possible.length === 1 && only ? `${only.text}。` : `${listed(possible)}のどれになるか、まだ決まりません。`;
  if (!row) return `対象人数が分からないと決まりません。${branch === undefined ? '' : `${explainBranch(branch, items)}。`}`;
  const people = `対象人数が${row.people}`;
  if (row.results.small === row.results.large) return `${people}なので、取扱者数と重大事故の有無によらず、${end}`;
  if (branch === undefined) return `${people}なので、取扱者数が${thresholdLaw().handlers.large}か、過去１年以内に重大事故があったかで分かれます。${end}`;
  return `${people}で、${explainBranch(branch, items)}ので、${end}`;
}

function explainBranch(branch: Branch, { handlers, accident }: ThresholdReport['items']): string {
  const law = thresholdLaw();
  const size = `取扱者数が${law.handlers[branch]}`;
  if (branch === 'small') return `${size}であり、過去１年以内に重大事故がない`;
  const many = handlers?.choice === law.handlers.large;
  const grave = accident?.choice === law.accident.large;
  return many && grave ? `${size}であり、過去１年以内に重大事故もあった` : many ? `${size}である` : '過去１年以内に重大事故があった';
}

/** Returns the clauses on which the results rest, each once. `first` marks the first of them. */
export function clausesOf(results: readonly ThresholdResult[]): readonly (Clause & { readonly first: boolean })[] {
  const clauses = [...new Set(results.flatMap((result) => result.clauses))];
  return clauses.map((clause, index) => ({ ...clause, first: index === 0 }));
}

/** Formats a clause: its number, law and amendment, then its summary. Adds whether its original text is unverified. */
export function clauseLines({ id, of, text, source, revised }: Clause): string[] {
  const law = of.replace(/（.*$/u, '');
  const known = source === 'K' ? '。原文は確かめていない' : '';
  return [`  ${id}（${law}。${revised === undefined ? '改正の日は確かめていない' : `${revised}の改正による`}${known}）`, `    ${text}`];
}

function statedLines({ items, judgement, unfilled, agrees }: ThresholdReport): string[] {
  const { result } = items;
  const [only] = judgement.possible;
  const lines: string[] = [];
  if (result && result.choice !== '') lines.push(`  「${result.choice}」`);
  if (agrees === true) lines.push('  しきい値判断と合っています。');
  if (agrees === false && only) lines.push(`  しきい値判断と合っていません。直し方: 「${only.text}」に直すか、Ⅱの答えを直してください。`);
  if (agrees === undefined && result && result.choice !== '') lines.push('  Ⅱの答えがそろうまで、合っているかは決まりません。');
  if (unfilled.length > 0) append(lines, ['  まだ書かれていない項目:', ...unfilled.map((node) => `    ${node.name}`)]);
  return lines;
}

function answerLine(label: string, node: ChoiceNode | undefined, counted: TextNode | undefined): string {
  const day = counted === undefined || counted.text === '' ? '' : `（${counted.text.replace(/時点$/u, '')}時点）`;
  const answer = node === undefined || node.choice === '' ? '（まだ書かれていません）' : node.choice;
  return `  ${label}: ${answer}${day}`;
}

function listed(results: readonly ThresholdResult[]): string {
  return results.length === 1 ? (results[0]?.text ?? '') : results.map((result) => `「${result.text}」`).join('か');
}
