import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { diffCommand } from '../../../src/commands/diff.js';
import { diffFormats } from '../../../src/formats/diff/format-diff.js';
import { runProgram } from '../../../src/commands/run/run-program.js';
import { testWorld } from '../test-world.js';

const cases = fileURLToPath(new URL('cases/', import.meta.url));
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hyokasho-diff-'));
  for (const name of ['予防接種', '単独', '二重', '空']) mkdirSync(join(folder, 'assessments', name), { recursive: true });
  const version = (path: string, room: string): void => {
    writeFileSync(join(folder, path), `様式: 様式３\n改定: 平成30年5月\n基本情報:\n  担当部署:\n    部署: ${room}\n`);
  };
  version('assessments/予防接種/2023-01-01.yaml', '一課');
  version('assessments/予防接種/2024-02-14.yaml', '二課');
  version('assessments/予防接種/2025-03-10.yml', '三課');
  version('assessments/予防接種/draft.yaml', '四課');
  version('assessments/単独/2024-01-01.yaml', '課');
  version('assessments/二重/2024-01-01.yaml', '課');
  version('assessments/二重/2024-01-01.yml', '課');
  version('assessments/二重/2025-01-01.yml', '課');
  version('a.yaml', '甲課');
  version('HEAD:b.yaml', '乙課');
  version('制御\u001b[31m.yaml', '丙課');
  writeFileSync(join(folder, 'broken.yaml'), '様式: 様式３\n改定: 平成30年5月\n基本情報:\n  ない項目: あ\n');
  writeFileSync(join(folder, 'control.yaml'), '様式: 様式３\n改定: 平成30年5月\n基本情報:\n  担当部署:\n    部署: "赤\\u001b[31m"\n');
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

async function run(
  words: readonly string[],
  options: { isTTY?: boolean; env?: Record<string, string>; cwd?: string } = {},
): Promise<{ code: number; out: string; err: string }> {
  const world = testWorld(options.cwd ?? folder, options);
  const code = await runProgram([diffCommand], ['diff', ...words], world);
  return { code, out: world.out(), err: world.err() };
}

/** The files that were compared, and what became of 部署. */
async function compared(...words: string[]): Promise<string> {
  const { code, out, err } = await run(words);
  expect([code, err]).toEqual([0, '']);
  const files = [...out.matchAll(/^変更.: (\S+\.ya?ml)/gmu)].map((match) => match[1] ?? '');
  return `${files.map((file) => file.replace('assessments/予防接種/', '')).join(' ')} ${/^ {2}(.) → (.)$/mu.exec(out.replaceAll('課', ''))?.slice(1).join('') ?? out}`;
}

test('an assessment alone stands for its last two versions', async () => {
  for (const name of ['予防接種', 'assessments/予防接種', './assessments/予防接種/']) {
    expect(await compared(name)).toContain('2025-03-10.yml draft.yaml');
  }
  const { out } = await run(['予防接種']);
  expect(out).toContain('［-三-］');
  expect(out).toContain('｛+四+｝');
});

test('an older version is compared with the last one, or with the one that is named', async () => {
  expect(await compared('予防接種', '2023-01-01')).toContain('2023-01-01.yaml draft.yaml');
  expect(await compared('予防接種', '2023-01-01', '2025-03-10')).toContain('2023-01-01.yaml 2025-03-10.yml');
  expect(await compared('予防接種', 'draft', '2024-02-14')).toContain('draft.yaml 2024-02-14.yaml');
  expect(await compared('予防接種', '2024-02-14.yaml', 'assessments/予防接種/2025-03-10.yml')).toContain('2024-02-14.yaml 2025-03-10.yml');
});

test('two files are compared as they are named, one with a colon in its name too', async () => {
  expect(await compared('a.yaml', 'assessments/単独/2024-01-01.yaml')).toContain('a.yaml assessments/単独/2024-01-01.yaml');
  expect(await compared('a.yaml', 'HEAD:b.yaml')).toContain('a.yaml HEAD:b.yaml');
});

