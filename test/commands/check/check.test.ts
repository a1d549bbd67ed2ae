import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { stepRules } from '../../../src/check/steps/step-rules.js';
import { checkCommand } from '../../../src/commands/check.js';
import { formatMessages } from '../../../src/formats/format-messages.js';
import { sha256Hex } from '../../../src/core/digest.js';
import { ruleTitle } from '../../../src/check/rule-titles.js';
import { runProgram } from '../../../src/commands/run/run-program.js';
import type { Message } from '../../../src/core/message.js';
import { checkRules } from '../../../src/check/rules/check-rules.js';
import { workspaceRules } from '../../../src/check/together/check-workspace.js';
import { testWorld } from '../test-world.js';
import type { TestWorld } from '../test-world.js';

let root = '';
const head = '様式: 様式３\n改定: 平成30年5月\n';

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'hyokasho-check-'));
  const files: Record<string, string | Uint8Array> = {
    'fine/a.yaml': head,
    'misnamed/2025-3-10.yaml': head,
    'misnamed/draft.yaml': head,
    'assessments/子ども医療費/draft.yaml': `${head}基本情報:\n  事務:\n    名称: 医療費の助成\n`,
    'other-day/2025-03-10.yaml': `${head}公表日: 令和7年3月11日\n`,
    'draft-day/draft.yaml': `${head}公表日: 令和8年3月11日\n`,
    'taken-day/2025-03-10.yaml': `${head}公表日: 令和7年3月11日\n`,
    'taken-day/2025-03-11.yaml': `${head}公表日: 令和7年3月11日\n`,
    'twins/2025-03-10.yaml': head,
    'twins/2025-03-10.yml': head,
    'twins/draft.yaml': head,
    'warned/a.yaml': head.replace('様式３', '様式3'),
    'wrong/b.yaml': `${head}評価書番号: 12\n`,
    'wrong/a.yaml': `${head}特記事項: *x\n`,
    'wrong/100%,:.yaml': 'a: [\n',
    'binary/sjis.yaml': Uint8Array.from([0x97, 0x6c, 0x8e, 0xae, 0x3a, 0x20, 0x31, 0x0a]),
    'binary/image.yaml': Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0]),
    'deep/deep.yaml': `a: ${'['.repeat(10_000)}`,
    'huge/huge.yaml': '',
  };
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), content);
  }
  // 100 MB that take no room on the disk.
  truncateSync(join(root, 'huge/huge.yaml'), 100 * 1024 * 1024);
});
afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

async function run(args: readonly string[], options: Parameters<typeof testWorld>[1] = {}): Promise<TestWorld & { code: number }> {
  const world = testWorld(root, options);
  return Object.assign(world, { code: await runProgram([checkCommand], args, world) });
}

test.each([
  [['fine'], 0],
  [['fine', '--strict'], 1],
  [['warned'], 0],
  [['warned', '--strict'], 1],
  [['wrong'], 1],
])('check %j ends with %i', async (args, code) => {
  const done = await run(['check', ...args]);
  expect(done.code).toBe(code);
  expect(done.err()).toBe('');
});

test.each([[['gone']], [['fine', 'gone']], [['gone', '--format', 'json']], [['fine/a.yaml/x']], [['長'.repeat(200)]], [['']]])(
  'a path that does not exist is wrong usage, and no place in a file: check %j',
  async (args) => {
    const done = await run(['check', ...args]);
    expect([done.code, done.out()]).toEqual([2, '']);
    expect(done.err()).toMatch(/^エラー: .+\n直し方: .+\n$/u);
    expect(done.err()).not.toContain(':1:1');
  },
);

