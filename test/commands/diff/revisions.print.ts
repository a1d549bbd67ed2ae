import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { diffCommand } from '../../../src/commands/diff.js';
import { runProgram } from '../../../src/commands/run/run-program.js';
import { readCommit } from '../../../src/workspace/disk/read-commit.js';
import { testWorld } from '../test-world.js';

const cases = fileURLToPath(new URL('cases/', import.meta.url));
let home = '';
let repository = '';
let env: Record<string, string> = {};

function git(...args: string[]): string {
  return execFileSync('git', args, { cwd: repository, env, encoding: 'utf8' }).trim();
}

function write(path: string, room: string): void {
  writeFileSync(join(repository, path), `様式: 様式３\n改定: 平成30年5月\n基本情報:\n  担当部署:\n    部署: ${room}\n`);
}

/** What a filter or a textconv that is run leaves behind. */
const witness = (): string => join(home, 'witness');

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'hyokasho-git-'));
  repository = join(home, 'repository');
  mkdirSync(join(repository, '評価書'), { recursive: true });
  env = {
    PATH: process.env['PATH'] ?? '',
    HOME: home,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_AUTHOR_DATE: '2025-01-01T00:00:00Z',
    GIT_COMMITTER_DATE: '2025-01-01T00:00:00Z',
  };
  git('init', '-q', '-b', 'main');
  git('config', 'user.name', 'test');
  git('config', 'user.email', 'test@example.invalid');
  writeFileSync(join(repository, '.gitattributes'), '*.yaml filter=evil diff=evil\n');
  write('評価書/a.yaml', '一課');
  write('-b.yaml', '乙課');
  cpSync(join(cases, 'picture/old'), join(repository, 'picture'), { recursive: true });
  symlinkSync('評価書/a.yaml', join(repository, 'link.yaml'));
  writeFileSync(join(repository, 'sjis.yaml'), Buffer.from([0x83, 0x65, 0x83, 0x58, 0x83, 0x67, 0x3a, 0x20, 0x31]));
  writeFileSync(join(repository, 'large.yaml'), 'あ: |\n' + '  長い行\n'.repeat(500_000));
  git('add', '-A');
  git('commit', '-q', '-m', 'first');
  git('tag', '第1版');
  git('branch', 'feature/b');
  write('評価書/a.yaml', '二課');
  cpSync(join(cases, 'picture/new'), join(repository, 'picture'), { recursive: true });
  git('add', '-A');
  git('commit', '-q', '-m', 'second');
  write('評価書/a.yaml', '三課');
  // Whoever sends a repository could have set these.
  for (const key of ['filter.evil.smudge', 'filter.evil.clean', 'diff.evil.textconv', 'diff.evil.command', 'core.fsmonitor', 'core.pager'])
    git('config', key, `touch ${witness()}; cat`);
});
afterAll(() => {
  rmSync(home, { recursive: true });
});

async function run(words: readonly string[], cwd = repository, environment = env): Promise<{ code: number; out: string; err: string }> {
  const world = testWorld(cwd, { env: environment });
  const code = await runProgram([diffCommand], ['diff', ...words], world);
  return { code, out: world.out(), err: world.err() };
}

async function rooms(...words: string[]): Promise<string> {
  const { out, err } = await run(words);
  expect(err).toBe('');
  return `${/［-(.)-］課/u.exec(out)?.[1] ?? '?'}${/｛\+(.)\+｝課/u.exec(out)?.[1] ?? '?'}`;
}

async function said(given: string, cwd = repository, environment = env): Promise<string> {
  const { code, out, err } = await run(['--', given, join(repository, '評価書/a.yaml')], cwd, environment);
  expect([code, out]).toEqual([1, '']);
  return err;
}

test('revisions, files and both', async () => {
  expect(await rooms('HEAD~1:評価書/a.yaml', 'HEAD:評価書/a.yaml')).toBe('一二');
  expect(await rooms('HEAD:評価書/a.yaml', '評価書/a.yaml')).toBe('二三');
  expect(await rooms('評価書/a.yaml', 'HEAD~1:評価書/a.yaml')).toBe('三一');
});

test('every name of a revision that git knows', async () => {
  const first = git('rev-parse', 'HEAD~1');
  for (const revision of ['第1版', 'feature/b', 'HEAD^', '@{1}', 'main@{1}', 'HEAD^{/first}', first, first.slice(0, 12), `${first}^{tree}`]) {
    expect(await rooms(`${revision}:評価書/a.yaml`, 'HEAD:評価書/a.yaml'), revision).toBe('一二');
  }
});

test('a file is named REV:PATH in the result', async () => {
  const { out } = await run(['HEAD~1:評価書/a.yaml', 'HEAD:評価書/a.yaml', '--format', 'json']);
  const json = JSON.parse(out) as { before: { file: string }; changes: { before: { place: object } }[] };
  expect(json.before.file).toBe('HEAD~1:評価書/a.yaml');
  expect(json.changes[0]?.before.place).toEqual({ file: 'HEAD~1:評価書/a.yaml', line: 5, column: 9 });
});

test('a path is seen from the top, with ./ and ../ from the working folder', async () => {
  const inside = join(repository, '評価書');
  expect((await run(['HEAD~1:./a.yaml', 'HEAD:評価書/a.yaml'], inside)).out).toContain('｛+二+｝');
  expect((await run(['HEAD~1:../評価書/a.yaml', 'HEAD:./a.yaml'], inside)).out).toContain('［-一-］');
  expect(await said('HEAD:a.yaml', inside)).toMatch(/「a.yaml」というファイルはありません[^]*「HEAD:.\/a.yaml」と書いてください/u);
  expect(await said('HEAD:../../a.yaml', inside)).toContain('リポジトリの外を指しています');
});

