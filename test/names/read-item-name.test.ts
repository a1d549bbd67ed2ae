import type { Assessment } from '../../src/model/assessment.js';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { nameTreeOf } from '../../src/names/name-tree.js';
import type { NameNode, NameTree } from '../../src/names/name-tree.js';
import { itemNameReader, readBothVersions } from '../../src/names/read-item-name.js';
import { rowCells } from '../../src/appendix/rows/change-table.js';
import type { Path } from '../../src/load/read/source.js';
import { goldSteps, loadVersion, versionOf } from '../appendix/match/gold-steps.js';

const assessments = fileURLToPath(new URL('../../assessments/', import.meta.url));

describe('what published tables call items', () => {
  const suginami = readerOf('suginami-yobosesshu/2025-03-10.yaml');
  test.each([
    ['Ⅰ１②事務の内容', ['Ⅰ　基本情報　１．特定個人情報ファイルを取り扱う事務　②事務の内容']],
    ['Ⅰ－１－②', ['Ⅰ　基本情報　１．特定個人情報ファイルを取り扱う事務　②事務の内容']],
    ['Ⅰ　基本情報\n１．特定個人情報ファイルを扱う事務\n②事務の内容', ['Ⅰ　基本情報　１．特定個人情報ファイルを取り扱う事務　②事務の内容']],
    ['Ⅰ２システム３\n②システムの機能', ['Ⅰ　基本情報　２．特定個人情報ファイルを取り扱う事務において使用するシステム　システム3　②システムの機能']],
    ['Ⅰ２システム４', ['Ⅰ　基本情報　２．特定個人情報ファイルを取り扱う事務において使用するシステム　システム4']],
    [
      'Ⅰ　基本情報\n６　情報提供ネットワークシステムによる情報連携　法令上の根拠',
      ['Ⅰ　基本情報　６．情報提供ネットワークシステムによる情報連携　②法令上の根拠'],
    ],
    ['Ⅰ（別添１）事務の内容', ['（別添１）事務の内容']],
    ['Ⅰ　基本情報\n（別添１）事務の内容\nシステム構成図', ['（別添１）事務の内容']],
    ['Ⅱ（別添２）ファイル記録項目', ['（別添２）特定個人情報ファイル記録項目']],
    ['Ⅱ３⑧使用方法　情報の突合', ['Ⅱ　特定個人情報ファイルの概要　３．特定個人情報の入手・使用　情報の突合']],
    ['Ⅱ３⑧情報の突合', ['Ⅱ　特定個人情報ファイルの概要　３．特定個人情報の入手・使用　情報の突合']],
    ['II 3 ④ 入手にかかる妥当性', ['Ⅱ　特定個人情報ファイルの概要　３．特定個人情報の入手・使用　④入手に係る妥当性']],
    ['Ⅱ４委託事項３', ['Ⅱ　特定個人情報ファイルの概要　４．特定個人情報ファイルの取扱いの委託　委託事項3']],
    [
      'Ⅱ　特定個人情報ファイルの概要 ４．特定個人情報ファイルの取扱いの委託 委託事項３ ②取扱いを委託する特定個人情報ファイルの範囲 その妥当性',
      ['Ⅱ　特定個人情報ファイルの概要　４．特定個人情報ファイルの取扱いの委託　委託事項3　その妥当性'],
    ],
    [
      'Ⅱ特定個人情報ファイルの概要\n ４．特定個人情報ファイルの取扱いの委託\n委託事項１　システム保守\n⑦再委託の有無\n⑧再委託の許諾方法\n⑨再委託事項',
      ['⑦再委託の有無', '⑧再委託の許諾方法', '⑨再委託事項'].map(
        (label) => `Ⅱ　特定個人情報ファイルの概要　４．特定個人情報ファイルの取扱いの委託　委託事項1　再委託　${label}`,
      ),
    ],
    [
      'Ⅱ特定個人情報ファイルの概要\n ４．特定個人情報ファイルの取扱いの委託\n委託事項２　共通基盤の運用保守業務①～⑨',
      ['Ⅱ　特定個人情報ファイルの概要　４．特定個人情報ファイルの取扱いの委託　委託事項2'],
    ],
    [
      'Ⅱ４委託事項３\n②取扱いを委託する特定個人情報ファイルの範囲\n・対象となる本人の数\n・対象となる本人の範囲\n・その妥当性',
      ['対象となる本人の数', '対象となる本人の範囲', 'その妥当性'].map(
        (label) => `Ⅱ　特定個人情報ファイルの概要　４．特定個人情報ファイルの取扱いの委託　委託事項3　${label}`,
      ),
    ],
    ['Ⅱ５提供・移転の有無', ['Ⅱ　特定個人情報ファイルの概要　５．特定個人情報の提供・移転（委託に伴うものを除く。）　提供・移転の有無']],
    [
      'Ⅱ　ファイルの概要\n５　特定個人情報の提供・移転（委託に伴うものを除く）',
      ['Ⅱ　特定個人情報ファイルの概要　５．特定個人情報の提供・移転（委託に伴うものを除く。）'],
    ],
    [
      'Ⅲ２リスク４ リスクに対する措置の内容',
      [
        'Ⅲ　特定個人情報ファイルの取扱いプロセスにおけるリスク対策　２．特定個人情報の入手（情報提供ネットワークシステムを通じた入手を除く。）　リスク４：　入手の際に特定個人情報が漏えい・紛失するリスク　リスクに対する措置の内容',
      ],
    ],
    [
      'Ⅲ３リスク２\nユーザー認証の管理',
      [
        'Ⅲ　特定個人情報ファイルの取扱いプロセスにおけるリスク対策　３．特定個人情報の使用　リスク２：　権限のない者（元職員、アクセス権限のない職員等）によって不正に使用されるリスク　ユーザ認証の管理',
      ],
    ],
    [
      'Ⅲリスク１⑨\n過去３年以内に、評価実施機関において、個人情報に関する重大事故が発生したか',
      [
        'Ⅲ　特定個人情報ファイルの取扱いプロセスにおけるリスク対策　７．特定個人情報の保管・消去　リスク１：　特定個人情報の漏えい・滅失・毀損リスク　⑨過去３年以内に、評価実施機関において、個人情報に関する重大事故が発生したか',
      ],
    ],
    ['Ⅲ－２', ['Ⅲ　特定個人情報ファイルの取扱いプロセスにおけるリスク対策　２．特定個人情報の入手（情報提供ネットワークシステムを通じた入手を除く。）']],
    ['Ⅳ３', ['Ⅳ　その他のリスク対策　３．その他のリスク対策']],
    ['Ⅳ１②監査\n具体的な内容', ['Ⅳ　その他のリスク対策　１．監査　具体的な内容']],
    ['Ⅳ２\n従業者に対する教育・啓発\n具体的な方法', ['Ⅳ　その他のリスク対策　２．従業者に対する教育・啓発　具体的な方法']],
  ])('%j', (cell, names) => {
    expect(bestOf(suginami, cell)).toEqual(names);
  });

  const iwakuni = readerOf('iwakuni-yobosesshu/2025-06-27.yaml');
  test.each([
    ['評価書名', ['評価書名']],
    ['１　基本情報\n3.特定個人情報ファイル名', ['Ⅰ　基本情報　３．特定個人情報ファイル名']],
    [
      'Ⅰ関連情報\n５．情報提供ネットワークシステムによる情報連携\n②法令上の根拠',
      ['Ⅰ　基本情報　５．情報提供ネットワークシステムによる情報連携　②法令上の根拠'],
    ],
    ['Ⅱ（２）　 ３．特定個人情報の入手・使用', ['Ⅱ（２）　特定個人情報ファイルの概要　３．特定個人情報の入手・使用']],
    ['Ⅱ　特定個人情報ファイルの概要（２）　２．基本情報　⑥事務担当部署', ['Ⅱ（２）　特定個人情報ファイルの概要　２．基本情報　⑥事務担当部署']],
    ['Ⅱ（２）　  （別添１） 特定個人情報ファイル記録項目', ['（別添１）特定個人情報ファイル記録項目（２）']],
    [
      'Ⅱ　特定個人情報ファイルの概要\n１．臨時予防接種の予防接種情報ファイル\n６．特定個人情報の保管・消去\n保管場所',
      ['Ⅱ（２）　特定個人情報ファイルの概要　６．特定個人情報の保管・消去　保管場所'],
    ],
    [
      'Ⅱ　特定個人情報ファイルの概要\n１．予防接種情報ファイル\n６．特定個人情報の保管・消去\n保管場所',
      ['Ⅱ（１）　特定個人情報ファイルの概要　６．特定個人情報の保管・消去　保管場所'],
    ],
    [
      'Ⅲ　リスク対策※（７．②を除く。）　４．特定個人情報ファイルの取扱いの委託　その他の措置の内容',
      ['Ⅲ（１）　リスク対策　４．特定個人情報ファイルの取扱いの委託　リスク：　委託先における不正な使用等のリスク　その他の措置の内容'],
    ],
    ['臨時予防接種の予防接種情報ファイル', ['特定個人情報ファイル2']],
    ['「（別紙）全項目評価書の変更箇所」のとおり', []],
    ['', []],
  ])('%j', (cell, names) => {
    expect(bestOf(iwakuni, cell)).toEqual(names);
  });

  const kodaira = readerOf('kodaira-covid19/2023-09-30.yaml');
  test.each([
    [
      'I 基本情報\n2. 特定個人情報ファイルを取り扱う事務において使用するシステム\nシステム4\n②システムの機能',
      ['Ⅰ　基本情報　２．特定個人情報ファイルを取り扱う事務において使用するシステム　システム4　②システムの機能'],
    ],
    [
      'II 特定個人情報ファイルの概要\n3. 特定個人情報ファイルの取扱いの委託\n委託の有無',
      ['Ⅱ　特定個人情報ファイルの概要　４．特定個人情報ファイルの取扱いの委託　委託の有無'],
    ],
    [
      'Ⅱ 特定個人情報ファイルの概要\n3.特定個人情報ファイルの取扱いの委託\n再委託\n④再委託先の有無',
      ['Ⅱ　特定個人情報ファイルの概要　４．特定個人情報ファイルの取扱いの委託　委託事項1　再委託　④再委託の有無'],
    ],
    ['(別添1)ファイル記録項目', ['（別添１）特定個人情報ファイル記録項目']],
    [
      'Ⅲリスク対策\n4. 特定個人情報ファイルの取扱いの委託リスクへの対策は十分か',
      ['Ⅲ　リスク対策　４．特定個人情報ファイルの取扱いの委託　リスク：　委託先における不正な使用等のリスク　リスクへの対策は十分か'],
    ],
    ['Ⅲリスク対策\n8. 監査', ['Ⅲ　リスク対策　８．監査']],
  ])('%j', (cell, names) => {
    expect(bestOf(kodaira, cell)).toEqual(names);
  });
});

