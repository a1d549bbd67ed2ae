import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkCommand } from '../../../src/commands/check.js';
import { migrateCommand } from '../../../src/commands/migrate.js';
import { newCommand } from '../../../src/commands/new.js';
import { renderCommand } from '../../../src/commands/render.js';
import { runProgram } from '../../../src/commands/run/run-program.js';
import { testWorld } from '../test-world.js';

/**
 * A second revision of 様式３ that nobody has made (令和99年1月) stands beside this file as data, and everything works with
 * it: what a municipality or we have to write when a form is revised, is a description and nothing else.
 */
const schema = fileURLToPath(new URL('schema', import.meta.url));
const source = fileURLToPath(new URL('../../../src/', import.meta.url));
const before = readFileSync(new URL('../migrate/cases/every-kind/before.yaml', import.meta.url), 'utf8');

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hyokasho-revisions-'));
  cpSync(schema, join(folder, 'schema'), { recursive: true });
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

async function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const world = testWorld(folder);
  const code = await runProgram([newCommand, checkCommand, renderCommand, migrateCommand], [...args, '--schema', 'schema'], world);
  return { code, out: world.out(), err: world.err() };
}

test('new begins a document of it, with every number and name of its own', async () => {
  expect((await run('new', '様式３', '試験', '--dir', '.')).code).toBe(0);
  const draft = readFileSync(join(folder, '試験', 'draft.yaml'), 'utf8');
  expect(draft).toContain('改定: 令和99年1月\n');
  expect(draft).toContain('# ①事務の正式な名称\n');
  expect(draft).toContain('―― ３．特定個人情報ファイルを取り扱う事務において使用するシステム');
  expect(draft).toContain('    # ②情報連携の法令上の根拠\n');
  expect(draft).toContain('        # ③保存期間\n');
  expect(draft).toContain('改善すべき点がある');
  expect(draft).toContain('# ―― Ⅵ　第三者による点検');
  for (const gone of ['備考', '再委託事項', '目的を超えた紐付け', '外部監査', '課題が残されている']) expect(draft).not.toContain(gone);
  const named = /\$schema=(\S+)/u.exec(draft)?.[1] ?? '';
  const generated = JSON.parse(readFileSync(resolve(folder, '試験', named), 'utf8')) as { properties: Record<string, unknown> };
  expect(generated.properties['点検']).toBeDefined();
});

test('check knows it: the draft has nothing to complain of, and what only the old revision has is an error', async () => {
  const fine = await run('check', '試験', '--format', 'json');
  expect(fine.code).toBe(0);
  expect(new Set((JSON.parse(fine.out) as { ruleId: string }[]).map(({ ruleId }) => ruleId))).toEqual(new Set(['unfilled']));
  writeFileSync(join(folder, 'wrong.yaml'), before.replace('平成30年5月', '令和99年1月'));
  const wrong = await run('check', 'wrong.yaml');
  expect(wrong.code).toBe(1);
  expect(wrong.out).toContain('「備考」という項目は、様式のこの場所にありません');
});

test('migrate and render bring a document of the old revision onto its pages', async () => {
  writeFileSync(join(folder, 'a.yaml'), before);
  expect((await run('migrate', 'a.yaml', '--to', '令和99年1月', '--write')).code).toBe(0);
  const rendered = await run('render', 'a.yaml', '--html', '-o', 'a.html');
  expect(rendered).toMatchObject({ code: 0, out: 'a.html\n' });
  const html = readFileSync(join(folder, 'a.html'), 'utf8');
  expect(html).toContain('［令和99年１月　様式３（試験用）］');
  expect(html).toContain('②情報連携の法令上の根拠');
  expect(html).toContain('番号法第19条第8号');
  expect(html).toContain('Ⅵ　第三者による点検');
  expect(html).toContain('改善すべき点がある');
  // What has no place is in the file, but never on the pages.
  const text = readFileSync(join(folder, 'a.yaml'), 'utf8');
  for (const kept of ['旧様式の記載', 'なし: 確かめた', '操作を記録する。', '機器の交換']) {
    expect(text).toContain(kept);
    expect(html).not.toContain(kept);
  }
});

test('both revisions are there at once', async () => {
  writeFileSync(join(folder, 'old.yaml'), before);
  const { code, out } = await run('check', 'old.yaml', 'a.yaml');
  expect(out).toContain('（評価書 2 件を検査）');
  expect(code).toBe(0);
});

test('no line of the program knows of it', () => {
  // What is generated holds the forms themselves.
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts') && !file.startsWith('generated'));
  const knowing = files.filter((file) => /令和99|form3-2117|保存期間|情報連携の根拠/u.test(readFileSync(join(source, file), 'utf8')));
  expect(knowing).toEqual([]);
  expect(dirname(schema).endsWith('revisions')).toBe(true);
});
