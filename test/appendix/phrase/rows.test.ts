import { expect, test } from 'vitest';
import type { AppendixRow } from '../../../src/appendix/rows/appendix-row.js';
import { hasRow } from '../../../src/appendix/rows/needs-row.js';
import { phraseRows } from '../../../src/appendix/phrase/phrase-rows.js';
import { proveAppendix } from '../../../src/amend/prove-appendix.js';
import type { AppendixFault } from '../../../src/amend/prove-appendix.js';
import type { AssessmentDiff } from '../../../src/diff/changes/change.js';
import { diffAssessments } from '../../../src/diff/diff-assessments.js';
import { assessmentOf } from '../../diff/small-document.js';
import { judged, rowsOf } from './phrase-documents.js';

function diffOf(before: unknown, after: unknown): AssessmentDiff {
  return diffAssessments(assessmentOf(before), assessmentOf(after));
}

const options = { excerpt: 'paragraph', date: '令和7年4月1日' } as const;
const renamed = diffOf({ 基本情報: { 事務: { 名称: '甲' } } }, { 基本情報: { 事務: { 名称: '乙' } } });

function only(diff: AssessmentDiff, rest: Parameters<typeof judged>[1]): AppendixRow | undefined {
  return phraseRows(
    diff.changes.map((change) => judged(change, rest)),
    diff,
    options,
  )[0];
}

test('a row has the day, the time and the words of its judgement', () => {
  expect(only(renamed, { timing: '事前', wording: '機器更改のため', effective: '令和7年9月1日' })).toMatchObject({
    keys: ['基本情報/事務/名称'],
    date: '令和7年9月1日',
    timing: '事前',
    explanation: '機器更改のため',
  });
});

test('without a declared day the row has the day of the revision, and what is undecided has no time', () => {
  expect(only(renamed, { timing: '要確認' })).toMatchObject({ date: '令和7年4月1日', timing: '', explanation: '' });
});

const systems = (...ids: string[]): unknown => ({ 基本情報: { 使用するシステム: ids.map((id) => ({ id, 名称: `${id}のシステム` })) } });
const shifted = diffOf(systems('a', 'b', 'c', 'd'), systems('b', 'c', 'd'));

test('new numbers of a list are one row, unless different things are to be said of them', () => {
  const rows = (timing: (id: string) => '事前' | '事後'): readonly (readonly string[])[] =>
    phraseRows(
      shifted.changes.map((change) => judged(change, { timing: timing(change.key.slice(-1)) })),
      shifted,
      options,
    ).map(({ keys }) => keys.map((key) => key.slice(-1)));
  expect(rows(() => '事後')).toEqual([['a'], ['b', 'c', 'd']]);
  expect(rows((id) => (id === 'c' ? '事前' : '事後'))).toEqual([['a'], ['b', 'd'], ['c']]);
});

test('rows come in the order of the judgements', () => {
  const diff = diffOf({ 基本情報: { 事務: { 名称: '甲', 内容: '乙' } }, 記録項目: '' }, { 基本情報: { 事務: { 名称: '乙', 内容: '甲' } } });
  expect(rowsOf(diff).map(({ keys }) => keys)).toEqual(diff.changes.map(({ key }) => [key]));
});

test('the cover is told of nowhere', () => {
  const diff = diffOf({ 宣言: '甲', 公表日: '令和6年4月1日' }, { 宣言: '乙', 公表日: '令和7年4月1日' });
  expect(diff.changes.map((change) => hasRow(change, diff))).toEqual([false, false]);
  expect(rowsOf(diff)).toEqual([]);
  expect(proveAppendix(diff, [])).toEqual([]);
});

const text = (...lines: string[]): unknown => ({ 基本情報: { 事務: { 内容: lines.join('\n') } } });
const edited = diffOf(text('一つ目の措置を講じる。', '二つ目の措置を講じる。'), text('一つ目の措置を講じ、記録する。', '二つ目の措置を講じる。'));

function faultsWith(change: Partial<AppendixRow>): readonly AppendixFault[] {
  return proveAppendix(
    edited,
    rowsOf(edited).map((row) => ({ ...row, ...change })),
  );
}

test('an excerpt is refused that leaves out what changed', () => {
  expect(faultsWith({ after: '（中略）' })).toEqual([{ kind: 'left-out', row: 0, side: 'after', line: '一つ目の措置を講じ、記録する。' }]);
  expect(faultsWith({ before: '（追加）' })).toEqual([{ kind: 'left-out', row: 0, side: 'before', line: '一つ目の措置を講じる。' }]);
});

test('an excerpt is refused that the version does not have, not in this order, or not in this item', () => {
  expect(faultsWith({ before: '一つ目の措置を講じる' }).map(({ kind }) => kind)).toEqual(['not-in-version', 'left-out']);
  expect(faultsWith({ before: '二つ目の措置を講じる。\n一つ目の措置を講じる。' })).toEqual([
    { kind: 'not-in-version', row: 0, side: 'before', line: '一つ目の措置を講じる。' },
  ]);
  expect(faultsWith({ before: '一つ目の措置を講じる。\n削除する。' })).toEqual([{ kind: 'not-in-version', row: 0, side: 'before', line: '削除する。' }]);
  expect(faultsWith({ before: '一つ目の措置（中略）講じた。' }).map(({ kind }) => kind)).toContain('not-in-version');
});

test('a diff is refused that does not make the new version', () => {
  const without = { ...edited, changes: [] };
  expect(proveAppendix(without, []).map(({ kind }) => kind)).toEqual(['replay']);
});