describe('the items that the answer keys name', () => {
  const named = goldSteps().flatMap(({ name, before, after, rows }) => {
    const trees = { before: nameTreeOf(before.assessment), after: nameTreeOf(after.assessment) };
    const read = readBothVersions(trees.before, trees.after);
    const paths = { before: pathsByKey(before.assessment), after: pathsByKey(after.assessment) };
    const table = after.assessment.rows;
    return rows.flatMap(({ row, items }) => {
      const change = table[row - 1];
      const names = change ? read(rowCells(change)?.item.text ?? '') : [];
      return items.map((item) => {
        const nodes = (['before', 'after'] as const).flatMap((side) => nodeAt(trees[side], paths[side].get(item)) ?? []);
        const fits = names.flatMap((candidates) => {
          const fit = candidates.find(({ node }) => nodes.some((wanted) => isAtOrAround(node, wanted)));
          return fit ? [(candidates[0]?.score ?? 0) - fit.score] : [];
        });
        return { row: `${name} ${String(row)}`, item, behind: Math.min(...fits) };
      });
    });
  });

  test('are all among the places that the cell may mean', () => {
    expect(named.length).toBeGreaterThan(120);
    expect(named.filter(({ behind }) => behind === Infinity)).toEqual([]);
  });

  test('are the likeliest place, but where the table slips', () => {
    const unlikely = new Set(named.filter(({ behind }) => behind > 0.02).map(({ row }) => row));
    expect([...unlikely]).toEqual([
      // 委託事項２ that was 委託事項3 on that day.
      ...[124, 125, 126, 127].map((row) => `suginami-yobosesshu 2024-06-21 ${String(row)}`),
      // 提供先４ is named, and the number of them follows.
      'suginami-yobosesshu 2024-06-21 128',
      // 委託事項３ with the name of 委託事項２, copied from the row above.
      'suginami-yobosesshu 2024-11-01 155',
    ]);
  });
});

