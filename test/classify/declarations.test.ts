import { describe, expect, test } from 'vitest';
import { classifyVersions, formOf, versionOf } from './versions.js';

const form = formOf('様式４');
const storage = 'Ⅱ　特定個人情報ファイルの概要　６．特定個人情報の保管・消去　①保管場所';
const notice = 'Ⅱ　特定個人情報ファイルの概要　３．特定個人情報の入手・使用　⑤本人への明示';
const duty = 'Ⅰ　基本情報　１．特定個人情報ファイルを取り扱う事務　②事務の内容';

const values = { [storage]: '甲', [notice]: '甲', [duty]: '甲' };
const changed = { [storage]: '乙', [notice]: '乙', [duty]: '乙' };

function judge(declared: readonly unknown[], now: Readonly<Record<string, unknown>> = changed, old: Readonly<Record<string, unknown>> = values) {
  const version = versionOf(form, { ...now, 公表日: '令和7年6月27日' }, { 変更の説明: declared });
  const result = classifyVersions(versionOf(form, { ...old, 公表日: '令和7年6月27日' }), version);
  const of = (name: string) => result.judgements.find(({ change }) => (change.after ?? change.before)?.name === name);
  const told = result.messages.filter(({ ruleId }) => ruleId.startsWith('declaration'));
  return { ...result, of, told, source: version.source };
}

const correction = { 根拠: '文言の修正', 理由: '字を直した' };

describe('項目', () => {
  test.each([
    ['the official name', storage],
    ['in other width and spacing', 'II 特定個人情報ファイルの概要  6.特定個人情報の保管・消去 (1)保管場所'.replace('(1)', '1')],
    ['without its part', '６．特定個人情報の保管・消去　①保管場所'],
    ['the section', 'Ⅱ　特定個人情報ファイルの概要　６．特定個人情報の保管・消去'],
    ['the section without its part', '６．特定個人情報の保管・消去'],
    ['the part', 'Ⅱ　特定個人情報ファイルの概要'],
    ['the file', '特定個人情報ファイル1'],
    ['the key', '特定個人情報ファイル/#id0/概要/保管・消去/保管場所'],
    ['the key of the part', '特定個人情報ファイル/#id0/概要'],
    ['one of several', [duty, storage]],
  ])('%s', (_, items) => {
    const { of, told } = judge([{ 項目: items, ...correction }]);
    expect(of(storage)?.ruleId).toBe('wording-correction');
    expect(told).toEqual([]);
  });

  test('covers what stands below it and nothing beside it', () => {
    const { of } = judge([{ 項目: 'Ⅱ　特定個人情報ファイルの概要　６．特定個人情報の保管・消去', ...correction }]);
    expect([of(notice)?.ruleId, of(duty)?.ruleId]).toEqual(['other-change', 'important-change']);
  });

  test('left out means the whole version; written and empty means nothing', () => {
    for (const whole of [{}, { 項目: null }]) expect(judge([{ ...whole, ...correction }]).of(duty)?.ruleId).toBe('wording-correction');
    for (const empty of ['', [], ['']]) {
      const { of, told } = judge([{ 項目: empty, ...correction }]);
      expect(of(duty)?.ruleId).toBe('important-change');
      expect(told.map(({ ruleId, text }) => [ruleId, text])).toEqual([['declaration-unknown-item', '項目の名前が書かれていません']]);
    }
  });

  test('that nobody knows is told with what was meant, at its place', () => {
    const { of, told, source } = judge([{ 項目: [duty, 'Ⅱ６①置き場', 'Ⅰ　きほんじょうほう'], ...correction }]);
    expect(told).toMatchObject([
      {
        ruleId: 'declaration-unknown-item',
        severity: 'error',
        text: '「Ⅱ６①置き場」という項目は、この版にも前の版にもありません',
        mend: `もしかして「${storage}」ではありませんか`,
        place: source.valuePlace(['変更の説明', 0, '項目', 1]),
      },
      { mend: 'もしかして「Ⅰ　基本情報」ではありませんか', place: source.valuePlace(['変更の説明', 0, '項目', 2]) },
    ]);
    expect(of(duty)?.ruleId).toBe('wording-correction');
    expect(of(storage)?.ruleId).toBe('important-change');
  });

  test('that is the name of several things is told with how to tell them apart', () => {
    const shared =
      'Ⅲ　特定個人情報ファイルの取扱いプロセスにおけるリスク対策　３．特定個人情報の使用　リスク２：　権限のない者（元職員、アクセス権限のない職員等）によって不正に使用されるリスク　具体的な管理方法';
    const { told } = judge([{ 項目: shared, ...correction }]);
    expect(told).toMatchObject([{ ruleId: 'declaration-ambiguous-item', severity: 'error' }]);
    const key = '特定個人情報ファイル/#id0/リスク対策/使用/権限のない者によって不正に使用されるリスク/発効・失効の具体的な管理方法';
    expect(told[0]?.mend).toContain(`「${key}」`);
    expect(judge([{ 項目: key, ...correction }]).told.map(({ ruleId }) => ruleId)).toEqual(['declaration-unused']);
  });

  test('of the second file names the second file', () => {
    const files = (a: string, b: string) => ({
      特定個人情報ファイル: [a, b].map((text, index) => ({ id: `id${String(index)}`, 概要: { '保管・消去': { 保管場所: text } } })),
    });
    const version = versionOf(form, {}, { ...files('乙', '乙'), 変更の説明: [{ 項目: 'Ⅱ（２）　特定個人情報ファイルの概要', ...correction }] });
    const { judgements } = classifyVersions(versionOf(form, {}, files('甲', '甲')), version);
    expect(judgements.map(({ ruleId }) => ruleId)).toEqual(['important-change', 'wording-correction']);
  });
});

