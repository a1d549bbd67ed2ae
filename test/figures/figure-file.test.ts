import { expect, test } from 'vitest';
import { readFigureFile } from '../../src/figures/picture/figure-file.js';
import { memoryFiles } from '../workspace/memory-files.js';

const bytes = new Uint8Array([1, 2, 3]);
const outside = '評価書のフォルダーの外を指しています';

function faultOf(name: string): string {
  const read = readFigureFile('assessments/a/draft.yaml', name, memoryFiles(new Map([[name.replace('./', ''), bytes]])));
  return read.ok ? '' : read.fault.text;
}

test.each(['a.svg', './a.svg', 'figures/a.PNG', 'a..svg', '..a/b.svg', '図　一.svg', '~/a.svg', 'AB:c.svg'])('%j is a name beside the document', (name) => {
  expect(faultOf(name)).toBe('');
});

// A drive and a backslash lead out on Windows; a document must mean the same everywhere.
test.each([
  '/a.svg',
  '//server/share/a.svg',
  '../a.svg',
  'figures/../../a.svg',
  'a/../b.svg',
  'C:/a.svg',
  'C:a.svg',
  'z:a.svg',
  'a:b.svg',
  'C:\\a.svg',
  '\\a.svg',
  '\\\\server\\a.svg',
  'figures\\a.svg',
  '..\\a.svg',
  'a\0.svg',
])('%j leads out of its folder', (name) => {
  expect(faultOf(name)).toBe(`図のファイル「${name}」は、${outside}`);
});

test('a link that leads out is a fault, a missing file another', () => {
  const files = memoryFiles(new Map());
  const linked = readFigureFile('a.yaml', 'a.svg', { ...files, fileBeside: () => undefined });
  const missing = readFigureFile('a.yaml', 'a.svg', files);
  expect([linked, missing].map((read) => (read.ok ? '' : read.fault.text))).toEqual([
    '図のファイル「a.svg」は、評価書のフォルダーの外へのリンクです',
    '図のファイル「a.svg」を読めません。ファイルがありません',
  ]);
});
