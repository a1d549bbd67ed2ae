import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { amendCommand } from '../../../src/commands/amend.js';
import { checkCommand } from '../../../src/commands/check.js';
import { runProgram } from '../../../src/commands/run/run-program.js';
import { testWorld } from '../test-world.js';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hyokasho-long-rows-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** A version with a text at whatever is read more closely than a text: a name, a file's name, the cells of a row, a number. */
function version(published: string, text: string, rows: readonly string[]): string {
  const written = JSON.stringify(text);
  return [
    '様式: 様式３',
    '改定: 平成30年5月',
    `公表日: ${published}`,
    `特記事項: ${JSON.stringify(`1234${text}1`)}`,
    '基本情報:',
    '  事務:',
    `    内容: ${written}`,
    '  使用するシステム:',
    `    - { id: a, 名称: ${written}, 機能: ${written} }`,
    '特定個人情報ファイル:',
    `  - { id: f, 概要: { ファイル名: ${written} } }`,
    '変更箇所:',
    ...rows
      .map((row) => JSON.stringify(row))
      .map((row) => `  - { 変更日: 令和7年1月1日, 項目: ${row}, 変更前の記載: ${row}, 変更後の記載: ${row}, 提出時期: 事後 }`),
    '',
  ].join('\n');
}

test.each([
  ['blanks', ' '.repeat(40_000)],
  ['wide blanks', '　'.repeat(40_000)],
  ['blanks behind a bracket', `「${' '.repeat(40_000)}`],
])(
  'a long row of %s is checked and amended soon',
  async (_, row) => {
    const path = join(folder, 'assessments/a');
    mkdirSync(path, { recursive: true });
    writeFileSync(join(path, '2025-01-01.yaml'), version('令和7年1月1日', 'あい', []));
    writeFileSync(join(path, 'draft.yaml'), version('', `あ${row}い`, [`あ${row}い`]));
    const started = performance.now();
    for (const [command, name] of [
      [checkCommand, 'check'],
      [amendCommand, 'amend'],
    ] as const) {
      const world = testWorld(folder);
      await runProgram([command], [name, 'assessments/a'], world);
      expect(world.out()).not.toBe('');
    }
    // A second or two; what tries every way to cut the row takes half a minute.
    expect(performance.now() - started).toBeLessThan(12_000);
  },
  120_000,
);