describe('several declarations about one change', () => {
  test('each thing comes from the closest one', () => {
    const { of, told } = judge([
      { 実施日: '令和7年8月1日', 文言: '全体の文言' },
      { 項目: 'Ⅱ　特定個人情報ファイルの概要', 文言: 'Ⅱの文言' },
      { 項目: storage, 実施日: '令和7年9月1日' },
    ]);
    expect(of(storage)).toMatchObject({ effective: '令和7年9月1日', wording: 'Ⅱの文言', timing: '事前' });
    expect(of(notice)).toMatchObject({ effective: '令和7年8月1日', wording: 'Ⅱの文言' });
    expect(of(duty)).toMatchObject({ effective: '令和7年8月1日', wording: '全体の文言' });
    expect(told).toEqual([]);
  });

  test('the wording of a ground is not that of another ground', () => {
    const { of } = judge([
      { 根拠: '緊急時の事後評価', 理由: '感染症', 文言: '緊急の文言' },
      { 項目: storage, ...correction },
    ]);
    expect(of(storage)).toMatchObject({ ruleId: 'wording-correction', wording: '重要な変更にはあたらない（文言の修正）' });
    expect(of(duty)).toMatchObject({ ruleId: 'emergency', wording: '緊急の文言' });
  });

  test('equally close and different is an error, and neither counts', () => {
    const { of, told, source } = judge([
      { 項目: storage, 根拠: '文言の修正', 理由: '一' },
      { 項目: storage, 根拠: 'リスクを下げる変更', 理由: '二' },
      { 項目: '６．特定個人情報の保管・消去　①保管場所', 実施日: '令和7年9月1日' },
      { 項目: storage, 実施日: '2025-09-01' },
    ]);
    expect(of(storage)).toMatchObject({ ruleId: 'important-change', timing: '事前', effective: '令和7年9月1日' });
    expect(told).toMatchObject([
      {
        ruleId: 'declaration-contradiction',
        severity: 'error',
        text: '同じ変更について、「根拠」の違う記載があります。どちらも働きません',
        place: source.valuePlace(['変更の説明', 1, '根拠']),
        related: source.valuePlace(['変更の説明', 0, '根拠']),
      },
    ]);
    const days = judge([{ 実施日: '令和7年9月1日' }, { 実施日: '令和7年9月2日' }]);
    expect(days.of(duty)).toMatchObject({ timing: '要確認' });
    expect(days.told).toHaveLength(1);
  });
});

