import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { addsName } from '../../src/classify/facts/new-files.js';
import { formsWith } from '../../src/workspace/disk/folder-forms.js';
import { classifyVersions, formOf, versionOf } from './versions.js';

const list = 'Ⅰ　関連情報　２．特定個人情報ファイル名';
const form = formOf('様式２');

/** The judgement of a changed list of files in 様式２, in a few words, and the rules of the messages. */
function judge(before: string, after: string, declared: readonly unknown[] = [], published = '令和6年11月1日'): string {
  const { judgements, messages } = classifyVersions(
    versionOf(form, { [list]: before }),
    versionOf(form, { [list]: after, 公表日: published }, { 変更の説明: declared }),
  );
  const judgement = judgements.find(({ change }) => change.key.includes('/'));
  return [judgement?.kind, judgement?.timing, judgement?.ruleId, ...messages.map(({ ruleId }) => ruleId)].join(' ');
}

test.each([
  ['a name more', '宛名ファイル', '宛名ファイル\n課税ファイル'],
  ['a name more, and numbers', '宛名ファイル', '(1)宛名ファイル\n(2)課税ファイル'],
  ['a name more in one line', '宛名ファイル、課税ファイル', '宛名ファイル、課税ファイル、収納ファイル'],
  ['numbered in one line', '①宛名ファイル　②課税ファイル', '①宛名ファイル　②課税ファイル　③収納ファイル'],
  ['a name that begins like another', '予防接種ファイル', '予防接種ファイル\n新型コロナ予防接種ファイル'],
  ['another file in place of one', '予防接種ファイル', '住民税ファイル'],
  ['the first name', '', '宛名ファイル'],
  ['a dash before', '－', '宛名ファイル'],
])('a new file: %s', (_, before, after) => {
  expect(judge(before, after)).toBe('new-file 要確認 new-file timing-undecided');
  expect(judge(before, after, [{ 実施日: '令和7年1月4日' }])).toBe('new-file 事前 new-file');
  expect(judge(before, after, [{ 実施日: '令和6年10月1日' }])).toBe('new-file 事前 new-file important-told-afterwards');
  expect(judge(before, after, [{ 根拠: '緊急時の事後評価', 理由: '感染症', 実施日: '令和6年10月1日' }])).toBe('emergency 事後 emergency');
  // No proviso about risk excuses a file that is held anew.
  for (const 根拠 of ['リスクに影響しない変更', 'リスクを下げる変更']) {
    expect(judge(before, after, [{ 根拠, 理由: '同じ情報' }])).toBe('new-file 要確認 new-file timing-undecided');
  }
  expect(judge(before, after, [{ 根拠: '文言の修正', 理由: '名称を改めた' }])).toBe('formal 事後 wording-correction');
  expect(judge(before, after, [{ 提出時期: '事後', 理由: '委員会に確かめた', 文言: '記載の整理' }])).toBe('new-file 事後 human-override important-overridden');
});

test.each([
  ['another spelling of a name', '予防接種ファイル', '予防接種情報ファイル'],
  ['a name that went', '宛名ファイル\n課税ファイル', '課税ファイル'],
  ['numbers alone', '宛名ファイル\n課税ファイル', '１　宛名ファイル\n２　課税ファイル'],
  ['another order', '宛名ファイル\n課税ファイル', '課税ファイル\n宛名ファイル'],
  ['lines instead of commas', '宛名ファイル、課税ファイル', '・宛名ファイル\n・課税ファイル'],
  ['a name with a dot, another name renamed', '賦課・徴収ファイル\n宛名ファイル', '賦課・徴収ファイル\n宛名管理ファイル'],
])('no new file: %s', (_, before, after) => {
  expect(addsName(before, after)).toBe(false);
  expect(judge(before, after)).toMatch(/^(?:other|formal) 事後 /u);
});

test('nothing else in a 様式２ must be 事前', () => {
  const purpose = 'Ⅰ　関連情報　１．特定個人情報ファイルを取り扱う事務　②事務の概要';
  const { judgements, messages } = classifyVersions(
    versionOf(form, { [purpose]: '台帳に記録する。' }),
    versionOf(form, { [purpose]: '事業者に委託する。', 公表日: '令和6年11月1日' }),
  );
  expect(judgements[1]).toMatchObject({ kind: 'other', timing: '事後', clause: '規則第14条第1項、規則第14条第3項' });
  expect(messages).toEqual([]);
});

test('a mark in the description of a 様式２ makes no 重要な変更', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hyokasho-marked-'));
  try {
    const description = readFileSync(new URL('../../schema/forms/form2-2024-10.yaml', import.meta.url), 'utf8');
    mkdirSync(join(folder, 'forms'));
    const marked = description
      .replace('revision: 令和6年10月', 'revision: 令和99年1月')
      .replace('label: 事務の概要, key: 概要,', 'label: 事務の概要, important: true, key: 概要,');
    expect(marked).toContain('important: true');
    writeFileSync(join(folder, 'forms/form2-marked.yaml'), marked);
    const own = formsWith(folder).load('様式２', '令和99年1月');
    if (!own) throw new Error('the form is not there');
    const item = 'Ⅰ　関連情報　１．特定個人情報ファイルを取り扱う事務　②事務の概要';
    const { judgements } = classifyVersions(versionOf(own, { [item]: '台帳に記録する。' }), versionOf(own, { [item]: '事業者に委託する。' }));
    expect(judgements).toMatchObject([{ kind: 'other', ruleId: 'other-change' }]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test.each([
  ['様式３', '規則第6条第1項前段'],
  ['様式４', '規則第7条第1項前段、規則第7条第4項前段、規則第7条第5項'],
])('%s: an added 特定個人情報ファイル, and its name in Ⅰ３ with it', (name, clause) => {
  const of = formOf(name);
  const names = 'Ⅰ　基本情報　３．特定個人情報ファイル名';
  const files = (...ids: string[]): Record<string, unknown> => ({ 特定個人情報ファイル: ids.map((id) => ({ id, 概要: { ファイル名: `${id}ファイル` } })) });
  const { judgements } = classifyVersions(
    versionOf(of, { [names]: '宛名ファイル' }, files('宛名')),
    versionOf(of, { [names]: '宛名ファイル\n課税ファイル' }, files('宛名', '課税')),
  );
  expect(judgements.map(({ ruleId, timing }) => [ruleId, timing])).toEqual([
    ['new-file', '要確認'],
    ['new-file', '要確認'],
  ]);
  expect(judgements[0]?.clause).toBe(clause);
  // A name that was only missing in Ⅰ３ is no new file.
  const late = classifyVersions(
    versionOf(of, { [names]: '宛名ファイル' }, files('宛名', '課税')),
    versionOf(of, { [names]: '宛名ファイル\n課税ファイル' }, files('宛名', '課税')),
  );
  expect(late.judgements.map(({ ruleId }) => ruleId)).toEqual(['other-change']);
});
