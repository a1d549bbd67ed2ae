import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { historyCommand } from '../../../src/commands/history.js';
import { runProgram } from '../../../src/commands/run/run-program.js';
import { expectFile } from '../../cases.js';
import { testWorld } from '../test-world.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const expected = (name: string): string => fileURLToPath(new URL(`expected/${name}`, import.meta.url));

async function history(cwd: string, ...args: readonly string[]): Promise<{ code: number; out: string; err: string }> {
  const world = testWorld(cwd);
  const code = await runProgram([historyCommand], ['history', ...args], world);
  return { code, out: world.out(), err: world.err() };
}

test.each([
  ['file-names.txt', ['iwakuni-yobosesshu', 'Ⅰ３']],
  ['file-names.json', ['iwakuni-yobosesshu', 'Ⅰ３', '--format', 'json']],
  ['renumbered-entry.txt', ['suginami-yobosesshu', '委託事項2']],
  ['removed-entry.txt', ['suginami-yobosesshu', '特定個人情報ファイル/#yobosesshu/概要/委託/委託事項/#kyotsu-kiban-hoshu']],
  ['added-entry.md', ['kodaira-covid19', 'Ⅱ４委託の有無', '--format', 'md']],
])('%s', async (name, args) => {
  const { code, out, err } = await history(root, ...args);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expectFile(expected(name), out);
});

test.each([
  ['an unknown name', ['iwakuni-yobosesshu', '部署名'], 1, 'という項目は、どの版にもありません'],
  ['a name with several meanings', ['iwakuni-yobosesshu', '使用部署'], 1, 'に当たる項目がいくつもあります'],
  ['an unknown assessment', ['iwakuni', 'Ⅰ３'], 2, '「iwakuni」という評価書も、ファイルもありません'],
])('refuses %s', async (_, args, code, words) => {
  const made = await history(root, ...args);
  expect({ code: made.code, out: made.out }).toEqual({ code, out: '' });
  expect(made.err).toContain(words);
});

test('shows the versions that can be read, and says which cannot', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'hyokasho-history-'));
  try {
    cpSync(join(root, 'assessments/iwakuni-yobosesshu'), join(folder, 'a'), { recursive: true });
    const newest = readFileSync(join(folder, 'a/2025-06-27.yaml'), 'utf8');
    // Another id and an edit: the entry is the same one still.
    const edited = newest
      .replace('id: hoken-fukushi\n      名称: 保健福祉総合システム', 'id: betsu\n      名称: 保健福祉総合システム（改）')
      .replace(/^公表日:.*$/mu, '公表日:');
    writeFileSync(join(folder, 'a/draft.yaml'), edited);
    writeFileSync(join(folder, 'a/2024-12-26.yaml'), '様式: [\n');
    const { code, out, err } = await history(folder, 'a', 'システム1');
    expect(code).toBe(1);
    expect(err).toContain('a/2024-12-26.yaml:1:');
    expect(out).toMatch(/■ a\/draft\.yaml　公表日なし　変更\n {2}│①システムの名称：保健福祉総合システム（改）\n/u);
    expect(out).toContain('変更箇所に、この変更の行は見つかりません');
    expect(out.match(/^■/gmu)).toHaveLength(4);
    expect((await history(folder, 'a', 'どこにもない項目')).err).toContain('読めた版のどれにもありません');
    // Without a version to read nothing is known about the item.
    for (const name of readdirSync(join(folder, 'a'))) if (name.endsWith('.yaml')) writeFileSync(join(folder, 'a', name), '様式: [\n');
    const unread = await history(folder, 'a', 'システム1');
    expect({ code: unread.code, out: unread.out }).toEqual({ code: 1, out: '' });
    expect(unread.err).not.toContain('[history-item]');
  } finally {
    rmSync(folder, { recursive: true });
  }
});