describe('what a cell lists by number', () => {
  const files = ['（１）住民基本台帳ファイル', '（２）本人確認情報ファイル', '（３）送付先情報ファイル'];
  const reader = itemNameReader(nameTreeOf(assessmentOf(files)));
  const outline = (no: number, rest: string): string => `Ⅱ（${'１２３'.charAt(no - 1)}）　特定個人情報ファイルの概要　${rest}`;
  const measures = (no: number, rest: string): string => `Ⅲ（${'１２３'.charAt(no - 1)}）　特定個人情報ファイルの取扱いプロセスにおけるリスク対策　${rest}`;
  const section = { hired: '４．特定個人情報ファイルの取扱いの委託', given: '５．特定個人情報の提供・移転（委託に伴うものを除く。）' };
  const [one, two, three] = [1, 2, 3];
  test.each([
    ['Ⅱ（１）５．提供先１～３　①法令上の根拠', [1, 2, 3].map((no) => outline(one, `${section.given}　提供先${String(no)}　①法令上の根拠`))],
    ['Ⅱ（１）5提供先１、３①', [1, 3].map((no) => outline(one, `${section.given}　提供先${String(no)}　①法令上の根拠`))],
    ['Ⅱ（１）4委託事項１及び委託事項２　⑥委託先名', [1, 2].map((no) => outline(one, `${section.hired}　委託事項${String(no)}　⑥委託先名`))],
    ['Ⅱ（１）．４．委託事項１～２', [1, 2].map((no) => outline(one, `${section.hired}　委託事項${String(no)}`))],
    [
      'Ⅱ（１）４委託事項１②、委託事項２③',
      [
        outline(one, `${section.hired}　委託事項1　②取扱いを委託する特定個人情報ファイルの範囲`),
        outline(one, `${section.hired}　委託事項2　③委託先における取扱者数`),
      ],
    ],
    ['Ⅱ（１）～（３）２．⑥', [1, 2, 3].map((no) => outline(no, '２．基本情報　⑥事務担当部署'))],
    ['Ⅱ（１）、（３）２．⑥', [1, 3].map((no) => outline(no, '２．基本情報　⑥事務担当部署'))],
    ['Ⅱ２⑥（（１）から（３）まで）', [1, 2, 3].map((no) => outline(no, '２．基本情報　⑥事務担当部署'))],
    ['Ⅱ２⑥（全ファイル共通）', [1, 2, 3].map((no) => outline(no, '２．基本情報　⑥事務担当部署'))],
    [
      'Ⅲ（２）３．リスク３及び４',
      [3, 4].map((no) =>
        measures(
          two,
          `３．特定個人情報の使用　${no === 3 ? 'リスク３：　従業者が事務外で使用するリスク' : 'リスク４：　特定個人情報ファイルが不正に複製されるリスク'}`,
        ),
      ),
    ],
    [
      'Ⅰ　１②、６②',
      ['Ⅰ　基本情報　１．特定個人情報ファイルを取り扱う事務　②事務の内容', 'Ⅰ　基本情報　６．情報提供ネットワークシステムによる情報連携　②法令上の根拠'],
    ],
  ])('%s', (cell, names) => {
    expect(bestOf(reader, cell)).toEqual(names);
  });
  test.each([
    'Ⅱ ファイルの概要（２）３．②',
    'Ⅱファイルの概要（２）－３－②',
    'Ⅱファイルの概要（２）本人確認情報ファイル３．②',
    'Ⅱ（２）「本人確認情報ファイル」３②',
    'Ⅱ（本人確認情報ファイル）３②',
    'Ⅱ３②（２）',
    'Ⅱ（２）３②入手方法　※',
  ])('%s is of the second file', (cell) => {
    expect(bestOf(reader, cell)).toEqual([outline(two, '３．特定個人情報の入手・使用　②入手方法')]);
  });
  test.each(['表紙　特記事項', '表紙（特記事項）', '表紙－特記事項'])('%s is of the cover', (cell) => {
    expect(bestOf(reader, cell)).toEqual(['特記事項']);
  });
  test('numbers that list nothing stay as they are', () => {
    expect(bestOf(reader, 'Ⅱ（１）４委託事項２①')).toEqual([outline(one, `${section.hired}　委託事項2　①委託内容`)]);
    expect(bestOf(reader, 'Ⅱ（３）２．⑥')).toEqual([outline(three, '２．基本情報　⑥事務担当部署')]);
  });
});

