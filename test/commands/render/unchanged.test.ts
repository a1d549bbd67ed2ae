import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { renderDocuments } from '../../../src/commands/render-documents.js';
import type { RenderRequest } from '../../../src/commands/render-documents.js';
import { formLibrary, packageForms } from '../../../src/forms/form-library.js';
import type { Form } from '../../../src/forms/form.js';
import type { Printer } from '../../../src/print/print-pdf.js';
import { printedPdf } from '../../print/finish/printed-pdf.js';
import { filledDocument } from '../../filled-document.js';
import { testWorld } from '../test-world.js';

const svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 99 99"><text x="9" y="50">市役所</text></svg>\n';
const document = filledDocument(`様式: 様式４
改定: 平成30年5月
評価書名: 予防接種に関する事務
評価実施機関名: 試験市長
公表日: 令和8年3月1日
基本情報:
  事務:
    名称: 予防接種に関する事務
  使用するシステム:
    - id: daicho
      名称: 予防接種台帳
事務の流れ:
  図:
    - id: zu-1
      ファイル: zu.svg
      代替テキスト: 市役所が受け付ける。
    - id: zu-2
      図式: |-
        digraph { rankdir=LR /* 古い覚え */ 住民 -> 市 [label="①申請"] }
      代替テキスト: 住民が市に申請する。
  備考: 図のとおり
`);

let folder = '';
const file = 'assessments/a/2026-03-01.yaml';
const output = 'out/a/2026-03-01.pdf';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hyokasho-unchanged-'));
  mkdirSync(join(folder, 'assessments/a'), { recursive: true });
  write(document);
  writeFileSync(join(folder, 'assessments/a/zu.svg'), svg);
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

function write(text: string, name = file): void {
  writeFileSync(join(folder, name), text);
}

interface Run {
  readonly failed: boolean;
  /** Number of pages printed, and true if an engine was asked for. */
  readonly prints: number;
  readonly started: boolean;
  readonly out: string;
  readonly err: string;
}

function both(engine: string): { readonly expected: string; readonly used: string } {
  return { expected: engine, used: engine };
}

/** Renders with a printer that prints empty pages. It expects one engine, if any, and prints with one. */
async function render(more: Partial<RenderRequest> = {}, engine: { readonly expected?: string; readonly used: string } = both('engine 1')): Promise<Run> {
  const state = { prints: 0, started: false };
  const printer: Printer = {
    get started() {
      return state.started;
    },
    identity: () => Promise.resolve(engine.expected),
    ready: () => Promise.resolve(undefined),
    print: (_, facts) => {
      state.started = true;
      state.prints += 1;
      return Promise.resolve({ ok: true, pdf: printedPdf(facts, engine.used) });
    },
    close: () => Promise.resolve(),
  };
  const world = testWorld(folder);
  const failed = await renderDocuments({ paths: [], draft: false, signal: new AbortController().signal, ...more }, printer, world);
  return { failed, ...state, out: world.out(), err: world.err() };
}

const printed = { failed: false, prints: 1, started: true, out: `${output}\n` };
const unchanged = { failed: false, prints: 0, started: false, out: `${output}\n` };

test('a second run prints nothing, starts no engine, leaves the file alone and says so', async () => {
  const first = await render();
  expect(first).toMatchObject(printed);
  expect(first.err).toContain('変わりなし 0 件、印刷 1 件\n');
  utimesSync(join(folder, output), 1, 1);
  const second = await render();
  expect(second).toMatchObject(unchanged);
  expect(second.err).toContain('変わりなし 1 件、印刷 0 件\n');
  expect(statSync(join(folder, output)).mtimeMs).toBe(1000);
  const forced = await render({ force: true });
  expect(forced).toMatchObject(printed);
  expect(forced.err).toContain('変わりなし 0 件、印刷 1 件\n');
});

