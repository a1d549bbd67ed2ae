import { describe, expect, test } from 'vitest';
import { formatEra, isDay, readDate } from '../../src/core/dates.js';
import type { CalendarDate } from '../../src/core/dates.js';

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
