import fc from 'fast-check';
import { expect, test } from 'vitest';
import { firstDay, formatEra, lastDay, readDate } from '../../src/core/dates.js';

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
