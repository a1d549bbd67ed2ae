import { formatEra, isDay, readDate } from '../../core/dates.js';
import type { DateReading } from '../../core/dates.js';
import type { Message } from '../../core/message.js';
import type { TextNode } from '../../model/assessment.js';
import type { CheckRule, CheckContext } from './check-rule.js';

/** Most characters of an item's text that a message quotes, in UTF-16 units. */
const mostQuoted = 20;
const example = '「令和7年6月27日」又は「2025-06-27」';
const dayInText = /(?:明治|大正|昭和|平成|令和)[ 　]*(?:元|[0-9０-９]{1,2})[ 　]*年[ 　]*[0-9０-９]{1,2}[ 　]*月[ 　]*[0-9０-９]{1,2}[ 　]*日/gu;

/**
 * Reports a date that does not exist (2月30日, 平成31年5月1日), and any other text where the form wants a day. Also checks days of the
 * Japanese calendar inside other texts, except in 変更箇所, which quotes old mistakes.
 */
export const dateNotReal: CheckRule = {
  id: 'date-not-real',
  title: '暦にない日付',
  inAnyShape: true,
  *check(context) {
    for (const { node, part } of context.assessment.visits) {
      if (node.kind !== 'text' || node.text.trim() === '') continue;
      if (node.item.kind === 'date') yield* checkDateItem(node, context);
      else if (part?.body.kind !== 'changes') yield* checkDaysInText(node, context);
    }
  },
};

function* checkDateItem(node: TextNode, context: CheckContext): Iterable<Message> {
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

function* checkDaysInText(node: TextNode, { source }: CheckContext): Iterable<Message> {
  for (const match of daysInText(node.text)) {
    const reading = readDate(match[0]);
    if (reading?.ok !== false) continue;
    const place = source.textPlace(node.path, match.index);
    yield { ruleId: dateNotReal.id, severity: 'warning', place, item: node.name, ...noSuchDate(match[0], reading) };
  }
}

/**
 * Finds the days of the Japanese calendar in a text, whether they exist or not. Skips months without a day, and ISO days.
 * @example daysInText('令和７年 2月30日から').map(([day]) => day) → ['令和７年 2月30日']
 * @example daysInText('令和7年2月、2025-02-30').length → 0
 */
export function daysInText(text: string): readonly RegExpExecArray[] {
  return [...text.matchAll(dayInText)];
}

function noSuchDate(written: string, { reason, meant }: DateReading & { ok: false }): Pick<Message, 'text' | 'mend'> {
  const mend = meant ? `${written.trim()}は${formatEra(meant)}と書きます。年の書き誤りでなければ、そう直してください` : '正しい日付を確かめて直してください';
  return { text: `「${written.trim()}」という日付はありません（${reason}）`, mend };
}

function firstLine(text: string): string {
  const [line = ''] = text.trim().split('\n');
  return line.length > mostQuoted ? `${line.slice(0, mostQuoted)}…` : line;
}
