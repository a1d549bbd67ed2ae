import { formatEra, isDay, readDate } from '../../core/dates.js';
import type { DateReading } from '../../core/dates.js';
import type { Message } from '../../core/message.js';
import type { TextNode } from '../../model/assessment.js';
import type { Rule, RuleContext } from './check-rule.js';

const example = '「令和7年6月27日」又は「2025-06-27」';
const dayInText = /(?:明治|大正|昭和|平成|令和)[ 　]*(?:元|[0-9０-９]{1,2})[ 　]*年[ 　]*[0-9０-９]{1,2}[ 　]*月[ 　]*[0-9０-９]{1,2}[ 　]*日/gu;

/**
 * A date that does not exist (2月30日, 平成31年5月1日), or something else than a day where the form wants a day. Days of the
 * Japanese calendar inside other texts are looked at too; not in the change appendix, which quotes what was wrong.
 */
export const dateNotReal: Rule = {
  id: 'date-not-real',
  *check(context) {
    for (const { node, part } of context.assessment.visits) {
      if (node.kind !== 'text' || node.text.trim() === '') continue;
      if (node.item.kind === 'date') yield* checkDateItem(node, context);
      else if (part?.body.kind !== 'changes') yield* checkDaysInText(node, context);
    }
  },
};

function* checkDateItem(node: TextNode, context: RuleContext): Iterable<Message> {
  const place = context.source.valuePlace(node.path);
  const base = { ruleId: dateNotReal.id, severity: 'error', place, item: node.name } as const;
  const reading = readDate(node.text);
  if (reading?.ok === false) yield { ...base, ...noSuchDate(node.text, reading) };
  else if (node.item.exact && !reading)
    yield {
      ...base,
      text: `年月日のはずですが、「${firstLine(node.text)}」と書かれています`,
      mend: `${example}のように書くか、決まるまで空けておいてください`,
    };
  else if (node.item.exact && reading && !isDay(reading.date))
    yield { ...base, text: `年月日のはずですが、「${node.text}」では日が分かりません`, mend: `${example}のように、日まで書いてください` };
  else if (!reading) yield* checkDaysInText(node, context);
}

function* checkDaysInText(node: TextNode, { source }: RuleContext): Iterable<Message> {
  for (const match of node.text.matchAll(dayInText)) {
    const reading = readDate(match[0]);
    if (reading?.ok !== false) continue;
    const place = source.textPlace(node.path, match.index);
    yield { ruleId: dateNotReal.id, severity: 'warning', place, item: node.name, ...noSuchDate(match[0], reading) };
  }
}

function noSuchDate(written: string, { reason, meant }: DateReading & { ok: false }): Pick<Message, 'text' | 'mend'> {
  const mend = meant ? `${written.trim()}は${formatEra(meant)}と書きます。年の書き誤りでなければ、そう直してください` : '正しい日付を確かめて直してください';
  return { text: `「${written.trim()}」という日付はありません（${reason}）`, mend };
}

function firstLine(text: string): string {
  const [line = ''] = text.trim().split('\n');
  return line.length > 20 ? `${line.slice(0, 20)}…` : line;
}
