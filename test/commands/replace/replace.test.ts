import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkDocuments } from '../../../src/commands/documents/check-documents.js';
import { draftCommand } from '../../../src/commands/draft.js';
import { replaceCommand } from '../../../src/commands/replace.js';
import { runProgram } from '../../../src/commands/run/run-program.js';
import { testWorld } from '../test-world.js';

let folder = '';
const place = 'assessments/予防接種';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hyokasho-replace-'));
  mkdirSync(join(folder, place), { recursive: true });
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

async function run(...args: readonly string[]): Promise<{ code: number; out: string; err: string }> {
  const world = testWorld(folder);
  const code = await runProgram([replaceCommand, draftCommand], args, world);
  return { code, out: world.out(), err: world.err() };
}

const text = (day: string): string => `様式: 様式３\n改定: 平成30年5月\n公表日:${day}\n評価書名: 市民課の事務\n`;
const put = (name: string, day: string): void => {
  writeFileSync(join(folder, place, name), text(day));
};
const read = (name: string): string => readFileSync(join(folder, place, name), 'utf8');

test.each([
  ['an empty word', ['', 'b'], '「旧」か「新」が空です'],
  ['blanks for a word', ['a', '　'], '「旧」か「新」が空です'],
  ['a line break', ['a\nb', 'c'], '改行などの文字があります'],
  ['equal words', ['a', 'a'], '「旧」と「新」が同じです'],
  ['a reason without a ground', ['a', 'b', '--reason', 'c'], '--reason は --ground と一緒に使います'],
  ['a ground that needs a reason', ['a', 'b', '--ground', '文言の修正'], '根拠「文言の修正」には理由が要ります'],
  ['a ground that is not about words', ['a', 'b', '--ground', '緊急時の事後評価'], '使える値は 文言の修正、組織改正、法改正 です'],
  ['a path that leads nowhere', ['a', 'b', 'nowhere'], '「nowhere」というファイルもフォルダーもありません'],
])('refuses %s', async (_, args, words) => {
  const { code, err } = await run('replace', ...args);
  expect(code).toBe(2);
  expect(err).toContain(words);
});

test('needs the folder of all assessments, or a path', async () => {
  rmSync(join(folder, 'assessments'), { recursive: true });
  const { code, err } = await run('replace', 'a', 'b');
  expect({ code, err }).toEqual({
    code: 2,
    err: 'エラー: 評価書のフォルダー「assessments」がありません\n直し方: 「hyokasho replace 旧 新 ファイル名」のように、評価書のファイルかフォルダーを指定してください\n',
  });
});

test('takes the newest version without 公表日 for a draft, and an older one for a published version', async () => {
  put('2024-03-10.yaml', '');
  put('2025-03-10.yaml', ' 令和7年3月10日');
  put('2026-03-10.yaml', '');
  put('写し.yaml', '');
  const { code, out } = await run('replace', '市民課', '町民課', '--write');
  expect(code).toBe(0);
  expect(out).toContain('1 か所を置き換えました。公表した版 2 件は、書き換えません。');
  expect(['2024-03-10.yaml', '2025-03-10.yaml', '2026-03-10.yaml', '写し.yaml'].filter((name) => read(name).includes('町民課'))).toEqual(['2026-03-10.yaml']);
  expect((await run('replace', '市民課', '町民課', `${place}/2024-03-10.yaml`)).err).toContain('後の版がある版なので、書き換えません');
});

test('writes a declaration that check takes, once', async () => {
  put('2025-03-10.yaml', ' 令和7年3月10日');
  await run('draft', '予防接種');
  await run('replace', '市民課', '町民課', '--ground', '文言の修正', '--reason', '誤記', '--write');
  const once = read('draft.yaml');
  expect(once).toBe(
    `${text('').replace('市民課', '町民課')}変更の説明:\n  - 理由: 誤記\n    根拠: 文言の修正\n    置換:\n      - 旧: 市民課\n        新: 町民課\n`,
  );
  const { messages } = await checkDocuments([`${place}/draft.yaml`], folder);
  expect(messages.filter(({ ruleId }) => ruleId.startsWith('declaration-') && ruleId !== 'declaration-unused')).toEqual([]);
  writeFileSync(join(folder, place, 'draft.yaml'), once.replace('町民課の事務', '市民課の事務'));
  await run('replace', '市民課', '町民課', '--ground', '文言の修正', '--reason', '誤記', '--write');
  expect(read('draft.yaml')).toBe(once);
});

test('says where the layout of 変更の説明 takes no more, and writes nothing', async () => {
  const before = `${text('')}変更の説明: { }\n`;
  writeFileSync(join(folder, place, 'draft.yaml'), before);
  const { code, err } = await run('replace', '市民課', '町民課', '--ground', '組織改正', '--write');
  expect(code).toBe(1);
  expect(err).toContain('[replace-unfollowable]');
  expect(read('draft.yaml')).toBe(before);
});

test('goes on with the other drafts where one cannot be read', async () => {
  put('draft.yaml', '');
  mkdirSync(join(folder, 'assessments/税'));
  writeFileSync(join(folder, 'assessments/税/draft.yaml'), '様式: [\n');
  const { code, out, err } = await run('replace', '市民課', '町民課', '--write');
  expect(code).toBe(1);
  expect(out).toContain('1 か所を置き換えました。');
  expect(err).toContain('assessments/税/draft.yaml:1:');
});