test('a version compared with itself has no differences', async () => {
  expect((await run(['予防接種', 'draft', 'draft'])).out).toContain('違いはありません');
});

test('what is not there is told with what is', async () => {
  const said = async (...words: string[]): Promise<string> => {
    const { code, out, err } = await run(words);
    expect([code, out]).toEqual([1, '']);
    return err;
  };
  expect(await said('単独')).toContain('この評価書の版は「2024-01-01」だけなので、比べるものがありません');
  expect(await said('予防接種', '2022-01-01')).toMatch(/「2022-01-01」という版はありません[^]*2023-01-01、2024-02-14、2025-03-10、draft/u);
  expect(await said('予防接種', '2023-01-01', '2022-01-01')).toContain('「2022-01-01」という版はありません');
  expect(await said('予防接種', 'draft')).toContain('「draft」は最も新しい版なので');
  expect(await said('二重')).toContain('「2024-01-01」という版のファイルが二つあります（2024-01-01.yaml、2024-01-01.yml）');
  expect(await said('二重', '2024-01-01')).toContain('「2024-01-01」という版のファイルが二つあります（2024-01-01.yaml、2024-01-01.yml）');
  expect(await said('空')).toContain('評価書 0 件を検査');
  expect(await said('空')).toContain('このフォルダーに評価書の版がありません');
  expect(await said('a.yaml')).toContain('比べる相手が指定されていません');
  expect(await said('a.yaml', 'a.yaml', 'a.yaml')).toContain('一つ目は評価書のフォルダーではありません');
});

test('a path that does not exist is wrong usage, and no place in a file', async () => {
  for (const [words, said] of [
    [['ない'], /^エラー: 「ない」という評価書も、ファイルもありません\n直し方: .*予防接種、二重、単独 です\n$/u],
    [['a.yaml', 'ない.yaml'], /^エラー: 「ない.yaml」というファイルはありません\n直し方: .+\n$/u],
    [
      ['予防接種', 'assessments/予防接種/2022-01-01.yaml'],
      /^エラー: この評価書に「assessments\/予防接種\/2022-01-01\.ya…」という版はありません\n直し方: .+\n$/u,
    ],
  ] as const) {
    const { code, out, err } = await run([...words]);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(said);
  }
});

test('a Windows path is no revision', async () => {
  expect((await run(['a.yaml', 'C:\\x.yaml'])).err).toContain('「C:\\x.yaml」というファイルはありません');
});

test('wrong usage ends with 2', async () => {
  expect((await run([])).code).toBe(2);
  expect((await run(['予防接種', 'a', 'b', 'c'])).code).toBe(2);
  expect((await run(['予防接種', '--format', 'xml'])).err).toContain('table、json、md、html、csv');
  expect((await run(['予防接種', '--schema', 'ない'])).code).toBe(2);
});

test('what is wrong is told as JSON where the result is to be JSON', async () => {
  const { code, out, err } = await run(['broken.yaml', 'a.yaml', '--format', 'json']);
  expect([code, out]).toEqual([1, '']);
  expect(JSON.parse(err)).toMatchObject([{ severity: 'error', place: { file: 'broken.yaml' } }]);
});

test('documents whose shape is wrong are not compared', async () => {
  const { code, out, err } = await run(['broken.yaml', 'a.yaml']);
  expect([code, out]).toEqual([1, '']);
  expect(err).toContain('broken.yaml:4:3  エラー');
  expect(err).toContain('評価書 2 件を検査');
});

test('no control character gets to the screen, from a text or from a name', async () => {
  const refused = await run(['control.yaml', 'a.yaml']);
  expect(refused.code).toBe(1);
  for (const format of diffFormats) {
    const { code, out } = await run(['制御\u001b[31m.yaml', 'a.yaml', '--format', format], { isTTY: false });
    expect(code).toBe(0);
    // eslint-disable-next-line no-control-regex
    expect(out.replace(/\r\n/gu, '\n')).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/u);
  }
  const shown = await run(['ない\u001b[31m.yaml', 'a.yaml'], { isTTY: true });
  expect(shown.err).not.toContain('\u001b[31m');
});

