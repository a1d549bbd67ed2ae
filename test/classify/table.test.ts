import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { formsWith } from '../../src/workspace/disk/folder-forms.js';
import { classifyVersions, formOf, versionOf } from './versions.js';
import type { Judged } from './versions.js';

const form = formOf('様式４');
const marked = 'Ⅱ　特定個人情報ファイルの概要　６．特定個人情報の保管・消去　①保管場所';
const plain = 'Ⅱ　特定個人情報ファイルの概要　３．特定個人情報の入手・使用　⑤本人への明示';
const [before, after] = ['庁舎のサーバ室に置く。', '事業者のデータセンターに置く。'];

interface Case {
  readonly item?: string;
  readonly declared?: readonly unknown[];
  readonly published?: string;
  readonly texts?: readonly [string, string];
}

function judge({ item = marked, declared = [], published = '令和7年6月27日', texts = [before, after] }: Case): Judged {
  return classifyVersions(versionOf(form, { [item]: texts[0] }), versionOf(form, { [item]: texts[1], 公表日: published }, { 変更の説明: declared }));
}

/** The judgement in a few words, and the rules of the messages. */
function words(given: Case): string {
  const { judgements, messages } = judge(given);
  const judgement = judgements.find(({ change }) => change.key.includes('/'));
  const told = messages.map(({ ruleId }) => ruleId).join(' ');
  return `${judgement?.kind ?? ''} ${judgement?.timing ?? ''} ${judgement?.ruleId ?? ''}${told === '' ? '' : ` ! ${told}`}`;
}

const days = {
  none: undefined,
  after: '令和7年7月1日',
  same: '令和7年6月27日',
  before: '令和7年6月1日',
} as const;
type Day = keyof typeof days;

/** What is declared, without the day. */
const grounds = {
  nothing: {},
  修正: { 根拠: '文言の修正', 理由: '送り仮名を直した' },
  組織: { 根拠: '組織改正', 理由: '課の名前が変わった' },
  法: { 根拠: '法改正', 理由: '条が移った' },
  影響なし: { 根拠: 'リスクに影響しない変更', 理由: '書き方を詳しくした' },
  下げる: { 根拠: 'リスクを下げる変更', 理由: '庁舎の外に置かない' },
  緊急: { 根拠: '緊急時の事後評価', 理由: '感染症の予防接種を急ぎ始めた' },
  人が事後: { 提出時期: '事後', 理由: '委員会に確かめた', 文言: '記載の整理' },
  人が事前: { 提出時期: '事前', 理由: '実施は公表の後の予定', 文言: '移行に伴う変更' },
} as const;
type Ground = keyof typeof grounds;

function declare(ground: Ground, day: Day): readonly unknown[] {
  const entry = { ...grounds[ground], ...(days[day] === undefined ? {} : { 実施日: days[day] }) };
  return Object.keys(entry).length === 0 ? [] : [entry];
}

const formalRules = { 修正: 'wording-correction', 組織: 'organisation-change', 法: 'law-citation', 影響なし: 'no-risk-effect' } as const;