test('nothing of the repository is run: no filter, no textconv, no hook, no pager', async () => {
  await rooms('HEAD~1:評価書/a.yaml', 'HEAD:評価書/a.yaml');
  await run(['HEAD~1:picture/document.yaml', 'HEAD:picture/document.yaml']);
  expect(existsSync(witness())).toBe(false);
  // They would run, if git were asked otherwise.
  git('cat-file', '--textconv', 'HEAD:評価書/a.yaml');
  expect(existsSync(witness())).toBe(true);
});

test('reading leaves the repository as it was', async () => {
  const index = readFileSync(join(repository, '.git/index'));
  await rooms('HEAD~1:評価書/a.yaml', 'HEAD:評価書/a.yaml');
  expect(readFileSync(join(repository, '.git/index'))).toEqual(index);
  expect(existsSync(join(repository, '.git/index.lock'))).toBe(false);
});

test('the pictures of revisions are compared', async () => {
  const { code, out, err } = await run(['HEAD~1:picture/document.yaml', 'HEAD:picture/document.yaml']);
  expect([code, err]).toEqual([0, '']);
  expect(out).toContain('図のファイルの名前は同じで、図が変わった');
  expect(out).toContain('違い 1 件');
  const mixed = await run(['HEAD~1:picture/document.yaml', 'picture/document.yaml']);
  expect(mixed.out).toContain('違い 1 件');
});

test('what git does not know is a message', async () => {
  expect(await said('ない版:評価書/a.yaml')).toContain('ない版:評価書/a.yaml:1:1  エラー  git に「ない版」という版はありません');
  expect(await said('HEAD~9:評価書/a.yaml')).toContain('git に「HEAD~9」という版はありません');
  expect(await said('HEAD~1..HEAD:評価書/a.yaml')).toContain('という版はありません');
  expect(await said('^HEAD:評価書/a.yaml')).toContain('という版はありません');
  expect(await said('HEAD:評価書/b.yaml')).toContain('git の版「HEAD」に「評価書/b.yaml」というファイルはありません');
  expect(await said('HEAD:*.yaml')).toContain('というファイルはありません');
  expect(await said(`HEAD:${repository}/評価書/a.yaml`)).toContain('というファイルはありません');
  expect(await said('HEAD:評価書')).toContain('この版ではフォルダーです');
  expect(await said('HEAD:')).toContain('この版ではフォルダーです');
  expect(await said('HEAD:link.yaml')).toContain('普通のファイルではないもの');
  expect(await said('HEAD:sjis.yaml')).toContain('HEAD:sjis.yaml:1:1  エラー  文字コードは UTF-8 のはずですが、Shift_JIS のようです');
  expect(await said('HEAD:large.yaml')).toContain('ファイルが大きすぎます');
});

test('no option gets through in the name of a revision', async () => {
  const target = join(home, 'stolen');
  for (const revision of [`--output=${target}`, '-p', '--', '--git-dir=/'])
    expect(await said(`${revision}:評価書/a.yaml`)).toContain('「-」で始まる名前はありません');
  expect(existsSync(target)).toBe(false);
  // A path is no option either.
  const { code } = await run(['HEAD~1:-b.yaml', 'HEAD:-b.yaml']);
  expect(code).toBe(0);
});

test('outside of a repository, and without git', async () => {
  expect(await said('HEAD:評価書/a.yaml', home)).toContain('ここは git リポジトリの中ではないので');
  expect(await said('HEAD:評価書/a.yaml', repository, { PATH: join(home, 'ない') })).toContain('git が見つからないので');
});

test('a repository of somebody else is told from none', async () => {
  const { GIT_TEST_ASSUME_DIFFERENT_OWNER: other, ...rest } = { ...env, GIT_TEST_ASSUME_DIFFERENT_OWNER: '1' };
  expect(await said('HEAD:評価書/a.yaml', repository, { ...rest, GIT_TEST_ASSUME_DIFFERENT_OWNER: other })).toContain('別の利用者のもの');
});

test('a bare repository has revisions too', async () => {
  const bare = join(home, 'bare.git');
  execFileSync('git', ['clone', '-q', '--bare', repository, bare], { env });
  expect((await run(['HEAD~1:評価書/a.yaml', 'HEAD:評価書/a.yaml'], bare)).out).toContain('［-一-］');
});

test('a broken repository is a message', async () => {
  const copy = join(home, 'broken');
  cpSync(repository, copy, { recursive: true });
  const id = git('rev-parse', 'HEAD:評価書/a.yaml');
  rmSync(join(copy, '.git/objects', id.slice(0, 2), id.slice(2)));
  expect(await said('HEAD:評価書/a.yaml', copy)).toContain('git が読むのを断りました');
});

test('a document of a revision knows its files', () => {
  const { source, path, files } = readCommit('HEAD:./picture/document.yaml', { commit: 'HEAD', path: './picture/document.yaml' }, { cwd: repository, env });
  expect([source.file, source.messages, path]).toEqual(['HEAD:./picture/document.yaml', [], 'picture/document.yaml']);
  expect(files.size('picture/flow.svg')).toBe(readFileSync(join(cases, 'picture/new/flow.svg')).length);
  expect(files.size('picture')).toBeUndefined();
  expect(files.size('link.yaml')).toBeUndefined();
  expect(() => files.size('picture/ない.svg')).toThrow(expect.objectContaining({ code: 'ENOENT' }));
});
