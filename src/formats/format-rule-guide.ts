import { append } from '../core/long-lists.js';
import { showControlsInLines } from '../core/visible.js';
import type { GuideGroup, RuleGuide } from '../check/explain-check-rule.js';
import type { RuleLaw } from '../law/classify-law.js';
import { clauseData, clauseLines } from './format-clauses.js';

const groupTitles: Readonly<Record<GuideGroup, string>> = {
  document: '一つの評価書の中身（check）',
  step: '版と版の間、変更の説明（check、amend）',
  text: 'ファイル、YAML、様式の形、図、版の名前（check、render）',
  command: '命令の知らせ（amend、diff、render など）',
};

/** Formats a rule of `check` or of another command for people. */
export function formatRuleGuide(guide: RuleGuide): string {
  const { id, title, protects, clauses, example } = guide;
  const lines = [`${title}（${id}）`, `  ${groupTitles[guide.group]}`, '', '何を防ぐか', `  ${protects}`];
  if (clauses.length > 0) append(lines, ['', '根拠', ...clauses.flatMap(clauseLines)]);
  if (example) {
    lines.push('', '例');
    if (example.before) append(lines, ['  前の版', ...linesOf(example.before), '  新しい版']);
    append(lines, [...linesOf(example.document), `  → ${example.finds}`]);
  }
  lines.push('', '示さないようにするには', `  ${offWords(guide)}`);
  return `${showControlsInLines(lines.join('\n'))}\n`;
}

function linesOf(document: string): string[] {
  return document
    .replace(/\n$/u, '')
    .split('\n')
    .map((line) => `    ${line}`);
}

function offWords({ id, off }: RuleGuide): string {
  switch (off) {
    case 'setting':
      return `hyokasho check --rule ${id}=off（警告と注意だけ。誤りは止まりません）`;
    case 'errors':
      return 'この規則の知らせは誤りだけなので、切れません。示された直し方で直してください。';
    case 'never':
      return 'この規則は切れません。';
    case 'command':
      return '命令の結果についての知らせなので、切れません。';
  }
}

/** Formats the list of all rules, group by group: those of the classification first. */
export function formatRuleList(classified: readonly RuleLaw[], guides: readonly RuleGuide[]): string {
  const lines = ['■ 変更の分類（事前・事後の判断。問われる順）', ...classified.map(({ id, title }) => `  ${id}  ${title}`)];
  for (const group of ['document', 'step', 'text', 'command'] as const)
    append(lines, ['', `■ ${groupTitles[group]}`, ...guides.filter((each) => each.group === group).map(({ id, title }) => `  ${id}  ${title}`)]);
  lines.push('', '一つずつの説明は「hyokasho explain 規則の名前」で見られます。');
  return `${lines.join('\n')}\n`;
}

/** Formats a rule of `check` or of another command as JSON for other programs. */
export function formatRuleGuideJson(guide: RuleGuide): string {
  return `${JSON.stringify({ rule: guideData(guide) }, undefined, 2)}\n`;
}

/** Formats the list of all rules as JSON for other programs. */
export function formatRuleListJson(classified: readonly RuleLaw[], guides: readonly RuleGuide[]): string {
  const rules = [...classified.map(({ id, title }) => ({ id, title, group: 'classify' })), ...guides.map(({ id, title, group }) => ({ id, title, group }))];
  return `${JSON.stringify({ rules }, undefined, 2)}\n`;
}

function guideData({ id, title, group, protects, clauses, example, off }: RuleGuide): object {
  return {
    id,
    title,
    group,
    protects,
    clauses: clauses.map(clauseData),
    example: example ? { ...(example.before ? { before: example.before } : {}), document: example.document, finds: example.finds } : null,
    off: off === 'setting' ? `--rule ${id}=off` : null,
  };
}
