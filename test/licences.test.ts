import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { thirdParties, thirdPartyList } from '../src/build/third-party.js';

const root = fileURLToPath(new URL('../', import.meta.url));
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
/** What git does not keep, and what REUSE itself leaves out. */
const apart = new Set(['.git', '.reuse', 'LICENSE', 'node_modules', 'dist', 'out', 'src/generated']);

function filesIn(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (apart.has(path)) return [];
    return entry.isDirectory() ? filesIn(path) : entry.isFile() ? [path] : [];
  });
}

interface Annotation {
  readonly paths: readonly string[];
  readonly holders: readonly string[];
  readonly license: string;
}

/** Reads the part of TOML that the file uses: tables of strings and of lists of strings, which are JSON. */
function annotations(): readonly Annotation[] {
  const [head = '', ...tables] = read('.reuse/REUSE.toml').split(/^\[\[annotations\]\]$/mu);
  expect(head).toMatch(/^version = 1$/mu);
  return tables.map((table) => {
    const value = (key: string): readonly string[] => {
      const found = new RegExp(`^${key} = (.*)$`, 'mu').exec(table)?.[1];
      if (found === undefined) throw new Error(`no ${key} in${table}`);
      return [JSON.parse(found) as string | string[]].flat();
    };
    return { paths: value('path'), holders: value('SPDX-FileCopyrightText'), license: value('SPDX-License-Identifier').join() };
  });
}

/** REUSE's patterns: `*` stops at a slash, `**` does not. */
function matches(pattern: string, path: string): boolean {
  const source = pattern.replace(/[.+?^${}()|[\]\\]/gu, '\\$&').replace(/\*\*|\*/gu, (stars) => (stars === '*' ? '[^/]*' : '.*'));
  return new RegExp(`^${source}$`, 'u').test(path);
}

test('every file has a holder and a licence, and no annotation is idle', () => {
  const files = filesIn('');
  expect(files.length).toBeGreaterThan(1000);
  const list = annotations();
  expect(files.filter((file) => !list.some(({ paths }) => paths.some((path) => matches(path, file))))).toEqual([]);
  const idle = list.flatMap(({ paths }) => paths).filter((path) => !files.some((file) => matches(path, file)));
  expect(idle).toEqual([]);
  for (const { holders, license } of list) {
    expect(holders.join()).not.toBe('');
    expect(license).not.toBe('');
  }
});

test('the text of every licence in use is there, and of no other', () => {
  const used = new Set(annotations().flatMap(({ license }) => license.split(/ (?:AND|OR) /u)));
  expect(readdirSync(join(root, '.reuse/LICENSES')).sort()).toEqual([...used].map((id) => `${id}.txt`).sort());
  const body = (text: string): string => text.replace(/^Copyright.*$/mu, '');
  expect(body(read('LICENSE'))).toBe(body(read('.reuse/LICENSES/MIT.txt')));
});

test('a published text of a city is never under MIT alone', () => {
  const list = annotations();
  const published = filesIn('assessments').filter((file) => file.endsWith('.yaml') && read(file).slice(0, 600).includes('公表した評価書（'));
  expect(published.length).toBeGreaterThan(10);
  const alone = published.filter((file) => list.findLast(({ paths }) => paths.some((path) => matches(path, file)))?.license === 'MIT');
  expect(alone).toEqual([]);
});

test('every folder of assessments is in their README, and every version in it', () => {
  const readme = read('assessments/README.md');
  const files = filesIn('assessments').filter((file) => file.endsWith('.yaml'));
  expect(files.length).toBeGreaterThan(10);
  const missing = files.filter((file) => {
    const [, folder = '', name = ''] = file.split('/');
    const [, section = ''] = readme.split(`\n## \`${folder}\``);
    return !section.split('\n## ')[0]?.includes(name.replace('.yaml', ''));
  });
  expect(missing).toEqual([]);
});

test('the list of third-party packages is that of the lock file', () => {
  const packages = thirdParties(root);
  expect(packages.length).toBeGreaterThan(80);
  expect(packages.filter(({ license }) => license === '')).toEqual([]);
  expect(read('.reuse/third-party.txt') === thirdPartyList(root), 'npm run licences writes it anew').toBe(true);
});

/** Licences whose terms were read: they let a program be passed on with a notice. Another one is a question for a person. */
const accepted = new Set(['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', 'MIT', 'OFL-1.1']);

test('every third-party licence lets the program be passed on', () => {
  const other = thirdParties(root).filter(({ license }) => !license.split(' AND ').every((id) => accepted.has(id)));
  expect(other.map(({ name, license }) => `${name}: ${license}`)).toEqual([]);
});

test('the description of the package is whole and true', () => {
  const description = JSON.parse(read('package.json')) as {
    readonly license?: string;
    readonly private?: boolean;
    readonly engines: { readonly node: string };
    readonly dependencies: Readonly<Record<string, string>>;
    readonly files: readonly string[];
  };
  expect([description.license, description.private]).toEqual(['MIT', undefined]);
  expect(description.files).toContain('.reuse/third-party.txt');
  expect(existsSync(join(root, 'LICENSE'))).toBe(true);
  // The floor is that of the package that asks for most.
  const [, floor] = /^>=(\d+\.\d+)$/u.exec(description.engines.node) ?? [];
  const floors = Object.keys(description.dependencies).map((name) => {
    const { engines } = JSON.parse(read(`node_modules/${name}/package.json`)) as { readonly engines?: { readonly node?: string } };
    const [, major = '0', minor = '0'] = /(?:^|\|\| *)>= *(\d+)(?:\.(\d+))?[.\d]*$/u.exec(engines?.node ?? '') ?? [];
    return Number(major) * 1000 + Number(minor);
  });
  const [major = 0, minor = 0] = (floor ?? '').split('.').map(Number);
  expect(major * 1000 + minor).toBe(Math.max(...floors));
});