test('of several only the changed ones are printed, and all stand in the answer in their order', async () => {
  for (const name of ['b', 'c']) {
    mkdirSync(join(folder, 'assessments', name));
    write(document.replace('ファイル: zu.svg', `ファイル: ../a/zu.svg`).replace('予防接種に関する事務', `事務${name}`), `assessments/${name}/2026-03-01.yaml`);
    writeFileSync(join(folder, 'assessments', name, 'zu.svg'), svg);
  }
  for (const name of ['b', 'c']) write(document.replace('評価書名: 予防接種に関する事務', `評価書名: 事務${name}`), `assessments/${name}/2026-03-01.yaml`);
  const first = await render();
  expect(first.prints).toBe(3);
  write(document.replace('評価書名: 予防接種に関する事務', '評価書名: 事務d'), 'assessments/b/2026-03-01.yaml');
  const second = await render();
  expect([second.prints, second.out]).toEqual([1, first.out]);
  expect(second.err).toContain('変わりなし 2 件、印刷 1 件\n');
});

describe('what does not print needs no print', () => {
  test.each<[string, (text: string) => string]>([
    ['a comment on a line', (text) => `# 覚え\n${text}`],
    ['a comment behind a value', (text) => text.replace('名称: 予防接種台帳', '名称: 予防接種台帳 # 覚え')],
    ['blank lines and indents', (text) => text.replace('\n基本情報:', '\n\n\n基本情報:').replace('  備考: 図', '  備考:   図')],
    ['quotes', (text) => text.replace('評価書名: 予防接種に関する事務', '評価書名: "予防接種に関する事務"')],
    ['line ends of Windows', (text) => text.replaceAll('\n', '\r\n')],
    ['a comment in a diagram', (text) => text.replace('古い覚え', '新しい覚え // ２')],
    ['an id', (text) => text.replace('id: daicho', 'id: betsu')],
    ['a declaration', (text) => `${text}変更の説明:\n  - 項目: Ⅰ　基本情報\n    根拠: 文言の修正\n    理由: 部内\n`],
  ])('%s', async (_, edit) => {
    await render();
    write(edit(document));
    expect(readFileSync(join(folder, file), 'utf8')).not.toBe(document);
    expect(await render()).toMatchObject(unchanged);
  });
});

describe('each ingredient asks for a new print', () => {
  test.each<[string, (text: string) => string]>([
    ['the title', (text) => text.replace('評価書名: 予防接種', '評価書名: 定期予防接種')],
    ['the day', (text) => text.replace('令和8年3月1日', '令和8年3月2日')],
    ['a text', (text) => text.replace('備考: 図のとおり', '備考: 図の通り')],
    ['white space in a text', (text) => text.replace('備考: 図のとおり', '備考: 図　のとおり')],
    ['the order of keys', (text) => text.replace(/(評価書名: .*\n)(評価実施機関名: .*\n)/u, '$2$1')],
    ['an entry', (text) => text.replace('    - id: daicho\n', '    - id: b\n      名称: 宛名\n      機能: －\n    - id: daicho\n')],
    ['a diagram', (text) => text.replace('①申請', '①届出')],
    ['the alternative text of a figure', (text) => text.replace('受け付ける。', '受理する。')],
  ])('%s of the document', async (_, edit) => {
    await render();
    write(edit(document));
    expect(await render()).toMatchObject(printed);
    expect(await render()).toMatchObject(unchanged);
  });

  test('the bytes of a figure', async () => {
    await render();
    writeFileSync(join(folder, 'assessments/a/zu.svg'), svg.replace('市役所', '区役所'));
    expect(await render()).toMatchObject(printed);
    expect(await render()).toMatchObject(unchanged);
  });

  test('the description of the form', async () => {
    await render();
    const form = packageForms.load('様式４', '平成30年5月');
    if (!form) throw new Error('no form');
    const other: Form = { ...form, stamp: `${form.stamp}別` };
    const forms = formLibrary(() => [{ form: form.form, revision: form.revision, slug: form.slug, read: () => other }]);
    expect(await render({ forms })).toMatchObject(printed);
    expect(await render({ forms })).toMatchObject(unchanged);
    expect(await render()).toMatchObject(printed);
  });

  test('the watermark', async () => {
    await render();
    expect(await render({ draft: true })).toMatchObject(printed);
    expect(await render({ draft: true })).toMatchObject(unchanged);
    expect(await render()).toMatchObject(printed);
  });

  test('the name of the document', async () => {
    await render({ target: 'one.pdf' });
    rmSync(join(folder, file));
    write(document, 'assessments/a/2026-03-02.yaml');
    expect(await render({ target: 'one.pdf' })).toMatchObject({ prints: 1 });
  });

  test('the engine that printed, not the one that was expected', async () => {
    await render({}, { expected: 'engine 1', used: 'engine 2' });
    expect(await render()).toMatchObject(printed);
    expect(await render()).toMatchObject(unchanged);
    expect(await render({}, both('engine 2'))).toMatchObject(printed);
    expect(await render({}, both('engine 2'))).toMatchObject(unchanged);
    expect(await render({}, { used: 'engine 2' })).toMatchObject(printed);
  });
});

