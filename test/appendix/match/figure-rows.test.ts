import { expect, test } from 'vitest';
import { matchRows } from '../../../src/appendix/match/match-rows.js';
import { diffAssessments } from '../../../src/diff/diff-assessments.js';
import { versionOf } from './gold-steps.js';

const version = (edge: string, spoken: string, remark: string, row = ''): string => `様式: 様式４
改定: 平成30年5月
事務の流れ:
  図:
    - id: zu
      題: 届出の流れ
      図式: |-
        digraph {
          a -> b${edge}
        }
      代替テキスト: 窓口からシステムへ届出を入れる。${spoken}
  備考: |-
    1.届出
    　1-①.住民の届出を受ける。${remark}
変更箇所:${row}
`;
const both = ['図式', '代替テキスト'];

test.each([
  ['－', '図に証明書コンビニ交付システムを追加', both],
  ['（図）', '（図の差替え）', both],
  ['別添１の図', '別添１の図を変更', both],
  ['旧図', '新図', both],
  ['図の変更', '図の変更', both],
  ['－', '図及び備考にコンビニ交付を追加', [...both, '備考']],
  ['－', '図にコンビニを追加、備考に「5.コンビニ交付」を追加', [...both, '備考']],
  ['－', '業務の流れの図に証明書コンビニ交付システムを追加、備考に「5.コンビニ交付」と「5-①.証明書データを取得し、交付する。」を追加', [...both, '備考']],
  ['－', '図を差し替え\\n5.コンビニ交付\\n　5-①.証明書データを取得し、交付する。', [...both, '備考']],
  ['－', '5.コンビニ交付\\n　5-①.証明書データを取得し、交付する。', ['備考']],
  ['－', '交付の迅速化を図る。', []],
])('%s → %s', (before, after, covered) => {
  const row = `\n  - 項目: （別添１）事務の内容\n    変更前の記載: "${before}"\n    変更後の記載: "${after}"`;
  const old = versionOf(version('', '', '').replace('変更箇所:', '変更箇所: []')).assessment;
  const now = versionOf(
    version('\n          b -> c', 'コンビニにも渡す。', '\n    5.コンビニ交付\n    　5-①.証明書データを取得し、交付する。', row),
  ).assessment;
  const { rows, uncovered } = matchRows(diffAssessments(old, now), now.rows);
  const keys = rows.flatMap(({ changes }) => changes.map(({ change }) => change.key.split('/').at(-1)));
  expect([...keys].sort()).toEqual([...covered].sort());
  expect(uncovered.length).toBe(3 - covered.length);
  expect(rows.flatMap(({ missing }) => missing.filter(({ quote }) => !quote.describes && quote.text.includes('図を差'))).length).toBe(0);
});
