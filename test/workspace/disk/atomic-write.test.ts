import * as disk from 'node:fs/promises';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import type { Stats } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { WriteFailure, describeWriteFailure, makeFolder, writeFileAtomically } from '../../../src/workspace/disk/atomic-write.js';
import type { WritingFiles } from '../../../src/workspace/disk/atomic-write.js';

let folder = '';
let target = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hyokasho-write-'));
  target = join(folder, '評価書.yaml');
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

async function failure(promise: Promise<unknown>): Promise<WriteFailure> {
  const error: unknown = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(WriteFailure);
  return error as WriteFailure;
}

/** The disk, on which some things fail. */
function failing(code: string, ...names: (keyof WritingFiles | 'write' | 'sync' | 'chmod')[]): WritingFiles {
  const fail = (): Promise<never> => Promise.reject(Object.assign(new Error(code), { code }));
  const over = Object.fromEntries(names.filter((name) => name in disk).map((name) => [name, fail]));
  const open = async (...args: Parameters<typeof disk.open>): Promise<disk.FileHandle> => {
    const handle = await disk.open(...args);
    if (names.includes('write')) handle.writeFile = fail;
    if (names.includes('sync')) handle.sync = fail;
    if (names.includes('chmod')) handle.chmod = fail;
    return handle;
  };
  return { ...disk, open, ...over };
}

describe('writing', () => {
  test('makes a new file and nothing else', async () => {
    expect(await writeFileAtomically(target, '本文\n')).toBe('written');
    expect(readFileSync(target, 'utf8')).toBe('本文\n');
    expect(readdirSync(folder)).toEqual(['評価書.yaml']);
    expect(statSync(target).mode & 0o111).toBe(0);
  });

  test('leaves a file alone that holds the same bytes', async () => {
    writeFileSync(target, '本文\n');
    utimesSync(target, 1, 1);
    expect(await writeFileAtomically(target, Buffer.from('本文\n'))).toBe('unchanged');
    expect(statSync(target).mtimeMs).toBe(1000);
  });

  test('replaces other bytes of the same length and keeps the mode', async () => {
    writeFileSync(target, 'old');
    chmodSync(target, 0o640);
    expect(await writeFileAtomically(target, 'new')).toBe('written');
    expect(readFileSync(target, 'utf8')).toBe('new');
    expect(statSync(target).mode & 0o7777).toBe(0o640);
  });

  test.each([
    ['an administrator', 0, ['12345:23456']],
    ['a member of the group', 1, ['12345:23456', '-1:23456']],
    ['anybody else', 2, ['12345:23456', '-1:23456']],
  ])('leaves the file to its owner and group as far as the system lets %s', async (_, refusals, asked) => {
    writeFileSync(target, 'old');
    const calls: string[] = [];
    const open = async (...args: Parameters<typeof disk.open>): Promise<disk.FileHandle> => {
      const handle = await disk.open(...args);
      handle.chown = (uid, gid) => (calls.push(`${String(uid)}:${String(gid)}`) <= refusals ? Promise.reject(new Error('EPERM')) : Promise.resolve());
      return handle;
    };
    const stat = async (path: string): Promise<Stats> => Object.assign(await disk.stat(path), { uid: 12345, gid: 23456 });
    expect(await writeFileAtomically(target, 'new', { ...disk, open, stat: stat as typeof disk.stat })).toBe('written');
    expect(calls).toEqual(asked);
    expect(readFileSync(target, 'utf8')).toBe('new');
  });

  test('goes through links to the real file, near and far, there or not yet', async () => {
    mkdirSync(join(folder, 'far'));
    writeFileSync(join(folder, 'far', 'real.yaml'), 'old');
    symlinkSync(join('far', 'real.yaml'), target);
    symlinkSync('評価書.yaml', join(folder, 'link.yaml'));
    symlinkSync(join('far', 'later.yaml'), join(folder, 'dangling.yaml'));
    await writeFileAtomically(join(folder, 'link.yaml'), 'new');
    await writeFileAtomically(join(folder, 'dangling.yaml'), 'first');
    expect(readlinkSync(target)).toBe(join('far', 'real.yaml'));
    expect(readFileSync(join(folder, 'far', 'real.yaml'), 'utf8')).toBe('new');
    expect(readFileSync(join(folder, 'far', 'later.yaml'), 'utf8')).toBe('first');
    expect(readdirSync(join(folder, 'far')).sort()).toEqual(['later.yaml', 'real.yaml']);
  });

  test('several at once leave one whole file', async () => {
    const texts = Array.from({ length: 20 }, (_, index) => String(index).repeat(10_000));
    await Promise.all(texts.map((text) => writeFileAtomically(target, text)));
    expect(texts).toContain(readFileSync(target, 'utf8'));
    expect(readdirSync(folder)).toEqual(['評価書.yaml']);
  });

  test('a name as long as the system allows is written too', async () => {
    const long = join(folder, `${'評'.repeat(83)}.yaml`);
    expect(await writeFileAtomically(long, 'x')).toBe('written');
    expect(existsSync(long)).toBe(true);
  });
});

