import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { rewriteFile } from '../../../src/workspace/disk/rewrite-file.js';
import { diskFiles } from '../../../src/workspace/disk/disk-files.js';
import { readSource } from '../../../src/load/read/read-source.js';

let folder = '';
let path = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hyokasho-rewrite-'));
  path = join(folder, 'draft.yaml');
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

test.each(['', '\ufeff'])('a document that still says what was read gets the new text, mark %j and all', async (mark) => {
  writeFileSync(path, `${mark}a: x\r\n`);
  expect(await rewriteFile(path, readSource('draft.yaml', diskFiles(folder)), 'a: y\r\n')).toBeUndefined();
  expect(readFileSync(path, 'utf8')).toBe(`${mark}a: y\r\n`);
});

test.each(['a: x\n# 人の注\n', '\ufeffa: z\n', '', Buffer.from([0x82, 0xa0])])('what was saved after the document was read stays: %j', async (saved) => {
  writeFileSync(path, 'a: x\n');
  const read = readSource('draft.yaml', diskFiles(folder));
  writeFileSync(path, saved);
  expect(await rewriteFile(path, read, 'a: y\n')).toEqual({
    ruleId: 'file-changed',
    severity: 'error',
    text: '読んだ後に、他のプログラムがファイルを書き換えました。何も書いていません',
    mend: 'エディタなどでの保存が済んでから、もう一度実行してください',
    place: { file: 'draft.yaml', line: 1, column: 1 },
  });
  expect(readFileSync(path)).toEqual(Buffer.from(saved));
});

test('a document that went away after it was read is not made again', async () => {
  writeFileSync(path, 'a: x\n');
  const read = readSource('draft.yaml', diskFiles(folder));
  rmSync(path);
  const message = await rewriteFile(path, read, 'a: y\n');
  expect(message).toMatchObject({ ruleId: 'file-changed', place: { file: 'draft.yaml' } });
  expect(message?.text).toBe('読んだ後に、ファイルを読めなくなりました。ファイルがありません。何も書いていません');
  expect(readdirSync(folder)).toEqual([]);
});

test('of two writes that read the same text only one is written and told as written', async () => {
  for (let round = 0; round < 10; round++) {
    writeFileSync(path, 'a: x\n');
    const read = readSource('draft.yaml', diskFiles(folder));
    const told = await Promise.all(['a: 1\n', 'a: 2\n'].map((text) => rewriteFile(path, read, text)));
    expect(told.map((message) => message?.ruleId).sort()).toEqual(['file-changed', undefined]);
    expect(readFileSync(path, 'utf8')).toBe(told[0] === undefined ? 'a: 1\n' : 'a: 2\n');
    expect(readdirSync(folder)).toEqual(['draft.yaml']);
  }
});
