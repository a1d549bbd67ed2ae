import { expect, test } from 'vitest';
import { diffAssessments } from '../../src/diff/diff-assessments.js';
import { loadForm } from '../../src/forms/form-library.js';
import { layoutDocument } from '../../src/layout/layout-document.js';
import { buildAssessment } from '../../src/model/build-parts.js';
import { markDocument } from '../../src/redline/mark-document.js';
import { viewDiff } from '../../src/redline/view-changes.js';

type Values = Readonly<Record<string, unknown>>;

/** The body of a 様式４ with its changes marked. */
function marked(before: Values, after: Values): string {
  const form = loadForm('様式４', '平成30年5月');
  if (!form) throw new Error('様式４ is gone');
  const [old, now] = [buildAssessment(form, before), buildAssessment(form, after)];
  const diff = diffAssessments(old, now);
  const marks = markDocument(diff, viewDiff(diff, { before: 'old.yaml', after: 'new.yaml' }));
  const figures = new Map(now.figures.map(({ entry }) => [JSON.stringify(entry.path), { picture: '', texts: [], width: 1, height: 1 }] as const));
  const html = layoutDocument(now, { draft: false, figures, marks });
  return html.slice(html.indexOf('<body>'));
}

const work = (values: Values): Values => ({ 基本情報: { 事務: values } });
const file = (values: Values): Values => ({ 特定個人情報ファイル: [{ id: 'main', 概要: values }] });
const hired = (...entries: readonly Values[]): Values => file({ 委託: { 委託事項: entries } });

test('changed words are marked where they stand, on the cover too', () => {
  const html = marked({ 評価書名: '児童手当', ...work({ 名称: '市が行う事務' }) }, { 評価書名: '児童扶養手当', ...work({ 名称: '町が行う事務' }) });
  expect(html).toContain('<del>市</del><ins>町</ins>が行う事務');
  expect(html).toMatch(/児童<ins>扶養<\/ins>手当|<del>児童手当<\/del><ins>児童扶養手当<\/ins>/u);
  expect(html).toContain('この頁に挙げたもの 0 件');
});

test('a choice shows both answers', () => {
  expect(marked(work({ 対象人数: '1万人以上10万人未満' }), work({ 対象人数: '10万人以上30万人未満' }))).toContain(
    '<del>1万人以上10万人未満</del><ins>10万人以上30万人未満</ins>',
  );
});

test('an added entry is underlined, one that went is struck through in its list', () => {
  const html = marked(hired({ id: 'a', 名称: '印刷' }, { id: 'b', 名称: '保守' }), hired({ id: 'a', 名称: '印刷' }, { id: 'c', 名称: '封入' }));
  expect(html).toContain('<ins>封入</ins>');
  expect(html).toMatch(/委託事項2（前の版。削除）<\/th><td><div class="text"><del>保守<\/del>/u);
});

test('a whole file that went is told on the sheet', () => {
  const both = {
    特定個人情報ファイル: [
      { id: 'main', ファイル名: '甲' },
      { id: 'other', ファイル名: '乙' },
    ],
  };
  const html = marked(both, { 特定個人情報ファイル: both.特定個人情報ファイル.slice(0, 1) });
  expect(html).toContain('書かれた所に印を付けられない変更');
  expect(html.slice(0, html.indexOf('class="cover"'))).toMatch(/<td>削除<\/td><td>特定個人情報ファイル2<\/td>/u);
});

test('the source of a diagram does not leave with the sheet', () => {
  const figure = (source: string): Values => ({ 事務の流れ: { 図: [{ id: 'zu', 図式: source, 代替テキスト: '説明' }] } });
  const html = marked(figure('digraph { himitsu [label="甲"] }'), figure('digraph { himitsu [label="乙"] }'));
  expect(html).toContain('図を修正');
  expect(html).not.toContain('himitsu');
});

test('an added line break can be seen, and texts are escaped', () => {
  expect(marked(work({ 名称: '一二' }), work({ 名称: '一\n二<b>' }))).toMatch(/<ins>⏎\n<\/ins>二<ins>&lt;b&gt;<\/ins>|<ins>[^<]*⏎\n[^<]*&lt;b&gt;<\/ins>/u);
});

test('without a change nothing is marked', () => {
  expect(marked(work({ 名称: '事務' }), work({ 名称: '事務' }))).not.toMatch(/<(?:ins|del)>/u);
});
