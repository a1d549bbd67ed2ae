import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readSource } from '../../../src/load/read/read-source.js';
import { openCacheDirectories } from '../../../src/print/engine/engine-cache.js';
import { formsWith } from '../../../src/workspace/disk/folder-forms.js';
import { diskFiles } from '../../../src/workspace/disk/disk-files.js';
import { makeFolder } from '../../../src/workspace/disk/atomic-write.js';
import { makeFolders, removeFolders } from '../../../src/workspace/disk/make-folder.js';
import { isKernelPath, readRegularFile } from '../../../src/workspace/disk/regular-file.js';
import { writeOutput } from '../../../src/workspace/disk/write-output.js';
import { findDocuments } from '../../../src/workspace/typed/find-documents.js';

let home = '';
const server = createServer();

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'hyokasho-kinds-'));
  execFileSync('mkfifo', [join(home, 'pipe.yaml')]);
  symlinkSync('/dev/zero', join(home, 'device.yaml'));
  symlinkSync('/proc/kmsg', join(home, 'kernel.yaml'));
  mkdirSync(join(home, 'folder.yaml'));
  writeFileSync(join(home, 'file.yaml'), '様式: 様式３\n');
  await new Promise<void>((resolve) => server.listen(join(home, 'socket.yaml'), resolve));
});
afterAll(() => {
  server.close();
  rmSync(home, { recursive: true, force: true });
});

test.each([
  'pipe.yaml',
  'device.yaml',
  'kernel.yaml',
  'socket.yaml',
  '/proc/self/maps',
  '/proc/self/mem',
  '/sys/kernel/uevent_seqnum',
  '/dev/full',
  '/dev/tty',
])('%s is refused by its kind, unopened', (name) => {
  const { messages } = readSource(name, diskFiles(home));
  expect(messages.map(({ ruleId }) => ruleId)).toEqual(['file-unreadable']);
  if (existsSync(join(home, name)) || name === '/proc/self/maps') expect(messages[0]?.text).toBe('ファイルを読めません。普通のファイルではありません');
});

test('a pipe or device in the place of a file is not read either', () => {
  for (const name of ['pipe.yaml', 'device.yaml', 'kernel.yaml'])
    expect(() => readRegularFile(join(home, name))).toThrow(/no regular file|EPERM|EACCES|ENXIO/u);
  expect(readRegularFile(join(home, 'file.yaml')).toString()).toBe('様式: 様式３\n');
});

test('a folder of the kernel holds no document and is not searched', () => {
  expect(isKernelPath('/proc/self')).toBe(true);
  expect(isKernelPath(home)).toBe(false);
  expect(findDocuments(['/proc'], home).messages.map(({ ruleId }) => ruleId)).toEqual(['no-documents']);
});

test('a description of a form that is a pipe is no description', () => {
  mkdirSync(join(home, 'schema/forms'), { recursive: true });
  execFileSync('mkfifo', [join(home, 'schema/forms/a.yaml')]);
  expect(() => formsWith(join(home, 'schema')).list()).toThrow(/no regular file/u);
});

test('folders are made where they can be made, and nothing hangs where not', async () => {
  expect(await makeFolders(join(home, 'a/b/c'))).toEqual(['a', 'a/b', 'a/b/c'].map((name) => join(home, name)));
  expect(await makeFolders(join(home, 'a/b/c'))).toEqual([]);
  await removeFolders(await makeFolders(join(home, 'a/b/c/d/e')));
  expect(readdirSync(join(home, 'a/b/c'))).toEqual([]);
  await expect(makeFolder('/proc/hyokasho/a')).rejects.toMatchObject({ code: 'ENOTSUP' });
  await expect(makeFolder(join(home, 'pipe.yaml/a'))).rejects.toMatchObject({ code: 'ENOTDIR' });
});

test('a result that cannot be written leaves no folder', async () => {
  // The name of the temporary file beside it is longer than the file system takes.
  const written = await writeOutput(join(home, 'new/one', 'あ'.repeat(100)), 'a.pdf', Buffer.from('a'));
  expect(written).toMatchObject({ message: { ruleId: 'file-unwritable', text: 'ファイルに書き込めません。名前が長すぎます' } });
  expect(existsSync(join(home, 'new'))).toBe(false);
});

test('a cache folder where nothing can be made is left out', () => {
  const { directories, refused } = openCacheDirectories({ XDG_CACHE_HOME: '/proc/hyokasho', HOME: join(home, 'pipe.yaml') });
  expect(directories.length).toBe(1);
  expect(refused).toHaveLength(2);
});
