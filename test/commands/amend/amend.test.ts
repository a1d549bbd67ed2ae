import { openStep } from '../../../src/step/open-step.js';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { checkText } from '../../../src/check/check-text.js';
import { checkStep } from '../../../src/check/check-step.js';
import type { Version } from '../../../src/model/version.js';
import { amendCommand } from '../../../src/commands/amend.js';
import { runProgram } from '../../../src/commands/run/run-program.js';
import { parseSource } from '../../../src/load/read/parse-source.js';
import { parseDocument } from '../../../src/validate/parse-document.js';
import { casesIn, expectFile } from '../../cases.js';
import { testWorld } from '../test-world.js';

const cases = new URL('cases/', import.meta.url);

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hyokasho-amend-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

interface Run {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

async function amend(...args: readonly string[]): Promise<Run> {
  const world = testWorld(folder);
  const code = await runProgram([amendCommand], ['amend', ...args], world);
  return { code, out: world.out(), err: world.err() };
}

function versionsOf(name: string): readonly string[] {
  return readdirSync(new URL(name, cases))
    .filter((file) => !file.startsWith('expected'))
    .sort();
}

/** Lays a case out as an assessment; the name of the file that is to be amended. */
function layOut(name: string, change: (text: string) => string = (text) => text): string {
  mkdirSync(join(folder, 'assessments/a'), { recursive: true });
  const versions = versionsOf(name);
  for (const file of versions) writeFileSync(join(folder, 'assessments/a', file), change(readFileSync(new URL(`${name}/${file}`, cases), 'utf8')));
  return join(folder, 'assessments/a', versions.at(-1) ?? '');
}

function versionIn(file: string): Version {
  const source = parseSource(file, readFileSync(file));
  const { assessment } = parseDocument(source);
  if (!assessment) throw new Error(`${file} has no form`);
  return { source, assessment };
}

function lineIn(file: string, line: number): string {
  return readFileSync(file, 'utf8').split('\n')[line - 1]?.trim() ?? '';
}

/** What a run said, to be read in one piece. */
function told({ code, out, err }: Run): string {
  return `${out}―― エラー出力（終了コード ${String(code)}）\n${err}`;
}

/**
 * A case is the versions of an assessment, what becomes of the newest (`expected.yaml`), what is said (`expected.txt`), and what
 * `checkStep` finds then (`expected-check.txt`).
 */
describe.each(casesIn(cases).map((one) => [one.name, one.folder] as const))('%s', (name, here) => {
  test('says what becomes of it and writes nothing', async () => {
    const file = layOut(name);
    const before = readFileSync(file, 'utf8');
    const run = await amend('a');
    expectFile(join(here, 'expected.txt'), told(run));
    expect(readFileSync(file, 'utf8')).toBe(before);
  });

  test('is written with --write, and nothing is left to do then', async () => {
    const file = layOut(name);
    const others = versionsOf(name).slice(0, -1);
    const { code } = await amend('assessments/a', '--write');
    const text = readFileSync(file, 'utf8');
    expectFile(join(here, 'expected.yaml'), text);
    const { mtimeMs, ino } = statSync(file);
    const again = await amend('a', '--write');
    expect(again.out).toContain('何も書き換えていません');
    expect(again.code).toBe(code);
    expect([readFileSync(file, 'utf8'), statSync(file).mtimeMs, statSync(file).ino]).toEqual([text, mtimeMs, ino]);
    for (const other of others)
      expect(readFileSync(join(folder, 'assessments/a', other), 'utf8')).toBe(readFileSync(new URL(`${name}/${other}`, cases), 'utf8'));
    expect(readdirSync(join(folder, 'assessments/a')).sort()).toEqual(versionsOf(name));
  });

  test('leaves to check what only people can decide', () => {
    const file = layOut(name);
    // What was written: another test holds it to be this text.
    cpSync(join(here, 'expected.yaml'), file);
    const before = join(folder, 'assessments/a', versionsOf(name).at(-2) ?? '');
    const messages = checkStep(openStep(versionIn(before), versionIn(file))).map(
      ({ severity, ruleId, place }) => `${severity} ${ruleId} ${lineIn(file, place.line)}\n`,
    );
    expectFile(join(here, 'expected-check.txt'), messages.join(''));
  });

  test('as Windows writes it, too', async () => {
    const windows = (text: string): string => `\ufeff${text.replace(/\n/gu, '\r\n')}`;
    const file = layOut(name, windows);
    await amend(file, '--write');
    expect(readFileSync(file, 'utf8')).toBe(windows(readFileSync(new URL(`${name}/expected.yaml`, cases), 'utf8')));
  });
});

test('what has no version before it is told', async () => {
  layOut('first-run');
  rmSync(join(folder, 'assessments/a/2025-03-10.yaml'));
  mkdirSync(join(folder, 'assessments/empty'));
  for (const [given, text] of [
    ['a', 'この評価書の版は「draft」だけなので、比べる版がありません  [amend-versions]\n    直し方: 前の版を、公表日を名前にして（例 2025-03-10.yaml）'],
    ['assessments/a/draft.yaml', 'この版より前の版が、同じフォルダーにありません'],
    ['assessments', 'このフォルダーに評価書の版がありません'],
    ['empty', 'このフォルダーに評価書の版がありません'],
  ] as const) {
    const run = await amend(given);
    expect([given, run.code, run.out]).toEqual([given, 1, '']);
    expect(run.err).toContain(text);
    expect(run.err).toContain('評価書 0 件を検査');
  }
  expect((await amend()).code).toBe(2);
  for (const given of ['b', 'assessments/a/draft.yaml/x', '長'.repeat(200)]) {
    const run = await amend(given);
    expect([given, run.code, run.out]).toEqual([given, 2, '']);
    expect(run.err).toMatch(/^エラー: 「.+」という評価書も、ファイルもありません\n直し方: assessments にある評価書は a です\n$/u);
  }
});

test('two files of the newest version are not taken for two versions', async () => {
  const file = layOut('first-run');
  const other = join(folder, 'assessments/a/draft.yml');
  cpSync(file, other);
  const before = readFileSync(file, 'utf8');
  const run = await amend('a', '--write');
  expect([run.code, run.out, readFileSync(file, 'utf8'), readFileSync(other, 'utf8')]).toEqual([1, '', before, before]);
  expect(run.err).toContain('「draft」という版のファイルが二つあります（draft.yaml、draft.yml）');
  expect((await amend('assessments/a/draft.yml')).out).toContain('assessments/a/draft.yml: assessments/a/2025-03-10.yaml からの変更箇所');
});

test('two files of the version before are not taken for one', async () => {
  layOut('first-run');
  cpSync(join(folder, 'assessments/a/2025-03-10.yaml'), join(folder, 'assessments/a/2025-03-10.yml'));
  for (const given of ['a', 'assessments/a/draft.yaml']) {
    const run = await amend(given);
    expect([run.code, run.out]).toEqual([1, '']);
    expect(run.err).toContain('「2025-03-10」という版のファイルが二つあります（2025-03-10.yaml、2025-03-10.yml）');
  }
});

test('what is wrong is told as JSON where the result is to be JSON', async () => {
  const file = layOut('first-run');
  writeFileSync(file, 'a: b\n');
  const { code, out, err } = await amend('a', '--format', 'json');
  expect([code, out]).toEqual([1, '']);
  expect(JSON.parse(err)).toMatchObject([
    { severity: 'error', place: { file: 'assessments/a/draft.yaml', line: 1, column: 1 } },
    { severity: 'notice', ruleId: 'amend-stopped' },
  ]);
});

test('a document with errors is refused with its messages', async () => {
  for (const wrong of ['2025-03-10.yaml', 'draft.yaml']) {
    const file = layOut('first-run');
    const broken = join(folder, 'assessments/a', wrong);
    writeFileSync(broken, `${readFileSync(broken, 'utf8')}ない項目: x\n`);
    const before = readFileSync(file, 'utf8');
    const run = await amend('a', '--write');
    expect([run.code, run.out, readFileSync(file, 'utf8')]).toEqual([1, '', before]);
    expect(run.err).toContain(`assessments/a/${wrong}:`);
    expect(run.err).toContain('[unknown-key]');
  }
});

test('rows that wait for 公表日 are told once, and filled in by one more run', async () => {
  const file = layOut('first-run');
  const faults = (): readonly string[] =>
    checkText(versionIn(file).source).messages.flatMap(({ ruleId, severity, mend }) => (ruleId === 'row-cell-empty' ? [`${severity} ${mend ?? ''}`] : []));
  await amend('a', '--write');
  expect(faults()).toEqual([expect.stringMatching(/^notice 公表日を書いてから、「hyokasho amend .*draft\.yaml --write」をもう一度実行してください$/u)]);
  writeFileSync(file, readFileSync(file, 'utf8').replace('公表日:', '公表日: 令和8年4月1日'));
  expect(faults()).toEqual([expect.stringMatching(/^warning .*「hyokasho amend .*draft\.yaml --write」をもう一度実行してください$/u)]);
  expect(checkText(versionIn(file).source).messages.filter(({ item, ruleId }) => ruleId === 'unfilled' && item?.endsWith('変更日'))).toEqual([]);
  await amend('a', '--write');
  expect(faults()).toEqual([]);
  expect(readFileSync(file, 'utf8').match(/変更日: 令和8年4月1日/gu)).toHaveLength(4);
});

test('a version under its day with rows that wait is an error, until amend fills them in', async () => {
  const file = layOut('first-run');
  await amend('a', '--write');
  const published = join(folder, 'assessments/a/2026-04-01.yaml');
  writeFileSync(published, readFileSync(file, 'utf8').replace('公表日:', '公表日: 令和8年4月1日'));
  rmSync(file);
  const faults = (): readonly string[] =>
    checkText(versionIn(published).source).messages.flatMap(({ ruleId, severity }) => (ruleId === 'row-cell-empty' ? [severity] : []));
  expect(faults()).toEqual(['error']);
  for (const more of [[], ['--write']]) expect((await amend('a', ...more)).code).toBe(0);
  expect(faults()).toEqual([]);
});

test('an error elsewhere in the document stops no row', async () => {
  const file = layOut('first-run');
  writeFileSync(file, `${readFileSync(file, 'utf8')}特記事項: 個人番号は123456789018です\n`);
  const run = await amend('a', '--write');
  expect([run.code, run.out.includes('加えた行: 4 件')]).toEqual([1, true]);
  expect(run.err).toContain('[individual-number]');
  expect(run.err).not.toContain('[amend-stopped]');
  expect(readFileSync(file, 'utf8')).toContain('変更箇所の控え');
});

test('a declaration that is no use stops everything', async () => {
  const file = layOut('first-run');
  const text = `${readFileSync(file, 'utf8')}変更の説明:\n  - 根拠: 文言の修正\n`;
  writeFileSync(file, text);
  const run = await amend('a', '--write');
  expect([run.code, run.out, readFileSync(file, 'utf8')]).toEqual([1, '', text]);
  expect(run.err).toContain('[declaration-without-reason]');
  expect(run.err).toContain('変更箇所の行は、一つも作っていません。行の判断に関わる誤りが 1 件あるためです  [amend-stopped]');
});

test('a machine that does not let the file be written is told, and the report says so', async () => {
  const file = layOut('first-run');
  const before = readFileSync(file, 'utf8');
  rmSync(file);
  cpSync(new URL('first-run/draft.yaml', cases), join(folder, 'elsewhere.yaml'));
  mkdirSync(join(folder, 'assessments/a/draft.yaml'));
  const run = await amend('a', '--write');
  expect(run.code).toBe(1);
  expect(run.err).toContain('エラー');
  expect(readFileSync(join(folder, 'elsewhere.yaml'), 'utf8')).toBe(before);
});

test('a layout that no edit can follow is told, and left as it is', async () => {
  const file = layOut('first-run', (text) => text.replace(/^評価書名: /mu, '? 評価書名\n: '));
  const before = readFileSync(file, 'utf8');
  const run = await amend('a', '--write');
  expect([run.code, run.out, readFileSync(file, 'utf8')]).toEqual([1, '', before]);
  expect(run.err).toContain('[amend-layout]');
});

test('--excerpt full shows whole texts', async () => {
  const file = layOut('first-run');
  await amend('a', '--write', '--excerpt', 'full');
  expect(readFileSync(file, 'utf8')).toContain('    変更前の記載: |-\n      ＜事務の概要＞\n      ・対象者に接種券を送る。\n      ・接種の記録を管理する。\n');
});

test('json holds the same as the text', async () => {
  layOut('edited-and-moved-on');
  const report = JSON.parse((await amend('a', '--format', 'json')).out) as Record<string, unknown>;
  expect(report).toMatchObject({ before: 'assessments/a/2025-03-10.yaml', after: 'assessments/a/draft.yaml', changed: true, written: false });
  expect(report['rows']).toMatchObject([
    {
      state: 'standing',
      number: 2,
      item: 'Ⅰ　基本情報　１．特定個人情報ファイルを取り扱う事務　②事務の内容',
      row: { 変更日: '', 変更前の記載: '＜事務の概要＞\n（中略）\n（追加）', 提出時期: '事後' },
      cells: [],
    },
    {
      state: 'standing',
      number: 3,
      item: 'Ⅰ　基本情報　２．特定個人情報ファイルを取り扱う事務において使用するシステム　システム1　②システムの機能',
      row: { 変更前の記載: '予診票を登録する。', 変更後の記載: '予診票の登録と集計を行う。' },
      judgement: { timing: '事後', kind: 'other', ruleId: 'other-change', clause: '規則第14条第1項、規則第14条第3項', ground: '※の付かない項目の変更である。' },
      assumed: { because: 'effective-day' },
      cells: [{ column: '変更後の記載', fate: 'moved-on', mine: '予診票の登録と集計を行う。', fresh: '予診票を登録し、月ごとに集計する。' }],
    },
  ]);
});