const expectations: readonly (readonly [Ground, Day, string, string])[] = [
  // ground, day, ※ item, other item
  ['nothing', 'none', 'important 要確認 important-change ! timing-undecided', 'other 事後 other-change'],
  ['nothing', 'after', 'important 事前 important-change', 'other 事前 other-change'],
  ['nothing', 'same', 'important 事前 important-change ! published-same-day', 'other 事前 other-change'],
  ['nothing', 'before', 'important 事前 important-change ! important-told-afterwards', 'other 事後 other-change'],
  ...Object.entries(formalRules).flatMap(([ground, rule]) =>
    (['none', 'after', 'same', 'before'] as const).map((day): readonly [Ground, Day, string, string] => {
      const result = `formal ${day === 'after' || day === 'same' ? '事前' : '事後'} ${rule}`;
      return [ground as Ground, day, result, result];
    }),
  ),
  ['下げる', 'none', 'lower-risk 事後 lower-risk', 'lower-risk 事後 lower-risk'],
  ['下げる', 'after', 'lower-risk 事前 lower-risk', 'lower-risk 事前 lower-risk'],
  ['下げる', 'same', 'lower-risk 事前 lower-risk', 'lower-risk 事前 lower-risk'],
  ['下げる', 'before', 'lower-risk 事後 lower-risk', 'lower-risk 事後 lower-risk'],
  ['緊急', 'none', 'emergency 事後 emergency', 'other 事後 other-change'],
  ['緊急', 'after', 'important 事前 important-change', 'other 事前 other-change'],
  ['緊急', 'same', 'emergency 事後 emergency', 'other 事前 other-change'],
  ['緊急', 'before', 'emergency 事後 emergency', 'other 事後 other-change'],
  ['人が事後', 'none', 'important 事後 human-override ! important-overridden', 'other 事後 human-override'],
  ['人が事後', 'after', 'important 事後 human-override ! declaration-contradicts-dates', 'other 事後 human-override ! declaration-contradicts-dates'],
  ['人が事後', 'before', 'important 事後 human-override ! important-told-afterwards', 'other 事後 human-override'],
  ['人が事前', 'none', 'important 事前 human-override', 'other 事前 human-override'],
  ['人が事前', 'after', 'important 事前 human-override', 'other 事前 human-override'],
  ['人が事前', 'same', 'important 事前 human-override', 'other 事前 human-override'],
  ['人が事後', 'same', 'important 事後 human-override ! important-overridden', 'other 事後 human-override'],
  ['人が事前', 'before', 'important 事前 human-override ! declaration-contradicts-dates', 'other 事前 human-override ! declaration-contradicts-dates'],
];

describe('declared for the whole version', () => {
  test.each(expectations)('%s, taking effect %s', (ground, day, ofMarked, ofPlain) => {
    expect(words({ declared: declare(ground, day) })).toBe(ofMarked);
    expect(words({ item: plain, declared: declare(ground, day) })).toBe(ofPlain);
  });

  test.each(expectations.filter(([ground, day]) => ground !== 'nothing' || day !== 'none'))(
    '%s, taking effect %s, declared for the item',
    (ground, day, ofMarked) => {
      const [entry] = declare(ground, day) as readonly [object];
      expect(words({ declared: [{ 項目: marked, ...entry }] })).toBe(ofMarked);
      // The same about another item changes nothing.
      expect(words({ declared: [{ 項目: plain, ...entry }] })).toBe('important 要確認 important-change ! timing-undecided declaration-unused');
    },
  );
});

describe('what is formal needs no declaration', () => {
  test.each([
    ['width', ['ＶＲＳに記録する（令和６年４月）。', 'VRSに記録する（令和6年4月）。'], 'form-only'],
    ['a date in the western calendar', ['令和6年4月1日から置く。', '2024年4月1日から置く。'], 'form-only'],
    ['line numbers', ['①置く。\n②消す。', '②置く。\n③消す。'], 'renumbering'],
  ] as const)('%s', (_, texts, ruleId) => {
    expect(words({ texts })).toBe(`formal 事後 ${ruleId}`);
    expect(words({ texts, declared: declare('nothing', 'after') })).toBe(`formal 事前 ${ruleId}`);
    expect(words({ texts, item: plain })).toBe(`formal 事後 ${ruleId}`);
    // An emergency is no reason for it.
    expect(words({ texts, declared: declare('緊急', 'before') })).toBe(`formal 事後 ${ruleId}`);
  });

  test.each([
    ['a digit', ['5年置く。', '6年置く。']],
    ['a circled number that chooses another measure', ['リスク対策は①による。', 'リスク対策は②による。']],
    ['an empty item that is filled', ['', '置く。']],
    ['an item that is emptied', ['置く。', '']],
    ['a dash for a text', ['置く。', '－']],
  ] as const)('%s is not formal', (_, texts) => {
    expect(words({ texts })).toBe('important 要確認 important-change ! timing-undecided');
  });

  test('another wording of an option in another revision of the form', () => {
    const forms = formsWith(fileURLToPath(new URL('../commands/revisions/schema', import.meta.url)));
    const [old, now] = [forms.load('様式３', '平成30年5月'), forms.load('様式３', '令和99年1月')];
    if (!old || !now) throw new Error('the revisions are not there');
    const item = 'Ⅱ　特定個人情報ファイルの概要　３．特定個人情報の入手・使用　①入手元';
    const [from, to] = [
      { 該当: ['民間事業者'], 民間事業者: '薬局' },
      { 該当: ['事業者'], 事業者: '薬局' },
    ];
    const { judgements, messages } = classifyVersions(versionOf(old, { [item]: from }), versionOf(now, { [item]: to }));
    expect(judgements).toMatchObject([{ ruleId: 'revision-only', kind: 'formal', timing: '事後', wording: '様式の改定に伴う変更' }]);
    expect(messages).toEqual([]);
    const other = classifyVersions(versionOf(old, { [item]: from }), versionOf(now, { [item]: { ...to, 事業者: '医院' } }));
    expect(other.judgements).toMatchObject([{ ruleId: 'important-change', timing: '要確認' }]);
  });
});

