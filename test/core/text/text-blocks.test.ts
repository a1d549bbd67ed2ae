import { expect, test } from 'vitest';
import { readBlocks } from '../../../src/core/text/text-blocks.js';
import type { TextBlock } from '../../../src/core/text/text-blocks.js';

const text = (written: string): TextBlock => ({ kind: 'text', text: written });
const items: TextBlock = { kind: 'table', head: ['番号', '項目'], rows: [['1', '氏名']] };
const lines = ['| 番号 | 項目 |', '|---|---|', '| 1 | 氏名 |'];

test('a table is cut out, everything around and inside it stays to the letter', () => {
  const written = ['＜記録項目＞', '・*強調ではない*', '| 番号 | 項目 |', '|---|---|', '| 1 | **かな** |', '| 2 | a\\|b |', '', '  ※ 別紙'].join('\n');
  expect(readBlocks(written)).toEqual([
    text('＜記録項目＞\n・*強調ではない*'),
    {
      kind: 'table',
      head: ['番号', '項目'],
      rows: [
        ['1', '**かな**'],
        ['2', 'a|b'],
      ],
    },
    text('\n  ※ 別紙'),
  ]);
});

test.each([
  '1. 記録項目',
  '１．記録項目',
  '(1) 記録項目',
  '- 記録項目',
  '* 記録項目',
  '・記録項目',
  '① 記録項目',
  '＜記録項目＞',
  '> 記録項目',
  '# 記録項目',
  '```',
  '    記録項目',
  '<div>',
])('a table right behind 「%s」 is a table', (before) => {
  expect(readBlocks([before, ...lines].join('\n'))).toEqual([text(before), items]);
  expect(readBlocks([before, '', ...lines].join('\n'))).toEqual([text(`${before}\n`), items]);
});

test.each(['  ', '    ', '\t', '　'])('a table indented by 「%s」 is a table', (indent) => {
  expect(readBlocks(['・記録項目', ...lines.map((line) => indent + line)].join('\n'))).toEqual([text('・記録項目'), items]);
});

test.each(['以上', '※ 詳細は別紙のとおり', '- 別紙', '注：甲|乙の順', '[1]: 別紙'])('the line 「%s」 right behind a table is text, not a row', (behind) => {
  expect(readBlocks([...lines, behind].join('\n'))).toEqual([items, text(behind)]);
});

test('a second head begins a second table, with or without a line between', () => {
  expect(readBlocks([...lines, ...lines].join('\n'))).toEqual([items, items]);
  expect(readBlocks([...lines, '', ...lines].join('\n'))).toEqual([items, items]);
  expect(readBlocks([...lines, '二つ目', ...lines].join('\n'))).toEqual([items, text('二つ目'), items]);
});

test.each(['<br>', '<br/>', '<br />', '<BR>', '<BR />', ' <br> ', '<Br/>'])('「%s」 in a cell is a line break', (written) => {
  const [table] = readBlocks(`| 項目 |\n|---|\n| 氏名${written}ふりがな |`);
  expect(table).toEqual({ kind: 'table', head: ['項目'], rows: [['氏名\nふりがな']] });
});

test('a cell keeps its text, whatever Markdown takes it for', () => {
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
  expect(readBlocks(['| 項目 |', '|---|', ...cells.map((each) => `| ${each} |`)].join('\n'))).toEqual([
    { kind: 'table', head: ['項目'], rows: cells.map((each) => [each]) },
  ]);
});

test('a row that leaves cells out, or has more than the head, is as wide as the others', () => {
  expect(readBlocks('| 番号 | 項目 |\n|---|---|\n| 1 |\n| 2 | 氏名 | 備考 |')).toEqual([
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

test('a table without bars at its ends has rows with a bar', () => {
  expect(readBlocks('番号 | 項目\n--- | ---\n1 | 氏名\n以上')).toEqual([items, text('以上')]);
});

test.each([
  '# 見出しではない\n- 箇条書きでもない',
  '| 番号 | 項目 |\n| 1 | 氏名 |',
  '｜番号｜項目｜\n｜---｜---｜',
  '| 番号 | 項目 |\n|---|',
  '番号\n---',
  '| 番号 | 項目 |\n|ー|ー|',
  '',
  '|',
  '||\n||',
])('「%s」 holds no table', (written) => {
  expect(readBlocks(written)).toEqual([text(written)]);
});

test('a text of bars takes no longer than its length asks for', () => {
  const started = performance.now();
  readBlocks('|'.repeat(500_000));
  readBlocks('|\n|-|\n'.repeat(10_000));
  readBlocks(`|a|\n|---|\n${'|'.repeat(10_000)}\n${'|a|\n'.repeat(10_000)}`);
  readBlocks('| '.repeat(200_000) + '\\');
  readBlocks(`|${'-'.repeat(200_000)}x\n`.repeat(2));
  readBlocks(`| a |\n|---|\n| ${'<br'.repeat(100_000)} |`);
  readBlocks(`| a |\n|---|\n| ${' '.repeat(100_000)}x${' '.repeat(100_000)}y |`);
  expect(performance.now() - started).toBeLessThan(3000);
});
