import { dayAtCount, dayCount, firstDay, isDay, lastDay, meantDate, readDate } from './dates.js';
import type { CalendarDate, DateReading } from './dates.js';
import type { Span } from './span.js';
import { arabicDigits } from './text/arabic-digits.js';

/** A date in a text, in any spelling of law texts, notices and spreadsheets. */
export interface FoundDate extends Span {
  readonly reading: DateReading;
  /** True for a year from April to March (平成28年度). */
  readonly fiscal: boolean;
  /** True if written with 年, 月 and 日 under its era's whole name, in figures. */
  readonly usual: boolean;
  /** Kanji of the day of the week behind it. */
  readonly weekday?: string;
  /** True if a time of the day is behind it. */
  readonly timed: boolean;
  /** End of the day of the week, the time and 付け behind it, in UTF-16 units. */
  readonly through: number;
}

/** Days that a text names: from the first to the last, as numbers of `firstDay`. */
export interface DaySpan {
  readonly first: number;
  readonly last: number;
}

/** A day in the spelling of another program, for a message that says how to write it. */
export interface ForeignDay {
  readonly date: CalendarDate & { readonly month: number; readonly day: number };
  readonly how: 'serial' | 'time' | 'weekday' | 'spelling';
  readonly weekday?: string;
}

/** Blanks inside a date. Bounded, so that a text of blanks takes no longer than another. */
const gap = '[ \\t]{0,8}';
const number = '(?:\\d{1,2}|[〇零一二三四五六七八九十拾廿壱壹弐貳参參]{1,4})';
const eraName = '令和|平成|昭和|大正|明治|(?<!\\p{Script=Han})[令平昭大明](?=\\d|元)|(?<![A-Za-z0-9])[RHSTMrhstm](?=[ .]?(?:\\d|元))';
const monthName = 'Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec';
const ofYear = `年(?:${gap}(?<month>${number})${gap}月(?:${gap}(?<day>${number})${gap}日)?|(?<fiscal>${gap}度))?`;
/** Spellings of a date, the first that fits wins. */
const spellings = [
  `(?<era>${eraName})[ .]?${gap}(?<eraYear>元|${number})${gap}(?:${ofYear}|[./-](?<shortMonth>\\d{1,2})(?:[./-](?<shortDay>\\d{1,2}))?(?![./-]?\\d))`,
  `(?<!\\d)(?<year>\\d{4}|[〇零一二三四五六七八九]{4})${gap}${ofYear.replace(/<(?=month|day|fiscal)/gu, '<western')}`,
  `(?<!\\d)(?<!\\d[-/.,])(?<isoYear>\\d{4})(?<stroke>[-/.])(?<isoMonth>\\d{1,2})\\k<stroke>(?<isoDay>\\d{1,2})(?![-/.,]?\\d)`,
  `(?<!\\d)(?<englishDay>\\d{1,2})[- ](?<englishMonth>${monthName})[a-z]*\\.?[-, ]+(?<englishYear>\\d{4}|\\d{2})(?!\\d)`,
  `(?<americanMonth>${monthName})[a-z]*\\.? (?<americanDay>\\d{1,2})(?:st|nd|rd|th)?,? (?<americanYear>\\d{4})(?!\\d)`,
  `(?:(?<sameYear>同年|翌年)${gap})?(?<nextMonth>${number})${gap}月(?:${gap}(?<nextDay>${number})${gap}日)?(?!間)`,
  `(?:(?<sameMonth>同月|翌月)${gap})?(?<onlyDay>${number})${gap}日(?![間以前後目数程分ご毎営本町市])`,
].map((spelling) => `(?:${spelling})`);
const dates = new RegExp(spellings.join('|'), 'gu');
const trailer =
  /(?:[ \t]{0,8}\([ \t]{0,8}(?<weekday>[日月火水木金土])(?:曜日?)?(?:[・、/･]?祝日?)?[ \t]{0,8}\)|[ \t]{0,8}(?<named>[日月火水木金土])曜日?)?(?<time>[ \tT]{0,8}(?:午前|午後|AM|PM)?[ \t]{0,8}\d{1,2}(?::\d{2}(?::\d{2}(?:\.\d+)?)?|時(?:\d{1,2}分|半)?)(?:Z|[+-]\d{2}:?\d{2})?(?:[ \t]{0,8}[AP]M)?)?(?:[ \t]{0,8}付け?)?/uy;
/** Marks and words between the days of one cell. */
const between = /^(?:[\s、,・･/〜～~|‐‑–—―−─-]|及び|並びに|ならびに|から|より|まで|自|至|と)*$/u;
/** Most days between a date and one behind it that leaves out its year: a longer period names both years. */
const longestWithoutYear = 183;