describe('publication', () => {
  test('a draft needs the day on which the change takes effect, and says what it counts on', () => {
    expect(words({ published: '', declared: declare('nothing', 'after') })).toBe('important 事前 important-change ! publish-before-change');
    expect(words({ published: '', declared: declare('nothing', 'none') })).toBe('important 要確認 important-change ! timing-undecided');
    expect(words({ published: '', declared: declare('緊急', 'before') })).toBe('emergency 事後 emergency');
    expect(words({ published: '', item: plain, declared: declare('nothing', 'after') })).toBe('other 事前 other-change');
    expect(words({ published: '', declared: declare('人が事前', 'before') })).toBe('important 事前 human-override');
    expect(judge({ published: '', declared: declare('nothing', 'after') }).messages).toMatchObject([{ severity: 'notice', item: '変更の説明' }]);
  });

  test('a draft with the day of the version before it is a draft', () => {
    const [old, now] = [
      versionOf(form, { [marked]: before, 公表日: '令和7年3月10日' }),
      versionOf(form, { [marked]: after, 公表日: '2025年3月10日' }, { 変更の説明: declare('nothing', 'before') }),
    ];
    const { judgements, messages } = classifyVersions(old, now);
    const judgement = judgements.find(({ ruleId }) => ruleId === 'important-change');
    expect(judgement).toMatchObject({ timing: '事前' });
    expect(judgement).not.toHaveProperty('byDates');
    expect(messages.map(({ ruleId }) => ruleId)).toEqual(['published-day-unchanged', 'publish-before-change']);
  });

  test('a month decides only what lies outside it', () => {
    expect(words({ published: '令和7年6月', declared: declare('nothing', 'after') })).toBe('important 事前 important-change');
    expect(words({ published: '令和7年6月', declared: [{ 実施日: '令和7年5月31日' }] })).toBe('important 事前 important-change ! important-told-afterwards');
    expect(words({ published: '令和7年6月', declared: declare('nothing', 'same') })).toBe('important 要確認 important-change ! timing-undecided');
    expect(words({ published: '未定', declared: declare('nothing', 'after') })).toBe('important 要確認 important-change ! timing-undecided');
    expect(words({ published: '令和7年2月30日', declared: declare('nothing', 'after') })).toBe('important 要確認 important-change ! timing-undecided');
    expect(words({ published: '2025-06-27', declared: declare('nothing', 'after') })).toBe('important 事前 important-change');
  });
});

test('a judgement says which rule, clause, ground and day it rests on', () => {
  const [, judgement] = judge({ declared: declare('nothing', 'after') }).judgements;
  expect(judgement).toMatchObject({
    ruleId: 'important-change',
    clause: '規則第7条第1項後段、規則第7条第4項後段、規則第7条第5項、規則第11条、指針別表',
    ground: '※の付く項目の変更であり、重要な変更に当たらない理由が説明されていない。',
    effective: '令和7年7月1日',
    byDates: '事前',
  });
  expect(judge({ declared: declare('影響なし', 'none') }).judgements[1]).toMatchObject({
    clause: '指針第6の2ただし書、規則第14条第1項、規則第14条第3項',
    ground: 'リスクを相当程度変動させるものではないと、部署が理由を添えて説明した（理由: 書き方を詳しくした）。',
    wording: '重要な変更にはあたらない（リスク変更なし）',
  });
  expect(judge({ declared: declare('人が事後', 'none') }).judgements[1]?.overridden).toEqual({
    timing: '要確認',
    ruleId: 'important-change',
    reason: '委員会に確かめた',
  });
});