test('colour is for a terminal, and for nobody who does not want it', async () => {
  const coloured = await run(['予防接種'], { isTTY: true });
  expect(coloured.out).toContain('\u001b[31;9m三\u001b[0m');
  expect(coloured.out).toContain('\u001b[32;4m四\u001b[0m');
  expect(coloured.out).not.toContain('［-');
  const plain = await run(['予防接種']);
  expect((await run(['予防接種'], { isTTY: true, env: { NO_COLOR: '1' } })).out).toBe(plain.out);
  expect(plain.out).not.toContain('\u001b');
  for (const format of ['md', 'json', 'csv', 'html']) expect((await run(['予防接種', '--format', format], { isTTY: true })).out).not.toContain('\u001b');
});

test('-o writes the result into a file, with the folders it needs and without colour', async () => {
  const printed = await run(['予防接種']);
  const written = await run(['予防接種', '-o', 'out/deep/diff.txt'], { isTTY: true });
  expect(written).toEqual({ code: 0, out: 'out/deep/diff.txt\n', err: '' });
  expect(readFileSync(join(folder, 'out/deep/diff.txt'), 'utf8')).toBe(printed.out);
});

test('-o never takes the place of a version that is compared', async () => {
  symlinkSync(join(folder, 'a.yaml'), join(folder, 'link.yaml'));
  const before = readFileSync(join(folder, 'a.yaml'), 'utf8');
  for (const target of ['a.yaml', './a.yaml', 'link.yaml', join(folder, 'a.yaml')]) {
    const { code, err } = await run(['assessments/単独/2024-01-01.yaml', 'a.yaml', '-o', target]);
    expect(code).toBe(1);
    expect(err).toContain('比べる版のファイルそのものが指定されています');
  }
  expect(readFileSync(join(folder, 'a.yaml'), 'utf8')).toBe(before);
});

test('a place that cannot be written to is a message', async () => {
  const { code, err } = await run(['予防接種', '-o', 'assessments']);
  expect(code).toBe(1);
  expect(err).toContain('同じ名前のフォルダーがあります');
});

test('declarations reach no output', async () => {
  for (const format of diffFormats) {
    const { code, out } = await run(['before.yaml', 'after.yaml', '--format', format], { cwd: join(cases, 'nothing') });
    expect(code).toBe(0);
    expect(out.length).toBeGreaterThan(0);
    expect(out).not.toMatch(/変更の説明|部内だけ|文言の修正/u);
  }
  expect(readFileSync(join(cases, 'nothing/after.yaml'), 'utf8')).toContain('部内だけの理由');
});

test('a picture that cannot be read is told, and the rest compared', async () => {
  cpSync(join(cases, 'picture'), join(folder, 'picture'), { recursive: true });
  rmSync(join(folder, 'picture/new/flow.svg'));
  const { code, out, err } = await run(['picture/old/document.yaml', 'picture/new/document.yaml']);
  expect(code).toBe(0);
  expect(out).toContain('違いはありません');
  expect(err).toContain('picture/new/document.yaml:7:13  警告  図のファイル「flow.svg」を読めません。ファイルがありません。図の中身は比べていません');
});

test('no figure leads out of its folder', async () => {
  mkdirSync(join(folder, 'outside'));
  const text = readFileSync(join(cases, 'picture/old/document.yaml'), 'utf8').replace('flow.svg', '../secret.svg');
  writeFileSync(join(folder, 'outside/a.yaml'), text);
  writeFileSync(join(folder, 'secret.svg'), '<svg/>');
  expect(existsSync(join(folder, 'secret.svg'))).toBe(true);
  expect((await run(['outside/a.yaml', 'outside/a.yaml'])).err).toContain('評価書のフォルダーの外を指しています');
});