describe('a PDF that is not as it was printed is printed anew', () => {
  test.each<[string, (pdf: Buffer) => Buffer]>([
    ['truncated', (pdf) => pdf.subarray(0, -1)],
    ['half', (pdf) => pdf.subarray(0, pdf.length >> 1)],
    ['altered', (pdf) => Buffer.from(pdf.toString('latin1').replace('842', '843'), 'latin1')],
    ['with something appended', (pdf) => Buffer.concat([pdf, Buffer.from('4 0 obj\n<<>>\nendobj\n%%EOF\n')])],
    ['without the digest', (pdf) => Buffer.from(pdf.toString('latin1').replace(/\/HyokashoDigest \(.*\)\n/u, ''), 'latin1')],
    ['empty', () => Buffer.alloc(0)],
    ['foreign', () => Buffer.from('%PDF-1.7\nother\n%%EOF\n')],
  ])('%s', async (_, alter) => {
    await render();
    const whole = readFileSync(join(folder, output));
    writeFileSync(join(folder, output), alter(whole));
    expect(await render()).toMatchObject(printed);
    expect(readFileSync(join(folder, output)).equals(whole)).toBe(true);
  });

  test('of another document', async () => {
    await render();
    mkdirSync(join(folder, 'assessments/b'));
    write(document.replace('備考: 図のとおり', '備考: 別'), 'assessments/b/2026-03-01.yaml');
    writeFileSync(join(folder, 'assessments/b/zu.svg'), svg);
    mkdirSync(join(folder, 'out/b'));
    writeFileSync(join(folder, 'out/b/2026-03-01.pdf'), readFileSync(join(folder, output)));
    expect((await render({ paths: ['assessments/b'] })).prints).toBe(1);
  });

  test('but a link to one that is as it was printed stands', async () => {
    await render();
    symlinkSync('2026-03-01.pdf', join(folder, 'out/a/link.pdf'));
    expect(await render({ paths: [file], target: 'out/a/link.pdf' })).toMatchObject({ prints: 0, out: 'out/a/link.pdf\n' });
  });
});

test('a document with an error is refused although its PDF stands, and starts no engine', async () => {
  await render();
  const before = readFileSync(join(folder, output));
  write(document.replace('評価書名: 予防接種に関する事務', '評価書名: 予防接種☑'));
  const refused = await render();
  expect(refused).toMatchObject({ failed: true, prints: 0, started: false, out: '' });
  expect(refused.err).toContain('変わりなし 0 件、印刷 0 件\n');
  expect(readFileSync(join(folder, output)).equals(before)).toBe(true);
});

test('a document that is refused for what does not print is refused too', async () => {
  await render();
  write(`${document}公表時の誤り:\n  - { 規則: missing-glyph, 項目: Ⅰ　基本情報, 理由: 部内 }\n`);
  expect(await render()).toMatchObject({ failed: true, prints: 0, out: '' });
});

test('HTML is written whatever stands there, and no count is said', async () => {
  await render();
  const world = testWorld(folder);
  const html = { paths: [], draft: false, signal: new AbortController().signal };
  expect(await renderDocuments(html, undefined, world)).toBe(false);
  expect([world.out(), world.err().includes('変わりなし')]).toEqual(['out/a/2026-03-01.html\n', false]);
});
