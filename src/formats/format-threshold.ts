import { append } from '../core/long-lists.js';
import type { ChoiceNode, TextNode } from '../model/assessment.js';
import { thresholdLaw } from '../law/threshold-law.js';
import type { Branch, ThresholdResult } from '../law/threshold-law.js';
import { clauseLines } from './format-clauses.js';
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
    answerLine(accidentQuestion, items.accident, undefined),
    '',
    '道筋',
    `  ${explainThreshold(report)}`,
  ];
  append(lines, ['', '根拠', ...judgement.clauses.flatMap(clauseLines), '', 'この評価書の記載（Ⅲ）', ...statedLines(report)]);
  return `${lines.join('\n')}\n`;
}

/**
 * The third question in the words of 規則第4条第8号ロ: the accident is one with 特定個人情報, and it counts whether it happened within the
 * year or became known within it. The form's own label asks for the first half only.
 */
const accidentQuestion = '過去１年以内に、特定個人情報に関する重大事故が発生したか、又はその発生を知ったか';
const accidentHappened = '過去１年以内に特定個人情報に関する重大事故が発生したか、その発生を知った';
const noAccident = '過去１年以内に特定個人情報に関する重大事故が発生しておらず、その発生を知ってもいない';

/** Explains the result in one sentence. */
export function explainThreshold({ items, judgement }: Pick<ThresholdReport, 'items' | 'judgement'>): string {
  const { possible, row, branch } = judgement;
  const [only] = possible;
  const end = possible.length === 1 && only ? `${only.text}。` : `${listed(possible)}のどれになるか、まだ決まりません。`;
  if (!row) return `対象人数が分からないと決まりません。${branch === undefined ? '' : `${explainBranch(branch, items)}。`}`;
  const people = `対象人数が${row.people}`;
  if (row.results.small === row.results.large) return `${people}なので、取扱者数と特定個人情報に関する重大事故の有無によらず、${end}`;
  if (branch === undefined) return `${people}なので、取扱者数が${thresholdLaw().handlers.large}か、又は${accidentHappened}かで分かれます。${end}`;
  return `${people}で、${explainBranch(branch, items)}ので、${end}`;
}

function explainBranch(branch: Branch, { handlers, accident }: ThresholdReport['items']): string {
  const law = thresholdLaw();
  const size = `取扱者数が${law.handlers[branch]}`;
  if (branch === 'small') return `${size}であり、${noAccident}`;
  const many = handlers?.choice === law.handlers.large;
  const grave = accident?.choice === law.accident.large;
  return many && grave ? `${size}であり、${accidentHappened}` : many ? `${size}である` : accidentHappened;
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