describe('what fails leaves the old file and no other', () => {
  beforeEach(() => {
    writeFileSync(target, 'old');
  });

  test.each([
    ['ENOSPC', 'write'],
    ['EDQUOT', 'write'],
    ['EIO', 'sync'],
    ['EPERM', 'chmod'],
    ['EACCES', 'open'],
    ['EROFS', 'open'],
    ['EBUSY', 'rename'],
    ['EACCES', 'access'],
    ['EIO', 'stat'],
    ['EIO', 'realpath'],
  ] as const)('%s on %s', async (code, name) => {
    const error = await failure(writeFileAtomically(target, 'new', failing(code, name)));
    expect(error).toMatchObject({ code, path: target });
    expect(readFileSync(target, 'utf8')).toBe('old');
    expect(readdirSync(folder)).toEqual(['評価書.yaml']);
  });

  test('that the temporary file cannot be removed does not hide why it is there', async () => {
    expect(await failure(writeFileAtomically(target, 'new', failing('ENOSPC', 'write', 'unlink')))).toMatchObject({ code: 'ENOSPC' });
    expect(readFileSync(target, 'utf8')).toBe('old');
  });

  test('a folder that cannot be listed or read is no reason to stop', async () => {
    expect(await writeFileAtomically(target, 'new', failing('EACCES', 'readdir', 'readFile'))).toBe('written');
    expect(readFileSync(target, 'utf8')).toBe('new');
  });

  test('an error without a code is our own and comes through as it is', async () => {
    const broken = new TypeError('ours');
    await expect(writeFileAtomically(target, 'new', { ...disk, rename: () => Promise.reject(broken) })).rejects.toBe(broken);
    expect(readdirSync(folder)).toEqual(['評価書.yaml']);
  });
});

describe('places where no file can be', () => {
  test('a folder', async () => {
    mkdirSync(target);
    expect(await failure(writeFileAtomically(target, 'new'))).toMatchObject({ code: 'EISDIR' });
  });

  test('below a file', async () => {
    writeFileSync(target, 'old');
    expect(await failure(writeFileAtomically(join(target, 'x.yaml'), 'new'))).toMatchObject({ code: 'ENOTDIR' });
    expect(await failure(makeFolder(join(target, 'x')))).toMatchObject({ code: 'ENOTDIR' });
    expect(await failure(makeFolder(target))).toMatchObject({ code: 'EEXIST' });
  });

  test('in no folder', async () => {
    expect(await failure(writeFileAtomically(join(folder, 'no', 'x.yaml'), 'new'))).toMatchObject({ code: 'ENOENT' });
  });

  test('under a name that is too long', async () => {
    expect(await failure(writeFileAtomically(join(folder, '評'.repeat(100)), 'new'))).toMatchObject({ code: 'ENAMETOOLONG' });
  });

  test('at the end of links that run in a circle', async () => {
    symlinkSync('評価書.yaml', target);
    expect(await failure(writeFileAtomically(target, 'new'))).toMatchObject({ code: 'ELOOP' });
  });
});

describe('describeWriteFailure', () => {
  test.each([
    ['ENOSPC', '空き容量がありません'],
    ['EACCES', '書き込む権限がありません'],
    ['EROFS', '読み取り専用の場所です'],
    ['EISDIR', '同じ名前のフォルダーがあります'],
    ['ENOTDIR', '途中の名前がフォルダーではありません'],
    ['ENAMETOOLONG', '名前が長すぎます'],
    ['ESTRANGE', 'ESTRANGE'],
  ])('%s: %s', (code, reason) => {
    const message = describeWriteFailure(new WriteFailure('a/draft.yaml', code, undefined));
    expect(message).toMatchObject({ ruleId: 'file-unwritable', severity: 'error', place: { file: 'a/draft.yaml', line: 1, column: 1 } });
    expect(message.text).toBe(`ファイルに書き込めません。${reason}`);
    expect(message.mend).toMatch(/ください$/u);
  });

  test('anything else is thrown on', () => {
    const ours = new TypeError('ours');
    expect(() => describeWriteFailure(ours)).toThrow(ours);
  });
});
