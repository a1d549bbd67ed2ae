import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { openStep } from '../../../src/step/open-step.js';
import { checkStep } from '../../../src/check/check-step.js';
import { compareMessages, hasErrors } from '../../../src/core/message.js';
import { goldSteps, versionOf } from '../../appendix/match/gold-steps.js';

const cases = fileURLToPath(new URL('.', import.meta.url));
const read = (file: string): string => readFileSync(cases + file, 'utf8');

describe('a 重要な変更 without any ground', () => {
  const before = versionOf(read('important-row-afterwards/no-ground/before.yaml'), 'before.yaml');
  const afterwards = read('important-row-afterwards/no-ground/after.yaml');
  const rules = (text: string): readonly string[] => checkStep(openStep(before, versionOf(text, 'after.yaml'))).map(({ ruleId }) => ruleId);

  test('told 事後 is told of once, at the row', () => {
    expect(rules(afterwards)).toEqual(['important-row-afterwards']);
  });

  test('told 事前 in a published version satisfies the law', () => {
    expect(rules(afterwards.replace(/事後(?=\n.*\n$)/u, '事前'))).toEqual([]);
  });

  test('keeps a draft from being published, whatever its row says', () => {
    const draft = afterwards.replace('公表日: 令和7年4月1日', '公表日:');
    expect(rules(draft.replace(/事後(?=\n.*\n$)/u, '事前'))).toEqual(['timing-undecided']);
  });

  test('without a row needs both', () => {
    const rowless = afterwards.slice(0, afterwards.lastIndexOf('  - 変更日'));
    expect([...rules(rowless)].sort()).toEqual(['change-without-row', 'timing-undecided']);
  });
});

test('a version is right beside itself', () => {
  const version = versionOf(read('change-without-row/no-row/before.yaml'));
  expect(checkStep(openStep(version, version))).toEqual([]);
});

test('messages come in order, stand in the new version, and come the same again', () => {
  const before = versionOf(read('change-without-row/no-row/before.yaml'), 'a.yaml');
  const after = versionOf(read('row-without-change/item-unknown/after.yaml').replace('健康課', '保健課').replace('十分である', '特に力を入れている'), 'b.yaml');
  const messages = checkStep(openStep(before, after));
  expect(messages.length).toBeGreaterThan(2);
  expect(messages).toEqual([...messages].sort(compareMessages));
  expect(messages.every(({ place }) => place.file === 'b.yaml')).toBe(true);
  expect(checkStep(openStep(before, after))).toEqual(messages);
});

describe.each(goldSteps())('$name', ({ before, after }) => {
  test('is a step as the law has it', () => {
    expect(checkStep(openStep(before, after)).filter((message) => hasErrors([message]))).toEqual([]);
  });
});

test('a table with many rows takes no longer than it must', () => {
  const before = manyItems(20, 'の記録を管理する。');
  const after = manyItems(20, 'の記録を管理し、点検する。', true);
  const began = performance.now();
  const messages = checkStep(openStep(versionOf(before), versionOf(after)));
  expect(messages).toEqual([]);
  // Some 0.1 s here; far more would mean that rows are compared with each other, or every row with every item.
  expect(performance.now() - began).toBeLessThan(4000);
});

/** Two files with twenty 提供先 each, and a row for the 時期・頻度 and the 用途 of each. */
function manyItems(count: number, said: string, told = false): string {
  const entry = (file: number, index: number): readonly string[] => [
    `          - id: saki-${String(index)}`,
    `            名称: 提供先の機関${String(index)}`,
    `            提供先における用途: 用途${String(file)}の${String(index)}${said}`,
    `            時期・頻度: 時期${String(file)}の${String(index)}${said}`,
  ];
  const numbers = Array.from({ length: count }, (_, index) => index + 1);
  const file = (position: number): readonly string[] => [
    `  - id: file-${String(position)}`,
    '    概要:',
    `      ファイル名: 予防接種情報ファイル${String(position)}`,
    '      提供・移転:',
    '        提供先:',
    ...numbers.flatMap((index) => entry(position, index)),
  ];
  const row = (position: number, index: number, [label, word]: readonly [string, string]): readonly string[] => [
    '  - 変更日: 令和7年4月1日',
    `    項目: Ⅱ（${String(position)}）５　提供先${String(index)}　${label}`,
    `    変更前の記載: ${word}${String(position)}の${String(index)}の記録を管理する。`,
    `    変更後の記載: ${word}${String(position)}の${String(index)}${said}`,
    '    提出時期: 事後',
  ];
  const labels = [
    ['②提供先における用途', '用途'],
    ['⑦時期・頻度', '時期'],
  ] as const;
  const rows = [1, 2].flatMap((position) => numbers.flatMap((index) => labels.flatMap((label) => row(position, index, label))));
  return [
    '様式: 様式３',
    '改定: 平成30年5月',
    `公表日: 令和${told ? '7' : '6'}年4月1日`,
    '特定個人情報ファイル:',
    ...file(1),
    ...file(2),
    told ? '変更箇所:' : '変更箇所: []',
    ...(told ? rows : []),
  ].join('\n');
}
