import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldForm } from '../../../src/core/fold-form.js';
import { diffText } from '../../../src/diff/text/diff-text.js';

/** Ways to write the same; between them stand words that have only one. */
const spellings: readonly (readonly string[])[] = [
  ['第19条第16号', '第１９条第１６号', '第19条第１６号'],
  ['（ＶＲＳ）', '(VRS)', '（VRS）', '(ＶＲＳ)'],
  ['令和7年6月27日', '令和７年６月２７日', '2025年6月27日', '２０２５年０６月２７日', '2025-06-27', '2025/6/27', '令和 7年 6月27日'],
  ['令和元年', '令和１年', '2019年'],
  ['4月1日', '04月01日', '４月１日'],
  ['ＬＧ－ＷＡＮ', 'LG-WAN', 'LG−WAN', 'LG‐WAN', 'ＬＧ―ＷＡＮ'],
  ['、', '，', ',', '､', '、 '],
  ['。', '．', '｡', '。\n', '。　'],
  ['～', '〜', '~'],
  ['①', '(1)', '（１）', '⑴', '❶'],
  ['“甲”', '"甲"', '＂甲＂'],
  ['ｼｽﾃﾑ', 'システム'],
  ['㈱', '（株）', '(株)'],
  ['', ' ', '　', '\n', '\n\n', '\r\n'],
  ['\n１．', '\n(1)', '\n① ', '\n　1) ', '\n㈠', '\n1. '],
  ['\n・', '\n• ', '\n　●', '\n･'],
];
const words = ['予防接種', '個人番号を', '転出先市区町村', 'に提供する', '委託先の', '管理', 'サーバー'];

interface Written {
  readonly before: string;
  readonly after: string;
}
function written(ways: readonly (readonly string[])[]): fc.Arbitrary<Written> {
  const segment = fc.tuple(fc.constantFrom(...ways), fc.nat(), fc.nat(), fc.constantFrom(...words)).map(([spelling, one, other, word]) => ({
    before: (spelling[one % spelling.length] ?? '') + word,
    after: (spelling[other % spelling.length] ?? '') + word,
  }));
  return fc.array(segment, { minLength: 1, maxLength: 25 }).map((segments) => ({
    before: `事務${segments.map(({ before }) => before).join('')}`,
    after: `事務${segments.map(({ after }) => after).join('')}`,
  }));
}
const sameInForm = written(spellings);
/** Without other paragraphs or one character for several; two dates that exchange their form look like two that moved. */
const sameInFormAndParts = written(spellings.filter((ways) => !ways.some((way) => /^(?:\n|。\n|①|㈱|令和|4月)/u.test(way))));

describe('of any text written in two ways', () => {
  test('every hunk is 表記のみ', () => {
    fc.assert(
      fc.property(sameInForm, ({ before, after }) => {
        expect(foldForm(before)).toBe(foldForm(after));
        expect(diffText(before, after).filter((hunk) => !hunk.formOnly)).toEqual([]);
      }),
    );
  });

  test('a number that changed among them is not, and only what is about it', () => {
    const changed = fc.tuple(
      sameInFormAndParts,
      sameInFormAndParts,
      fc.constantFrom(['第5項', '第15項'], ['第５項', '第6項'], ['３年以上', '3年未満'], ['10名', '１００名']),
    );
    fc.assert(
      fc.property(changed, ([head, tail, [old = '', now = '']]) => {
        const before = `${head.before}者${old}者${tail.before}`;
        const after = `${head.after}者${now}者${tail.after}`;
        const real = diffText(before, after).filter((hunk) => !hunk.formOnly);
        expect(real).toHaveLength(1);
        const at = head.before.length + 1;
        expect(real[0]?.before.start).toBeLessThanOrEqual(at + old.length);
        expect(real[0]?.before.end).toBeGreaterThanOrEqual(at);
      }),
    );
  });
});