test('without paths and without the folder of all assessments, check is used wrongly', async () => {
  const world = testWorld(join(root, 'fine'));
  expect([await runProgram([checkCommand], ['check'], world), world.out()]).toEqual([2, '']);
  expect(world.err()).toBe(
    'エラー: 評価書のフォルダー「assessments」がありません\n直し方: 初めての評価書は「hyokasho new 様式３ 予防接種」のように作ります。ほかの所にあるなら「hyokasho check ファイル名」のように、評価書のファイルかフォルダーを指定してください\n',
  );
});

test('a path that does not exist is told with the nearest that does', async () => {
  expect((await run(['check', 'wrong/aa.yaml'])).err()).toContain('直し方: もしかして「wrong/a.yaml」ではありませんか');
});

test('an assessment may be given by its name', async () => {
  const { out, code } = await run(['check', '子ども医療費']);
  expect(code).toBe(0);
  expect(out()).toContain('assessments/子ども医療費/draft.yaml:');
});

test('of many blank items the first are listed, and all are counted by part', async () => {
  const { out } = await run(['check', '子ども医療費']);
  expect(out().match(/\[unfilled\]/gu)).toHaveLength(5);
  expect(out()).toContain(
    'assessments/子ども医療費/draft.yaml  残り 21／22 項目（表紙 5／5、Ⅰ 8／9、Ⅳ 6／6、Ⅴ 2／2）。初めの 5 件を示しました（全ては --all で示します）\n',
  );
  const all = await run(['check', '子ども医療費', '--all']);
  expect(all.out().match(/\[unfilled\]/gu)?.length).toBeGreaterThan(20);
  expect(all.out()).toContain('残り 21／22 項目（表紙 5／5、Ⅰ 8／9、Ⅳ 6／6、Ⅴ 2／2）\n');
  // A program gets every message.
  const json: unknown = JSON.parse((await run(['check', '子ども医療費', '--format', 'json'])).out());
  expect(json).toHaveLength(all.out().match(/\[unfilled\]/gu)?.length ?? 0);
});

test('a broken file does not keep the others from being checked', async () => {
  const { out } = await run(['check', 'wrong']);
  expect(out()).toBe(
    [
      'wrong/100%,:.yaml:1:4  エラー  「[」に対応する閉じ括弧「]」がありません  [yaml-syntax]',
      '    直し方: 「]」で閉じるか、文として書くなら引用符 "…" で囲んでください',
      '',
      'wrong/a.yaml:3:7  エラー  「*x」は使えません。YAML では、「*」で始まる値は他の箇所への参照という意味になります  [yaml-alias]',
      '    直し方: 文として書くなら、値の全体を引用符 "…" で囲むか、「項目名: |」と書いて次の行から字下げして書いてください',
      '',
      'wrong/b.yaml:3:8  エラー  文字を書く欄ですが、数値「12」があります  [wrong-type]',
      '    項目: 評価書番号',
      '    直し方: 引用符で囲んで "12" と書いてください',
      '',
      'エラー 3 件（評価書 3 件を検査）',
      '',
    ].join('\n'),
  );
});

test('binary, deep and huge files are told as what they are', async () => {
  const { out } = await run(['check', 'binary', 'deep', 'huge']);
  const lines = out()
    .split('\n')
    .filter((line) => /^\S+:\d/u.test(line));
  expect(lines).toEqual([
    'binary/image.yaml:1:1  エラー  文字のファイルではありません（先頭から 0 バイト目に、文字のファイルにはない値 137 があります）  [file-encoding]',
    'binary/sjis.yaml:1:1  エラー  文字コードは UTF-8 のはずですが、Shift_JIS のようです（先頭から 0 バイト目）  [file-encoding]',
    'deep/deep.yaml:1:43  エラー  入れ子が深すぎます（40 段まで）  [yaml-too-deep]',
    'huge/huge.yaml:1:1  エラー  ファイルが大きすぎます。5 MB までですが、100 MB あります  [file-too-large]',
  ]);
});