/**
 * Finds the dates in a text. A date that leaves out its year or month (9月16日から25日まで) is found only right behind another one.
 * @example findDates('令和七年四月十一日付け').map(({ reading }) => reading.date) → [{ year: 2025, month: 4, day: 11 }]
 * @example findDates('R7.4.1（火）').map(({ weekday }) => weekday) → ['火']
 * @example findDates('令和7年9月16日～25日').map(({ reading }) => reading.date.day) → [16, 25]
 * @example findDates('毎月10日、年1回').length → 0
 */
export function findDates(text: string): readonly FoundDate[] {
  const plain = halfWidth(text);
  if (!/[年月日./-]|[A-Z]/u.test(plain)) return [];
  const found: FoundDate[] = [];
  for (const match of plain.matchAll(dates)) {
    const parts = match.groups ?? {};
    const before = found.at(-1);
    const follows = before !== undefined && match.index >= before.through && between.test(plain.slice(before.through, match.index));
    const reading = readParts(parts, follows ? before.reading : undefined);
    if (!reading) continue;
    trailer.lastIndex = match.index + match[0].length;
    const behind = trailer.exec(plain);
    const weekday = behind?.groups?.['weekday'] ?? behind?.groups?.['named'];
    found.push({
      start: match.index,
      end: match.index + match[0].length,
      through: match.index + match[0].length + (behind?.[0].length ?? 0),
      reading,
      fiscal: (parts['fiscal'] ?? parts['westernfiscal']) !== undefined,
      usual: /^..(?:元|\d)[^./-]*$/u.test(match[0].replace(/\s/gu, '')) && parts['day'] !== undefined && /^\d+$/u.test(parts['day']),
      timed: behind?.groups?.['time'] !== undefined,
      ...(weekday === undefined ? {} : { weekday }),
    });
  }
  return found;
}

/**
 * Reads a cell that holds dates and nothing else: a day, several, a month, a period, a 年度. Undefined if it holds anything else, or a
 * date that does not exist.
 * @param written Day number of the text that holds the cell, as in `meantDate`.
 * @example readDays('平成28年1月4日、平成28年1月15日') → { first: 20160104, last: 20160115 }
 * @example readDays('平成28年1月～3月') → { first: 20160101, last: 20160331 }
 * @example readDays('Ｈ２８．３．３１付け') → { first: 20160331, last: 20160331 }
 * @example readDays('平成28年度') → { first: 20160401, last: 20170331 }
 * @example readDays('平成28年1月頃') → undefined
 */
export function readDays(text: string, written?: number): DaySpan | undefined {
  const whole = meantDate(readDate(text), written);
  if (whole) return { first: firstDay(whole), last: lastDay(whole) };
  const found = findDates(text);
  if (found.length === 0 || !holdsOnly(text, found)) return undefined;
  let days: DaySpan | undefined;
  for (const { reading, fiscal } of found) {
    const date = meantDate(reading, written);
    if (!date) return undefined;
    const { first, last } = spanOf(date, fiscal);
    days = { first: Math.min(first, days?.first ?? first), last: Math.max(last, days?.last ?? last) };
  }
  return days;
}

/**
 * Reads a whole text as one day in a spelling that the forms do not use. Undefined if it is none, or in a usual one.
 * @example readForeignDay('45748').date → { year: 2025, month: 4, day: 1 }
 * @example readForeignDay('2025/4/1 0:00').how → 'time'
 * @example readForeignDay('1-Apr-25').date → { year: 2025, month: 4, day: 1 }
 * @example readForeignDay('二〇二五年四月一日').date → { year: 2025, month: 4, day: 1 }
 * @example readForeignDay('平成二十八年拾月廿一日').date → { year: 2016, month: 10, day: 21 }
 * @example readForeignDay('令和7年4月1日') → undefined
 */
export function readForeignDay(text: string): ForeignDay | undefined {
  const plain = halfWidth(text).trim();
  if (readDate(plain)) return undefined;
  const digits = /^(\d{4})(\d{2})(\d{2})$/u.exec(plain);
  const whole = digits && readDate(digits.slice(1).join('-'));
  if (whole?.ok && isDay(whole.date)) return { date: whole.date, how: 'spelling' };
  const serial = serialDay(plain);
  if (serial) return { date: serial, how: 'serial' };
  const [only, another] = findDates(plain);
  if (!only || another || only.start > 0 || only.through < plain.length || !only.reading.ok || !isDay(only.reading.date)) return undefined;
  const { date } = only.reading;
  if (only.weekday !== undefined) return { date, how: 'weekday', weekday: only.weekday };
  return { date, how: only.timed ? 'time' : 'spelling' };
}

/** Day 0 of a spreadsheet's serial numbers, in days from 1970-01-01. */
const serialStart = -25569;
/** Serial numbers of 2009 to 2064: before and after lie numbers of something else. */
const serials = { first: 40_000, last: 60_000 };

/**
 * Reads the serial number of a day in a spreadsheet, with or without a time behind the point. Undefined for other numbers.
 * @example serialDay('45835.5') → { year: 2025, month: 6, day: 27 }
 * @example serialDay('12345') → undefined
 */
