import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { assessmentFolder, findVersions, previousVersion } from '../../src/workspace/typed/assessment-folders.js';
import { meantVersion, versionName } from '../../src/workspace/versions/version-names.js';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hyokasho-versions-'));
  for (const file of [
    'assessments/予防接種/2025-03-10.yaml',
    'assessments/予防接種/2024-02-14.yml',
    'assessments/予防接種/draft.yaml',
    'assessments/予防接種/2024-02-14.md',
    'assessments/予防接種/memo.yaml',
    'assessments/予防接種/2024-2-1.yaml',
    'assessments/予防接種/.2023-01-01.yaml',
    'assessments/予防接種/2023-01-01.yaml.bak',
    'assessments/予防接種/flow.svg',
    'assessments/単独/2024-01-01.yaml',
    'assessments/空/memo.txt',
    'assessments/二重/2024-01-01.yaml',
    'assessments/二重/2024-01-01.yml',
    'assessments/二重/2023-01-01.yaml',
    '予備/2020-01-01.yaml',
    '予備/2021-01-01.yaml',
  ]) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), '');
  }
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

test('versions are the files named after a day, oldest first, and the draft after them', () => {
  expect(findVersions('assessments/予防接種', folder)).toEqual([
    'assessments/予防接種/2024-02-14.yml',
    'assessments/予防接種/2025-03-10.yaml',
    'assessments/予防接種/draft.yaml',
  ]);
});

test('they are named from the working folder, however the folder was given', () => {
  const inside = join(folder, 'assessments/予防接種');
  expect(findVersions('.', inside)).toEqual(['2024-02-14.yml', '2025-03-10.yaml', 'draft.yaml']);
  expect(findVersions(inside, folder)).toEqual(findVersions('./assessments/予防接種/', folder));
  expect(findVersions('../予防接種', join(folder, 'assessments/単独'))[0]).toBe('../予防接種/2024-02-14.yml');
});

test('what is no folder, or not there, has no versions', () => {
  for (const path of ['assessments/空', 'assessments/空/memo.txt', 'assessments/ない', 'assessments/予防接種/2025-03-10.yaml']) {
    expect(findVersions(path, folder), path).toEqual([]);
  }
});

test('the version before one', () => {
  expect(previousVersion('assessments/予防接種/draft.yaml', folder)).toBe('assessments/予防接種/2025-03-10.yaml');
  expect(previousVersion('./assessments/予防接種/2025-03-10.yaml', folder)).toBe('assessments/予防接種/2024-02-14.yml');
  expect(previousVersion(join(folder, 'assessments/予防接種/2025-03-10.yaml'), folder)).toBe('assessments/予防接種/2024-02-14.yml');
  expect(previousVersion('2025-03-10.yaml', join(folder, 'assessments/予防接種'))).toBe('2024-02-14.yml');
});

test('none is before the first, before what is no version, or on the same day', () => {
  expect(previousVersion('assessments/予防接種/2024-02-14.yml', folder)).toBeUndefined();
  expect(previousVersion('assessments/予防接種/memo.yaml', folder)).toBeUndefined();
  expect(previousVersion('assessments/予防接種/2026-01-01.yaml', folder)).toBeUndefined();
  expect(previousVersion('assessments/二重/2024-01-01.yml', folder)).toBe('assessments/二重/2023-01-01.yaml');
});

test('an assessment is found by its folder, or by its name under assessments', () => {
  expect(assessmentFolder('予防接種', folder)).toBe('assessments/予防接種');
  expect(assessmentFolder('assessments/予防接種', folder)).toBe('assessments/予防接種');
  expect(assessmentFolder('予備', folder)).toBe('予備');
  expect(assessmentFolder('.', join(folder, '予備'))).toBe('.');
});

test('a folder without versions, a file and a name that nobody has are none', () => {
  for (const given of ['空', 'assessments', 'assessments/予防接種/draft.yaml', 'ない', '']) expect(assessmentFolder(given, folder), given).toBeUndefined();
});

test('a version is called by its day', () => {
  expect(['assessments/予防接種/2024-02-14.yml', 'draft.yaml'].map(versionName)).toEqual(['2024-02-14', 'draft']);
});

test.each([
  ['2025-3-10.yaml', '2025-03-10.yaml'],
  ['評価書/20250310.yml', '2025-03-10.yaml'],
  ['2025_03_10.yaml', '2025-03-10.yaml'],
  ['２０２５－０３－１０.yaml', '2025-03-10.yaml'],
  ['令和7年3月10日.yaml', '2025-03-10.yaml'],
  ['R7.3.10.yaml', '2025-03-10.yaml'],
  ['Draft.yaml', 'draft.yaml'],
  ['2025-03-10.yaml', undefined],
  ['draft.yml', undefined],
  ['2025-02-30.yml', undefined],
  ['2025-2-30.yaml', undefined],
  ['令和7年3月.yaml', undefined],
  ['memo.yaml', undefined],
  ['a.yaml', undefined],
])('the version that %s means is %s', (file, meant) => {
  expect(meantVersion(file)).toBe(meant);
});
