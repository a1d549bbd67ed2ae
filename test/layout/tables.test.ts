import { expect, test } from 'vitest';
import { loadForm } from '../../src/forms/form-library.js';
import { buildAssessment } from '../../src/model/build-parts.js';
import type { Assessment } from '../../src/model/assessment.js';
import { prepareTables, splitTables } from '../../src/layout/markdown-tables.js';

function recordItems(text: string): Assessment {
  const form = loadForm('様式３', '平成30年5月');
  if (!form) throw new Error('様式３ is gone');
  return buildAssessment(form, { 特定個人情報ファイル: [{ id: 'main', 記録項目: text }] });
}

const table = ['＜記録項目＞', '・*強調ではない*', '| 番号 | 項目 |', '|---|---|', '| 1 | 氏名<br>**かな** |', '| 2 | a\\|b |', '', '  ※ 別紙'].join('\n');

test('a table is cut out, everything around and inside it stays to the letter', async () => {
  await prepareTables(recordItems(table));
  expect(splitTables(table)).toEqual([
    { kind: 'text', text: '＜記録項目＞\n・*強調ではない*' },
    {
      kind: 'table',
      head: ['番号', '項目'],
      rows: [
        ['1', '氏名<br>**かな**'],
        ['2', 'a|b'],
      ],
    },
    { kind: 'text', text: '\n  ※ 別紙' },
  ]);
});

test('a cell keeps its text, whatever the parser takes it for', async () => {
  const cells = [
    '（www.example.jp）',
    '連絡先：www.example.jp、info@example.jp',
    '「https://example.jp/」',
    '[^1] &amp; ![図](a.png) `b`',
    '　字下げ',
    'a\\',
    '-',
    '',
  ];
  const text = ['| 項目 |', '|---|', ...cells.map((cell) => `| ${cell} |`)].join('\n');
  await prepareTables(recordItems(text));
  expect(splitTables(text)).toEqual([{ kind: 'table', head: ['項目'], rows: cells.map((cell) => [cell]) }]);
});

test('a row that leaves cells out, or has more than the head, is as wide as the others', async () => {
  const text = '| 番号 | 項目 |\n|---|---|\n| 1 |\n| 2 | 氏名 | 備考 |';
  await prepareTables(recordItems(text));
  expect(splitTables(text)).toEqual([
    {
      kind: 'table',
      head: ['番号', '項目', ''],
      rows: [
        ['1', '', ''],
        ['2', '氏名', '備考'],
      ],
    },
  ]);
});

test('a text without a table is one text', () => {
  expect(splitTables('# 見出しではない\n- 箇条書きでもない')).toEqual([{ kind: 'text', text: '# 見出しではない\n- 箇条書きでもない' }]);
});
