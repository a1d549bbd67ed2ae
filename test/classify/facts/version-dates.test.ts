import { expect, test } from 'vitest';
import { classifyVersions, formOf, versionOf } from '../versions.js';

const form = formOf('様式４');
const marked = 'Ⅱ　特定個人情報ファイルの概要　６．特定個人情報の保管・消去　①保管場所';
const plain = 'Ⅱ　特定個人情報ファイルの概要　３．特定個人情報の入手・使用　⑤本人への明示';
const [before, after] = ['庁舎のサーバ室に置く。', '事業者のデータセンターに置く。'];

test('a draft is published after the version before it: what took effect by then is too late', () => {
  const former = '令和7年6月10日';
  const draft = (item: string, published: string, declared: readonly unknown[]) => {
    const now = versionOf(form, { [item]: after, 公表日: published }, { 変更の説明: declared });
    const { judgements, messages } = classifyVersions(versionOf(form, { [item]: before, 公表日: former }), now);
    const judgement = judgements.find(({ change }) => change.key.includes('/'));
    return [judgement?.timing, judgement?.byDates, ...messages.filter(({ ruleId }) => ruleId !== 'published-day-unchanged').map(({ ruleId }) => ruleId)];
  };
  for (const published of ['', former]) {
    expect(draft(marked, published, [{ 実施日: '令和7年6月1日' }])).toEqual(['事前', '事後', 'important-told-afterwards']);
    expect(draft(marked, published, [{ 実施日: former }])).toEqual(['事前', '事後', 'important-told-afterwards']);
    expect(draft(marked, published, [{ 実施日: '令和7年6月11日' }])).toEqual(['事前', undefined, 'publish-before-change']);
    expect(draft(marked, published, [{ 根拠: '緊急時の事後評価', 理由: '感染症の予防接種を急ぎ始めた', 実施日: '令和7年6月1日' }])).toEqual(['事後', '事後']);
    expect(draft(marked, published, [{ 提出時期: '事前', 理由: '実施は公表の後の予定', 文言: '移行に伴う変更', 実施日: '令和7年6月1日' }])).toEqual([
      '事前',
      '事後',
      'declaration-contradicts-dates',
    ]);
    expect(draft(plain, published, [{ 実施日: '令和7年6月1日' }])).toEqual(['事後', '事後']);
  }
  const { messages } = classifyVersions(
    versionOf(form, { [marked]: before, 公表日: former }),
    versionOf(form, { [marked]: after }, { 変更の説明: [{ 実施日: '令和7年6月1日' }] }),
  );
  expect(messages.map(({ text }) => text)).toEqual([
    '重要な変更は、実施する前に公表しなければなりませんが、実施日（令和7年6月1日）が前の版の公表日（令和7年6月10日）以前です',
  ]);
});

test('a 公表日 before that of the version before it is a slip: every day would be judged by it', () => {
  const versions = (former: string, published: string) =>
    classifyVersions(
      versionOf(form, { [marked]: before, 公表日: former }),
      versionOf(form, { [marked]: after, 公表日: published }, { 変更の説明: [{ 実施日: '令和7年1月1日' }] }),
    ).messages.map(({ ruleId, severity, text }) => [ruleId, severity, text]);
  expect(versions('令和7年3月10日', '令和6年10月1日')).toEqual([
    ['published-day-earlier', 'error', '公表日（令和6年10月1日）が、前の版の公表日（令和7年3月10日）より前です'],
  ]);
  expect(versions('令和6年10月', '令和6年10月1日')).toEqual([]);
  expect(versions('未定', '令和6年10月1日')).toEqual([]);
});