describe('置換', () => {
  const [old, now] = [{ [storage]: '情報政策課のサーバ室（杉並区役所）' }, { [storage]: '情報管理課のサーバ室（杉並区役所）' }];
  const organisation = { 根拠: '組織改正', 置換: [{ 旧: '情報政策課', 新: '情報管理課' }] };

  test('makes a change formal that it explains, without a reason', () => {
    const { of, told } = judge([organisation], now, old);
    expect(of(storage)).toMatchObject({ ruleId: 'organisation-change', ground: '組織改正による名称の変更である（「情報政策課」→「情報管理課」）。' });
    expect(told).toEqual([]);
  });

  test('together with differences of form, and where the old name stays in part', () => {
    expect(judge([organisation], { [storage]: '情報管理課のサーバ室(杉並区役所)' }, old).of(storage)?.ruleId).toBe('organisation-change');
    const twice = judge([organisation], { [storage]: '情報管理課（旧情報政策課）' }, { [storage]: '情報政策課（旧情報政策課）' });
    expect(twice.of(storage)?.ruleId).toBe('organisation-change');
  });

  test('of several declarations together', () => {
    const law = { 根拠: '法改正', 置換: [{ 旧: '第19条第７号', 新: '第19条第８号' }] };
    const [from, to] = ['情報政策課（番号法第19条第７号）', '情報管理課（番号法第19条第８号）'];
    expect(judge([organisation, law], { [storage]: to }, { [storage]: from }).of(storage)?.ruleId).toBe('organisation-change');
    expect(judge([law], { [storage]: '第19条第8号' }, { [storage]: '第19条第7号' }).of(storage)?.ruleId).toBe('law-citation');
    expect(judge([law], { [storage]: to }, { [storage]: from }).of(storage)?.ruleId).toBe('important-change');
  });

  test('covers nothing that it does not explain: not with its ground, its day or its wording', () => {
    const { of, told } = judge([{ ...organisation, 実施日: '令和7年4月1日', 文言: '組織改正' }], { ...now, [duty]: '乙' }, { ...old, [duty]: '甲' });
    expect(of(storage)).toMatchObject({ ruleId: 'organisation-change', wording: '組織改正', effective: '令和7年4月1日' });
    expect(of(duty)).toMatchObject({ ruleId: 'important-change', timing: '要確認', wording: '' });
    expect(of(duty)?.effective).toBeUndefined();
    expect(told).toEqual([]);
    expect(judge([organisation]).told).toMatchObject([{ ruleId: 'declaration-unused', text: '置換だけで説明できる変更が、前の版との間にありません' }]);
  });

  test.each([
    ['anything else changed', '情報管理課のサーバ室（杉並区役所の外）'],
    ['the other way round', undefined],
    ['a tick', undefined],
  ])('does not explain %s', (what, text) => {
    const sources = 'Ⅱ　特定個人情報ファイルの概要　３．特定個人情報の入手・使用　①入手元';
    const ticked = (ticks: readonly string[], section: string) => ({ [sources]: { 該当: ticks, 評価実施機関内の他部署: section } });
    const [from, to] =
      what === 'a tick'
        ? [ticked(['評価実施機関内の他部署'], '情報政策課'), ticked(['評価実施機関内の他部署', '本人又は本人の代理人'], '情報管理課')]
        : text === undefined
          ? [now, old]
          : [old, { [storage]: text }];
    expect(judge([organisation], to, from).judgements.filter(({ ruleId }) => ruleId === 'important-change')).toHaveLength(1);
  });

  test('explains the texts of boxes', () => {
    const sources = 'Ⅱ　特定個人情報ファイルの概要　３．特定個人情報の入手・使用　①入手元';
    const boxes = (section: string) => ({ [sources]: { 該当: ['評価実施機関内の他部署'], 評価実施機関内の他部署: section } });
    expect(judge([organisation], boxes('情報管理課'), boxes('情報政策課')).of(sources)?.ruleId).toBe('organisation-change');
  });

  test.each([
    [{ 置換: [{ 旧: '甲', 新: '乙' }] }, '置換に、根拠が書かれていません'],
    [{ 根拠: '緊急時の事後評価', 理由: '急いだ', 置換: [{ 旧: '甲', 新: '乙' }] }, '根拠「緊急時の事後評価」には、置換を添えられません'],
    [{ 根拠: '組織改正', 置換: [{ 旧: '甲', 新: null }] }, '置換の「新」が書かれていません'],
    [{ 根拠: '組織改正', 置換: [{ 新: '乙' }] }, '置換の「旧」が書かれていません'],
    [{ 根拠: '組織改正', 理由: '改正', 置換: [{ 旧: 'ＡＢ', 新: 'AB' }] }, '置換の「旧」と「新」が同じです'],
  ])('%j is an error, and does not count', (entry, text) => {
    const { of, told } = judge([entry]);
    expect(told.map((message) => [message.ruleId, message.severity, message.text])).toEqual([['declaration-replacement', 'error', text]]);
    expect(of(storage)?.ruleId).toBe('important-change');
  });
});

