import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Files } from '../../src/core/files.js';
import { diskPort } from '../../src/workspace/disk/disk-port.js';
import { memoryFiles } from '../../src/workspace/live/memory-files.js';
import { portContract } from './port-contract.js';

const contents = { 'a.yaml': 'あ', 'd/b.yaml': 'い', 'd/e/c.svg': 'う', 'が.yaml': 'え' };

let root = '';
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'hyokasho-port-'));
});
afterAll(() => {
  rmSync(root, { recursive: true });
});

function onDisk(name: string): Files {
  for (const [path, text] of Object.entries(contents)) {
    mkdirSync(dirname(join(root, name, path)), { recursive: true });
    writeFileSync(join(root, name, path), text);
  }
  return diskPort(join(root, name));
}

describe.each([
  ['disk', () => onDisk('contract')],
  ['memory', () => memoryFiles(contents)],
])('the port on %s', (_name, open) => {
  test('lists, reads and writes', async () => {
    expect(await portContract(open())).toEqual([]);
  });
});

test('a disk follows links, names them, and keeps them inside a folder that is given', async () => {
  const files = onDisk('links');
  symlinkSync('d', join(root, 'links/to-folder'));
  symlinkSync('d/b.yaml', join(root, 'links/to-file'));
  symlinkSync('nowhere', join(root, 'links/to-nothing'));
  symlinkSync('../a.yaml', join(root, 'links/d/out.svg'));
  const listed = await files.list('.');
  expect(listed.ok && listed.value.filter(({ isLink }) => isLink)).toEqual([
    { name: 'to-file', kind: 'file', isLink: true },
    { name: 'to-folder', kind: 'folder', isLink: true },
    { name: 'to-nothing', kind: 'other', isLink: true },
  ]);
  expect(await files.read('d/out.svg', 100)).toMatchObject({ ok: true });
  expect(await files.read('d/out.svg', 100, 'd')).toMatchObject({ ok: false, failure: { kind: 'outside' } });
  expect(await files.read('d/e/c.svg', 100, 'd')).toMatchObject({ ok: true });
  expect(await files.read('to-nothing', 100)).toMatchObject({ ok: false, failure: { kind: 'absent' } });
});

test('a name that is the same text is found, however it is composed', async () => {
  expect(await onDisk('composed').read('が.yaml'.normalize('NFD'), 100)).toMatchObject({ ok: true });
});

test('a watched disk tells of what is written, made and taken away', async () => {
  const files = onDisk('watched');
  const told = new Set<string>();
  const stop = files.watch?.((paths) => {
    for (const path of paths) told.add(path);
  });
  writeFileSync(join(root, 'watched/d/b.yaml'), 'changed');
  mkdirSync(join(root, 'watched/new'));
  writeFileSync(join(root, 'watched/new/draft.yaml'), 'x');
  rmSync(join(root, 'watched/a.yaml'));
  await expect.poll(() => [...told].sort(), { timeout: 10_000 }).toEqual(['a.yaml', 'd/b.yaml', 'new/draft.yaml']);
  stop?.();
});

test.each([['disk', () => onDisk('at-once')] as const, ['memory', () => memoryFiles(contents)] as const])(
  'of two writes at once one is refused on %s, and a new file is made once',
  async (_name, open) => {
    const files = open();
    const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
    const read = await files.read('a.yaml', 100);
    for (const [path, stamp] of [['a.yaml', read.ok ? read.value.stamp : 'absent'] as const, ['new.yaml', 'absent'] as const]) {
      const written = await Promise.all(['一', '二'].map(async (text) => files.write?.(path, bytes(text), stamp)));
      expect(written.map((outcome) => outcome?.ok === true || outcome?.failure.kind).sort()).toEqual(['changed', true]);
    }
  },
);

test('a file whose name is composed otherwise is written itself, without a twin', async () => {
  const files = onDisk('twin');
  const read = await files.read('が.yaml'.normalize('NFD'), 100);
  const written = await files.write?.('が.yaml'.normalize('NFD'), new TextEncoder().encode('新'), read.ok ? read.value.stamp : 'absent');
  expect(written).toMatchObject({ ok: true });
  expect(readdirSync(join(root, 'twin')).sort()).toEqual(['a.yaml', 'd', 'が.yaml']);
  expect(readFileSync(join(root, 'twin/が.yaml'), 'utf8')).toBe('新');
});

test('a watched disk tells of the folders that matter, inside and outside', async () => {
  onDisk('watched-home');
  onDisk('watched-beside');
  const told = new Set<string>();
  const stop = diskPort(join(root, 'watched-home')).watch?.(
    (paths) => {
      for (const path of paths) told.add(path);
    },
    ['../watched-beside/d', 'd', 'none'],
  );
  for (const name of ['watched-home/a.yaml', 'watched-home/d/b.yaml', 'watched-beside/a.yaml', 'watched-beside/d/b.yaml'])
    writeFileSync(join(root, name), 'changed');
  await expect.poll(() => [...told].sort(), { timeout: 10_000 }).toEqual(['../watched-beside/d/b.yaml', 'a.yaml', 'd/b.yaml']);
  stop?.();
});
