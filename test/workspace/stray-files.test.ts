import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { diskPort } from '../../src/workspace/disk/disk-port.js';
import { strayFiles } from '../../src/workspace/versions/stray-files.js';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hyokasho-stray-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** What is told of the files of a folder `x`: severity, name and mend. */
async function told(...files: readonly string[]): Promise<readonly (readonly [string, string, string])[]> {
  for (const file of files) {
    mkdirSync(dirname(join(folder, 'x', file)), { recursive: true });
    writeFileSync(join(folder, 'x', file), '');
  }
  const found = await strayFiles('x', diskPort(folder));
  return found.map(({ severity, place, mend = '' }) => [severity, place.file, mend]);
}

test.each([
  ['draft.yaml.txt', 'draft.yaml'],
  ['draft.yml.txt', 'draft.yaml'],
  ['draft.txt', 'draft.yaml'],
  ['draft', 'draft.yaml'],
  ['draft.YAML', 'draft.yaml'],
  ['draft.ｙａｍｌ', 'draft.yaml'],
  ['.draft.yaml', 'draft.yaml'],
  ['Draft.yaml', 'draft.yaml'],
  ['draft - コピー.yaml', 'draft.yaml'],
  ['draft のコピー.yaml', 'draft.yaml'],
  ['コピー ～ draft.yaml', 'draft.yaml'],
  ['draft_最終版.yaml', 'draft.yaml'],
  ['draft(修正後).yaml', 'draft.yaml'],
  ['draft_v2.yaml', 'draft.yaml'],
  ['draft (競合コピー).yaml', 'draft.yaml'],
  ['2025-04-01 (1).yaml', '2025-04-01.yaml'],
  ['2025-04-01（１）.yaml', '2025-04-01.yaml'],
  ['2025-04-01-2.yaml', '2025-04-01.yaml'],
  ['2025-04-01 copy.yaml', '2025-04-01.yaml'],
  ['Copy of 2025-04-01.yml', '2025-04-01.yaml'],
  ['2025-04-01旧.yaml', '2025-04-01.yaml'],
  ['20250401.yaml.bak', '2025-04-01.yaml'],
  ['R7.4.1最新.yaml', '2025-04-01.yaml'],
])('%s is told, with the name that it should have', async (name, right) => {
  expect(await told(name)).toEqual([['warning', `x/${name}`, `版のファイルなら、名前を「${right}」に改めてください`]]);
});

test.each(['最終版.yaml', '最終.yaml', '旧.yaml', 'コピー.yaml', '子ども医療費（改訂版）.yaml', '.yml', '.yaml', 'メモ.yaml.txt'])(
  '%s is told, though its name gives no version',
  async (name) => {
    const [first, ...more] = await told(name);
    const [severity, file, mend] = first ?? [];
    expect([severity, file, more]).toEqual(['warning', `x/${name}`, []]);
    expect(mend).toContain('公表した版なら、名前を公表日（例 2025-03-10.yaml）に改めてください');
    expect(mend).toContain('これから公表する版なら「draft.yaml」に改めてください');
  },
);

test.each([
  '2025-04-01.md',
  '2025-04-01.pdf',
  'draft.html',
  '図.svg',
  'メモ.txt',
  '予防接種.yaml',
  '更新.yaml',
  '.gitignore',
  '._draft.yaml',
  '.draft.yaml.swp',
])('%s is told by nobody', async (name) => {
  expect(await told(name)).toEqual([]);
});

test('any other YAML beside versions is told, because nothing compares it', async () => {
  expect(await told('2025-04-01.yaml', '予防接種.yaml')).toMatchObject([['warning', 'x/予防接種.yaml', expect.stringContaining('公表日')]]);
});

test('the mend never has a file replace another', async () => {
  expect((await told('draft.yaml', 'draft (1).yaml'))[0]?.[2]).toContain('「draft.yaml」がすでにあります');
  expect((await told('2025-04-01.yml', '2025-04-01 (1).yaml')).find(([, file]) => file.includes('2025'))?.[2]).toContain('「2025-04-01.yml」がすでにあります');
});

test('two files for one version are not both given its name', async () => {
  for (const [, , mend] of await told('2025-04-01 (1).yaml', '2025-04-01.txt')) expect(mend).toContain('正しい一つだけ');
});

test('the files that programs keep beside an open file are a notice', async () => {
  expect((await told('draft.yaml', '~$draft.yaml', 'draft.yaml~', 'draft.yaml.bak')).map(([severity, file]) => [severity, file])).toEqual([
    ['notice', 'x/draft.yaml.bak'],
    ['notice', 'x/draft.yaml~'],
    ['notice', 'x/~$draft.yaml'],
  ]);
});

test('versions in folders below versions are told, a folder with the name of a version is none', async () => {
  expect(await told('draft.yaml', '旧版/2024-04-01.yaml', '資料/メモ.txt', 'draft.yaml.txt/x')).toMatchObject([
    ['warning', 'x', '同じ評価書の版は、一つのフォルダーに置いてください'],
  ]);
});
