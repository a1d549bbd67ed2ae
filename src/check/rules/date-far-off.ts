import { clip } from '../../core/clip.js';
import { dayOfNumber } from '../../core/dates.js';
import { findDates, readDays, spanOf } from '../../core/found-dates.js';
import type { DaySpan } from '../../core/found-dates.js';
import type { Message } from '../../core/message.js';
import type { Assessment, TextNode } from '../../model/assessment.js';
import { coverNode, publishedKey } from '../../model/cover.js';
import type { CheckRule, CheckContext } from './check-rule.js';

/** Years from 公表日 that a day of the procedure or of a file may lie back or ahead. 特定個人情報 is ten years old. */
const years = { back: 20, ahead: 10 };
/** Years from 公表日 that a day in a sentence may lie ahead. It may lie any time back: laws and dates of birth. */
const yearsInText = 20;
/** Years that a 公表日 may lie in: 規則 is of 平成26年, and no document is planned for decades. */
const published = { first: 2014, last: 2069 };

/** Reports a day decades off 公表日: 令和77年 for 令和7年, 平成7年 for 令和7年. Without 公表日 only a year far ahead is surely wrong. */
export const dateFarOff: CheckRule = {
  id: 'date-far-off',
  title: '公表日から何十年も離れた日付',
  *check(context) {
    const { assessment } = context;
    const cover = coverNode(assessment, publishedKey);
    const written = cover && readDays(cover.text);
    const wrong = cover && written && publishedFarOff(cover, written, context);
    if (wrong) yield wrong;
    const day = wrong ? undefined : written;
    for (const { node, part } of assessment.visits) {
      if (node.kind !== 'text' || node === cover) continue;
      if (node.item.kind === 'date' || part?.body.kind !== 'changes') yield* checkText(node, day, context);
    }
  },
};

function publishedFarOff(cover: TextNode, day: DaySpan, { assessment, source }: CheckContext): Message | undefined {
  const { year } = dayOfNumber(day.first);
  const newest = newestRow(assessment);
  const base = { ruleId: dateFarOff.id, severity: 'warning', place: source.valuePlace(cover.path), item: cover.name, mend } as const;
  if (year < published.first) return { ...base, text: `公表日（${clip(cover.text)}）が、特定個人情報保護評価の始まった平成26年より前です` };
  const isAhead = year > published.last || (newest !== undefined && year - newest >= yearsInText);
  return isAhead ? { ...base, text: `公表日（${clip(cover.text)}）が、何十年も先です` } : undefined;
}

const mend = '年の書き誤りでないかを確かめてください';

function newestRow({ rows }: Assessment): number | undefined {
  return rows.reduce<number | undefined>((newest, { days }) => (days ? Math.max(newest ?? 0, dayOfNumber(days.last).year) : newest), undefined);
}

function* checkText(node: TextNode, day: DaySpan | undefined, { source }: CheckContext): Iterable<Message> {
  const isDate = node.item.kind === 'date';
  for (const { start, end, reading, fiscal } of findDates(node.text)) {
    const date = reading.ok ? reading.date : reading.meant;
    if (!date) continue;
    const found = spanOf(date, fiscal);
    const [ahead, back] = day ? [yearsBetween(day.last, found.first), yearsBetween(found.last, day.first)] : [date.year > published.last ? Infinity : 0, 0];
    const far = ahead >= (isDate ? years.ahead : yearsInText) ? '後' : isDate && back >= years.back ? '前' : undefined;
    if (far === undefined) continue;
    const written = clip(node.text.slice(start, end));
    yield {
      ruleId: dateFarOff.id,
      severity: 'warning',
      text: day ? `「${written}」は、公表日から ${String(far === '後' ? ahead : back)} 年も${far}です` : `「${written}」は、何十年も先です`,
      place: source.textPlace(node.path, start),
      item: node.name,
      mend,
    };
  }
}

/** Returns the whole years from one day number to a later one. */
function yearsBetween(from: number, to: number): number {
  return Math.floor((to - from) / 10000);
}
