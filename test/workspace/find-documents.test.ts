import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findDocuments } from '../../src/workspace/typed/find-documents.js';
import type { ListFolder } from '../../src/workspace/typed/find-documents.js';

let root = '';

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'hyokasho-find-'));
  for (const file of [
    'a/b.yaml',
    'a/10.yaml',
    'a/9.yml',
    'a/い.yaml',
    'a/B/c.yaml',
    'a/.hidden.yaml',
    'a/.git/d.yaml',
    'a/node_modules/e.yaml',
    'a/図.png',
    'a/メモ.yaml.txt',
    'a/folder.yaml/f.yaml',
    'empty/x.txt',
    'single.txt',
  ]) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), '');
  }
  symlinkSync(join(root, 'a/b.yaml'), join(root, 'a/link.yaml'));
  symlinkSync(join(root, 'a'), join(root, 'a/loop'));
  symlinkSync(join(root, 'gone.yaml'), join(root, 'a/broken.yaml'));
});
afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

const inA = ['a/10.yaml', 'a/9.yml', 'a/B/c.yaml', 'a/b.yaml', 'a/broken.yaml', 'a/folder.yaml/f.yaml', 'a/link.yaml', 'a/い.yaml'];

test('a folder is searched to its bottom, in code unit order', () => {
  expect(findDocuments(['a'], root)).toEqual({ files: inA, folders: ['a', 'a/B', 'a/folder.yaml'], messages: [] });
  expect(findDocuments(['./a/'], root).files).toEqual(inA);
  expect(findDocuments(['.'], root).files).toEqual(inA);
  expect(findDocuments([join(root, 'a')], root).files).toEqual(inA);
});

test('a file is taken whatever its ending, once', () => {
  expect(findDocuments(['single.txt', 'a/b.yaml', 'a/b.yaml', 'a/B/../b.yaml'], root).files).toEqual(['single.txt', 'a/b.yaml']);
});

test('paths are relative to where the command runs', () => {
  expect(findDocuments(['../b.yaml'], join(root, 'a/B')).files).toEqual(['../b.yaml']);
});

test('a path that is not there is a message; the others are still found', () => {
  const { files, messages } = findDocuments(['gone', 'a/b.yaml'], root);
  expect(files).toEqual(['a/b.yaml']);
  expect(messages).toMatchObject([
    { ruleId: 'file-unreadable', severity: 'error', text: '指定されたパスを読めません。ファイルがありません', place: { file: 'gone', line: 1, column: 1 } },
  ]);
});

test('a folder without documents is a message', () => {
  expect(findDocuments(['empty'], root).messages).toMatchObject([{ ruleId: 'no-documents', place: { file: 'empty', line: 1, column: 1 } }]);
});

test('without paths it is assessments, which may be missing', () => {
  expect(findDocuments([], root).messages).toMatchObject([{ ruleId: 'no-documents', text: '評価書のフォルダー「assessments」がありません' }]);
});

test('a folder that may not be read is a message, and what stands beside it is still found', () => {
  const list: ListFolder = (folder) => {
    if (folder.endsWith('B')) throw Object.assign(new Error('closed'), { code: 'EACCES' });
    return readdirSync(folder, { withFileTypes: true });
  };
  const { files, messages } = findDocuments(['a'], root, list);
  expect(files).toEqual(inA.filter((file) => !file.startsWith('a/B/')));
  expect(messages).toMatchObject([
    { ruleId: 'file-unreadable', text: 'フォルダーを読めません。読む権限がありません', place: { file: 'a/B', line: 1, column: 1 } },
  ]);
  // 「読めない」 is said once, not followed by 「評価書がない」.
  expect(findDocuments(['a/B'], root, list).messages).toHaveLength(1);
});

test('a link that leads to itself is a message', () => {
  symlinkSync(join(root, 'circle'), join(root, 'circle'));
  expect(findDocuments(['circle'], root).messages[0]?.text).toBe('指定されたパスを読めません。リンクが循環しています');
});

test('the name of an assessment stands for its folder, unless there is such a path', () => {
  const work = mkdtempSync(join(tmpdir(), 'hyokasho-find-name-'));
  mkdirSync(join(work, 'assessments/医療費'), { recursive: true });
  writeFileSync(join(work, 'assessments/医療費/draft.yaml'), '');
  expect(findDocuments(['医療費'], work)).toEqual({ files: ['assessments/医療費/draft.yaml'], folders: ['assessments/医療費'], messages: [] });
  writeFileSync(join(work, '医療費'), '');
  expect(findDocuments(['医療費'], work).files).toEqual(['医療費']);
  expect(findDocuments(['介護'], work).messages).toMatchObject([{ mend: '名前と場所を確かめてください' }]);
  rmSync(work, { recursive: true });
});

test('a link that leads to itself hides no other document of its folder', () => {
  symlinkSync(join(root, 'a/00.yaml'), join(root, 'a/00.yaml'));
  expect(findDocuments(['a'], root)).toMatchObject({ files: ['a/00.yaml', ...inA], messages: [] });
});
