import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { firstDay, formatEra, isDay, lastDay, readDate } from '../../src/core/dates.js';
import type { CalendarDate } from '../../src/core/dates.js';

/** Real days since 明治, from a calendar that is not ours. */
const days = fc.date({ min: new Date('1868-01-25T00:00:00Z'), max: new Date('2099-12-31T00:00:00Z'), noInvalidDate: true }).map((date) => ({
  year: date.getUTCFullYear(),
  month: date.getUTCMonth() + 1,
  day: date.getUTCDate(),
}));

function iso({ year, month, day }: { year: number; month: number; day: number }): string {
  return `${String(year)}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

function wide(text: string): string {
  return text.replace(/[0-9]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
}

test('every day written in 和暦 is read as the same day, in half and full width', () => {
  fc.assert(
    fc.property(days, (date) => {
      const written = formatEra(date);
      expect(readDate(written)).toEqual({ ok: true, date });
      expect(readDate(wide(written))).toEqual({ ok: true, date });
      expect(readDate(` ${iso(date)}　`)).toEqual({ ok: true, date });
    }),
  );
});

test('numbers keep the order of the days', () => {
  fc.assert(
    fc.property(days, days, (a, b) => {
      expect(Math.sign(firstDay(a) - firstDay(b))).toBe(iso(a) < iso(b) ? -1 : iso(a) > iso(b) ? 1 : 0);
      expect(firstDay(a)).toBe(lastDay(a));
    }),
  );
});

test('a month lies between its first and its last day', () => {
  fc.assert(
    fc.property(days, ({ year, month, day }) => {
      expect(firstDay({ year, month })).toBeLessThanOrEqual(firstDay({ year, month, day }));
      expect(lastDay({ year, month })).toBeGreaterThanOrEqual(lastDay({ year, month, day }));
    }),
  );
});

test('a day in an era that was not its own is refused, and the day that was meant reads as that day', () => {
  const eras = { 令和: 2019, 平成: 1989, 昭和: 1926, 大正: 1912 };
  fc.assert(
    fc.property(days, fc.constantFrom(...Object.entries(eras)), (date, [era, first]) => {
      const year = date.year - first + 1;
      fc.pre(year >= 1 && year <= 99);
      const reading = readDate(`${era}${String(year)}年${String(date.month)}月${String(date.day)}日`);
      if (formatEra(date).startsWith(era)) expect(reading).toEqual({ ok: true, date });
      else expect(reading).toMatchObject({ ok: false, meant: date });
    }),
  );
});

describe('readDate', () => {
  test.each<[string, CalendarDate]>([
    ['令和元年5月1日', { year: 2019, month: 5, day: 1 }],
    ['令和1年5月1日', { year: 2019, month: 5, day: 1 }],
    ['平成31年4月', { year: 2019, month: 4 }],
    ['平成31年', { year: 2019 }],
    ['2025年6月', { year: 2025, month: 6 }],
    ['2025/6/27', { year: 2025, month: 6, day: 27 }],
    ['令和 ６年\n２月２９日', { year: 2024, month: 2, day: 29 }],
  ])('reads %j', (text, date) => {
    expect(readDate(text)).toEqual({ ok: true, date });
  });

  test.each(['', '－', '未定', '令和7年6月27日から', '7年6月27日', '令和7年6月末', '令和100年', '27/6/2025', '2025-6'])('finds no date in %j', (text) => {
    expect(readDate(text)).toBeUndefined();
  });

  test.each([
    ['令和5年2月29日', '2023年2月に29日はありません'],
    ['1900-02-29', '1900年2月に29日はありません'],
    ['令和7年13月', '13月という月はありません'],
    ['令和7年0月', '0月という月はありません'],
    ['令和0年1月1日', '令和0年という年はありません'],
    ['平成31年5月1日', '平成は平成31年4月30日までです'],
    ['令和元年4月30日', '令和は令和元年5月1日からです'],
  ])('says why there is no %s', (text, reason) => {
    expect(readDate(text)).toMatchObject({ ok: false, reason });
  });
});

test('what is not written is not printed either', () => {
  expect(formatEra({ year: 2025 })).toBe('令和7年');
  expect(formatEra({ year: 2019, month: 5 })).toBe('令和元年5月');
  expect(formatEra({ year: 2019, month: 4 })).toBe('平成31年4月');
  expect(formatEra({ year: 1850, month: 1, day: 2 })).toBe('1850年1月2日');
});

test('only a date with month and day is a day', () => {
  expect(isDay({ year: 2025, month: 6, day: 27 })).toBe(true);
  expect(isDay({ year: 2025, month: 6 })).toBe(false);
});
