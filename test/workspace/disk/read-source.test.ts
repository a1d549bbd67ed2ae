import { expect, test } from 'vitest';
import { readSource } from '../../../src/load/read/read-source.js';
import type { SourceFiles } from '../../../src/core/files.js';

function failing(code: string): () => never {
  return () => {
    throw Object.assign(new Error(code), { code });
  };
}

test('the size is asked for before a huge file is read', () => {
  const files: SourceFiles = { size: () => 100 * 1024 * 1024, read: failing('must not be read') };
  expect(readSource('a.yaml', files).messages.map(({ ruleId, text }) => [ruleId, text])).toEqual([
    ['file-too-large', 'ファイルが大きすぎます。5 MB までですが、100 MB あります'],
  ]);
});

test.each([
  ['ENOENT', 'ファイルを読めません。ファイルがありません'],
  ['EACCES', 'ファイルを読めません。読む権限がありません'],
  ['EIO', 'ファイルを読めません。読み込めません（EIO）'],
])('%s is a message', (code, text) => {
  expect(readSource('a.yaml', { size: failing(code), read: failing(code) }).messages[0]).toMatchObject({
    ruleId: 'file-unreadable',
    text,
    place: { file: 'a.yaml', line: 1, column: 1 },
  });
});

test('a folder or a device is no file', () => {
  expect(readSource('a.yaml', { size: () => undefined, read: failing('x') }).messages[0]?.ruleId).toBe('file-unreadable');
});

test('a defect is not swallowed', () => {
  const broken = (): never => {
    throw new TypeError('defect');
  };
  expect(() => readSource('a.yaml', { size: broken, read: broken })).toThrow('defect');
});
