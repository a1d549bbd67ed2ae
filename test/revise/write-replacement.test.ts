import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parseSource } from '../../src/load/read/parse-source.js';
import { isReplaced, planReplacement } from '../../src/revise/plan-replacement.js';
import { writeReplacement } from '../../src/revise/write-replacement.js';
import { asVersion } from './as-version.js';

const head = '様式: 様式３\n改定: 平成30年5月\n';

function replaced(text: string, former: string, now: string, inside = false): string | undefined {
  const draft = asVersion(parseSource('draft.yaml', head + text));
  return writeReplacement(draft.source, planReplacement(draft, { former, now }, inside))?.text.slice(head.length);
}

test.each([
  ['plain', '評価書名: 市民課の事務 # 市民課\n', '評価書名: 町民課の事務 # 市民課\n'],
  ['plain over two lines', '評価書名: 市民課の\n  市民課\n', '評価書名: 町民課の\n  町民課\n'],
  ['in double quotes', '評価書名: "市民課\\n\\"市民課\\""\n', '評価書名: "町民課\\n\\"町民課\\""\n'],
  ['in single quotes', "評価書名: '市民課''s 市民課'\n", "評価書名: '町民課''s 町民課'\n"],
  ['in a block', '宣言: |-\n  　市民課は\n\n    市民課の\n', '宣言: |-\n  　町民課は\n\n    町民課の\n'],
  ['in a folded block', '宣言: >-\n  市民課は\n  市民課の\n\n  市民課\n', '宣言: >-\n  町民課は\n  町民課の\n\n  町民課\n'],
  ['between braces', '基本情報: { 事務: { 名称: 市民課の事務, 内容: "市民課" } }\n', '基本情報: { 事務: { 名称: 町民課の事務, 内容: "町民課" } }\n'],
  ['with Windows line ends', '宣言: |-\r\n  市民課は\r\n  市民課の\r\n', '宣言: |-\r\n  町民課は\r\n  町民課の\r\n'],
  ['without a line end', '評価書名: 市民課', '評価書名: 町民課'],
  ['under an unknown key', '誤ったキー: [市民課, { a: 市民課 }]\n', '誤ったキー: [町民課, { a: 町民課 }]\n'],
  ['in a text that migration kept', '旧様式の記載:\n  - 市民課\n', '旧様式の記載:\n  - 町民課\n'],
])('a value %s', (_, before, after) => {
  expect(replaced(before, '市民課', '町民課')).toBe(after);
});

test.each([
  ['a colon in a plain value', '評価書名: 市民課 # 注\n', '町民課: 係', '評価書名: "町民課: 係" # 注\n'],
  ['a # in a plain value', '評価書名: 市民課\n', '町民課 #2', '評価書名: "町民課 #2"\n'],
  ['a comma between braces', '基本情報: { 事務: { 名称: 市民課 } }\n', '町民課, 係', '基本情報: { 事務: { 名称: "町民課, 係" } }\n'],
  ['a quote in single quotes', "評価書名: '市民課'\n", "町民'課", "評価書名: '町民''課'\n"],
  ['a quote and a backslash in double quotes', '評価書名: "市民課"\n', '"町民"\\課', '評価書名: "\\"町民\\"\\\\課"\n'],
  ['a number', '評価書名: 市民課\n', '12', '評価書名: "12"\n'],
  ['signs in a block', '宣言: |-\n  市民課\n', '# "町民": \'課', '宣言: |-\n  # "町民": \'課\n'],
])('%s', (_, before, now, after) => {
  expect(replaced(before, '市民課', now)).toBe(after);
});

test('an escape inside the word', () => {
  expect(replaced('評価書名: "市\\u6c11課と市民課"\n', '市民課', '町民課')).toBe('評価書名: 町民課と町民課\n');
});

test('leaves rows, notes, ids, choices and names of files alone', () => {
  const text = [
    '基本情報:',
    '  使用するシステム:',
    '    - id: vrs',
    '      名称: vrs',
    '      他のシステムとの接続:',
    '        該当: [その他]',
    '        その他: vrs',
    '変更箇所:',
    '  - 変更後の記載: vrs',
    '変更の説明:',
    '  - 理由: vrs',
    '',
  ].join('\n');
  expect(replaced(text, 'vrs', 'wrs')).toBe(text.replace('名称: vrs', '名称: wrs').replace('その他: vrs', 'その他: wrs'));
  const draft = asVersion(parseSource('draft.yaml', head + text));
  expect([...planReplacement(draft, { former: 'vrs', now: 'wrs' }, false).untouched]).toEqual([
    ['name', 1],
    ['row', 1],
    ['note', 1],
  ]);
  expect(planReplacement(draft, { former: 'その他', now: '他' }, false).places).toEqual([]);
});

const assessments = fileURLToPath(new URL('../../assessments/', import.meta.url));
const newest = readdirSync(assessments, { recursive: true, encoding: 'utf8' })
  .filter((name) => /(?:iwakuni-yobosesshu|kodaira-covid19|suginami-yobosesshu)\/(?:2025-06-27|2023-09-30|2025-03-10)\.yaml$/u.test(name))
  .sort();

describe.each(newest)('%s', (name) => {
  const draft = asVersion(parseSource(name, readFileSync(assessments + name)));

  test.each([
    ['予防接種', false],
    ['システム', false],
    ['システム', true],
    ['課', true],
    ['番号法', false],
  ])('%s, inside longer words: %s', (former, inside) => {
    const words = { former, now: '「新: しい」\\言\'葉"' };
    const plan = planReplacement(draft, words, inside);
    const made = writeReplacement(draft.source, plan);
    if (!made) throw new Error('not written');
    const lines = (text: string): readonly string[] => text.split('\n');
    const [before, after] = [lines(draft.source.text), lines(made.text)];
    const named = new Set(plan.places.filter(({ kind }) => isReplaced(kind, inside)).map(({ place }) => place.line));
    const changed = before.flatMap((line, index) => (line === after[index] ? [] : [index + 1]));
    expect(after.length).toBe(before.length);
    expect(changed).toEqual([...named]);
    expect(planReplacement(asVersion(made), words, inside).texts).toEqual([]);
  });
});
