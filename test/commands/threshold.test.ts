import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runProgram } from '../../src/commands/run/run-program.js';
import { thresholdCommand } from '../../src/commands/threshold.js';
import { testWorld } from './test-world.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hyokasho-threshold-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

interface Answers {
  readonly people?: string;
  readonly handlers?: string;
  readonly accident?: string;
  readonly result?: string;
}

function document({ people = '', handlers = '', accident = '', result = '' }: Answers): string {
  return [
    '様式: 様式２',
    '改定: 令和6年10月',
    'しきい値判断項目:',
    `  対象人数:\n    人数: ${people}\n    時点: 令和7年4月1日`,
    `  取扱者数:\n    人数: ${handlers}\n    時点: 令和7年4月1日時点`,
    `  重大事故:\n    過去１年以内の発生: ${accident}`,
    `しきい値判断結果: ${result}`,
    '',
  ].join('\n');
}

async function run(cwd: string, ...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const world = testWorld(cwd);
  const code = await runProgram([thresholdCommand], ['threshold', ...args], world);
  return { code, out: world.out(), err: world.err() };
}

async function judge(answers: Answers, ...args: string[]): Promise<{ code: number; out: string }> {
  writeFileSync(join(folder, 'a.yaml'), document(answers));
  return run(folder, 'a.yaml', ...args);
}

const focused = '基礎項目評価及び重点項目評価の実施が義務付けられる';

test('the made-up 様式２ agrees with itself', async () => {
  const { code, out } = await run(root, 'assessments/iwakuni-yobosesshu-kiso/2025-06-27.yaml');
  expect(code).toBe(0);
  expect(out).toContain(`しきい値判断: ${focused}\n`);
  expect(out).toContain('しきい値判断と合っています。');
});

test('a clause that several open results rest on is told once', async () => {
  const { out } = await judge({ people: '1万人以上10万人未満' });
  expect(out.match(/^ {2}(?:規則|指針)第\S+?（/gmu)).toEqual([
    '  規則第4条第8号ロ（',
    '  規則第6条第1項第1号（',
    '  規則第5条第1項前段（',
    '  規則第6条第1項前段（',
    '  指針第5の2（',
  ]);
  const { out: json } = await judge({ people: '1万人以上10万人未満' }, '--format', 'json');
  expect((JSON.parse(json) as { clauses: { id: string }[] }).clauses.map(({ id }) => id)).toEqual([
    '規則第4条第8号ロ',
    '規則第6条第1項第1号',
    '規則第5条第1項前段',
    '規則第6条第1項前段',
    '指針第5の2',
  ]);
});

test('the way to the result is told with its clauses', async () => {
  const { code, out } = await judge({ people: '1万人以上10万人未満', handlers: '500人以上', accident: '発生なし', result: focused });
  expect(code).toBe(0);
  expect(out.split('根拠')[0]).toBe(
    [
      `しきい値判断: ${focused}`,
      '',
      '判断のもと（Ⅱ）',
      '  対象人数: 1万人以上10万人未満（令和7年4月1日時点）',
      '  取扱者数: 500人以上（令和7年4月1日時点）',
      '  過去１年以内に、特定個人情報に関する重大事故が発生したか、又はその発生を知ったか: 発生なし',
      '',
      '道筋',
      `  対象人数が1万人以上10万人未満で、取扱者数が500人以上であるので、${focused}。`,
      '',
      '',
    ].join('\n'),
  );
  for (const clause of ['規則第6条第1項第1号', '規則第5条第1項前段', '規則第6条第1項前段', '指針第5の2']) expect(out).toContain(`  ${clause}（`);
  expect(out).not.toContain('規則第7条');
  expect(out).toContain('  規則第5条第1項前段（特定個人情報保護評価に関する規則。条文を読んで確かめた。令和7年4月1日施行の条文）\n    『行政機関の長等は、');
  expect(out).toContain('  指針第5の2（特定個人情報保護評価指針。公開の頁の引用で確かめた）\n    『特定個人情報ファイルを取り扱う事務について');
});

test('a stated result that disagrees fails', async () => {
  const { code, out } = await judge({ people: '30万人以上', handlers: '500人未満', accident: '発生なし', result: focused });
  expect(code).toBe(1);
  expect(out).toContain('対象人数が30万人以上なので、取扱者数と特定個人情報に関する重大事故の有無によらず、基礎項目評価及び全項目評価の実施が義務付けられる。');
  expect(out).toContain('しきい値判断と合っていません。直し方: 「基礎項目評価及び全項目評価の実施が義務付けられる」に直すか、Ⅱの答えを直してください。');
});

