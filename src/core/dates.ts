/** A day, a month or a year of the Gregorian calendar. `month` and `day` are undefined if the text does not give them. */
export interface CalendarDate {
  readonly year: number;
  readonly month?: number;
  readonly day?: number;
}

/** A single day. */
export type CalendarDay = CalendarDate & { readonly month: number; readonly day: number };

/**
 * The reading of a text that looks like a date: the date, or a Japanese reason why none exists.
 * `meant` is the day under its right era, for a real day under another era (平成31年5月1日).
 */
export type DateReading = { readonly ok: true; readonly date: CalendarDate } | { readonly ok: false; readonly reason: string; readonly meant?: CalendarDate };

interface Era {
  readonly name: string;
  readonly first: CalendarDate & { readonly month: number; readonly day: number };
  readonly last?: CalendarDate & { readonly month: number; readonly day: number };
}

/** 元号 with their first and last day. */
const eras: readonly Era[] = [
  { name: '令和', first: { year: 2019, month: 5, day: 1 } },
  { name: '平成', first: { year: 1989, month: 1, day: 8 }, last: { year: 2019, month: 4, day: 30 } },
  { name: '昭和', first: { year: 1926, month: 12, day: 25 }, last: { year: 1989, month: 1, day: 7 } },
  { name: '大正', first: { year: 1912, month: 7, day: 30 }, last: { year: 1926, month: 12, day: 24 } },
  { name: '明治', first: { year: 1868, month: 1, day: 25 }, last: { year: 1912, month: 7, day: 29 } },
];

const eraDate = /^(令和|平成|昭和|大正|明治)(元|\d{1,2})年(?:(\d{1,2})月(?:(\d{1,2})日)?)?$/u;
const westernDate = /^(\d{4})(?:年(?:(\d{1,2})月(?:(\d{1,2})日)?)?|[-/.](\d{1,2})[-/.](\d{1,2}))$/u;

/**
 * Reads a whole text as a date: 令和7年6月27日, 令和元年5月, 2025年6月27日, 2025-06-27, 2025/6/27, in full or half width.
 * Undefined if the text is no date; a reason if the date does not exist.
 * @example readDate('令和元年5月') → { ok: true, date: { year: 2019, month: 5 } }
 * @example readDate('令和7年2月30日') → { ok: false, reason: '2025年2月に30日はありません' }
 * @example readDate('令和7年頃') → undefined
 */
export function readDate(text: string): DateReading | undefined {
  const plain = text.normalize('NFKC').replace(/\s+/gu, '');
  const era = eraDate.exec(plain);
  if (era) return readEraDate(era[1] ?? '', era[2] ?? '', era[3], era[4]);
  const western = westernDate.exec(plain);
  if (!western) return undefined;
  const date = calendarDate(Number(western[1]), western[2] ?? western[4], western[3] ?? western[5]);
  const reason = missingDayReason(date);
  return reason ? { ok: false, reason } : { ok: true, date };
}

function readEraDate(name: string, eraYear: string, month?: string, day?: string): DateReading {
  const era = eras.find((candidate) => candidate.name === name);
  if (!era) return { ok: false, reason: `「${name}」という元号はありません` };
  const number = eraYear === '元' ? 1 : Number(eraYear);
  if (number === 0) return { ok: false, reason: `${name}0年という年はありません` };
  const date = calendarDate(era.first.year + number - 1, month, day);
  const reason = missingDayReason(date);
  if (reason) return { ok: false, reason };
  if (lastDay(date) < dayNumber(era.first)) return { ok: false, reason: `${name}は${formatEra(era.first)}からです`, meant: date };
  if (era.last && firstDay(date) > dayNumber(era.last)) {
    return {
      ok: false,
      reason: `${name}は${name}${String(era.last.year - era.first.year + 1)}年${String(era.last.month)}月${String(era.last.day)}日までです`,
      meant: date,
    };
  }
  return { ok: true, date };
}

function calendarDate(year: number, month?: string, day?: string): CalendarDate {
  return { year, ...(month === undefined ? {} : { month: Number(month) }), ...(day === undefined ? {} : { day: Number(day) }) };
}

function missingDayReason(date: CalendarDate): string | undefined {
  if (date.month === undefined) return undefined;
  if (date.month < 1 || date.month > 12) return `${String(date.month)}月という月はありません`;
  if (date.day === undefined) return undefined;
  if (date.day < 1 || date.day > daysIn(date.year, date.month)) return `${String(date.year)}年${String(date.month)}月に${String(date.day)}日はありません`;
  return undefined;
}

function daysIn(year: number, month: number): number {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
}

