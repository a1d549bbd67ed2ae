import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, realpathSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, beforeEach, expect, inject, test } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
/** User and group of nobody: root may write everywhere, so root proves nothing. */
const nobody = 65_534;
const asUser = process.getuid?.() === 0 ? { uid: nobody, gid: nobody } : {};
let top = '';
let share = '';
let work = '';

/** What stands on a share: the built program, and nothing that builds it. */
beforeAll(() => {
  top = realpathSync(mkdtempSync(join(tmpdir(), 'hyokasho-launcher-')));
  chmodSync(top, 0o755);
  share = join(top, '共有 一');
  mkdirSync(join(share, 'schema'), { recursive: true });
  for (const name of ['.bin', 'package.json']) cpSync(join(root, name), join(share, name), { recursive: true });
  cpSync(join(inject('program'), 'dist'), join(share, 'dist'), { recursive: true });
  cpSync(join(root, 'schema/generated'), join(share, 'schema/generated'), { recursive: true });
  symlinkSync(realpathSync(join(root, 'node_modules')), join(share, 'node_modules'));
  for (const name of readdirSync(share, { recursive: true, withFileTypes: true }))
    if (!name.isSymbolicLink()) chmodSync(join(name.parentPath, name.name), name.isDirectory() || name.name === 'hyokasho' ? 0o555 : 0o444);
  chmodSync(share, 0o555);
});
beforeEach(() => {
  work = join(top, '評価書');
  rmSync(work, { recursive: true, force: true });
  mkdirSync(work);
  cpSync(join(root, 'assessments/iwakuni-yobosesshu-kiso'), join(work, 'assessments/kiso'), { recursive: true });
  if (asUser.uid !== undefined) chownSync(work, nobody, nobody);
});
afterAll(() => {
  for (const each of [
    share,
    ...readdirSync(share, { recursive: true, withFileTypes: true }).flatMap((name) => (name.isDirectory() ? [join(name.parentPath, name.name)] : [])),
  ])
    chmodSync(each, 0o755);
  rmSync(top, { recursive: true, force: true });
});

/** Runs the launcher as an ordinary user without HOME. The temporary folder is the only place, beside the working folder, to write in. */
function launch(file: string, args: readonly string[], cwd = work, env: Readonly<Record<string, string>> = { PATH: process.env['PATH'] ?? '' }) {
  const { status, stdout, stderr } = spawnSync(file, args, { cwd, env, encoding: 'utf8', ...asUser });
  return { status, stdout, stderr };
}

test('without src, read-only, without HOME, from another folder: it checks and prints', () => {
  const launcher = join(share, '.bin/hyokasho');
  expect(launch(launcher, ['check'])).toMatchObject({ status: 0 });
  const printed = launch(launcher, ['render']);
  expect(printed).toMatchObject({ status: 0 });
  const [pdf = ''] = readdirSync(join(work, 'out'), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.pdf'));
  expect(
    readFileSync(join(work, 'out', pdf))
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-');
});

test('from a folder that may not be written to', () => {
  expect(launch(join(share, '.bin/hyokasho'), ['check', join(work, 'assessments/kiso')], '/')).toMatchObject({ status: 0 });
});

test('through links, near, far and one after another', () => {
  const expected = launch(join(share, '.bin/hyokasho'), ['--version']);
  expect(expected).toMatchObject({ status: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/u) as string });
  symlinkSync(join(share, '.bin/hyokasho'), join(work, 'far'));
  symlinkSync('../共有 一/.bin/hyokasho', join(work, 'near'));
  symlinkSync('near', join(work, 'twice'));
  symlinkSync(join(share, '.bin'), join(work, 'folder'));
  for (const link of ['far', 'near', 'twice', 'folder/hyokasho']) expect([link, launch(join(work, link), ['--version'])]).toEqual([link, expected]);
  expect(launch('twice', ['--version'], work, { PATH: `${work}:${process.env['PATH'] ?? ''}` })).toEqual(expected);
});

test('arguments, streams and exit codes pass as they are', () => {
  const launcher = join(share, '.bin/hyokasho');
  expect(launch(launcher, ['check', 'な い *.yaml'])).toMatchObject({ status: 2, stderr: expect.stringContaining('な い *.yaml') as string });
  expect(launch(launcher, ['explain', 'important-change'])).toMatchObject({ status: 0, stderr: '' });
});

test('what is missing is named, with the command that makes it', () => {
  const bare = join(top, '写し');
  mkdirSync(bare);
  for (const name of ['.bin', 'package.json']) cpSync(join(root, name), join(bare, name), { recursive: true });
  const launcher = join(bare, '.bin/hyokasho');
  expect(launch(launcher, ['check'])).toEqual({
    status: 2,
    stdout: '',
    stderr: expect.stringMatching(/node_modules）がありません\n直し方: .*npm ci/u) as string,
  });
  symlinkSync(realpathSync(join(root, 'node_modules')), join(bare, 'node_modules'));
  expect(launch(launcher, ['check'])).toEqual({
    status: 2,
    stdout: '',
    stderr: expect.stringMatching(/cli\.js）がありません\n直し方: .*npm run build/u) as string,
  });
  renameSync(join(bare, '.bin/hyokasho'), join(bare, '.bin/other'));
  mkdirSync(join(bare, 'tools'));
  for (const name of ['readlink', 'dirname']) symlinkSync(`/usr/bin/${name}`, join(bare, 'tools', name));
  expect(launch('/bin/sh', [join(bare, '.bin/other')], work, { PATH: join(bare, 'tools') })).toMatchObject({
    status: 2,
    stderr: expect.stringMatching(/Node\.js が見つかりません\n直し方: /u) as string,
  });
});

test('a Node.js that is too old is named before the program is read', () => {
  const start = pathToFileURL(join(share, '.bin/start.mjs')).href;
  for (const [version, status] of [
    ['18.20.4', 2],
    ['20.10.0', 2],
    ['20.11.0', 0],
    ['24.0.0', 0],
  ] as const) {
    const script = `Object.defineProperty(process.versions, 'node', { value: '${version}' }); process.argv = ['', '', '--version']; await import('${start}');`;
    const said = launch(process.execPath, ['--input-type=module', '-e', script]);
    expect([version, said.status]).toEqual([version, status]);
    if (status === 2) expect(said.stderr).toContain(`20.11 以上が必要ですが、${version} です`);
  }
});

test('the file for Windows is plain ASCII with the line ends of Windows, so that no code page spoils it', () => {
  const text = readFileSync(join(root, '.bin/hyokasho.cmd'), 'latin1');
  expect(text).toMatch(/^(?:[\x20-\x7e]*\r\n)+$/u);
  expect(text).toContain('node "%~dp0start.mjs" %*\r\nexit /b %errorlevel%\r\n');
});