test('where a version has two files, nothing is compared and each is told', async () => {
  const { out, code } = await run(['check', 'twins']);
  expect(code).toBe(1);
  const told = out().match(/^twins.*「2025-03-10」という版のファイルが二つあります（2025-03-10\.yaml、2025-03-10\.yml）.*$/gmu);
  expect(told?.map((line) => line.slice(0, line.indexOf(':')))).toEqual(['twins/2025-03-10.yaml', 'twins/2025-03-10.yml', 'twins/draft.yaml']);
});

test('a version that only lacks its name is told, for nothing compares it', async () => {
  const { out, code } = await run(['check', 'misnamed']);
  expect(code).toBe(0);
  expect(out().match(/\[version-name\]/gu)).toHaveLength(1);
  expect(out()).toContain('misnamed/2025-3-10.yaml:1:1  警告  ファイルの名前「2025-3-10.yaml」は版の名前ではないので、前後の版と比べていません');
  expect(out()).toContain('直し方: 版のファイルなら、名前を「2025-03-10.yaml」に改めてください');
});

test('a version whose name is another day than its 公表日 is told', async () => {
  const { out } = await run(['check', 'other-day']);
  expect(out().match(/\[version-day\]/gu)).toHaveLength(1);
  expect(out()).toContain(
    'other-day/2025-03-10.yaml:3:6  警告  公表日は令和7年3月11日ですが、ファイルの名前は「2025-03-10.yaml」です。版の順はファイルの名前で、提出時期は公表日で判断しています  [version-day]',
  );
  expect(out()).toContain('公表日が正しければ、ファイルの名前を「2025-03-11.yaml」に、ファイルの名前が正しければ、公表日を改めてください');
  expect((await run(['check', 'draft-day'])).out()).not.toContain('[version-day]');
  expect((await run(['check', 'taken-day', '--all'])).out()).toContain('「2025-03-11.yaml」は別にあるので、二つの版の公表日を見てください');
});

test('colour is for a terminal that wants it', async () => {
  expect((await run(['check', 'wrong'])).out()).not.toContain('\u001b');
  expect((await run(['check', 'wrong'], { isTTY: true })).out()).toContain('\u001b[31mエラー\u001b[0m');
  expect((await run(['check', 'wrong'], { isTTY: true, env: { NO_COLOR: '1' } })).out()).not.toContain('\u001b');
  expect((await run(['check', 'wrong', '--format', 'json'], { isTTY: true })).out()).not.toContain('\u001b');
});

test('json is a list of messages with ordered keys', async () => {
  const { out, code } = await run(['check', 'wrong/b.yaml', '--format', 'json']);
  expect(code).toBe(1);
  const fingerprint = sha256Hex(JSON.stringify(['wrong-type', '評価書番号', '文字を書く欄ですが、数値「12」があります'])).slice(0, 32);
  expect(out()).toBe(
    `${JSON.stringify([{ severity: 'error', ruleId: 'wrong-type', text: '文字を書く欄ですが、数値「12」があります', mend: '引用符で囲んで "12" と書いてください', item: '評価書番号', place: { file: 'wrong/b.yaml', line: 3, column: 8 }, fingerprint }], undefined, 2)}\n`,
  );
});

test('github escapes what its commands are made of', async () => {
  const { out } = await run(['check', 'wrong', '--format', 'github']);
  const [first, , third] = out()
    .replace(/(?<=,fingerprint=)[0-9a-f]{32}(?=::)/gu, '…')
    .split('\n');
  expect(first).toBe(
    '::error file=wrong/100%25%2C%3A.yaml,line=1,col=4,title=yaml-syntax,fingerprint=…::「[」に対応する閉じ括弧「]」がありません%0A直し方: 「]」で閉じるか、文として書くなら引用符 "…" で囲んでください',
  );
  expect(third).toBe(
    '::error file=wrong/b.yaml,line=3,col=8,title=wrong-type,fingerprint=…::文字を書く欄ですが、数値「12」があります%0A項目: 評価書番号%0A直し方: 引用符で囲んで "12" と書いてください',
  );
});