test('what is unfilled fails and is named', async () => {
  const { code, out } = await judge({ people: '1万人以上10万人未満', accident: '発生なし' });
  expect(code).toBe(1);
  expect(out).toContain(`しきい値判断: 「基礎項目評価の実施が義務付けられる」か「${focused}」（まだ決まりません）`);
  expect(out).toContain('取扱者数が500人以上か、又は過去１年以内に特定個人情報に関する重大事故が発生したか、その発生を知ったかで分かれます。');
  expect(out).toContain(
    ['  まだ書かれていない項目:', '    Ⅱ　しきい値判断項目　２．取扱者数　特定個人情報ファイル取扱者数は500人以上か', '    Ⅲ　しきい値判断結果', ''].join('\n'),
  );
  expect((await judge({ people: '30万人以上', result: '基礎項目評価及び全項目評価の実施が義務付けられる' })).code).toBe(1);
  expect((await judge({})).out).toContain('対象人数が分からないと決まりません。');
});

test('a revision that the package does not bring is judged with its description', async () => {
  mkdirSync(join(folder, 'schema/forms'), { recursive: true });
  const description = readFileSync(join(root, 'schema/forms/form2-2024-10.yaml'), 'utf8');
  writeFileSync(join(folder, 'schema/forms/form2-2117-01.yaml'), description.replace('revision: 令和6年10月', 'revision: 令和99年1月'));
  writeFileSync(
    join(folder, 'later.yaml'),
    document({ people: '30万人以上', result: '基礎項目評価及び全項目評価の実施が義務付けられる' }).replace('令和6年10月', '令和99年1月'),
  );
  expect((await run(folder, 'later.yaml')).code).toBe(1);
  expect((await run(folder, 'later.yaml', '--schema', 'schema')).out).toContain('しきい値判断: 基礎項目評価及び全項目評価の実施が義務付けられる');
  expect((await run(folder, 'later.yaml', '--schema', 'nowhere')).code).toBe(2);
});

test('as JSON', async () => {
  const { code, out } = await judge({ people: '10万人以上30万人未満', handlers: '500人未満', accident: '発生あり' }, '--format', 'json');
  expect(code).toBe(1);
  expect(JSON.parse(out)).toMatchObject({
    file: 'a.yaml',
    form: '様式２',
    answers: {
      people: { answer: '10万人以上30万人未満', counted: '令和7年4月1日', place: { file: 'a.yaml', line: 5, column: 9 } },
      accident: { counted: null },
    },
    obligatory: '基礎項目評価及び全項目評価の実施が義務付けられる',
    explanation:
      '対象人数が10万人以上30万人未満で、過去１年以内に特定個人情報に関する重大事故が発生したか、その発生を知ったので、基礎項目評価及び全項目評価の実施が義務付けられる。',
    clauses: [
      { id: '規則第5条第1項前段', certainty: 'read', asOf: '令和7年4月1日' },
      { id: '規則第7条第1項前段' },
      { id: '規則第7条第4項前段' },
      { id: '規則第7条第5項' },
      { id: '指針第5の2', certainty: 'quoted', asOf: null },
    ],
    stated: { answer: null },
    agrees: null,
    unfilled: ['Ⅲ　しきい値判断結果'],
  });
});

test.each([
  ['様式３', 'assessments/iwakuni-yobosesshu/2025-06-27.yaml'],
  ['様式４', 'assessments/suginami-yobosesshu/2025-03-10.yaml'],
])('%s does not answer the questions', async (form, file) => {
  const { code, out } = await run(root, file);
  expect(code).toBe(1);
  expect(out).toContain(`${form}（`);
  expect(out).toContain('使用者数や委託先における取扱者数、過去３年以内の個人情報に関する重大事故は、その代わりになりません');
  expect(out).toContain('直し方: 同じ事務の基礎項目評価書（様式２）のファイルを指定してください');
});

test('an answer that is none of the options is told as such', async () => {
  const { code, out } = await judge({ people: '5万人', handlers: '500人未満', accident: '発生なし', result: focused });
  expect(code).toBe(1);
  expect(out).toContain('[unknown-option]');
});

test('what cannot be read, and wrong usage', async () => {
  expect(await run(folder, 'gone.yaml')).toMatchObject({ code: 2, out: '' });
  expect((await run(folder, '.')).out).toContain(
    'ファイルを読めません。フォルダーです  [file-unreadable]\n    直し方: フォルダーの中の YAML ファイルを指定してください',
  );
  expect((await run(folder)).code).toBe(2);
  expect((await run(folder, 'a.yaml', '--format', 'sarif')).code).toBe(2);
});
