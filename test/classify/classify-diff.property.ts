import fc from 'fast-check';
import { stringify } from 'yaml';
import { expect, test } from 'vitest';
import { classifyDiff } from '../../src/classify/classify-diff.js';
import { classifyLaw } from '../../src/law/classify-law.js';
import { judgeTiming } from '../../src/classify/judge-timing.js';
import { changeKinds, isBeforehandOnly } from '../../src/law/change-kinds.js';
import type { Classification } from '../../src/classify/judgement.js';
import { isRenumbered } from '../../src/classify/facts/renumbered-text.js';
import { usedReplacements } from '../../src/classify/facts/replaced-text.js';
import { foldForm } from '../../src/core/fold-form.js';
import type { AssessmentDiff, Change } from '../../src/diff/changes/change.js';
import { diffAssessments } from '../../src/diff/diff-assessments.js';
import { declaredGrounds, timings } from '../../src/forms/internal-keys.js';
import { listKey } from '../../src/model/item-key.js';
import { parseSource } from '../../src/load/read/parse-source.js';
import { assessmentOf, twoVersions } from '../diff/small-document.js';
import type { Plain } from '../diff/small-document.js';
import { runs } from '../property-runs.js';
const rules = new Map(classifyLaw().rules.map((rule) => [rule.id, rule]));

function classify(before: Plain, after: Plain, declared: readonly unknown[] = []): Classification & { readonly diff: AssessmentDiff } {
  const [old, now] = [before, { ...after, 変更の説明: declared }];
  const diff = diffAssessments(assessmentOf(old), assessmentOf(now));
  return { diff, ...classifyDiff(diff, parseSource('a.yaml', stringify({ 様式: '様式３', 改定: '平成30年5月', ...now }))) };
}

const day = fc.constantFrom(null, '令和7年6月1日', '令和7年6月27日', '2025-07-01', '令和7年7月', '来春');
const named = fc.constantFrom(
  null,
  '',
  'Ⅰ　基本情報',
  '１．特定個人情報ファイルを取り扱う事務　②事務の内容',
  'Ⅱ　特定個人情報ファイルの概要',
  'Ⅱ（２）　特定個人情報ファイルの概要',
  '特定個人情報ファイル1',
  'Ⅲ　リスク対策',
  '基本情報/使用するシステム/#a',
  '知らない項目',
);
const text = fc.constantFrom(null, '', '文', '①一つ');
const declaration = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record(
      {
        項目: fc.oneof(named, fc.array(named, { maxLength: 2 })),
        根拠: fc.constantFrom(null, ...declaredGrounds),
        理由: text,
        実施日: day,
        文言: text,
        置換: fc.constantFrom(null, [], [{ 旧: 'ABC', 新: '𠮷野' }], [{ 旧: '委託', 新: '受託' }], [{ 旧: 'あ', 新: null }]),
        提出時期: fc.constantFrom(null, ...timings),
        変更箇所: fc.constantFrom(null, null, '載せない'),
      },
      { requiredKeys: [] },
    ),
  },
  { weight: 1, arbitrary: fc.record({ 行: fc.array(fc.nat(5)), 理由: text }) },
  { weight: 1, arbitrary: fc.constantFrom<unknown>(null, '文', 3, []) },
);

test('classification is total: every change is judged, in order, by a rule that the data know', () => {
  fc.assert(
    fc.property(twoVersions, fc.array(declaration, { maxLength: 4 }), ([before, after], declared) => {
      const { diff, judgements, messages } = classify(before, after, declared);
      expect(judgements.map(({ change }) => change)).toEqual(diff.changes);
      for (const judgement of judgements) {
        const { ruleId, kind, timing, clause, ground, wording, overridden, byDates } = judgement;
        const rule = rules.get(ruleId);
        expect(rule).toBeDefined();
        expect(changeKinds).toContain(kind);
        expect(rule?.kind === 'as-judged' ? kind : rule?.kind).toBe(kind);
        expect(['事前', '事後', '要確認']).toContain(timing);
        expect([clause, ground].filter((said) => said === '')).toEqual([]);
        expect(overridden !== undefined).toBe(ruleId === 'human-override');
        if (timing === '要確認' || ruleId === 'cover-item') continue;
        if (ruleId !== 'human-override') expect(wording).not.toBe('');
        // What the rules answer is fine in a table, but where the days forbid it.
        const late = isBeforehandOnly(kind) && byDates === '事後' && !overridden;
        expect(judgeTiming(judgement, timing)).toBe(late ? 'contradicts-dates' : 'fine');
      }
      for (const { place, text: said, mend } of messages) {
        expect(place).toMatchObject({ file: 'a.yaml', line: expect.any(Number) as number });
        expect([said, mend ?? ''].filter((words) => words === '' || words.includes('undefined'))).toEqual([]);
      }
    }),
  );
});

