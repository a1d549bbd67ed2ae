import { expect, test } from 'vitest';
import { checkText } from '../../src/check/check-text.js';
import { parseSource } from '../../src/load/read/parse-source.js';

const head = '様式: 様式３\n改定: 平成30年5月\n';
const inFile = (item: string): string => `特定個人情報ファイル:\n  - id: main\n${item}`;
const ticks = (list: string): string => inFile(`    概要:\n      入手・使用:\n        入手方法:\n          該当:${list}`);
const table = (...lines: readonly string[]): string => inFile(`    記録項目: |-\n${lines.map((line) => `      ${line}\n`).join('')}`);

/** What was typed, the rule that reports it, and the text after its mend was followed to the letter. */
const mends: readonly (readonly [name: string, rule: string, typed: string, mended: string])[] = [
  ['no-break space behind a colon', 'yaml-syntax', '宣言:\u00a0甲\n特記事項: 乙\n', '宣言: 甲\n特記事項: 乙\n'],
  ['small colon', 'yaml-syntax', '宣言﹕ 甲\n特記事項: 乙\n', '宣言: 甲\n特記事項: 乙\n'],
  [
    'minus as a dash',
    'yaml-syntax',
    '基本情報:\n  使用するシステム:\n    − id: a\n      名称: 甲\n',
    '基本情報:\n  使用するシステム:\n    - id: a\n      名称: 甲\n',
  ],
  ['no-break space as an indent', 'unknown-key', '基本情報:\n\u00a0 事務:\n    名称: 甲\n', '基本情報:\n  事務:\n    名称: 甲\n'],
  [
    'no-break space behind a dash',
    'wrong-type',
    ticks('\n            -\u00a0紙\n            -\u00a0専用線\n'),
    ticks('\n            - 紙\n            - 専用線\n'),
  ],
  ['hyphen as a dash', 'wrong-type', ticks('\n            ‐ 紙\n            ‐ 専用線\n'), ticks('\n            - 紙\n            - 専用線\n')],
  ['bullet as a dash', 'wrong-type', ticks('\n            ・紙\n            ・専用線\n'), ticks('\n            - 紙\n            - 専用線\n')],
  ['curly quotes of YAML', 'yaml-syntax', '宣言: “甲: 乙”\n', '宣言: "甲: 乙"\n'],
  ['curly quotes that print, meant as quotes', 'pasted-traces', '宣言: “甲”\n', '宣言: 甲\n'],
  ['curly quotes that print, meant to', 'pasted-traces', '宣言: “甲”\n', "宣言: '“甲”'\n"],
  ['pasted cell', 'yaml-syntax', '宣言: "①甲\n②乙"\n特記事項: 丙\n', '宣言: |-\n  ①甲\n  ②乙\n特記事項: 丙\n'],
  ['pasted cell with quotes', 'yaml-syntax', '宣言: "①""甲""\n②乙"\n', '宣言: |-\n  ①"甲"\n  ②乙\n'],
  ['pasted cell under a sign', 'pasted-traces', '宣言: |-\n  "①""甲""\n  ②乙"\n', '宣言: |-\n  ①"甲"\n  ②乙\n'],
  ['list beside a key, a text', 'yaml-syntax', '宣言: - 甲\n', '宣言: |-\n  ・甲\n'],
  ['list beside a key, ticks', 'yaml-syntax', ticks(' - 紙\n'), ticks('\n            - 紙\n')],
  ['empty list above entries', 'yaml-syntax', '基本情報:\n  使用するシステム: []\n    - id: a\n', '基本情報:\n  使用するシステム: \n    - id: a\n'],
  ['empty list above entries of its own indent', 'yaml-syntax', ticks(' []\n          - 紙\n'), ticks('\n          - 紙\n')],
  ['empty text above a text', 'yaml-syntax', '宣言: ""\n  甲\n', '宣言: |-\n  甲\n'],
  ['null above a text', 'joined-lines', '宣言: null\n  甲\n', '宣言: |-\n  甲\n'],
  ['sign at the start', 'yaml-comment', '宣言: #14の項\n', '宣言: "#14の項"\n'],
  ['heading at the start', 'yaml-comment', '宣言: # 1 甲\n', '宣言: "# 1 甲"\n'],
  ['comment at the start', 'yaml-comment', '宣言: # 序文\n', '# 序文\n宣言:\n'],
  ['sign on a line of its own', 'yaml-comment', '宣言: 甲\n  #2の項\n', '宣言: |-\n  甲\n  #2の項\n'],
  ['sign within a text', 'yaml-syntax', '宣言: 甲\n  #2の項\n  乙\n', '宣言: |-\n  甲\n  #2の項\n  乙\n'],
  ['folded text', 'joined-lines', '宣言: >-\n  甲\n  乙\n', '宣言: |-\n  甲\n  乙\n'],
  ['folded text with an indent', 'joined-lines', '宣言: >2+\n  甲\n  乙\n', '宣言: |2+\n  甲\n  乙\n'],
  ['quoted text of two lines', 'joined-lines', '宣言: "甲\n  乙"\n', '宣言: |-\n  甲\n  乙\n'],
  ['dots', 'yaml-several-documents', '宣言: |-\n  甲\n...\n  乙\n', '宣言: |-\n  甲\n  乙\n'],
  ['dots of a text', 'yaml-several-documents', '宣言: |-\n  甲\n...\n  乙\n', '宣言: |-\n  甲\n  …\n  乙\n'],
  ['conflict', 'conflict-marks', '<<<<<<< HEAD\n宣言: 甲\n=======\n宣言: 乙\n>>>>>>> main\n', '宣言: 乙\n'],
  ['conflict in a text', 'conflict-marks', '宣言: |-\n  <<<<<<< HEAD\n  甲\n  =======\n  乙\n  >>>>>>> main\n', '宣言: |-\n  甲\n'],
  ['half of a conflict', 'conflict-marks', '宣言: 甲\n>>>>>>> main\n', '宣言: 甲\n'],
  ['line end of a spreadsheet', 'pasted-traces', '宣言: |-\n  甲_x000D_\n  乙_x000D_\n', '宣言: |-\n  甲\n  乙\n'],
  ['escape of a spreadsheet', 'pasted-traces', '宣言: 甲_x005F_乙\n', '宣言: 甲_乙\n'],
  ['tab', 'pasted-traces', '宣言: "甲\\t乙"\n', '宣言: "甲　乙"\n'],
  ['tag', 'pasted-traces', '宣言: 甲<br>乙\n', '宣言: |-\n  甲\n  乙\n'],
  ['entity', 'pasted-traces', '宣言: 甲&nbsp;乙&amp;丙\n', '宣言: 甲 乙&丙\n'],
  ['escape of a program', 'pasted-traces', '宣言: 甲\\u5e74\n', '宣言: 甲年\n'],
  ['soft wrap', 'broken-word', '宣言: |-\n  事務における特定個人情報ファ\n  イルの取扱い\n', '宣言: |-\n  事務における特定個人情報ファイルの取扱い\n'],
  ['text in the ticks', 'unknown-option', ticks(' [紙, その他（電話）]\n'), ticks(' [紙, その他]\n          その他: 電話\n')],
  ['text in the ticks, as a pair', 'unknown-option', ticks('\n            - その他: 電話\n'), ticks('\n            - その他\n          その他: 電話\n')],
  ['check sign before an option', 'unknown-option', ticks('\n            - ☑ 紙\n            - ☐ 専用線\n'), ticks('\n            - 紙\n')],
  ['no rule', 'table-slip', table('| a | b |', '| 1 | 2 |'), table('| a | b |', '|---|---|', '| 1 | 2 |')],
  ['wide bars', 'table-slip', table('｜a｜b｜', '｜---｜---｜', '｜1｜2｜'), table('|a|b|', '|---|---|', '|1|2|')],
  ['wide bars without a rule', 'table-slip', table('｜a｜b｜', '｜1｜2｜'), table('|a|b|', '|---|---|', '|1|2|')],
  ['rule of ー', 'table-slip', table('| a | b |', '|ー|ー|', '| 1 | 2 |'), table('| a | b |', '|---|---|', '| 1 | 2 |')],
  ['short rule', 'table-slip', table('| a | b |', '|---|', '| 1 | 2 |'), table('| a | b |', '|---|---|', '| 1 | 2 |')],
  ['bullet before the head', 'table-slip', table('・| a | b |', '|---|---|', '| 1 | 2 |'), table('| a | b |', '|---|---|', '| 1 | 2 |')],
  ['bar in a cell', 'table-slip', table('| a | b |', '|---|---|', '| 1 | 2|3 |'), table('| a | b |', '|---|---|', '| 1 | 2\\|3 |')],
  ['cells left out', 'table-slip', table('| a | b |', '|---|---|', '| 1 |'), table('| a | b |', '|---|---|', '| 1 | |')],
  ['line break in a cell', 'table-slip', table('| a | b |', '|---|---|', '| 1 | 甲', '乙 |'), table('| a | b |', '|---|---|', '| 1 | 甲<br>乙 |')],
  ['backslash in a cell', 'table-slip', table('| a | b |', '|---|---|', '| 1 | 甲\\', '乙 |'), table('| a | b |', '|---|---|', '| 1 | 甲<br>乙 |')],
  [
    'text below a table',
    'table-slip',
    table('| a | b |', '|---|---|', '| 1 | 2 |', '甲|乙の順'),
    table('| a | b |', '|---|---|', '| 1 | 2 |', '', '甲|乙の順'),
  ],
  ['row below a table', 'table-slip', table('| a | b |', '|---|---|', '| 1 | 2 |', '3 | 4'), table('| a | b |', '|---|---|', '| 1 | 2 |', '| 3 | 4 |')],
  ['title above a table', 'table-slip', table('| 題 |', '| a | b |', '|---|---|', '| 1 | 2 |'), table('題', '| a | b |', '|---|---|', '| 1 | 2 |')],
];

const faultsOf = (written: string): readonly string[] =>
  checkText(parseSource('a.yaml', head + written))
    .messages.filter(({ severity }) => severity !== 'notice')
    .map(({ ruleId }) => ruleId);

test.each(mends)('%s: whoever follows the mend is done', (_, rule, typed, mended) => {
  expect([...new Set(faultsOf(typed))]).toContain(rule);
  expect(faultsOf(mended)).toEqual([]);
});
