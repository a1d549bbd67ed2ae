import { readDate } from './dates.js';
import type { CalendarDate } from './dates.js';

const mayHoldDate = /元年|\d(?:[年月]|[-/.]\d)/;
const eraDates = /(?:令和|平成|昭和|大正|明治)(?:元|\d{1,2})年(?:\d{1,2}月(?:\d{1,2}日)?)?/g;
/** Written with strokes or points a date is only what nothing else is joined to: 03-2025-06-27-1 is a number of something. */
const westernDates = /(?<!\d)(?:\d{4}年\d{1,2}月(?:\d{1,2}日)?|(?<!\d[-/.,])\d{4}([-/.])\d{1,2}\1\d{1,2}(?![-/.,]?\d))/g;
const daysOfYear = /(?<![\d年])\d{1,2}月\d{1,2}日/g;

/**
 * Writes every date of a text that is already folded to half width and without white space as 2025年6月27日: from 和暦, from
 * strokes and points, without leading zeros. What names no day, month or year that there is stays as it is written.
 */
export function foldDates(text: string): string {
  if (!mayHoldDate.test(text)) return text;
  return text
    .replace(eraDates, (found, offset: number, whole: string) => (isWhollyIn(found) ? apart(whole, offset) + spelled(found) : found))
    .replace(westernDates, spelled)
    .replace(daysOfYear, (found) => found.replace(/^0(?=\d)|(?<=月)0(?=\d)/g, ''));
}

function spelled(found: string): string {
  const reading = readDate(found);
  return reading?.ok ? formatWestern(reading.date) : found;
}

/** 平成31年 is not the whole of 2019年, and no other writing of 令和元年; as a year or a month the era's last one stays what it is. */
function isWhollyIn(found: string): boolean {
  return readDate(found.endsWith('年') ? `${found}12月31日` : found.endsWith('月') ? `${found}28日` : found)?.ok === true;
}

function formatWestern({ year, month, day }: CalendarDate): string {
  return `${String(year)}年${month === undefined ? '' : `${String(month)}月`}${month === undefined || day === undefined ? '' : `${String(day)}日`}`;
}

/** 第1令和7年 must not become 第12025年. */
function apart(whole: string, offset: number): string {
  return /\d\.?$/.test(whole.slice(Math.max(0, offset - 2), offset)) ? ' ' : '';
}
