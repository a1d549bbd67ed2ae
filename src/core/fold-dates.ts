import { readDate } from './dates.js';
import type { CalendarDate } from './dates.js';

const mayHoldDate = /元年|\d(?:[年月]|[-/.]\d)/;
const eraDates = /(?:令和|平成|昭和|大正|明治)(?:元|\d{1,2})年(?:\d{1,2}月(?:\d{1,2}日)?)?/g;
/** A date with strokes or points counts only if nothing is joined to it: 03-2025-06-27-1 is a number of something. */
const westernDates = /(?<!\d)(?:\d{4}年\d{1,2}月(?:\d{1,2}日)?|(?<!\d[-/.,])\d{4}([-/.])\d{1,2}\1\d{1,2}(?![-/.,]?\d))/g;
const daysOfYear = /(?<![\d年])\d{1,2}月\d{1,2}日/g;

/**
 * Returns a text with every date written as 2025年6月27日: from 和暦, from strokes and points, without leading zeros.
 * Keeps a date that does not exist as it is. The text must be in half width and without white space.
 * @example foldDates('令和7年6月27日から') → '2025年6月27日から'
 * @example foldDates('2025-06-27') → '2025年6月27日'
 * @example foldDates('03-2025-06-27-1') → '03-2025-06-27-1'
 */
export function foldDates(text: string): string {
  if (!mayHoldDate.test(text)) return text;
  return text
    .replace(eraDates, (found, offset: number, whole: string) => (isWithinEra(found) ? gapBefore(whole, offset) + writeWestern(found) : found))
    .replace(westernDates, writeWestern)
    .replace(daysOfYear, (found) => found.replace(/^0(?=\d)|(?<=月)0(?=\d)/g, ''));
}

function writeWestern(found: string): string {
  const reading = readDate(found);
  return reading?.ok ? formatWestern(reading.date) : found;
}

/** True if the whole year, month or day lies within its era. 平成31年 is only a part of 2019年 and not the same as 令和元年, so it keeps its writing. */
function isWithinEra(found: string): boolean {
  return readDate(found.endsWith('年') ? `${found}12月31日` : found.endsWith('月') ? `${found}28日` : found)?.ok === true;
}

function formatWestern({ year, month, day }: CalendarDate): string {
  return `${String(year)}年${month === undefined ? '' : `${String(month)}月`}${month === undefined || day === undefined ? '' : `${String(day)}日`}`;
}

/** Returns a space if a digit, or a digit and a point, precedes the date: 第1令和7年 must not become 第12025年. */
function gapBefore(whole: string, offset: number): string {
  return /\d\.?$/.test(whole.slice(Math.max(0, offset - 2), offset)) ? ' ' : '';
}