test('sarif names the rules it uses and points at the files', async () => {
  const { out } = await run(['check', 'wrong', '--format', 'sarif']);
  const log = JSON.parse(out()) as {
    version: string;
    runs: {
      tool: { driver: { rules: { id: string; shortDescription: { text: string } }[] } };
      results: { ruleId: string; ruleIndex: number; level: string; locations: unknown[] }[];
    }[];
  };
  const [sarif] = log.runs;
  expect(log.version).toBe('2.1.0');
  expect(sarif?.tool.driver.rules.map((rule) => rule.id)).toEqual(['wrong-type', 'yaml-alias', 'yaml-syntax']);
  expect(sarif?.results.map((result) => [result.ruleId, sarif.tool.driver.rules[result.ruleIndex]?.id, result.level])).toEqual([
    ['yaml-syntax', 'yaml-syntax', 'error'],
    ['yaml-alias', 'yaml-alias', 'error'],
    ['wrong-type', 'wrong-type', 'error'],
  ]);
  expect(sarif?.results[0]?.locations).toEqual([
    { physicalLocation: { artifactLocation: { uri: 'wrong/100%25%2C%3A.yaml' }, region: { startLine: 1, startColumn: 4 } } },
  ]);
});

test('every rule has a title in words', () => {
  const ids = [...checkRules, ...stepRules, ...workspaceRules].map(({ id }) => id);
  for (const id of [...ids, 'missing-glyph']) expect(ruleTitle(id)).not.toBe(id);
});

test('what a terminal would obey is shown, not sent', () => {
  const message: Message = { ruleId: 'x', severity: 'notice', text: 'a\u001b[2Jb\nc\u202e', place: { file: 'd\u0007.yaml', line: 1, column: 1 } };
  expect(formatMessages({ messages: [message], documents: 1 }, 'text', false)).toBe(
    'd\\u{7}.yaml:1:1  お知らせ  a\\u{1b}[2Jb\\u{a}c\\u{202e}  [x]\n\nお知らせ 1 件（評価書 1 件を検査）\n',
  );
});

test.each([
  [['chek'], '「chek」という命令はありません。\nもしかして「check」ではありませんか。\n使い方は hyokasho --help で見られます。\n'],
  [
    ['check', '--strct'],
    '「--strct」というオプションはありません。\nもしかして「--strict」ではありませんか。\n使い方は hyokasho check --help で見られます。\n',
  ],
  [['check', '--format'], 'オプション「--format <形式>」に値がありません。\n'],
  [['check', '--format', 'xml'], '「xml」は「--format <形式>」の値として使えません。使える値は text、json、github、sarif です。\n'],
  [['--nonsense'], '「--nonsense」というオプションはありません。\n'],
  [['help', 'nonsense'], '「nonsense」という命令はありません。\n'],
])('wrong usage %j', async (args, said) => {
  const done = await run(args);
  expect(done.code).toBe(2);
  expect(done.out()).toBe('');
  expect(done.err()).toContain(said);
  expect(done.err()).not.toMatch(/error:|Usage|unknown/u);
});

test('no command at all prints the usage for people and is wrong usage', async () => {
  const done = await run([]);
  expect(done.code).toBe(2);
  expect(done.out()).toBe('');
  expect(done.err()).toContain('使い方: hyokasho <命令>');
});

test('help and version are results', async () => {
  const help = await run(['check', '--help']);
  expect([help.code, help.err()]).toEqual([0, '']);
  expect(help.out()).toContain('警告があるときも失敗');
  expect(help.out()).not.toMatch(/Usage|Options|Arguments|default|choices|display/u);
  const all = await run(['--help']);
  expect(all.out()).not.toMatch(/Usage|Options|Commands|command\]|display/u);
  const version = await run(['--version']);
  expect(version.out()).toMatch(/^\d+\.\d+\.\d+\n$/u);
});