export function serialDay(text: string): (CalendarDate & { readonly month: number; readonly day: number }) | undefined {
  const serial = Number(/^(\d{5})(?:\.\d+)?$/u.exec(text)?.[1] ?? 0);
  return serial >= serials.first && serial <= serials.last ? dayAtCount(serialStart + serial) : undefined;
}

/** Returns the first and last day of a date. */
export function spanOf(date: CalendarDate, fiscal = false): DaySpan {
  if (fiscal) return { first: firstDay({ year: date.year, month: 4 }), last: lastDay({ year: date.year + 1, month: 3 }) };
  return { first: firstDay(date), last: lastDay(date) };
}

/** True if a text holds the dates found in it, and nothing else but marks and words between them. */
function holdsOnly(text: string, found: readonly FoundDate[]): boolean {
  const plain = halfWidth(text);
  const edges = [0, ...found.map(({ through }) => through)];
  return edges.every((edge, index) => between.test(plain.slice(edge, found[index]?.start ?? plain.length)));
}

type Parts = Readonly<Partial<Record<string, string>>>;

function readParts(parts: Parts, before: DateReading | undefined): DateReading | undefined {
  const era = eraOf(parts['era']);
  if (era !== undefined) {
    const month = arabicDigits(parts['month'] ?? parts['shortMonth']);
    const day = arabicDigits(parts['day'] ?? parts['shortDay']);
    // S3.5 and T1/2 are sizes and numbers: nobody writes months of 昭和 so.
    if (parts['shortMonth'] !== undefined && day === '' && /^[STM]$/iu.test(parts['era'] ?? '')) return undefined;
    const year = parts['eraYear'] === '元' ? '元' : arabicDigits(parts['eraYear']);
    return readDate(`${era}${year}年${month === '' ? '' : `${month}月${day === '' ? '' : `${day}日`}`}`);
  }
  const english = parts['englishMonth'] ?? parts['americanMonth'];
  if (english !== undefined) {
    const year = parts['englishYear'] ?? parts['americanYear'] ?? '';
    const month = monthName.split('|').indexOf(english) + 1;
    return readDate(`${year.length === 2 ? '20' : ''}${year}-${String(month)}-${parts['englishDay'] ?? parts['americanDay'] ?? ''}`);
  }
  const year = arabicDigits(parts['year'] ?? parts['isoYear']);
  if (year !== '') {
    const month = arabicDigits(parts['westernmonth'] ?? parts['isoMonth']);
    const day = arabicDigits(parts['westernday'] ?? parts['isoDay']);
    return readDate(`${year}年${month === '' ? '' : `${month}月${day === '' ? '' : `${day}日`}`}`);
  }
  return before?.ok ? readFollowing(parts, before.date) : undefined;
}

/** Reads a date that takes its year, or its year and month, from the date before it. */
function readFollowing(parts: Parts, before: CalendarDate): DateReading | undefined {
  if (parts['onlyDay'] !== undefined) {
    if (before.month === undefined || before.day === undefined) return undefined;
    const later = parts['sameMonth'] === '翌月' ? 1 : 0;
    const [year, month] = before.month + later > 12 ? [before.year + 1, 1] : [before.year, before.month + later];
    return readDate(`${String(year)}年${String(month)}月${arabicDigits(parts['onlyDay'])}日`);
  }
  const rest = `${arabicDigits(parts['nextMonth'])}月${parts['nextDay'] === undefined ? '' : `${arabicDigits(parts['nextDay'])}日`}`;
  const inYear = (year: number): DateReading | undefined => readDate(`${String(year)}年${rest}`);
  if (parts['sameYear'] !== undefined) return inYear(before.year + (parts['sameYear'] === '翌年' ? 1 : 0));
  const [same, next] = [inYear(before.year), inYear(before.year + 1)];
  const wraps = same?.ok === true && next?.ok === true && lastDay(same.date) < firstDay(before) && daysFrom(before, next.date) <= longestWithoutYear;
  return wraps ? next : same;
}

/** Returns the number of days from the start of one date to the end of another. */
function daysFrom(start: CalendarDate, end: CalendarDate): number {
  const last = { year: end.year, month: end.month ?? 12, day: end.day ?? 28 };
  return dayCount(last) - dayCount({ year: start.year, month: start.month ?? 1, day: start.day ?? 1 });
}

const eras = ['令和', '平成', '昭和', '大正', '明治'];
const eraLetters = 'RHSTM';

function eraOf(written: string | undefined): string | undefined {
  if (written === undefined || written.length === 2) return written;
  return eras.find((era) => era.startsWith(written)) ?? eras[eraLetters.indexOf(written.toUpperCase())];
}

/** Returns a text with figures, letters and marks in half width, of the same length. */
function halfWidth(text: string): string {
  return text.replace(/[\uff01-\uff5e]/gu, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0)).replace(/\u3000/gu, ' ');
}