/** Returns a 様式４ with these 特定個人情報ファイル, three 委託事項 and three 提供先 in each. */
function assessmentOf(files: readonly string[]): Assessment {
  const three = (of: string): string => `[${['一', '二', '三'].map((no, at) => `{ id: e${String(at)}, 名称: ${of}の${no} }`).join(', ')}]`;
  const file = (name: string, at: number): string =>
    `  - id: f${String(at)}\n    概要:\n      ファイル名: ${name}\n      委託: { 委託事項: ${three('委託')} }\n      提供・移転: { 提供先: ${three('提供')} }\n`;
  return versionOf(`様式: 様式４\n改定: 平成30年5月\n特定個人情報ファイル:\n${files.map(file).join('')}`).assessment;
}

function readerOf(file: string): ReturnType<typeof itemNameReader> {
  return itemNameReader(nameTreeOf(loadVersion(assessments + file).assessment));
}

function bestOf(reader: ReturnType<typeof itemNameReader>, cell: string): readonly string[] {
  return reader.read(cell).flatMap((candidates) => candidates.slice(0, 1).map(({ node }) => node.name));
}

function pathsByKey(assessment: Assessment): ReadonlyMap<string, Path> {
  return new Map([...assessment.fields, ...assessment.entries].map(({ key, path }) => [key, path]));
}

function nodeAt(tree: NameTree, path: Path | undefined): NameNode | undefined {
  return path && tree.at(path);
}

/** A cell names the item itself, or what it stands in. */
function isAtOrAround(node: NameNode, wanted: NameNode): boolean {
  for (let step: NameNode | undefined = wanted; step; step = step.parent) if (step === node) return true;
  return false;
}
