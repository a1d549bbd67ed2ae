import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkCommand } from '../../../src/commands/check.js';
import type { Message } from '../../../src/core/message.js';
import { runProgram } from '../../../src/commands/run/run-program.js';
import { testWorld } from '../test-world.js';

let root = '';
const document = [
  '様式: 様式３',
  '改定: 平成30年5月',
  '基本情報:',
  '  担当部署:',
  '    部署: 健康推進課、新例示課、例示課',
  '    所属長の役職名: 課長',
  '  個人番号の利用:',
  '    法令上の根拠: 番号法第9条第1項　別表第一の10の項',
  '',
].join('\n');

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'hyokasho-words-'));
  mkdirSync(join(root, 'assessments/x'), { recursive: true });
  writeFileSync(join(root, 'assessments/x/draft.yaml'), document);
});
afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

interface Told {
  readonly code: number;
  /** Rule, file, line and column of the messages about words. */
  readonly about: readonly string[];
  readonly texts: string;
  readonly err: string;
}

async function check(list: string | undefined, args: readonly string[] = [], folder = ''): Promise<Told> {
  rmSync(join(root, '用語.yaml'), { force: true });
  if (list !== undefined) writeFileSync(join(root, '用語.yaml'), list);
  const world = testWorld(join(root, folder));
  const code = await runProgram([checkCommand], ['check', ...args, '--format', 'json'], world);
  if (world.out() === '') return { code, about: [], texts: '', err: world.err() };
  const messages = JSON.parse(world.out()) as readonly Message[];
  const words = messages.filter(({ ruleId }) => ruleId === 'overtaken-words' || ruleId === 'own-words');
  return {
    code,
    about: words.map(({ ruleId, place: { file, line, column } }) => `${ruleId} ${file}:${String(line)}:${String(column)}`),
    texts: words.map(({ text, mend }) => `${text} ${mend ?? ''}`).join('\n'),
    err: world.err(),
  };
}

const built = 'overtaken-words assessments/x/draft.yaml:8:23';

test('the list of the department is read beside the folder of the assessments', async () => {
  expect((await check(undefined)).about).toEqual([built]);
  const { code, about, texts } = await check(
    '用語:\n  - { 旧: 健康推進課, 新: 健康増進課, いつから: 令和8年4月1日, 出典: 組織規則 }\n  - { 旧: 例示課, 新: 新例示課 }\n',
  );
  expect(code).toBe(0);
  // 例示課 inside 新例示課 is the new word already.
  expect(about).toEqual(['overtaken-words assessments/x/draft.yaml:5:9', 'overtaken-words assessments/x/draft.yaml:5:20', built]);
  expect(texts).toContain('「健康推進課」は、令和8年4月1日に改められた言葉です（組織規則） 「健康増進課」に直してください。');
});

test('it is found from inside the folder, is no document, and may be left empty', async () => {
  const list = '用語:\n  - { 旧: 健康推進課, 新: 健康増進課 }\n';
  expect((await check(list, ['draft.yaml'], 'assessments/x')).about).toEqual(['overtaken-words draft.yaml:5:9', 'overtaken-words draft.yaml:8:23']);
  expect((await check(list, ['.'])).about).toEqual(['overtaken-words assessments/x/draft.yaml:5:9', built]);
  expect((await check('用語:\n')).about).toEqual([built]);
});

test('a text of before the day of a word is right', async () => {
  writeFileSync(join(root, 'assessments/x/draft.yaml'), document.replace('基本情報:', '公表日: 令和8年3月31日\n基本情報:'));
  expect((await check('用語:\n  - { 旧: 健康推進課, 新: 健康増進課, いつから: 令和8年4月1日 }\n')).about).toEqual([
    'overtaken-words assessments/x/draft.yaml:9:23',
  ]);
  writeFileSync(join(root, 'assessments/x/draft.yaml'), document);
});

