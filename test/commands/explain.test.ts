import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { classifyLaw } from '../../src/law/classify-law.js';
import { explainCommand } from '../../src/commands/explain.js';
import { runProgram } from '../../src/commands/run/run-program.js';
import { testWorld } from './test-world.js';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hyokasho-explain-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

async function explain(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const world = testWorld(folder);
  const code = await runProgram([explainCommand], ['explain', ...args], world);
  return { code, out: world.out(), err: world.err() };
}

const storage = 'Ⅱ　特定個人情報ファイルの概要　６．特定個人情報の保管・消去　①保管場所';

describe('a rule', () => {
  test.each(classifyLaw().rules.map(({ id, title }) => [id, title]))('%s has its title, clauses and place in the order', async (id, title) => {
    const { code, out } = await explain(id);
    expect(code).toBe(0);
    expect(out.split('\n')[0]).toBe(`${title}（${id}）`);
    for (const clause of classifyLaw().rule(id).clauses) expect(out).toContain(`  ${clause.id}（`);
    expect(out).toMatch(/^問われる順: 14 のうち \d+ 番目/mu);
    expect((await explain(title)).out).toBe(out);
  });

  test('with how to declare it, and with examples', async () => {
    const { out } = await explain('organisation-change');
    expect(out).toContain(
      ['問われる順: 14 のうち 6 番目。前は様式の改定による言い回しの変更（revision-only）、次は法令の条項の移動（法改正の宣言）（law-citation）', ''].join(
        '\n',
      ),
    );
    expect(out).toContain('    置換: [{ 旧: …, 新: … }]  # この置き換えだけの変更に限るとき。置換を書けば、理由は要らない\n');
    expect(out).toContain(
      [
        '  岩国市（令和5年7月28日。Ⅱ３④使用部署）',
        '    様式３　Ⅱ　特定個人情報ファイルの概要　３．特定個人情報の入手・使用　④使用の主体　使用部署',
        '    変更前: 岩国市健康福祉部健康推進課',
        '    変更後: 岩国市健康医療部健康推進課',
        '    説明: 根拠: 組織改正。置換: 旧: 健康福祉部。新: 健康医療部',
        '    判断: 事後「組織見直しによる変更」',
        '',
      ].join('\n'),
    );
  });

  test('as JSON', async () => {
    const { code, out } = await explain('emergency', '--format', 'json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      rule: {
        id: 'emergency',
        kind: 'emergency',
        position: 11,
        declared: [{ ground: '緊急時の事後評価', reason: 'always', words: false }],
        certainty: 'quoted',
        wordingFrom: [{ from: '杉並区（令和3年12月1日）' }],
        clauses: [
          {
            id: '規則第9条第2項',
            certainty: 'read',
            quote: expect.stringContaining('災害その他やむを得ない事由により緊急に') as string,
            asOf: '令和7年4月1日',
          },
        ],
        examples: [{ expect: { timing: '事後' } }],
      },
    });
  });
});