/** Returns the first day of a date as a number that sorts: 20250627 for 2025-06-27, 20250601 for 2025年6月. */
export function firstDay(date: CalendarDate): number {
  return dayNumber({ year: date.year, month: date.month ?? 1, day: date.day ?? 1 });
}

/** Returns the last day of a date as a number that sorts: 20250630 for 2025年6月. */
export function lastDay(date: CalendarDate): number {
  const month = date.month ?? 12;
  return dayNumber({ year: date.year, month, day: date.day ?? daysIn(date.year, month) });
}

function dayNumber(date: { year: number; month: number; day: number }): number {
  return date.year * 10000 + date.month * 100 + date.day;
}

/** Formats a date in 和暦: 令和7年6月27日, 令和7年6月 or 令和7年. Keeps the western year before 明治. */
export function formatEra(date: CalendarDate): string {
  const era = eras.find((candidate) => dayNumber(candidate.first) <= firstDay(date));
  const year = era ? date.year - era.first.year + 1 : date.year;
  const month = date.month === undefined ? '' : `${String(date.month)}月`;
  const day = date.month === undefined || date.day === undefined ? '' : `${String(date.day)}日`;
  return `${era?.name ?? ''}${era && year === 1 ? '元' : String(year)}年${month}${day}`;
}

/** True if a date is a single day, not a month or a year. */
export function isDay(date: CalendarDate): date is CalendarDate & { month: number; day: number } {
  return date.month !== undefined && date.day !== undefined;
}

/** First day of 令和, as a number of `firstDay`. Texts from before it name later days in 平成 (元号を改める政令 and its 申合せ). */
const firstOfReiwa = 20190501;

/**
 * Returns the date that a text of some day means. A day of 平成 after its end is the day it stands for in a text from before 令和
 * (平成32年4月1日 is 令和2年4月1日). Undefined for any other date that does not exist.
 * @param written Day number of the text: 公表日 of the document, or 変更日 of the row. Undefined if unknown.
 * @example meantDate(readDate('平成32年4月1日'), 20180401) → { year: 2020, month: 4, day: 1 }
 * @example meantDate(readDate('平成32年4月1日'), 20200401) → undefined
 */
export function meantDate(reading: DateReading | undefined, written: number | undefined): CalendarDate | undefined {
  if (reading === undefined) return undefined;
  if (reading.ok) return reading.date;
  const late = reading.meant && lastDay(reading.meant) >= firstOfReiwa && reading.reason.startsWith('平成');
  return late && written !== undefined && written < firstOfReiwa ? reading.meant : undefined;
}

/** Days from 1970-01-01 to a day. Negative before it. */
export function dayCount({ year, month, day }: { readonly year: number; readonly month: number; readonly day: number }): number {
  return Math.round(Date.UTC(year, month - 1, day) / 86_400_000);
}

/** Returns the day that lies a number of days after 1970-01-01. */
export function dayAtCount(count: number): CalendarDate & { readonly month: number; readonly day: number } {
  const date = new Date(count * 86_400_000);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/**
 * Returns the same day some years later. 29 February becomes 28 February where that year has none: a period of years then ends with the
 * month (民法第143条第2項), and no deadline may come out later than the law's.
 * @example yearsAfter({ year: 2024, month: 2, day: 29 }, 1) → { year: 2025, month: 2, day: 28 }
 * @example yearsAfter({ year: 2024, month: 2, day: 29 }, 4) → { year: 2028, month: 2, day: 29 }
 */
export function yearsAfter({ year, month, day }: CalendarDay, years: number): CalendarDay {
  return { year: year + years, month, day: Math.min(day, daysIn(year + years, month)) };
}

/** Returns the day a number of days later, or earlier for a negative number. */
export function daysAfter(day: CalendarDay, days: number): CalendarDay {
  return dayAtCount(dayCount(day) + days);
}

/**
 * Formats a day as other programs read it.
 * @example isoDay({ year: 2026, month: 3, day: 1 }) → '2026-03-01'
 */
export function isoDay({ year, month, day }: CalendarDay): string {
  return [String(year).padStart(4, '0'), String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-');
}

/** Splits a day number of `firstDay` into year, month and day. */
export function dayOfNumber(number: number): CalendarDate & { readonly month: number; readonly day: number } {
  return { year: Math.floor(number / 10000), month: Math.floor(number / 100) % 100, day: number % 100 };
}

/**
 * Returns the day of the week as one kanji.
 * @example weekdayOf({ year: 2025, month: 4, day: 1 }) → '火'
 */
export function weekdayOf(date: { readonly year: number; readonly month: number; readonly day: number }): string {
  return '日月火水木金土'.charAt((((dayCount(date) + 4) % 7) + 7) % 7);
}