describe('a list that cannot be used', () => {
  test.each([
    ['no list', '用語: 健康推進課\n', '用語.yaml:1:5', '用語の並びではありません'],
    ['another key', '単語:\n  - { 旧: 古い語, 新: 新しい語 }\n', '用語.yaml:1:1', '「単語」という項目はありません'],
    ['an entry of text', '用語:\n  - 健康推進課\n', '用語.yaml:2:5', '用語の記載ではありません'],
    ['an unknown key', '用語:\n  - { 旧: 古い語, 今: 新しい語 }\n', '用語.yaml:2:15', '「今」という項目はありません'],
    ['no new word', '用語:\n  - { 旧: 古い語 }\n', '用語.yaml:2:5', '「新」が書かれていません'],
    ['a number', '用語:\n  - { 旧: 12, 新: 新しい語 }\n', '用語.yaml:2:10', '「旧」が文字ではありません'],
    ['a single character', '用語:\n  - { 旧: 課, 新: 部 }\n', '用語.yaml:2:10', '「旧」が「課」です'],
    ['a long word', `用語:\n  - { 旧: ${'長'.repeat(101)}, 新: 短 }\n`, '用語.yaml:2:10', '「旧」が「長'],
    ['the same word', '用語:\n  - { 旧: 同じ語, 新: 同じ語 }\n', '用語.yaml:2:18', '「旧」と「新」が同じです'],
    ['a word twice', '用語:\n  - { 旧: 古い語, 新: 甲 }\n  - { 旧: 古い語, 新: 乙 }\n', '用語.yaml:3:10', '「古い語」は 1 番目にもあります'],
    ['no day', '用語:\n  - { 旧: 古い語, 新: 新しい語, いつから: 令和8年4月 }\n', '用語.yaml:2:30', '「いつから」が日ではありません'],
    ['a source that is none', '用語:\n  - { 旧: 古い語, 新: 新しい語, 出典: [a] }\n', '用語.yaml:2:28', '「出典」が 100 字までの文字ではありません'],
  ])('%s', async (_, list, place, text) => {
    const { code, about, texts } = await check(list);
    expect(code).toBe(1);
    expect(about).toContain(`own-words ${place}`);
    expect(about).toContain(built);
    expect(texts).toContain(text);
  });

  test('broken YAML and too many words', async () => {
    expect((await check('用語: [\n')).code).toBe(1);
    const many = `用語:\n${Array.from({ length: 501 }, (_, index) => `  - { 旧: 語${String(index)}番, 新: 新しい語 }\n`).join('')}`;
    const { about, texts } = await check(many);
    expect(about).toContain('own-words 用語.yaml:502:5');
    expect(texts).toContain('用語が 501 あります。使えるのは 500 までで、残りは使いません');
  });
});

describe('--rule', () => {
  test('turns off the notices of a rule, several times, and no error', async () => {
    const list = '用語:\n  - { 旧: 課, 新: 部 }\n';
    expect((await check(list, ['--rule', 'overtaken-words=off'])).about).toEqual(['own-words 用語.yaml:2:10']);
    expect((await check(list, ['--rule', 'unfilled=off', '--rule', 'overtaken-words=off', '--rule=own-words=off'])).about).toEqual([
      'own-words 用語.yaml:2:10',
    ]);
  });

  test.each([
    ['overtaken=off', '「overtaken」という規則はありません', '「overtaken-words」'],
    ['overtaken-words', '「overtaken-words」は、規則の設定ではありません', '=off'],
    ['overtaken-words=on', '「overtaken-words=on」は、規則の設定ではありません', '=off'],
    ['individual-number=off', '規則「individual-number」は切れません', '除いてください'],
    ['missing-glyph=off', '規則「missing-glyph」は切れません', '除いてください'],
    ['=off', '「」という規則はありません', '［ ］'],
  ])('%s is wrong usage', async (setting, text, mend) => {
    const { code, err } = await check(undefined, ['--rule', setting]);
    expect(code).toBe(2);
    expect(err).toContain(text);
    expect(err).toContain(mend);
  });
});