describe('an item', () => {
  test('with ※: which rule answers, which timing is allowed, what may be declared', async () => {
    const { code, out } = await explain(storage);
    expect(code).toBe(0);
    expect(out).toBe(
      [
        storage,
        '  様式４（平成30年5月）全項目評価書',
        '  キー: 特定個人情報ファイル/#（id）/概要/保管・消去/保管場所',
        '  書くこと: 保管する場所と、その場所で講じている対策。',
        '',
        '※（重要な変更の対象）: 付く',
        '',
        '変更したとき: 重要な変更（important-change。規則第7条第1項後段、規則第7条第4項後段、規則第7条第5項、規則第11条、指針別表）',
        '  提出時期: 事前だけ。実施日が説明されるまで要確認。実施日が公表日より前なら誤り',
        '',
        '根拠',
        '  規則第7条第1項後段（特定個人情報保護評価に関する規則。条文を読んで確かめた。令和7年4月1日施行の条文）',
        '    『当該特定個人情報ファイルについて、第十一条に規定する重要な変更を加えようとするときも、同様とする。』',
        '  規則第7条第4項後段（特定個人情報保護評価に関する規則。条文を読んで確かめた。令和7年4月1日施行の条文）',
        '    『当該特定個人情報ファイルについて、第十一条に規定する重要な変更を加えようとするときも、同様とする。』',
        '  規則第7条第5項（特定個人情報保護評価に関する規則。条文を読んで確かめた。令和7年4月1日施行の条文）',
        '    『地方公共団体等は、前項の規定により意見を聴いた後に、当該評価書を個人情報保護委員会に提出するものとする。』',
        '  規則第11条（特定個人情報保護評価に関する規則。条文を読んで確かめた。令和7年4月1日施行の条文）',
        '    『法第二十八条第一項及び第二項の個人情報保護委員会規則で定める重要な変更は、本人として特定個人情報ファイルに記録される個人の範囲の変更その他特定個人情報の漏えいその他の事態の発生の危険性及び影響が大きい変更として指針で定めるものとする。』',
        '  指針別表（特定個人情報保護評価指針。実務で知られている。原文は確かめていない）',
        '    要旨: 重要な変更の対象となる記載項目。重点項目評価書と全項目評価書の様式に※で示される。',
        '',
        '説明がなくても形式的な変更と判断するもの',
        '  表記だけの変更、番号だけの変更、様式の改定による言い回しの変更',
        '',
        '「変更の説明」に書けるもの（書き方は hyokasho explain 規則名）',
        '  根拠: 文言の修正（理由が要る。文言だけの変更に当てはまる。wording-correction）',
        '  根拠: 組織改正（理由か置換が要る。文言だけの変更に当てはまる。organisation-change）',
        '  根拠: 法改正（理由か置換が要る。文言だけの変更に当てはまる。law-citation）',
        '  根拠: リスクに影響しない変更（理由が要る。no-risk-effect）',
        '  根拠: リスクを下げる変更（理由が要る。lower-risk）',
        '  根拠: 緊急時の事後評価（理由が要る。emergency）',
        '  実施日: 変更を実施する日。公表日以後なら事前',
        '  提出日: 委員会に提出した日。実施日より前に提出し、後に公表したとき',
        '  提出時期: 事前・事後。人が判断を改めるとき（理由が要る。human-override）',
        '  文言: 提出時期に係る説明に書く文言',
        '',
      ].join('\n'),
    );
  });

  test('without ※ needs no emergency, and one of the cover nothing', async () => {
    const plain = await explain('Ⅱ　特定個人情報ファイルの概要　３．特定個人情報の入手・使用　⑤本人への明示');
    expect(plain.out).toContain('※（重要な変更の対象）: 付かない\n\n変更したとき: その他の項目の変更（other-change。規則第14条第1項、規則第14条第3項）\n');
    expect(plain.out).not.toContain('緊急時');
    const cover = await explain('公表日', '--form', '様式４');
    expect(cover.out).toContain('変更したとき: 表紙の欄の変更（cover-item。規則第14条第1項、規則第14条第3項）\n');
    expect(cover.out).toContain('変更箇所に載せてもよいが、載せなくてよい。');
    expect(cover.out).not.toContain('変更の説明');
  });

  test('of 様式２, which knows no 重要な変更, and the list of its files', async () => {
    const purpose = await explain('Ⅰ　関連情報　１．特定個人情報ファイルを取り扱う事務　②事務の概要', '--form', '様式２');
    expect(purpose.out).toContain('重要な変更: 様式２だけの事務にはない（規則第5条第1項後段。');
    expect(purpose.out).toContain('次条第一項、第七条第一項及び法第二十八条第一項の規定により重要な変更を加えようとするときも、同様とする。』');
    expect(purpose.out).not.toContain('事前だけ');
    const files = await explain('Ⅰ　関連情報　２．特定個人情報ファイル名', '--form', '様式２');
    expect(files.out).toContain('ファイルを加えたとき: 新しい特定個人情報ファイルの保有（new-file。規則第5条第1項前段）\n  提出時期: 事前だけ。');
    expect(files.out).toContain('緊急時の事後評価');
  });

  test('of several kinds: which below it carry ※', async () => {
    const { out } = await explain('Ⅱ　特定個人情報ファイルの概要　２．基本情報', '--form', '様式３');
    expect(out).toContain('※（重要な変更の対象）: この下の 9 項目のうち、次の 3 項目に付く\n  ①ファイルの種類\n  ③対象となる本人の範囲\n  主な記録項目\n');
    expect(out).toContain('（important-change。');
    expect(out).toContain('（other-change。');
    const all = await explain('Ⅳ　その他のリスク対策', '--form', '様式４');
    expect(all.out).toContain('※（重要な変更の対象）: 付く（この下の 7 項目の全て）\n');
  });

  test('is looked for in every form, and in one', async () => {
    const name = 'Ⅱ　特定個人情報ファイルの概要　２．基本情報　①ファイルの種類';
    expect((await explain(name)).out.match(/^ {2}様式.*$/gmu)).toEqual(['  様式３（平成30年5月）重点項目評価書', '  様式４（平成30年5月）全項目評価書']);
    expect((await explain(name, '--form', '様式3', '--revision', '平成３０年５月')).out.match(/^ {2}様式.*$/gmu)).toEqual([
      '  様式３（平成30年5月）重点項目評価書',
    ]);
  });

  test.each([
    ['without its part, in other spelling', ' 6.特定個人情報の保管・消去　1保管場所'],
    ['by a name of rows', 'Ⅱー６の①'],
    ['by a name of amend for the second file', 'Ⅱ（２）　特定個人情報ファイルの概要\n「臨時接種情報ファイル」\n６．特定個人情報の保管・消去\n①保管場所'],
    ['by the key of any document', '特定個人情報ファイル/#yobo/概要/保管・消去/保管場所'],
  ])('%s', async (_, asked) => {
    expect((await explain(asked, '--form', '様式４')).out.split('\n')[0]).toBe(storage);
  });

  test('of an entry, with its number and without', async () => {
    const list = 'Ⅱ　特定個人情報ファイルの概要　４．特定個人情報ファイルの取扱いの委託　委託事項';
    for (const asked of [`${list}1`, `${list}7`, list]) {
      const { code, out } = await explain(`${asked}　再委託　⑦再委託の有無`);
      expect([code, out.split('\n')[0]]).toEqual([0, `${list}1　再委託　⑦再委託の有無`]);
    }
  });

  test('of an entry, with its name', async () => {
    const entry = 'Ⅰ　基本情報　２．特定個人情報ファイルを取り扱う事務において使用するシステム　システム1';
    for (const asked of ['システム6　ＥＵＣシステム', 'システム６ＥＵＣシステム', 'Ⅰ２システム6', 'システム6追記'])
      expect([asked, (await explain(asked, '--form', '様式４')).out.split('\n')[0]]).toEqual([asked, entry]);
    const list = 'Ⅱ　特定個人情報ファイルの概要　４．特定個人情報ファイルの取扱いの委託　委託事項1';
    for (const asked of ['委託事項3　予防接種管理システム保守', '委託事項3'])
      expect([asked, (await explain(asked, '--form', '様式４')).out.split('\n')[0]]).toEqual([asked, list]);
  });

  test('of a document, with its own keys', async () => {
    writeFileSync(
      join(folder, 'a.yaml'),
      '様式: 様式４\n改定: 平成30年5月\n特定個人情報ファイル:\n  - id: yobo\n    概要:\n      委託:\n        委託事項:\n          - id: hoshu\n          - id: vrs\n',
    );
    const { out } = await explain('Ⅱ　特定個人情報ファイルの概要　４．特定個人情報ファイルの取扱いの委託　委託事項2　⑥委託先名', '--file', 'a.yaml');
    expect(out).toContain('  キー: 特定個人情報ファイル/#yobo/概要/委託/委託事項/#vrs/委託先名\n');
  });

  test('as JSON', async () => {
    const { out } = await explain(storage, '--form', '様式４', '--format', 'json');
    expect(JSON.parse(out)).toMatchObject({
      items: [
        {
          form: '様式４',
          revision: '平成30年5月',
          name: storage,
          items: [
            {
              name: storage,
              important: true,
              rule: 'important-change',
              allowed: ['事前'],
              clauses: ['規則第7条第1項後段', '規則第7条第4項後段', '規則第7条第5項', '規則第11条', '指針別表'],
            },
          ],
        },
      ],
    });
  });
});

