import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';

const cli = join(inject('program'), 'dist/cli.js');
let home = '';

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'hyokasho-machine-'));
  execFileSync('mkfifo', [join(home, 'pipe.yaml')]);
  mkdirSync(join(home, 'gone'));
});
afterAll(() => {
  rmSync(home, { recursive: true, force: true });
});

function run(args: readonly string[], shell: string): { readonly status: number | null; readonly stderr: string; readonly stdout: string } {
  const line = shell.replace('hyokasho', [process.execPath, cli, ...args].map((word) => `'${word}'`).join(' '));
  return spawnSync('sh', ['-c', line], { cwd: home, encoding: 'utf8', timeout: 60_000 });
}

test.each([['--help'], ['check', '.'], ['explain', 'important-change']])('a full disk under the result of %s is a message', (...args) => {
  const { status, stderr } = run(args, 'hyokasho > /dev/full');
  expect([status, stderr]).toEqual([
    1,
    'エラー: 結果を画面（標準出力）に書き出せません。空き容量がありません\n直し方: 不要なファイルを消して空きを作り、もう一度実行してください\n',
  ]);
});

test.each([['--help'], ['explain', 'important-change'], ['new', '--help']])(
  'a file that takes only the beginning of the result of %s is a message',
  (...args) => {
    const whole = run(args, 'hyokasho').stdout;
    const { status, stderr } = run(args, 'ulimit -f 1; hyokasho > short');
    expect([status, stderr]).toEqual([
      1,
      'エラー: 結果を画面（標準出力）に書き出せません。ファイルの大きさの上限を超えます\n直し方: 上限（ulimit -f など）を確かめるか、別の場所を指定してください\n',
    ]);
    const short = readFileSync(join(home, 'short'));
    expect(short.length).toBeLessThan(Buffer.byteLength(whole));
    run(args, 'hyokasho > long');
    expect(readFileSync(join(home, 'long'), 'utf8')).toBe(whole);
  },
);

test('a full disk under the words for people is no exception', () => {
  const { status, stdout } = run(['chek'], 'hyokasho 2> /dev/full');
  expect([status, stdout]).toEqual([1, '']);
});

test('a working folder that was deleted is a message', () => {
  const { status, stderr } = run(['check'], 'cd gone && rmdir ../gone && hyokasho');
  expect([status, stderr]).toEqual([
    2,
    'エラー: 今いるフォルダーがなくなったか、読めません\n直し方: cd で、今あるフォルダーに移ってから、もう一度実行してください\n',
  ]);
});

test.each([
  ['check', 'pipe.yaml'],
  ['render', '--html', 'pipe.yaml'],
  ['diff', 'pipe.yaml', 'pipe.yaml'],
  ['migrate', 'pipe.yaml', '--to', '令和6年10月'],
  ['threshold', 'pipe.yaml'],
  ['explain', 'x', '--file', 'pipe.yaml'],
])('%s does not wait for a pipe', (...args) => {
  const { status, stdout, stderr } = run(args, 'hyokasho');
  expect(status).toBe(1);
  expect(stdout + stderr).toContain('普通のファイルではありません');
});

test('a new assessment that cannot be written leaves no folder, and does not hang', () => {
  writeFileSync(join(home, 'file'), '');
  // Where the folder's own path fits, but not that of a file in it.
  const long = Array.from({ length: 20 }, () => 'a'.repeat(198)).join('/');
  const fits = `${long}/${'b'.repeat(4_090 - home.length - long.length - 5)}`;
  for (const dir of ['/proc/x', 'file', 'pipe.yaml', fits]) {
    const { status, stderr } = run(['new', '様式２', 'n', '--dir', dir], 'hyokasho');
    expect([dir.slice(0, 9), status]).toEqual([dir.slice(0, 9), 1]);
    expect(stderr).toContain('直し方: ');
  }
  expect(existsSync(join(home, 'a'.repeat(198)))).toBe(false);
});

test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf'])('%s is an unknown name everywhere', (name) => {
  expect(run(['explain', name], 'hyokasho').stderr).toContain(`エラー: 「${name}」という項目も規則もありません`);
  expect(run(['explain', 'x', '--form', name], 'hyokasho').status).toBe(2);
  expect(run([name], 'hyokasho')).toMatchObject({ status: 2, stdout: '' });
});
