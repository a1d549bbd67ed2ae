import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { amendCommand } from '../../../src/commands/amend.js';
import { explainCommand } from '../../../src/commands/explain.js';
import { runProgram } from '../../../src/commands/run/run-program.js';
import { expectFile } from '../../cases.js';
import { testWorld } from '../test-world.js';

const root = new URL('../../../assessments/', import.meta.url);
const expected = (name: string): string => new URL(`declared/${name}`, import.meta.url).pathname;

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hyokasho-declare-'));
  mkdirSync(join(folder, 'a'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

async function run(...args: readonly string[]): Promise<{ code: number; out: string; err: string }> {
  const world = testWorld(folder);
  const code = await runProgram([amendCommand, explainCommand], args, world);
  return { code, out: world.out(), err: world.err() };
}

const draft = (): string => readFileSync(join(folder, 'a/draft.yaml'), 'utf8');
function put(before: string, after: string): void {
  writeFileSync(join(folder, 'a/2025-01-01.yaml'), before);
  writeFileSync(join(folder, 'a/draft.yaml'), after);
}

/** Two neighbouring published versions, the newer as a draft without its declarations. */
function putPublished(before: string, after: string): void {
  const read = (name: string): string => readFileSync(new URL(name, root), 'utf8');
  put(
    read(before),
    read(after)
      .replace(/(?:^#.*\n)*^変更の説明:\n[\s\S]*/mu, '')
      .replace(/^公表日:.*$/mu, '公表日:'),
  );
}

test.each([
  ['iwakuni', 'iwakuni-yobosesshu/2023-07-28.yaml', 'iwakuni-yobosesshu/2024-12-06.yaml'],
  ['suginami', 'suginami-yobosesshu/2024-06-21.yaml', 'suginami-yobosesshu/2024-11-01.yaml'],
  ['kodaira', 'kodaira-covid19/2022-09-15.yaml', 'kodaira-covid19/2022-09-16.yaml'],
])('shows the causes of %s, writes them once, and names the items as explain takes them', async (name, former, now) => {
  putPublished(former, now);
  const before = draft();
  const shown = await run('amend', 'a', '--declare');
  expect({ code: shown.code, err: shown.err, text: draft() }).toEqual({ code: 0, err: '', text: before });
  expectFile(expected(`${name}.txt`), shown.out);
  expectFile(expected(`${name}.json`), (await run('amend', 'a', '--declare', '--format', 'json')).out);

  expect((await run('amend', 'a', '--declare', '--write')).code).toBe(0);
  const written = draft();
  const added = shown.out.split('\n').slice(1, -2);
  expect(written).toBe(`${before}${added.join('\n')}\n`);
  const again = await run('amend', 'a', '--declare', '--write');
  expect(again.out).toContain('「変更の説明」に加えるものはありません。');
  expect(draft()).toBe(written);
  for (const line of added) {
    const [, item] = /^ {2}(?:- 項目:| {4}-) (\S.*)$/u.exec(line) ?? [];
    if (item === undefined || /^旧: /u.test(item)) continue;
    const answers = await Promise.all(['a/draft.yaml', 'a/2025-01-01.yaml'].map((file) => run('explain', item, '--file', file)));
    expect([item, answers.some(({ code }) => code === 0)]).toEqual([item, true]);
  }
});

const version = (day: string, more: string): string => `様式: 様式３\n改定: 平成30年5月\n公表日:${day}\n${more}`;
const text = (office: string): string => `基本情報:\n  担当部署:\n    部署: 市民部${office}\n    所属長の役職名: ${office}長\n評価実施機関名: ${office}\n`;

test('one renaming is one 置換; what stands already stays byte for byte and is not written twice', async () => {
  const own = '変更の説明: # 覚え\n  # 上の注\n  - { 項目: 特記事項, 実施日: 令和8年4月1日 } # 横の注\n  # 下の注\n';
  put(version(' 令和7年1月1日', `特記事項:\n${text('健康推進課')}`), version('', `特記事項: 新しい\n${text('健康増進課')}${own}`));
  const before = draft();
  const { code, out, err } = await run('amend', 'a', '--declare', '--write');
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toContain('「変更の説明」に 1 件を加えました。');
  expect(draft()).toBe(
    `${before}  # この置換だけで 2 項目の変更が説明できる。根拠: 文言の修正、組織改正、法改正\n  - 根拠:\n    理由:\n    実施日:\n    置換:\n      - 旧: 健康推進課\n        新: 健康増進課\n`,
  );
  const written = draft();
  await run('amend', 'a', '--declare', '--write');
  expect(draft()).toBe(written);
  // Filled in, it is a declaration like any other.
  writeFileSync(join(folder, 'a/draft.yaml'), written.replace('  - 根拠:\n', '  - 根拠: 組織改正\n'));
  expect((await run('amend', 'a')).out).toContain('組織見直しによる変更');
});

test('a version without a change declares nothing', async () => {
  put(version(' 令和7年1月1日', text('課')), version('', text('課')));
  expect((await run('amend', 'a', '--declare', '--write')).out).toBe('a/draft.yaml: 「変更の説明」に加えるものはありません。\n');
});

test('says where the layout of 変更の説明 takes no more', async () => {
  put(version(' 令和7年1月1日', text('健康推進課')), version('', `${text('健康増進課')}変更の説明: { }\n`));
  const { code, err } = await run('amend', 'a', '--declare', '--write');
  expect(code).toBe(1);
  expect(err).toMatch(/\[(?:declare-unfollowable|wrong-type)\]/u);
});

test('a fault of shape stops the declarations, and the mend names this very call', async () => {
  put(version(' 令和7年1月1日', text('課')), version('', `${text('室')}知らない項目: 値\n`));
  const { code, out, err } = await run('amend', 'a', '--declare', '--write');
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toContain('「変更の説明」の記載は、一つも作っていません');
  expect(err).toContain('もう一度「hyokasho amend --declare」を実行してください');
});
