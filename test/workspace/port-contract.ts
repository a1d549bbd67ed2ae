import type { Files, FileStamp } from '../../src/core/files.js';

/**
 * Asks a port what every port must answer alike. It begins with a.yaml (あ), d/b.yaml (い), d/e/c.svg (う) and が.yaml (え). Returns a line
 * for each answer that is wrong. Runs in Node and in a page.
 */
export async function portContract(files: Files): Promise<readonly string[]> {
  const wrong: string[] = [];
  const expectSame = (what: string, found: unknown, expected: unknown): void => {
    if (JSON.stringify(found) !== JSON.stringify(expected)) wrong.push(`${what}: ${JSON.stringify(found)}`);
  };
  const namesIn = async (folder: string): Promise<unknown> => {
    const listed = await files.list(folder);
    return listed.ok ? listed.value.map(({ name, kind }) => `${name} ${kind}`) : listed.failure.kind;
  };
  const textOf = async (path: string, most = 1000): Promise<string> => {
    const read = await files.read(path, most);
    return read.ok ? new TextDecoder().decode(read.value.bytes) : read.failure.kind;
  };
  const stampOf = async (path: string): Promise<FileStamp | 'absent'> => {
    const read = await files.read(path, 1000);
    return read.ok ? read.value.stamp : 'absent';
  };
  const write = async (path: string, text: string, expected: FileStamp | 'absent'): Promise<string> => {
    const written = await files.write?.(path, new TextEncoder().encode(text), expected);
    return written?.ok === true ? 'written' : (written?.failure.kind ?? 'read-only');
  };

  expectSame('the folder itself', await namesIn('.'), ['a.yaml file', 'd folder', 'が.yaml file']);
  expectSame('a folder', await namesIn('d'), ['b.yaml file', 'e folder']);
  expectSame('no folder', await namesIn('none'), 'absent');
  expectSame('a text', await textOf('d/e/c.svg'), 'う');
  expectSame('no file', await textOf('d/none.yaml'), 'absent');
  expectSame('no folder above', await textOf('none/a.yaml'), 'absent');
  expectSame('a folder read', await textOf('d'), 'folder');
  expectSame('a long file', await textOf('a.yaml', 2), 'too-large');
  const tooLarge = await files.read('a.yaml', 2);
  expectSame('its size', tooLarge.ok || tooLarge.failure.size, 3);

  const first = await stampOf('a.yaml');
  expectSame('written', await write('a.yaml', '二', first), 'written');
  expectSame('written over', await write('a.yaml', '三', first), 'changed');
  expectSame('as it was', await textOf('a.yaml'), '二');
  expectSame('made where one stands', await write('a.yaml', '三', 'absent'), 'changed');
  expectSame('made', await write('d/new.yaml', '新', 'absent'), 'written');
  expectSame('made text', await textOf('d/new.yaml'), '新');
  expectSame('the same bytes again', await write('d/new.yaml', '新', await stampOf('d/new.yaml')), 'written');
  expectSame('equal bytes, equal stamps', (await stampOf('d/new.yaml')) === (await stampOf('a.yaml')), false);
  expectSame('gone', await write('d/gone.yaml', 'x', first), 'changed');
  return wrong;
}
