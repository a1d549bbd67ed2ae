import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { mergeCommand } from '../../../src/commands/merge.js';
import { runProgram } from '../../../src/commands/run/run-program.js';
import { testWorld } from '../test-world.js';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hyokasho-merge-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

interface Run {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

async function merge(...args: readonly string[]): Promise<Run> {
  const env = { PATH: process.env['PATH'] ?? '', HOME: folder, GIT_CONFIG_NOSYSTEM: '1' };
  const world = { ...testWorld(folder, { env }), program: ['/node', '/cli.js'] as const };
  const code = await runProgram([mergeCommand], ['merge', ...args], world);
  return { code, out: world.out(), err: world.err() };
}

function write(name: string, text: string | Uint8Array): void {
  writeFileSync(join(folder, name), text);
}

function read(name: string): string {
  return readFileSync(join(folder, name), 'utf8');
}

const base = '様式: 様式３\n改定: 平成30年5月\n評価書番号: "1"\n評価書名: 甲\n特記事項: |-\n  一\n  二\n  三\n';

test('writes the merged text into the second file and reports item by item', async () => {
  for (const [name, text] of [
    ['base.yaml', base],
    ['ours.yaml', base.replace('"1"', '"2"')],
    ['theirs.yaml', base.replace('甲', '乙')],
  ] as const)
    write(name, text);
  const shown = await merge('base.yaml', 'ours.yaml', 'theirs.yaml', '--print');
  expect(shown).toMatchObject({ code: 0, out: base.replace('"1"', '"2"').replace('甲', '乙') });
  expect(shown.err).toContain('まだ何も書き換えていません');
  expect(read('ours.yaml')).toBe(base.replace('"1"', '"2"'));
  const run = await merge('base.yaml', 'ours.yaml', 'theirs.yaml');
  expect([run.code, run.err]).toEqual([0, '']);
  expect(run.out).toContain('■ 相手の側の変更を取り込んだもの: 1 件\n  評価書名\n');
  expect(run.out).toContain('■ 自分の側の変更のままのもの: 1 件\n  評価書番号\n');
  expect(read('ours.yaml')).toBe(shown.out);
  expect(read('theirs.yaml')).toBe(base.replace('甲', '乙'));
  // The same again: theirs is merged already.
  const { mtimeMs } = statSync(join(folder, 'ours.yaml'));
  expect((await merge('base.yaml', 'ours.yaml', 'theirs.yaml')).code).toBe(0);
  expect([read('ours.yaml'), statSync(join(folder, 'ours.yaml')).mtimeMs]).toEqual([shown.out, mtimeMs]);
});

test('a conflict exits with 1, names the item and the line, and stays whole in JSON', async () => {
  write('b', base);
  write('o', base.replace('二', '弐'));
  write('t', base.replace('二', '２'));
  const json = await merge('b', 'o', 't', '--print', '--format', 'json');
  expect(json.code).toBe(1);
  expect(JSON.parse(json.err)).toMatchObject({
    file: 'o',
    written: false,
    conflicts: 1,
    events: [{ kind: 'conflict', name: '特記事項', line: 7, why: 'words' }],
  });
  const run = await merge('b', 'o', 't');
  expect([run.code, read('o')]).toEqual([1, base.replace('  二\n', '<<<<<<< o\n  弐\n=======\n  ２\n>>>>>>> t\n')]);
  expect(run.out).toContain('7行目 特記事項: 両方が別の文にしています');
});

test.each([
  ['no-yaml', `${base}a: [\n`, base.replace('甲', '乙'), 'YAML として読めません'],
  ['other form', base.replace('"1"', '"2"'), base.replace('様式３', '様式４'), '様式又は改定が違います'],
  ['no assessment', 'a: 1\nb: 2\n', 'a: 1\n\nb: 2\n', '評価書ではありません'],
] as const)('%s: merges line by line as git does, and says so', async (_, ours, theirs, reason) => {
  write('b', base);
  write('o', ours);
  write('t', theirs);
  const run = await merge('b', 'o', 't');
  expect(run.err).toContain('git と同じく行ごとに統合しました');
  expect(run.err).toContain(reason);
  expect(run.code).toBe(read('o').includes('<<<<<<<') ? 1 : 0);
  for (const line of [...ours.split('\n'), ...theirs.split('\n')].filter((each) => !base.includes(each))) expect(read('o')).toContain(line);
});

test('bytes that are no UTF-8 are merged as git does', async () => {
  const shift = (text: string): Buffer => Buffer.concat([Buffer.from('a: '), Buffer.from([0x96, 0xbc]), Buffer.from(`\n\n\n${text}\n`)]);
  write('b', shift('x'));
  write('o', shift('x'));
  write('t', shift('y'));
  const run = await merge('b', 'o', 't');
  expect(run).toMatchObject({ code: 0, err: expect.stringContaining('文字コードが UTF-8 でない') as string });
  expect(readFileSync(join(folder, 'o')).equals(shift('y'))).toBe(true);
});

test('without git nothing is written', async () => {
  write('b', base);
  write('o', `${base}a: [\n`);
  write('t', base.replace('甲', '乙'));
  const world = testWorld(folder, { env: { PATH: folder } });
  expect(await runProgram([mergeCommand], ['merge', 'b', 'o', 't'], world)).toBe(1);
  expect(world.err()).toContain('何も書いていません');
  expect(read('o')).toBe(`${base}a: [\n`);
});

test('wrong calls are told', async () => {
  expect(await merge('b')).toMatchObject({ code: 2, err: expect.stringContaining('三つ要ります') as string });
  expect(await merge('b', 'o', 't')).toMatchObject({ code: 2, err: expect.stringContaining('「b」を読めません。ファイルがありません') as string });
  expect(await merge('--install', 'b')).toMatchObject({ code: 2 });
  expect(await merge('--install', '--uninstall')).toMatchObject({ code: 2, err: expect.stringContaining('一緒に使えません') as string });
  expect((await merge('--install')).err).toContain('git で記録しているフォルダーではありません');
});

test('of two merges into one file at once only one is told as written', async () => {
  write('base.yaml', base);
  write('ours.yaml', base.replace('"1"', '"2"'));
  write('theirs.yaml', base.replace('甲', '乙'));
  write('third.yaml', base.replace('甲', '丙'));
  const [one, two] = await Promise.all([merge('base.yaml', 'ours.yaml', 'theirs.yaml'), merge('base.yaml', 'ours.yaml', 'third.yaml')]);
  const refused = one.code === 0 ? two : one;
  expect([one.code, two.code].sort()).toEqual([0, 1]);
  expect(refused.err).toContain('何も書いていません');
  expect(read('ours.yaml')).toBe(base.replace('"1"', '"2"').replace('甲', one.code === 0 ? '乙' : '丙'));
});
