import { expect, test } from 'vitest';
import { handleFiles } from '../../src/workspace/handles/handle-files.js';
import type { DirectoryHandle, FileHandle } from '../../src/workspace/handles/handle-files.js';

/** A folder of a browser in memory. `fails` names the error of every write. */
class Folder implements DirectoryHandle {
  readonly kind = 'directory';
  readonly entries = new Map<string, Folder | FileHandle>();
  constructor(
    readonly name: string,
    readonly fails: string | undefined,
  ) {}
  async *values(): AsyncIterable<FileHandle | DirectoryHandle> {
    await Promise.resolve();
    yield* this.entries.values();
  }
  getDirectoryHandle(name: string, { create = false }: { readonly create?: boolean } = {}): Promise<DirectoryHandle> {
    const found = this.entries.get(name) ?? (create ? new Folder(name, this.fails) : undefined);
    if (!(found instanceof Folder)) return Promise.reject(named('NotFoundError'));
    this.entries.set(name, found);
    return Promise.resolve(found);
  }
  getFileHandle(name: string, { create = false }: { readonly create?: boolean } = {}): Promise<FileHandle> {
    const found = this.entries.get(name) ?? (create ? file(name, this.fails) : undefined);
    if (!found || found instanceof Folder) return Promise.reject(named('NotFoundError'));
    this.entries.set(name, found);
    return Promise.resolve(found);
  }
  removeEntry(name: string): Promise<void> {
    this.entries.delete(name);
    return Promise.resolve();
  }
}

function named(name: string): Error {
  return Object.assign(new Error(name), { name });
}

function file(name: string, fails: string | undefined): FileHandle {
  let bytes = new Uint8Array();
  return {
    kind: 'file',
    name,
    getFile: () => Promise.resolve({ size: bytes.length, arrayBuffer: () => Promise.resolve(bytes.slice().buffer) }),
    createWritable: () =>
      Promise.resolve({
        write: (written) => {
          if (fails === undefined) bytes = written;
          return Promise.resolve();
        },
        close: () => (fails === undefined ? Promise.resolve() : Promise.reject(named(fails))),
        abort: () => Promise.resolve(),
      }),
  };
}

test.each([
  ['QuotaExceededError', 'full'],
  ['NotAllowedError', 'denied'],
  ['AbortError', 'denied'],
])('a new file whose writing ends in %s is not left behind empty', async (name, kind) => {
  const root = new Folder('', name);
  expect(await handleFiles(root).write('a/draft.yaml', Uint8Array.of(1), 'absent')).toMatchObject({ ok: false, failure: { kind } });
  expect([...((root.entries.get('a') as Folder | undefined)?.entries.keys() ?? [])]).toEqual([]);
});

test('a new file goes into the folder of that name, however the name is composed', async () => {
  const root = new Folder('', undefined);
  await root.getDirectoryHandle('が', { create: true });
  expect(await handleFiles(root).write('か\u3099/draft.yaml', Uint8Array.of(1), 'absent')).toMatchObject({ ok: true });
  expect([...root.entries.keys()]).toEqual(['が']);
});
