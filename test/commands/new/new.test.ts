import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { checkDocuments } from '../../../src/commands/documents/check-documents.js';
import { newCommand } from '../../../src/commands/new.js';
import { runProgram } from '../../../src/commands/run/run-program.js';
import type { Form, Item } from '../../../src/forms/form.js';
import { listForms, loadForm } from '../../../src/forms/form-library.js';
import { parseSource } from '../../../src/load/read/parse-source.js';
import { skeleton } from '../../../src/forms/skeleton.js';
import { checkText } from '../../../src/check/check-text.js';
import { expectFile } from '../../cases.js';

/** The keys of all lists of a form, in its order. */
function lists(form: Form | undefined): string[] {
  const inItems = (items: readonly Item[]): string[] =>
    items.flatMap((item) => (item.kind === 'repeat' ? [item.key] : 'items' in item ? inItems(item.items) : []));
  return (form?.parts ?? []).flatMap(({ key, body }) =>
    body.kind === 'sections' ? body.sections.flatMap((section) => inItems(section.items)) : body.kind === 'changes' ? [key] : [],
  );
}

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hyokasho-new-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

async function run(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const written = { stdout: '', stderr: '' };
  const stream = (name: 'stdout' | 'stderr'): { write(text: string): void; isTTY: boolean } => ({
    write: (text) => void (written[name] += text),
    isTTY: false,
  });
  const code = await runProgram([newCommand], ['new', ...args], {
    stdout: stream('stdout'),
    stderr: stream('stderr'),
    cwd: folder,
    env: {},
    today: () => ({ year: 2026, month: 11, day: 29 }),
  });
  return { code, ...written };
}

describe.each(listForms())('the draft of $form ($revision)', ({ form: name, revision, slug }) => {
  const form = loadForm(name, revision);
  const draft = form ? skeleton(form, `../../schema/generated/${slug}.schema.json`) : '';

  test('with every example made an entry still fits the form', () => {
    const examples: string[] = [];
    const filled = draft.replace(/^( *)(\S+): \[\]\n((?:\1 {2}# .*\n)+)/gmu, (all, indent: string, key: string, notes: string) => {
      if (!/^ *# - /mu.test(notes)) return all;
      examples.push(key);
      return `${indent}${key}:\n${notes.replace(new RegExp(`^${indent}  # `, 'gmu'), `${indent}  `)}`;
    });
    expect(examples).toEqual(lists(form));
    // An empty entry says that there is something, and an empty figure has no picture.
    const byDesign = new Set(['contradicting-none', 'figure-without-picture', 'figure-without-alt']);
    const { messages } = checkText(parseSource('draft.yaml', filled));
    expect(messages.filter(({ severity, ruleId }) => severity === 'error' && !byDesign.has(ruleId))).toEqual([]);
  });
});

test('the draft of 様式３ reads as it should', () => {
  const form = loadForm('様式３', '平成30年5月');
  const draft = form ? skeleton(form, '../../schema/generated/form3-2018-05.schema.json') : '';
  expectFile(fileURLToPath(new URL('form3-2018-05.yaml', import.meta.url)), draft);
});

test.each(listForms())('a new draft of $form ($revision) passes check with nothing but notices', async ({ form, revision }) => {
  expect((await run(form, 'a', '--revision', revision)).code).toBe(0);
  const { messages } = await checkDocuments([], folder);
  expect(new Set(messages.map(({ ruleId, severity }) => `${severity} ${ruleId}`))).toEqual(new Set(['notice unfilled']));
  expect(messages.length).toBeGreaterThan(20);
});

test('the command says where the draft is and what comes next', async () => {
  expect(await run('様式３', '予防接種')).toEqual({
    code: 0,
    stdout: 'assessments/予防接種/draft.yaml を作りました。\n次は、この下書きに書き込み、「hyokasho check assessments/予防接種/draft.yaml」で確かめます。\n',
    stderr: '',
  });
});

test('the draft names the JSON Schema for editors', async () => {
  await run('様式３', 'a');
  const path = join(folder, 'assessments', 'a', 'draft.yaml');
  const schema = /^# yaml-language-server: \$schema=(.+)\n/u.exec(readFileSync(path, 'utf8'))?.[1] ?? '';
  expect(resolve(dirname(path), schema)).toBe(fileURLToPath(new URL('../../../schema/generated/form3-2018-05.schema.json', import.meta.url)));
});

test('the form may be written in half width, the folder and the revision given', async () => {
  expect((await run('様式3', 'yobosesshu', '--dir', 'docs/下書き', '--revision', '平成３０年５月')).code).toBe(0);
  expect(existsSync(join(folder, 'docs', '下書き', 'yobosesshu', 'draft.yaml'))).toBe(true);
});

test('an existing draft is never overwritten', async () => {
  const path = join(folder, 'assessments', 'a', 'draft.yaml');
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, '');
  const { code, stdout, stderr } = await run('様式３', 'a');
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toBe(
    'エラー: assessments/a/draft.yaml はすでにあります。上書きはしません\n直し方: 別の名前を指定するか、今ある下書きに書き足してください。作り直すときは、先に名前を変えるか消してください\n',
  );
  expect(readFileSync(path, 'utf8')).toBe('');
});

test('published versions beside it do not stand in the way', async () => {
  const path = join(folder, 'assessments', 'a', '2025-06-27.yaml');
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, 'x');
  expect((await run('様式３', 'a')).code).toBe(0);
  expect(readdirSync(dirname(path)).sort()).toEqual(['2025-06-27.yaml', 'draft.yaml']);
});

test.each([
  '../a',
  'a/b',
  'a\\b',
  '.',
  '..',
  '.a',
  '',
  ' ',
  '　',
  'a:b',
  'a\u0000',
  'a\u202eb',
  'a ',
  'a.',
  'a　',
  'a?',
  'CON',
  'con.yaml',
  'Com1',
  'com¹',
  'LPT9 .x',
  'ＮＵＬ',
  'CONIN$',
  'node_modules',
  '\u3164',
  '長'.repeat(86),
])('%j is no name for a folder', async (name) => {
  const { code, stdout, stderr } = await run('様式３', name);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toMatch(/^エラー: 評価書の名前に.+\n直し方: .+してください\n$/u);
  expect(readdirSync(folder)).toEqual([]);
});

test('a form or revision that is not there is told with those that are', async () => {
  expect((await run('様式９', 'a')).stderr).toContain('エラー: 様式「様式９」はありません\n直し方: 「様式２」「様式３」');
  const wrong = await run('様式３', 'a', '--revision', '令和元年');
  expect(wrong.code).toBe(2);
  expect(wrong.stderr).toContain('様式３に「令和元年」という改定はありません\n直し方: 「平成30年5月」');
  expect(readdirSync(folder)).toEqual([]);
});

test('what the machine refuses is a message', async () => {
  writeFileSync(join(folder, 'assessments'), 'a file');
  const { code, stderr } = await run('様式３', 'a');
  expect(code).toBe(1);
  expect(stderr).toMatch(/^エラー: assessments\/a\/draft.yaml: ファイルに書き込めません。.+\n直し方: .+\n$/u);
});

test('without a name the command is used wrongly', async () => {
  expect((await run('様式３')).code).toBe(2);
});
