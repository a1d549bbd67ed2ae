import { clip } from '../../core/clip.js';
import { formatEra, isDay, meantDate, readDate, weekdayOf } from '../../core/dates.js';
import type { DateReading } from '../../core/dates.js';
import { findDates, readForeignDay } from '../../core/found-dates.js';
import type { ForeignDay, FoundDate } from '../../core/found-dates.js';
import type { Message } from '../../core/message.js';
import type { ChangeRow, TextNode } from '../../model/assessment.js';
import { publishedDay } from '../../model/cover.js';
import type { CheckRule, CheckContext } from './check-rule.js';

const example = '「令和7年6月27日」又は「2025-06-27」';

/**
 * Reports a date that does not exist (2月30日, 平成31年5月1日), a day of the week that is another's, and any other text where the form
 * wants a day. Reads days inside other texts too, except in 変更箇所, which quotes old mistakes. A row of 変更箇所 is only warned of: a
 * published one keeps the date that it was published with. `row-date-spelling` is about new rows.
 */
export const dateNotReal: CheckRule = {
  id: 'date-not-real',
  title: '暦にない日付',
  inAnyShape: true,
  *check(context) {
    const published = publishedDay(context.assessment);
    for (const { node, part } of context.assessment.visits) {
      if (node.kind !== 'text' || node.text.trim() === '' || part?.body.kind === 'changes') continue;
      if (node.item.kind === 'date') yield* checkDateItem(node, published, context);
      else yield* checkDaysInText(node, published, context);
    }
    for (const row of context.assessment.rows) yield* checkRow(row, published, context);
  },
};

function* checkDateItem(node: TextNode, published: number | undefined, context: CheckContext): Iterable<Message> {
  const base = { ruleId: dateNotReal.id, severity: 'error', place: context.source.valuePlace(node.path), item: node.name } as const;
  const reading = readDate(node.text);
  const date = meantDate(reading, published);
  if (reading?.ok === false && !date) yield { ...base, ...noSuchDate(node.text, reading) };
  else if (!node.item.exact && !date) yield* checkDaysInText(node, published, context);
  else if (node.item.exact && !reading) yield { ...base, ...noDay(node.text) };
  else if (node.item.exact && date && !isDay(date))
    yield { ...base, text: `年月日のはずですが、「${node.text}」では日が分かりません`, mend: `${example}のように、日まで書いてください` };
}

function* checkRow({ dateCell, days }: ChangeRow, published: number | undefined, context: CheckContext): Iterable<Message> {
  if (!dateCell || dateCell.text.trim() === '') return;
  if (days) {
    yield* checkDaysInText(dateCell, published, context);
    return;
  }
  const base = { ruleId: dateNotReal.id, severity: 'warning', place: context.source.valuePlace(dateCell.path), item: dateCell.name } as const;
  const reading = readDate(dateCell.text);
  const { text, mend } = reading?.ok === false ? noSuchDate(dateCell.text, reading) : noDay(dateCell.text);
  yield { ...base, text, mend: `${mend}。公表した行なら、公表したとおりに残してください` };
}

function* checkDaysInText(node: TextNode, published: number | undefined, { source }: CheckContext): Iterable<Message> {
  for (const found of daysInText(node.text)) {
    const written = node.text.slice(found.start, found.end);
    const date = meantDate(found.reading, published);
    const fault = found.reading.ok || date ? wrongWeekday(found, node.text) : noSuchDate(written, found.reading);
    if (fault) yield { ruleId: dateNotReal.id, severity: 'warning', place: source.textPlace(node.path, found.start), item: node.name, ...fault };
  }
}

/**
 * Finds the days in a text that are written with 年, 月 and 日, whether they exist or not. Skips months without a day, and other spellings.
 * @example daysInText('令和７年 2月30日から').map(({ start, end }) => [start, end]) → [[0, 10]]
 * @example daysInText('令和7年2月、2025-02-30').length → 0
 */
export function daysInText(text: string): readonly FoundDate[] {
  return findDates(text).filter(({ start, end }) => /年.*月.*日$/su.test(text.slice(start, end)));
}

type Fault = Pick<Message, 'text'> & { readonly mend: string };

function wrongWeekday({ reading, start, through, weekday }: FoundDate, text: string): Fault | undefined {
  if (!reading.ok || !isDay(reading.date) || weekday === undefined) return undefined;
  const right = weekdayOf(reading.date);
  if (right === weekday) return undefined;
  return {
    text: `「${clip(text.slice(start, through))}」とありますが、${formatEra(reading.date)}は${right}曜日です`,
    mend: '日と曜日のどちらが正しいかを確かめて直してください',
  };
}

/** Phrases a text that is no day where the form wants one: it says which day another spelling means. */
function noDay(text: string): Fault {
  const foreign = readForeignDay(text);
  if (foreign) return foreignDay(text, foreign);
  const impossible = findDates(text).find(({ reading }) => !reading.ok);
  if (impossible?.reading.ok === false) return noSuchDate(text.slice(impossible.start, impossible.end), impossible.reading);
  return {
    text: `年月日のはずですが、「${onOneLine(text)}」と書かれています`,
    mend: `${example}のように書くか、決まるまで空けておいてください`,
  };
}

/** Phrases a day in the spelling of another program: what it is, and how to write it. */
function foreignDay(text: string, { date, how, weekday }: ForeignDay): Fault {
  const [written, day] = [onOneLine(text), formatEra(date)];
  const iso = `${String(date.year)}-${String(date.month).padStart(2, '0')}-${String(date.day).padStart(2, '0')}`;
  const mend = `「${day}」又は「${iso}」と書いてください`;
  if (how === 'serial') return { text: `「${written}」は表計算ソフトの日付の通し番号で、${day}に当たります`, mend };
  if (how === 'time') return { text: `「${written}」は${day}のことですが、時刻が付いています`, mend };
  const right = weekdayOf(date);
  if (how === 'weekday' && weekday !== right)
    return { text: `「${written}」とありますが、${day}は${right}曜日です`, mend: `日と曜日のどちらが正しいかを確かめ、その日なら、曜日を付けずに${mend}` };
  if (how === 'weekday') return { text: `「${written}」は${day}のことですが、曜日が付いています`, mend: `曜日を付けずに${mend}` };
  return { text: `「${written}」は${day}のことと読めますが、この欄の書き方ではありません`, mend };
}

function noSuchDate(written: string, { reason, meant }: DateReading & { ok: false }): Fault {
  const shown = onOneLine(written);
  const mend = meant ? `${shown}は${formatEra(meant)}と書きます。年の書き誤りでなければ、そう直してください` : '正しい日付を確かめて直してください';
  return { text: `「${shown}」という日付はありません（${reason}）`, mend };
}

function onOneLine(text: string): string {
  return clip(text.trim().replace(/\s*\n\s*/gu, '／'));
}
