import { expect, test } from 'vitest';
import type { FieldChange, TextDetail } from '../../src/diff/changes/change.js';
import { contentOf } from '../../src/model/item-values.js';
import { diffAssessments } from '../../src/diff/diff-assessments.js';
import { replayDiff } from '../../src/diff/replay/replay-diff.js';
import { reverseDiff } from './reverse-diff.js';
import { assessmentOf } from './small-document.js';
import type { Plain } from './small-document.js';

/** Numbers that look like chance and are the same on every machine. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const words =
  '特定個人情報ファイルの取扱いに関する措置を講じ、接種の記録を管理する。照会は情報提供ネットワークシステムを通じて行い、結果を三年間保存する。'.match(
    /.{1,4}/gu,
  ) ?? [];

function textOf(length: number, random: (below: number) => number): string {
  let text = '';
  while (text.length < length) text += `${words[random(words.length)] ?? ''}${random(12) === 0 ? '\n' : ''}`;
  return text;
}

/** Puts a word in at so many places that lie apart. */
function withEdits(text: string, count: number, random: (below: number) => number): string {
  const step = Math.floor(text.length / count);
  let edited = '';
  for (let index = 0; index < count; index++) {
    const part = text.slice(index * step, index === count - 1 ? undefined : (index + 1) * step);
    const at = 5 + random(Math.max(1, step - 10));
    edited += `${part.slice(0, at)}（改訂${String(index)}）${part.slice(at)}`;
  }
  return edited;
}

/** A whole document of 100,000 characters, most of it in a few long items. */
function longDocument(seed: number, edits: number): readonly [Plain, Plain] {
  const random = numbers(seed);
  const lengths = [30_000, 20_000, 10_000, 10_000, ...new Array<number>(60).fill(500)];
  const texts = lengths.map((length) => textOf(length, random));
  const build = (all: readonly string[]): Plain => ({
    基本情報: {
      事務: { 内容: all[0] },
      使用するシステム: all.slice(4).map((text, index) => ({ id: `system-${String(index)}`, 名称: `システム${String(index)}`, 機能: text })),
    },
    特定個人情報ファイル: [{ id: 'a', 概要: { 備考: all[1] }, 記録項目: all[2], リスク対策: { その他のリスク対策: all[3] } }],
  });
  const half = edits / 2;
  const after = texts.map((text, index) => (index === 0 ? withEdits(text, half, random) : index >= 4 && index < 4 + half ? withEdits(text, 1, random) : text));
  return [build(texts), build(after)];
}

test('100,000 characters with 100 edits', () => {
  const [before, after] = longDocument(7, 100);
  const [old, now] = [assessmentOf(before), assessmentOf(after)];
  const diff = diffAssessments(old, now);
  const hunks = diff.changes.flatMap((change) => (change.kind === 'field' && change.detail.kind === 'text' ? change.detail.hunks : []));
  expect(diff.changes).toHaveLength(51);
  expect(hunks).toHaveLength(100);
  expect(replayDiff(old, diff)).toEqual(contentOf(now));
});

test('10,000 edits in one text', () => {
  const random = numbers(11);
  const before = textOf(400_000, random);
  const after = withEdits(before, 10_000, random);
  const [old, now] = [assessmentOf({ 宣言: before }), assessmentOf({ 宣言: after })];
  const diff = diffAssessments(old, now);
  const [change] = diff.changes as readonly FieldChange[];
  expect((change?.detail as TextDetail).hunks.length).toBeGreaterThan(9_000);
  expect(replayDiff(old, diff)).toEqual(contentOf(now));
  expect(reverseDiff(diff)).toEqual(diffAssessments(now, old));
});

test('10,000 edits in 10,000 entries, which are put in another order too', () => {
  const random = numbers(13);
  const systems = Array.from({ length: 10_000 }, (_, index) => ({ id: `s${String(index)}`, 名称: `システム${String(index)}`, 機能: textOf(60, random) }));
  const edited = systems.map((system) => ({ ...system, 機能: `${system.機能}（改訂）` }));
  const turned = [...edited.slice(5_000), ...edited.slice(0, 5_000).reverse()];
  const [old, now] = [assessmentOf({ 基本情報: { 使用するシステム: systems } }), assessmentOf({ 基本情報: { 使用するシステム: turned } })];
  const diff = diffAssessments(old, now);
  expect(diff.changes.filter(({ kind }) => kind === 'field')).toHaveLength(10_000);
  expect(diff.changes.filter((change) => change.kind === 'move' && change.what === 'reordered')).toHaveLength(5_000);
  expect(replayDiff(old, diff)).toEqual(contentOf(now));
});

test('10,000 entries without ids are matched where they say the same', () => {
  const random = numbers(17);
  const systems = Array.from({ length: 10_000 }, (_, index) => ({ 名称: `システム${String(index)}`, 機能: textOf(40, random) }));
  const [old, now] = [assessmentOf({ 基本情報: { 使用するシステム: systems } }), assessmentOf({ 基本情報: { 使用するシステム: systems.slice(1) } })];
  const diff = diffAssessments(old, now);
  expect(diff.matches).toHaveLength(9_999);
  expect(diff.changes.filter(({ kind }) => kind === 'entry')).toHaveLength(1);
  expect(replayDiff(old, diff)).toEqual(contentOf(now));
});

test('200 entries without ids on either side, every one edited', () => {
  const random = numbers(23);
  const systems = Array.from({ length: 200 }, (_, index) => ({ 名称: `システム${String(index)}号`, 機能: textOf(400, random) }));
  const edited = systems.map((system) => ({ ...system, 機能: `${system.機能}（改訂）` })).reverse();
  const [old, now] = [assessmentOf({ 基本情報: { 使用するシステム: systems } }), assessmentOf({ 基本情報: { 使用するシステム: edited } })];
  const diff = diffAssessments(old, now);
  expect(diff.matches).toHaveLength(200);
  expect(diff.matches.every(({ before, after }) => before.called === after.called)).toBe(true);
  expect(diff.changes.filter((change) => change.kind === 'move' && change.what === 'reordered')).toHaveLength(199);
});

test('a text of one megabyte', () => {
  const random = numbers(19);
  const before = textOf(350_000, random);
  expect(Buffer.byteLength(before)).toBeGreaterThan(1_000_000);
  const after = withEdits(before, 50, random);
  const [old, now] = [assessmentOf({ 宣言: before }), assessmentOf({ 宣言: after })];
  const diff = diffAssessments(old, now);
  const [change] = diff.changes as readonly FieldChange[];
  expect((change?.detail as TextDetail).hunks).toHaveLength(50);
  expect(replayDiff(old, diff)).toEqual(contentOf(now));
});

test('a file with CRLF line ends says the same as one without', () => {
  const text = '一行目\n　二行目\n';
  const [{ changes }, moved] = [
    diffAssessments(assessmentOf({ 宣言: text.replaceAll('\n', '\r\n') }), assessmentOf({ 宣言: text })),
    diffAssessments(
      assessmentOf({ 宣言: '一行目\r\n保管場所への立入りを生体認証で制限する。\r\n三行目' }),
      assessmentOf({ 宣言: '一行目\r\n三行目', 特記事項: '保管場所への立入りを生体認証で制限する。' }),
    ),
  ];
  expect(changes.map((change) => change.kind === 'field' && [change.key, change.formOnly])).toEqual([['宣言', true]]);
  const hunks = moved.changes.flatMap((change) => (change.kind === 'field' && change.detail.kind === 'text' ? change.detail.hunks : []));
  expect(hunks.map((hunk) => hunk.moved?.key)).toEqual(['特記事項', '宣言']);
});
