import { describe, expect, test } from 'vitest';
import { matchRows } from '../../../src/appendix/match/match-rows.js';
import type { RowMatching } from '../../../src/appendix/match/match-rows.js';
import { diffAssessments } from '../../../src/diff/diff-assessments.js';
import { versionOf } from './gold-steps.js';

const version = (section: string, chief: string, users: string, rule: string, row = ' []'): string => `様式: 様式３
改定: 平成30年5月
基本情報:
  事務:
    内容: ${section}で申請を受け付ける。
  担当部署:
    部署: 住民生活部${section}
    所属長の役職名: ${chief}
  個人番号の利用:
    法令上の根拠: ${rule}
特定個人情報ファイル:
  - id: f
    概要:
      入手・使用:
        使用の主体:
          使用部署: ${users}
変更箇所:${row}
`;

function matched(item: string, before: string, after: string, users = '町民課、支所'): RowMatching {
  const row = `\n  - 項目: ${item}\n    変更前の記載: "${before}"\n    変更後の記載: "${after}"`;
  const old = versionOf(version('住民課', '住民課長', users === '町民課、支所' ? '住民課、支所' : '支所', '番号法第9条')).assessment;
  const now = versionOf(version('町民課', '町民課長', users, '番号法第9条第1項', row)).assessment;
  return matchRows(diffAssessments(old, now), now.rows);
}

function left({ uncovered }: RowMatching): readonly string[] {
  return uncovered.map(({ change }) => change.key.split('/').at(-1) ?? '');
}

describe('a row about the whole document', () => {
  test.each(['全般', '全体', '評価書全体', '（全般）', '各所', '全項目共通', '全般的な修正'])('%s covers its replacement everywhere', (item) => {
    expect(left(matched(item, '住民課', '町民課'))).toEqual(['法令上の根拠']);
  });
  test('covers several replacements, one a line', () => {
    expect(left(matched('全般', '住民課\\n番号法第9条', '町民課\\n番号法第9条第1項'))).toEqual([]);
  });
  test('does not cover the new words where they replace no old ones', () => {
    expect(left(matched('全般', '住民課', '町民課', '支所、町民課'))).toEqual(['法令上の根拠', '使用部署']);
  });
  test('covers nothing without words to replace', () => {
    const { rows, uncovered } = matched('全般', '－', '組織改正に伴う名称変更');
    expect(uncovered.length).toBe(5);
    expect(rows[0]?.changes).toEqual([]);
  });
  test('an item of the form is no whole', () => {
    expect(left(matched('Ⅰ６①部署', '住民課', '町民課')).length).toBe(4);
  });
});