describe('理由', () => {
  test.each(['文言の修正', '組織改正', '法改正', 'リスクに影響しない変更', 'リスクを下げる変更', '緊急時の事後評価'])('%s needs one', (ground) => {
    const { of, told, source } = judge([{ 根拠: ground }]);
    expect(of(storage)).toMatchObject({ ruleId: 'important-change', timing: '要確認' });
    expect(told).toMatchObject([{ ruleId: 'declaration-without-reason', severity: 'error', place: source.valuePlace(['変更の説明', 0, '根拠']) }]);
    expect(judge([{ 根拠: ground, 理由: '理由がある' }]).told).toEqual([]);
  });

  test('a decision about the timing needs one, and words to print', () => {
    const { of, told } = judge([{ 提出時期: '事後' }]);
    expect(of(storage)).toMatchObject({ ruleId: 'important-change', timing: '要確認' });
    expect(told.map(({ ruleId }) => ruleId)).toEqual(['declaration-without-reason']);
    const given = judge([{ 提出時期: '事後', 理由: '確かめた' }]);
    expect(given.of(storage)).toMatchObject({ ruleId: 'human-override', timing: '事後', wording: '', overridden: { timing: '要確認' } });
    // What agrees with the rules has their words.
    expect(given.of(notice)).toMatchObject({ timing: '事後', wording: 'その他の項目の変更であり、事前の提出・公表が義務付けられない' });
    expect(given.told.map(({ ruleId, severity }) => [ruleId, severity])).toEqual([['declaration-without-wording', 'warning']]);
  });
});

describe('実施日', () => {
  test.each([
    ['令和7年8月', '実施日「令和7年8月」は、日まで書かれていません'],
    ['来春', '実施日「来春」は、日付として読めません'],
    ['令和7年2月30日', '実施日「令和7年2月30日」は、暦にない日です（2025年2月に30日はありません）'],
  ])('%s is no day', (day, text) => {
    const { of, told } = judge([{ 実施日: day }]);
    expect(told.map((message) => [message.ruleId, message.severity, message.text])).toEqual([['declaration-date', 'error', text]]);
    expect(of(storage)?.timing).toBe('要確認');
  });
});

test('an entry that says nothing is told', () => {
  expect(judge([{ 項目: storage, 理由: '覚え' }]).told).toMatchObject([{ ruleId: 'declaration-empty', severity: 'warning' }]);
});

test('a declaration that no change has to do with is told, a whole version among them', () => {
  const { told, source } = judge([{ 項目: storage, ...correction }], values);
  expect(told).toMatchObject([{ ruleId: 'declaration-unused', severity: 'warning', place: source.valuePlace(['変更の説明', 0]) }]);
  // 公表日 changes with every version.
  const version = versionOf(form, { 公表日: '令和7年6月27日' }, { 変更の説明: [correction] });
  expect(classifyVersions(versionOf(form, {}), version).messages.map(({ ruleId }) => ruleId)).toEqual(['declaration-unused']);
});
