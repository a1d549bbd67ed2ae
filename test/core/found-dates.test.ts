import { describe, expect, test } from 'vitest';
import { weekdayOf } from '../../src/core/dates.js';
import { findDates, readDays, readForeignDay } from '../../src/core/found-dates.js';

const day = (year: number, month: number, date: number): { year: number; month: number; day: number } => ({ year, month, day: date });

describe('one day in the spelling of another program', () => {
  test.each([
    ['令和七年四月十一日', day(2025, 4, 11), 'spelling'],
    ['令和七年四月一一日', day(2025, 4, 11), 'spelling'],
    ['令和七年四月廿一日', day(2025, 4, 21), 'spelling'],
    ['令和元年拾月拾日', day(2019, 10, 10), 'spelling'],
    ['二〇二五年四月一日', day(2025, 4, 1), 'spelling'],
    ['令和7年4月1日（火）', day(2025, 4, 1), 'weekday'],
    ['令和7年4月1日 (火曜日)', day(2025, 4, 1), 'weekday'],
    ['令和7年4月1日火曜日', day(2025, 4, 1), 'weekday'],
    ['令和7年4月29日（火・祝）', day(2025, 4, 29), 'weekday'],
    ['2025-04-01 00:00:00', day(2025, 4, 1), 'time'],
    ['2025-04-01T00:00:00', day(2025, 4, 1), 'time'],
    ['2025-04-01T00:00:00.000Z', day(2025, 4, 1), 'time'],
    ['2025-04-01T00:00:00+09:00', day(2025, 4, 1), 'time'],
    ['2025/4/1 0:00', day(2025, 4, 1), 'time'],
    ['2025年4月1日 9時30分', day(2025, 4, 1), 'time'],
    ['1-Apr-25', day(2025, 4, 1), 'spelling'],
    ['01-Apr-2025', day(2025, 4, 1), 'spelling'],
    ['April 1, 2025', day(2025, 4, 1), 'spelling'],
    ['R7.4.1', day(2025, 4, 1), 'spelling'],
    ['Ｒ７．４．１', day(2025, 4, 1), 'spelling'],
    ['R07/04/01', day(2025, 4, 1), 'spelling'],
    ['R7年4月1日', day(2025, 4, 1), 'spelling'],
    ['R元.5.1', day(2019, 5, 1), 'spelling'],
    ['令7.4.1', day(2025, 4, 1), 'spelling'],
    ['令和7.4.1', day(2025, 4, 1), 'spelling'],
    ['令和7年4月1日付け', day(2025, 4, 1), 'spelling'],
    ['令和7年4月1日付', day(2025, 4, 1), 'spelling'],
    ['20250401', day(2025, 4, 1), 'spelling'],
    ['45748', day(2025, 4, 1), 'serial'],
    ['45835', day(2025, 6, 27), 'serial'],
    ['４５７４８', day(2025, 4, 1), 'serial'],
    ['45748.0', day(2025, 4, 1), 'serial'],
  ])('%j', (text, date, how) => {
    expect(readForeignDay(text)).toMatchObject({ date, how });
  });

  test.each([
    '令和7年4月1日',
    '2025-04-01',
    '令和7年4月',
    '未定',
    '12345',
    '令和7年4月1日頃',
    '令和7年4月1日から',
    '4/1/2025',
    '2025-02-30 00:00:00',
    'R1.2',
    '',
    '令和7年4月1日、4月2日',
  ])('is none: %j', (text) => {
    expect(readForeignDay(text)).toBeUndefined();
  });
});

describe('the days of a cell', () => {
  test.each([
    ['平成28年1月4日、平成28年1月15日', 20160104, 20160115],
    ['平成28年1月4日\n平成28年1月15日', 20160104, 20160115],
    ['平成28年1月4日・15日', 20160104, 20160115],
    ['平成28年1月4日及び1月15日', 20160104, 20160115],
    ['平成28年1月', 20160101, 20160131],
    ['Ｈ28.3.31', 20160331, 20160331],
    ['H28.3', 20160301, 20160331],
    ['令和元年', 20190101, 20191231],
    ['平成28年度', 20160401, 20170331],
    ['平成28年1月～3月', 20160101, 20160331],
    ['平成28年12月から1月まで', 20161201, 20170131],
    ['平成28年12月から翌年3月', 20161201, 20170331],
    ['平成２８年　３月３１日付け', 20160331, 20160331],
    ['令和７年９月１６日（火）～１０月１５日（水）', 20250916, 20251015],
    ['令和7年9月16日 9時から令和7年10月15日 17時まで', 20250916, 20251015],
    ['令和7年9月16日から同月25日まで', 20250916, 20250925],
    ['自 令和7年9月16日\n至 令和7年10月15日', 20250916, 20251015],
    ['令和7年10月16日から9月16日まで', 20250916, 20251016],
  ])('%j', (text, first, last) => {
    expect(readDays(text)).toEqual({ first, last });
  });

  test.each(['', '－', '未定', '平成28年1月頃', '第1回', '毎年4月1日', '平成28年2月30日', '〃', '平成31年5月1日', '年1回', '30日間'])(
    'cannot be read: %j',
    (text) => {
      expect(readDays(text)).toBeUndefined();
    },
  );

  test('of before 令和 may lie in a later 平成', () => {
    expect(readDays('平成32年4月1日', 20190301)).toEqual({ first: 20200401, last: 20200401 });
    expect(readDays('平成31年度から平成33年度', 20190301)).toEqual({ first: 20190401, last: 20220331 });
    expect(readDays('平成32年4月1日', 20190501)).toBeUndefined();
    expect(readDays('昭和64年1月8日', 20190301)).toBeUndefined();
  });
});

test('dates in a sentence have their place and their day of the week', () => {
  const text = '案を令和7年9月16日（火）から30日間、市のHPに載せ、R7.11.1 に公表した。10月1日は含まない。';
  const found = findDates(text);
  expect(found.map(({ start, end, weekday }) => [text.slice(start, end), weekday])).toEqual([
    ['令和7年9月16日', '火'],
    ['R7.11.1', undefined],
  ]);
});

test('numbers of something else are no dates', () => {
  const text = '第03-2025-06-27-1号、1.2.3版、25日以内、3年ごと、H.264、S3.5インチ、毎月5日、10月分、番号法第9条、T1/2';
  expect(findDates(text).map(({ start, end }) => text.slice(start, end))).toEqual([]);
});

test.each([
  [day(2025, 4, 1), '火'],
  [day(2024, 2, 29), '木'],
  [day(1969, 12, 31), '水'],
  [day(1989, 1, 8), '日'],
])('%j is a %s曜日', (date, weekday) => {
  expect(weekdayOf(date)).toBe(weekday);
});

test('a long text takes time in proportion to its length', () => {
  const began = performance.now();
  for (const unit of ['令和7年4月1日（', '令和7年 ', '1日', '4月 ', 'R7', '1-Apr-', '令和七年四月十一日付け、']) findDates(unit.repeat(20_000));
  findDates(`令和7年${' '.repeat(400_000)}`);
  findDates(`令和7年4月1日${' '.repeat(400_000)}`.repeat(2));
  expect(performance.now() - began).toBeLessThan(8000);
});