test('messages stand at the item, and at the declaration that they are about', () => {
  const version = versionOf(form, { [marked]: after, 公表日: '令和7年6月27日' }, { 変更の説明: declare('nothing', 'before') });
  const { messages, diff } = classifyVersions(versionOf(form, { [marked]: before }), version);
  const path = diff.changes[1]?.after?.path ?? [];
  expect(messages).toEqual([
    {
      ruleId: 'important-told-afterwards',
      severity: 'error',
      text: '重要な変更は、実施する前に公表しなければなりませんが、実施日（令和7年6月1日）が公表日（令和7年6月27日）より前です',
      item: marked,
      place: version.source.valuePlace(path),
      related: version.source.valuePlace(['変更の説明', 0, '実施日']),
      mend: '実施日と公表日を確かめてください。災害などで緊急に変更したのなら「根拠: 緊急時の事後評価」を、重要な変更に当たらないのならその根拠を、「理由」と共に書いてください',
    },
  ]);
});

describe('entries', () => {
  const list = 'Ⅱ　特定個人情報ファイルの概要　４．特定個人情報ファイルの取扱いの委託　委託事項';
  const systems = 'Ⅰ　基本情報　２．特定個人情報ファイルを取り扱う事務において使用するシステム';
  const judged = (item: string, from: readonly unknown[], to: readonly unknown[], declared: readonly unknown[] = []): readonly string[] =>
    classifyVersions(versionOf(form, { [item]: from }), versionOf(form, { [item]: to }, { 変更の説明: declared })).judgements.map(
      ({ change, ruleId, timing }) => `${change.kind} ${ruleId} ${timing}`,
    );
  const [a, b, c] = ['a', 'b', 'c'].map((id) => ({ id, 名称: `${id}の業務`, 再委託の有無: '再委託しない' }));

  test('are important by what is written in them', () => {
    expect(judged(list, [a, b], [a, b, c])).toEqual(['entry important-change 要確認']);
    expect(judged(list, [a, b, c], [a, b])).toEqual(['entry important-change 要確認']);
    expect(judged(list, [a], [a, { id: 'x', 名称: '名前だけ' }])).toEqual(['entry other-change 事後']);
    expect(
      judged(
        systems,
        [{ id: 'a', 名称: '一' }],
        [
          { id: 'a', 名称: '一' },
          { id: 'b', 名称: '二' },
        ],
      ),
    ).toEqual(['entry other-change 事後']);
  });

  test('that only have another number are renumbered, and told with what moved them', () => {
    expect(judged(list, [a, b, c], [a, c])).toEqual(expect.arrayContaining(['entry important-change 要確認', 'move renumbering 要確認']));
    expect(judged(list, [a, b, c], [a, c], [{ 実施日: '令和7年7月1日' }])).toEqual(
      expect.arrayContaining(['entry important-change 事前', 'move renumbering 事前']),
    );
    const gone = [{ 項目: '特定個人情報ファイル/#id0/概要/委託/委託事項/#b', 根拠: 'リスクを下げる変更', 理由: '委託をやめた' }];
    expect(judged(list, [a, b, c], [a, c], gone)).toContain('move renumbering 事後');
    expect(new Set(judged(list, [a, b], [b, a]))).toEqual(new Set(['move renumbering 事後']));
  });

  test('that are gone are declared with the section that they stood in', () => {
    const section = 'Ⅱ　特定個人情報ファイルの概要　４．特定個人情報ファイルの取扱いの委託';
    expect(judged(list, [a, b], [a], [{ 項目: section, 根拠: 'リスクを下げる変更', 理由: '委託をやめた' }])).toEqual(['entry lower-risk 事後']);
    const other = 'Ⅱ　特定個人情報ファイルの概要　６．特定個人情報の保管・消去';
    expect(judged(list, [a, b], [a], [{ 項目: other, 根拠: 'リスクを下げる変更', 理由: '委託をやめた' }])).toEqual(['entry important-change 要確認']);
  });

  test('that are gone are declared by their old names, or by their keys where another has the name now', () => {
    const reason = { 根拠: 'リスクを下げる変更', 理由: '委託をやめた' };
    expect(judged(list, [a, b, c], [a, b], [{ 項目: `${list}3`, ...reason }])).toEqual(['entry lower-risk 事後']);
    const gone = 'entry lower-risk 事後';
    expect(judged(list, [a, b, c], [a, c], [{ 項目: `${list}2`, ...reason }])).not.toContain(gone);
    expect(judged(list, [a, b, c], [a, c], [{ 項目: '特定個人情報ファイル/#id0/概要/委託/委託事項/#b', ...reason }])).toContain(gone);
  });
});
