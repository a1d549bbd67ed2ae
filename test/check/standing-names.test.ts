import { expect, test } from 'vitest';
import { findStanding } from '../../src/check/what-else/find-standing.js';
import { nameThatWent } from '../../src/check/steps/name-that-went.js';
import { parseSource } from '../../src/load/read/parse-source.js';
import { pathKey } from '../../src/load/read/source.js';
import type { Version } from '../../src/model/version.js';
import { openStep } from '../../src/step/open-step.js';
import { parseDocument } from '../../src/validate/parse-document.js';

function version(text: string): Version {
  const source = parseSource('draft.yaml', text);
  const { assessment, messages } = parseDocument(source);
  if (!assessment) throw new Error('no form');
  expect(messages.filter(({ severity }) => severity === 'error')).toEqual([]);
  return { source, assessment };
}

/** A document with systems and a text. */
function document(systems: readonly string[], text: string): string {
  const entries = systems.map((name, at) => `    - { id: s${String(at)}-${String(name.length)}, 名称: "${name}" }\n`).join('');
  return `様式: 様式３\n改定: 平成30年5月\n基本情報:\n  事務:\n    内容: ${JSON.stringify(text)}\n  使用するシステム:\n${entries}`;
}

/** What still stands in a text after a system was removed, as the text writes it from there on. */
function standing(name: string, text: string, others: readonly string[] = ['健康管理システム'], former = text): readonly string[] {
  const [before, after] = [version(document([name, ...others], former)), version(document(others, text))];
  const [found] = findStanding(openStep(before, after).gone, after);
  const line = after.source.text.split('\n')[4] ?? '';
  return (found?.places ?? []).map(({ column }) => line.slice(column - 1, column + 5));
}

test.each([
  ['a short form behind 以下', 'ワクチン接種記録システム', 'ワクチン接種記録システム（以下「ＶＲＳ」という。）を使う。VRSに送る。', 3],
  [
    'a short form behind a note and 以下',
    'ワクチン接種記録システム',
    'ワクチン接種記録システム（国が運営する。以下単に「国システム」という。）を使う。国システムに送る。',
    3,
  ],
  ['a short form without quotes', 'ワクチン接種記録システム', 'ワクチン接種記録システム(以下、VRSと略す)を使う。ＶＲＳに送る。', 3],
  ['a short form in brackets', '住民基本台帳ネットワークシステム', '住民基本台帳ネットワークシステム（住基ネット）を使う。住基ネットに送る。', 3],
  ['the long form of a short name', 'ＶＲＳ', 'ワクチン接種記録システム（以下「ＶＲＳ」という。）を使う。ワクチン接種記録システムに送る。', 3],
  ['a quoted name', 'ワクチン接種記録システム', '「ワクチン接種記録システム」（以下「ＶＲＳ」という。）を使う。VRSに送る。', 3],
  ['white space and line breaks', 'ワクチン接種記録システム', 'ワクチン接種\n記録　システムに送る。', 1],
  ['half width', 'ワクチン接種記録システム', 'ﾜｸﾁﾝ接種記録ｼｽﾃﾑに送る。', 1],
  ['marks apart from their letters', 'ガバメントクラウド', 'カ\u3099ハ\u3099メントクラウト\u3099に送る。', 1],
  ['letters of another case', 'ＶＲＳ', 'vrsに送る。', 1],
  ['a note is no short form', '健康記録システム（令和６年稼働）', '令和６年稼働の端末に送る。', 0],
  ['a short form that is too general', '健康記録システム', '健康記録システム（以下「システム」という。）を使う。システムに送る。', 1],
  ['a part of another word', 'ＭＩＣ', 'MICROSOFTの製品を使う。', 0],
  ['a name called former', '健康記録システム', '旧健康記録システムの記録。', 0],
])('%s', (_, name, text, times) => {
  expect(standing(name, text)).toHaveLength(times);
});

test('the introduction went, the short form stayed', () => {
  expect(
    standing('ワクチン接種記録システム', 'VRSに送る。', ['健康管理システム'], 'ワクチン接種記録システム（以下「ＶＲＳ」という。）を使う。VRSに送る。'),
  ).toEqual(['VRSに送る']);
});

test('the short form is another name now', () => {
  const now = '健康管理システム（以下「ＫＫＳ」という。）を使う。KKSに送る。';
  expect(standing('健康記録システム', now, ['健康管理システム'], '健康記録システム（以下「ＫＫＳ」という。）を使う。KKSに送る。')).toEqual([]);
});

test('a longer name that stays is no mention', () => {
  expect(standing('健康システム', '健康システム連携サーバに送る。', ['健康システム連携サーバ'])).toEqual([]);
  expect(standing('健康システム', '健康システムから健康システム連携サーバに送る。', ['健康システム連携サーバ'])).toEqual(['健康システム']);
});

test('words in a picture file', () => {
  const text = (system: string): string =>
    `様式: 様式４\n改定: 平成30年5月\n基本情報:\n  使用するシステム:\n    - { id: a, 名称: 台帳 }\n${system}事務の流れ:\n  図:\n    - { id: zu, 題: 流れ, ファイル: vrs.svg, 代替テキスト: 流れ }\n`;
  const [before, after] = [version(text('    - { id: b, 名称: 接種記録システム（ＶＲＳ） }\n')), version(text(''))];
  expect([...nameThatWent.check(openStep(before, after))]).toEqual([]);
  const drawn = new Map([[pathKey(['事務の流れ', '図', 0]), ['台帳', '接種記録', 'システム']]]);
  expect([...nameThatWent.check(openStep(before, { ...after, drawn }))]).toMatchObject([{ ruleId: 'name-that-went', place: { line: 8 } }]);
});

test('a long text takes time by its length', () => {
  const text = 'ワクチン接種記録システム（ＶＲＳ）に送り、VRSから受け取る。'.repeat(3_000);
  const started = performance.now();
  expect(standing('ワクチン接種記録システム（ＶＲＳ）', text)).toHaveLength(5_000);
  expect(performance.now() - started).toBeLessThan(5_000);
});
