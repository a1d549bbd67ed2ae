import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { checkDocuments } from '../../../src/commands/documents/check-documents.js';
import { migrateCommand } from '../../../src/commands/migrate.js';
import { runProgram } from '../../../src/commands/run/run-program.js';
import { formsWith } from '../../../src/workspace/disk/folder-forms.js';
import { casesIn, expectFile } from '../../cases.js';
import { testWorld } from '../test-world.js';

const schema = fileURLToPath(new URL('../revisions/schema', import.meta.url));
const cases = new URL('cases/', import.meta.url);

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hyokasho-migrate-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

async function migrate(text: string | Uint8Array, ...args: string[]): Promise<{ code: number; out: string; err: string; text: string }> {
  const file = join(folder, 'a.yaml');
  writeFileSync(file, text);
  const world = testWorld(folder);
  const code = await runProgram([migrateCommand], ['migrate', 'a.yaml', ...args], world);
  return { code, out: world.out(), err: world.err(), text: readFileSync(file, 'utf8') };
}
const withSchema = ['--to', '令和99年1月', '--schema', schema];

/** A case is a document, `before.yaml`, what becomes of it (`expected.yaml`) and what is said (`expected.txt`). */
describe.each(casesIn(cases).map((one) => [one.name, one.folder] as const))('%s', (_, here) => {
  const before = readFileSync(join(here, 'before.yaml'), 'utf8');

  test('says what becomes of it and writes nothing', async () => {
    const { code, out, err, text } = await migrate(before, ...withSchema);
    expect({ code, err, text }).toEqual({ code: 0, err: '', text: before });
    expectFile(join(here, 'expected.txt'), out);
  });

  test('is written with --write, and is then what check takes', async () => {
    cpSync(schema, join(folder, 'schema'), { recursive: true });
    const { code, err, out, text } = await migrate(before, '--to', '令和99年1月', '--schema', 'schema', '--write');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('a.yaml を書き換えました。「hyokasho check a.yaml --schema schema」で確かめてください。');
    expectFile(join(here, 'expected.yaml'), text);
    expect(readdirSync(folder).sort()).toEqual(['a.yaml', 'schema']);
    const { messages } = await checkDocuments(['a.yaml'], folder, formsWith(join(folder, 'schema')));
    expect(messages.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(messages.filter(({ ruleId }) => ruleId === 'kept-text').length).toBeGreaterThan(0);
  });

  test('as Windows writes it, too', async () => {
    cpSync(schema, join(folder, 'schema'), { recursive: true });
    const windows = `\ufeff${before.replace(/\n/gu, '\r\n')}`;
    const { text } = await migrate(windows, '--to', '令和99年1月', '--schema', 'schema', '--write');
    expect(text).toBe(`\ufeff${readFileSync(join(here, 'expected.yaml'), 'utf8').replace(/\n/gu, '\r\n')}`);
  });
});

const small = '様式: 様式３\n改定: 平成30年5月\n# 名\n評価書名: "試験" # 注\n';

test('an unknown revision is told with those that are', async () => {
  const { code, err, text } = await migrate(small, '--to', '令和8年1月', '--schema', schema);
  expect({ code, text }).toEqual({ code: 2, text: small });
  expect(err).toBe('エラー: 様式３に「令和8年1月」という改定はありません\n直し方: 「令和99年1月」のどれかを指定してください\n');
});

test('without another revision it says how to bring one', async () => {
  const { code, err } = await migrate(small, '--to', '令和99年1月');
  expect(code).toBe(2);
  expect(err).toContain('直し方: 様式３で扱える改定は、この評価書の「平成30年5月」だけです。改定の記述を加えるには --schema でフォルダーを指定します');
});

test('a document that is there already is not touched', async () => {
  const { code, err } = await migrate(small, '--to', '平成３０年５月', '--schema', schema, '--write');
  expect(code).toBe(2);
  expect(err).toContain('すでに様式３（平成30年5月）です');
});

test('a document with errors is refused with its messages', async () => {
  const { code, out, err, text } = await migrate(`${small}ない項目: x\n`, ...withSchema, '--write');
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toContain('[unknown-key]');
  expect(text).toBe(`${small}ない項目: x\n`);
});

test('a file that is not there, a folder without forms and a command without --to are told', async () => {
  const world = testWorld(folder);
  expect(await runProgram([migrateCommand], ['migrate', 'x.yaml', ...withSchema], world)).toBe(2);
  expect(world.err()).toContain('エラー: 「x.yaml」というファイルもフォルダーもありません');
  const wrong = await migrate(small, '--to', '令和99年1月', '--schema', 'nowhere');
  expect(wrong.code).toBe(2);
  expect(wrong.err).toContain('--schema に指定された「nowhere」の様式を読めません（ファイルがありません）');
  expect((await migrate(small)).err).toContain('オプション「--to <改定>」が必要です。');
});

test('a description that does not hold together is named, in Japanese', async () => {
  mkdirSync(join(folder, 'broken/forms'), { recursive: true });
  const said = async (description: string): Promise<string> => {
    writeFileSync(join(folder, 'broken/forms/a.yaml'), description);
    return (await migrate(small, '--to', '令和99年1月', '--schema', 'broken')).err;
  };
  expect(await said('form: 様式３\n')).toContain('（forms/a.yaml に「revision: …」の行がありません）');
  const form =
    'form: 様式３\nrevision: 令和99年1月\ncover: []\nparts:\n  - label: 部\n    items: [{ label: 項, items: [{ label: 年, kind: choice, choices: ない }] }]\n';
  expect(await said(form)).toContain('（forms/a.yaml: 「年」の choices の一覧がありません）');
});

test('json holds the same as the text', async () => {
  const { out } = await migrate(`${small}評価実施手続:\n  第三者点検:\n    結果: 適\n`, ...withSchema, '--format', 'json');
  const report = JSON.parse(out) as Record<string, unknown>;
  expect(report).toMatchObject({ file: 'a.yaml', form: '様式３', from: '平成30年5月', to: '令和99年1月', written: false, kept: [] });
  expect(report['moved']).toEqual([
    {
      before: { name: 'Ⅴ　評価実施手続　３．第三者点検　③結果', line: 7 },
      after: { name: 'Ⅵ　第三者による点検　１．第三者点検　③点検の結果', line: 8 },
    },
  ]);
});