/** What the law and the form alone say, worked out another way than the rules do. */
function isFormal(change: Change): boolean {
  if (change.kind === 'move') return true;
  if (change.kind === 'entry') return false;
  if (change.cause === 'revision') return true;
  const { detail } = change;
  const bare = (said: string): string => foldForm(said.replace(/[①-⑳]/gu, '').replace(/^\s*(?:[（(]?[0-9０-９]{1,2}[）).．、])/gmu, ''));
  if (detail.kind === 'text') return foldForm(detail.before) === foldForm(detail.after) || bare(detail.before) === bare(detail.after);
  if (detail.kind === 'choice') return detail.count === undefined && foldForm(detail.before) === foldForm(detail.after);
  if (detail.kind === 'check') return false;
  return detail.options.every(({ before, after }) => before?.ticked === after?.ticked && foldForm(before?.text ?? '') === foldForm(after?.text ?? ''));
}

function isMarked(change: Change): boolean {
  const side = change.after ?? change.before;
  if (!side) throw new Error(change.key);
  return 'fields' in side ? side.fields.some(({ item }) => item.important) : side.item.important;
}

/** True for a 特定個人情報ファイル that is to be held anew (規則第6条第1項前段). */
function isNewFile(change: Change): boolean {
  return change.kind === 'entry' && change.what === 'added' && listKey(change.key) === '特定個人情報ファイル';
}

test('without a ground no change of a ※ item comes out as 事後, but for what is visibly formal', () => {
  let seen = 0;
  fc.assert(
    fc.property(twoVersions, fc.option(day), ([before, after], effective) => {
      const { judgements, messages } = classify(before, after, effective === null ? [] : [{ 実施日: effective }]);
      for (const judgement of judgements) {
        if (!isMarked(judgement.change) || isFormal(judgement.change)) continue;
        seen += 1;
        expect(judgement.kind).toBe(isNewFile(judgement.change) ? 'new-file' : 'important');
        if (effective === null) expect(judgement.timing).toBe('要確認');
        else expect(judgement.timing).not.toBe('事後');
        expect(judgeTiming(judgement, '事後')).toBe('must-be-beforehand');
      }
      const undecided = judgements.some(({ timing }) => timing === '要確認');
      expect(messages.some(({ ruleId, severity }) => ruleId === 'timing-undecided' && severity === 'error')).toBe(undecided);
    }),
  );
  expect(seen).toBeGreaterThan(runs() / 5);
});

test('writing 公表日 never turns 事後 into 事前', () => {
  let seen = 0;
  fc.assert(
    fc.property(twoVersions, fc.array(declaration, { maxLength: 4 }), day, ([before, after], declared, published) => {
      const [old, draft] = [
        { ...before, 公表日: '令和7年5月1日' },
        { ...after, 公表日: null },
      ];
      const [unwritten, written] = [classify(old, draft, declared), classify(old, { ...draft, 公表日: published }, declared)];
      const later = new Map(written.judgements.map((judgement) => [`${judgement.change.kind} ${judgement.change.key}`, judgement]));
      for (const { change, timing, ruleId } of unwritten.judgements) {
        // A department that declares an emergency says itself that the change is made.
        if (timing !== '事後' || ruleId === 'emergency' || ruleId === 'cover-item') continue;
        seen += 1;
        expect(later.get(`${change.kind} ${change.key}`)?.timing).not.toBe('事前');
      }
    }),
  );
  expect(seen).toBeGreaterThan(runs() / 5);
});

const piece = fc.constantFrom('情報', '政策', '管理', '課', '係', '、', 'の');
const words = fc.array(piece, { minLength: 1, maxLength: 4 }).map((parts) => parts.join(''));

test('replacements that made a text explain it, each and none', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(words, fc.boolean()), { maxLength: 12 }), words, words, (parts, former, now) => {
      fc.pre(former !== now);
      const before = parts.map(([part, replaced]) => (replaced ? former : part)).join('');
      const after = parts.map(([part, replaced]) => (replaced ? now : part)).join('');
      const used = usedReplacements(before, after, [{ former, now }]);
      if (before !== after) expect(used).toEqual([{ former, now }]);
      else expect(used).toBeUndefined();
      // What is put in at the end by nobody is explained by nothing.
      expect(usedReplacements(before, `${after}外`, [{ former, now }])).toBeUndefined();
    }),
  );
});

test('texts whose lines begin with later numbers are renumbered, and with one word more they are not', () => {
  fc.assert(
    fc.property(fc.array(words, { minLength: 2, maxLength: 6 }), fc.integer({ min: 1, max: 9 }), fc.constantFrom('①', '１．', '(1)'), (lines, by, style) => {
      const mark = (number: number): string =>
        style === '①' ? String.fromCodePoint(0x2460 + number - 1) : style === '(1)' ? `(${String(number)})` : `${String(number)}．`;
      const numbered = (from: number): string => lines.map((line, index) => `　${mark(index + from)}${line}`).join('\n');
      expect(isRenumbered(numbered(1), numbered(1 + by))).toBe(true);
      expect(isRenumbered(numbered(1), `${numbered(1 + by)}外`)).toBe(false);
      expect(isRenumbered(numbered(1), numbered(1))).toBe(false);
    }),
  );
});
