import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ESLint, Linter } from 'eslint';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../', import.meta.url));
const { pureRooms } = (await import(new URL('../eslint.config.js', import.meta.url).href)) as Record<'pureRooms', readonly string[]>;

test('src/README.md names the rooms that are not pure', () => {
  const [, named = ''] = /^Every room is pure but ([^,.]*)[,.]/mu.exec(readFileSync(join(root, 'src/README.md'), 'utf8')) ?? [];
  const rooms = readdirSync(join(root, 'src'), { withFileTypes: true }).flatMap((each) => (each.isDirectory() ? [each.name] : []));
  const impure = [...named.matchAll(/`(\w+)`/gu)].map(([, room]) => room);
  expect([...pureRooms, ...impure, 'build', 'commands', 'generated'].sort()).toEqual(rooms.sort());
});

test('a pure room imports no other room, but what the build made', () => {
  const files = pureRooms.flatMap((room) =>
    readdirSync(join(root, 'src', room), { recursive: true, encoding: 'utf8' }).flatMap((file) => (file.endsWith('.ts') ? [join('src', room, file)] : [])),
  );
  const others = files.flatMap((file) =>
    [...readFileSync(join(root, file), 'utf8').matchAll(/\b(?:from|import\()\s*'(\.[^']*)'/gu)].flatMap(([, specifier = '']) => {
      const target = relative(join(root, 'src'), join(root, dirname(file), specifier));
      return pureRooms.includes(target.split('/')[0] ?? '') ? [] : [target];
    }),
  );
  expect(files.length).toBeGreaterThan(200);
  expect(others.filter((target) => !target.startsWith('generated/'))).toEqual([]);
});

describe('the lint rule of pure rooms', () => {
  const eslint = new ESLint({ cwd: root });

  /** The rules that refused a text, under those of a file. */
  async function refusals(file: string, text: string): Promise<readonly (string | null)[]> {
    const { rules } = (await eslint.calculateConfigForFile(join(root, file))) as { readonly rules: Linter.RulesRecord };
    const own = Object.entries(rules).filter(([rule]) => /^no-(?:restricted-|eval$|new-func$)/u.test(rule));
    return new Linter().verify(text, [{ rules: Object.fromEntries(own) }]).map(({ ruleId }) => ruleId);
  }

  test.each([
    `import 'node:fs';`,
    `import { sep } from 'node:path/posix';`,
    `import { readFileSync } from 'fs';`,
    `export { join } from 'path';`,
    `await import('node:fs');`,
    `await import('fs/promises');`,
    `await import(name);`,
    `Buffer.from('');`,
    `process.platform;`,
    `globalThis.Buffer;`,
    `setImmediate(done);`,
    `setTimeout(done, 1);`,
    `window.open();`,
    `document.title;`,
    `performance.now();`,
    `Date.now();`,
    `new Date();`,
    `Date();`,
    `Math.random();`,
    `new Intl.Collator();`,
    `one.localeCompare(other);`,
    `text.toLocaleUpperCase();`,
    `import.meta.url;`,
    `new Function('return 1');`,
    `eval('1');`,
  ])('refuses %s', async (text) => {
    expect(await refusals('src/core/clip.ts', text)).not.toEqual([]);
  });

  test('leaves what is the same everywhere', async () => {
    const text = `import { a } from '../path/a.js'; import b from '@viz-js/viz'; await import('./fs.js'); const window = new Date(0); window.at; new TextDecoder(); a.process; b;`;
    expect(await refusals('src/core/clip.ts', text)).toEqual([]);
  });

  test('is for every pure room and its sub-rooms', async () => {
    for (const room of pureRooms) {
      expect([room, await refusals(`src/${room}/some.ts`, `import 'node:fs'`)]).toEqual([room, ['no-restricted-imports']]);
      expect([room, await refusals(`src/${room}/sub/some.ts`, `process.exit()`)]).toEqual([room, ['no-restricted-globals']]);
    }
    expect(await refusals('src/commands/some.ts', `import 'node:fs'; process.exit()`)).toEqual([]);
  });
});
