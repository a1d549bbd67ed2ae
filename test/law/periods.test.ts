import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { dutyNamed, dutyNames, lastDayOf, readPeriods } from '../../src/law/periods.js';
import type { RawPeriods } from '../../src/law/periods.js';
import { readYamlData } from '../../src/load/read/read-yaml-data.js';

const raw = readYamlData(readFileSync(new URL('../../schema/periods.yaml', import.meta.url), 'utf8')) as RawPeriods;

test('the lengths are those of the texts', () => {
  const lengths = dutyNames.flatMap((name) => {
    const { years, days, last } = dutyNamed(name);
    return years === undefined && days === undefined ? [] : [[name, years ?? days, last]];
  });
  expect(lengths).toEqual([
    ['end-kept', 3, 'on'],
    ['hearing', 30, 'on'],
    ['review', 1, 'on'],
    ['hearing-again', 30, 'on'],
    ['reassessment', 5, 'before'],
  ]);
  const quoted = (name: 'end-kept' | 'hearing' | 'review' | 'reassessment'): string =>
    dutyNamed(name)
      .clauses.map(({ quote }) => quote ?? '')
      .join('');
  expect(quoted('end-kept')).toContain('少なくとも3年間');
  expect(quoted('hearing')).toContain('30日以上');
  expect(quoted('review')).toContain('少なくとも一年ごとに');
  expect(quoted('reassessment')).toContain('5年経過前の再実施');
});

test.each([
  ['review', '2024-02-29', '2025-02-28'],
  ['review', '2023-02-28', '2024-02-28'],
  ['reassessment', '2024-02-29', '2029-02-27'],
  ['reassessment', '2020-03-01', '2025-02-28'],
  ['reassessment', '2019-03-01', '2024-02-29'],
  ['reassessment', '2021-01-01', '2025-12-31'],
  ['end-kept', '2024-03-31', '2027-03-31'],
] as const)('%s from %s ends on %s', (name, from, last) => {
  const [year = 0, month = 0, day = 0] = from.split('-').map(Number);
  const end = lastDayOf(dutyNamed(name), { year, month, day });
  expect([end.year, end.month, end.day]).toEqual(last.split('-').map(Number));
});

test('a hearing is asked of a 様式４ alone, everything else of the forms that the clauses name', () => {
  const forms = (name: Parameters<typeof dutyNamed>[0]): readonly string[] => ['様式２', '様式３', '様式４'].filter((form) => dutyNamed(name).clausesFor(form));
  expect(forms('hearing')).toEqual(['様式４']);
  expect(forms('submission-beside')).toEqual(['様式３', '様式４']);
  expect(forms('review')).toEqual(['様式２', '様式３', '様式４']);
  expect(
    dutyNamed('publication')
      .clausesFor('様式３')
      ?.map(({ id }) => id),
  ).toEqual(['規則第6条第3項']);
});

test('a missing duty, an unknown one, a wrong period and a wrong clause are refused', () => {
  const review = raw.duties['review'];
  if (!review) throw new Error('there is no review');
  const broken = (change: object): (() => unknown) => {
    return () => readPeriods({ duties: { ...raw.duties, review: { ...review, ...change } } });
  };
  expect(broken({})).not.toThrow();
  expect(broken({ years: 0 })).toThrow('duty review has a wrong period');
  expect(broken({ days: 3 })).toThrow('duty review has a wrong period');
  expect(broken({ last: 'after' })).toThrow('duty review: last is after');
  expect(broken({ clauses: [] })).toThrow('duty review rests on no clause');
  expect(broken({ clauses: ['規則第99条'] })).toThrow('there is no clause 規則第99条');
  expect(() => readPeriods({ duties: { ...raw.duties, other: review } })).toThrow('duty other is not known');
  expect(() => readPeriods({ duties: {} })).toThrow('there is no duty');
});