describe('what is not there', () => {
  test.each([
    ['a rule', 'importnt-change', 'もしかして「important-change」ではありませんか'],
    [
      'an item of a section',
      'Ⅱ３　本人通知',
      'もしかして「Ⅱ　特定個人情報ファイルの概要　３．特定個人情報の入手・使用　⑤本人への明示」か「Ⅱ　特定個人情報ファイルの概要　３．特定個人情報の入手・使用」ではありませんか',
    ],
    ['nothing like it', '\u001b[31mまったく別のこと', '項目の名前は、様式に印刷される通りに、部から順に全角の空白でつないで書いてください'],
  ])('%s', async (_, asked, mend) => {
    const { code, out, err } = await explain(asked, '--form', '様式４');
    expect([code, out]).toEqual([1, '']);
    expect(err).toBe(`エラー: 「${asked.replace('\u001b', '\\u{1b}')}」という項目も規則もありません\n直し方: ${mend}\n`);
  });

  test('a rule with a slip in its name', async () => {
    expect((await explain('count-mismach')).err).toBe(
      'エラー: 「count-mismach」という項目も規則もありません\n直し方: もしかして「count-mismatch」ではありませんか\n',
    );
  });

  test('nothing to explain, and a list of something', async () => {
    expect(await explain()).toMatchObject({ code: 2, err: expect.stringContaining('explain --list') as string });
    expect(await explain('count-mismatch', '--list')).toMatchObject({ code: 2, out: '' });
  });

  test('names of objects of the language', async () => {
    for (const asked of ['__proto__', 'constructor', 'toString']) expect((await explain(asked)).code).toBe(1);
  });

  test('a name that can be read in two ways', async () => {
    const { code, err } = await explain('2-6', '--form', '様式４');
    expect(code).toBe(1);
    expect(err).toContain('２．基本情報　⑥事務担当部署」か「Ⅱ　特定個人情報ファイルの概要　６．特定個人情報の保管・消去」のように');
  });

  test('a name of several items', async () => {
    const shared =
      'Ⅲ　特定個人情報ファイルの取扱いプロセスにおけるリスク対策　３．特定個人情報の使用　リスク２：　権限のない者（元職員、アクセス権限のない職員等）によって不正に使用されるリスク　具体的な管理方法';
    const { code, err } = await explain(shared);
    expect(code).toBe(1);
    expect(err).toContain('に当たる項目がいくつもあります\n直し方: ');
    const key = '特定個人情報ファイル/#（id）/リスク対策/使用/権限のない者によって不正に使用されるリスク/発効・失効の具体的な管理方法';
    expect(err).toContain(`「${key}」`);
    expect((await explain(key)).code).toBe(0);
  });

  test('a form, a revision, a file, and options that do not go together', async () => {
    expect(await explain(storage, '--form', '様式９')).toMatchObject({
      code: 2,
      err: 'エラー: 様式「様式９」はありません\n直し方: 「様式２」か「様式３」か「様式４」を指定してください\n',
    });
    expect(await explain(storage, '--form', '様式４', '--revision', '令和1年')).toMatchObject({
      code: 2,
      err: 'エラー: 「令和1年」という改定はありません\n直し方: 「平成30年5月」を指定してください\n',
    });
    const missing = await explain(storage, '--file', 'nothing.yaml');
    expect([missing.code, missing.out]).toEqual([2, '']);
    expect(missing.err).toContain('エラー: 「nothing.yaml」というファイルもフォルダーもありません\n直し方: ');
    expect((await explain(storage, '--file', 'a.yaml', '--form', '様式４')).code).toBe(2);
  });
});
