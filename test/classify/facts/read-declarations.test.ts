import { stringify } from 'yaml';
import { describe, expect, test } from 'vitest';
import { readDeclarations } from '../../../src/classify/facts/read-declarations.js';
import { parseSource } from '../../../src/load/read/parse-source.js';
import { diffAssessments } from '../../../src/diff/diff-assessments.js';
import { buildAssessment } from '../../../src/model/build-parts.js';
import { formOf, versionOf } from '../versions.js';

const form = formOf('様式４');
const duty = 'Ⅰ　基本情報　１．特定個人情報ファイルを取り扱う事務　②事務の内容';
const correction = { 根拠: '文言の修正', 理由: '字を直した' };

describe('readDeclarations', () => {
  const read = (declared: unknown) => {
    const source = parseSource('a.yaml', stringify({ 様式: '様式４', 改定: '平成30年5月', 変更の説明: declared }));
    return readDeclarations(source, buildAssessment(form, source.data));
  };

  test('rows and omissions', () => {
    const { declarations, messages } = read([
      { 行: [3, 1], 理由: '表の滑り' },
      { 項目: duty, 変更箇所: '載せない', 理由: '誤字' },
      { 項目: duty, 変更箇所: '載せない', 理由: '誤字', 実施日: '令和7年4月1日' },
    ]);
    expect(messages).toEqual([]);
    expect(declarations).toMatchObject([
      { kind: 'rows', rows: [3, 1], reason: '表の滑り', path: ['変更の説明', 0] },
      { kind: 'omission', scopes: [{ name: duty, version: 'after' }] },
      { kind: 'omission', path: ['変更の説明', 2] },
      { kind: 'change', path: ['変更の説明', 2], effective: { text: '令和7年4月1日', day: 20250401 } },
    ]);
  });

  test('need their reason, their item, and nothing else beside rows', () => {
    const { declarations, messages } = read([
      { 行: [1] },
      { 変更箇所: '載せない', 理由: 'x' },
      { 項目: duty, 変更箇所: '載せない' },
      { 行: [1], 理由: 'x', 項目: duty },
    ]);
    expect(declarations).toMatchObject([{ kind: 'rows', path: ['変更の説明', 3] }]);
    expect(messages.map(({ ruleId }) => ruleId)).toEqual([
      'declaration-without-reason',
      'declaration-without-item',
      'declaration-without-reason',
      'declaration-mixed',
    ]);
  });

  test('of what has the wrong shape, nothing', () => {
    expect(read(null)).toEqual({ declarations: [], messages: [] });
    expect(read('文')).toEqual({ declarations: [], messages: [] });
    expect(read([null, '文', 3, [], { 根拠: 5, 実施日: 20250401, 置換: 'x', 行: 'y', 項目: 3 }]).declarations.map(({ kind }) => kind)).toEqual(['change']);
  });

  test('an item that only the version before has is known with that version alone', () => {
    const list = 'Ⅰ　基本情報　２．特定個人情報ファイルを取り扱う事務において使用するシステム';
    const before = versionOf(form, { [list]: [{ id: 'a', 名称: '台帳' }] }).assessment;
    const after = versionOf(form, {}, { 変更の説明: [{ 項目: `${list}　システム1`, ...correction }] });
    expect(readDeclarations(after.source, after.assessment).messages.map(({ ruleId }) => ruleId)).toEqual(['declaration-unknown-item']);
    expect(readDeclarations(after.source, after.assessment, diffAssessments(before, after.assessment))).toMatchObject({
      messages: [],
      declarations: [{ scopes: [{ version: 'before' }] }],
    });
  });

  test('a name that fits what went and what came is no name; another id is no other thing', () => {
    const list = 'Ⅰ　基本情報　２．特定個人情報ファイルを取り扱う事務において使用するシステム';
    const declared = { 変更の説明: [{ 項目: `${list}　システム1`, ...correction }] };
    const before = versionOf(form, { [list]: [{ id: 'a', 名称: '住民記録台帳システム', 機能: '住民の記録を管理する。' }] }).assessment;
    const told = (entry: object): readonly string[] => {
      const { source, assessment } = versionOf(form, { [list]: [entry] }, declared);
      return readDeclarations(source, assessment, diffAssessments(before, assessment)).messages.map(({ ruleId }) => ruleId);
    };
    expect(told({ id: 'b', 名称: '電子申請', 機能: '申請を受け付け、審査の結果を知らせる。' })).toEqual(['declaration-ambiguous-item']);
    expect(told({ id: 'b', 名称: '住民記録台帳システム', 機能: '住民の記録を管理し、点検する。' })).toEqual([]);
  });

  test('what the version before declared, word for word, is of that version', () => {
    const law = { 根拠: '法改正', 理由: '番号法の改正' };
    const former = versionOf(form, {}, { 変更の説明: [law] });
    const after = versionOf(form, {}, { 変更の説明: [law, { ...law, 理由: '予防接種法の改正' }] });
    const { declarations, messages } = readDeclarations(after.source, after.assessment, diffAssessments(former.assessment, after.assessment), former.source);
    expect(declarations).toMatchObject([{ reason: '予防接種法の改正' }]);
    expect(messages).toMatchObject([{ ruleId: 'declaration-copied', severity: 'error', place: after.source.valuePlace(['変更の説明', 0]) }]);
  });
});
