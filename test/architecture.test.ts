import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const source = fileURLToPath(new URL('../src/', import.meta.url));

/** Which folder may import which, as the table of src/README.md says. */
const layers: Record<string, readonly string[]> = {
  core: [],
  load: ['core'],
  forms: ['core', 'load'],
  model: ['core', 'forms', 'load'],
  migrate: ['core', 'forms', 'load', 'model'],
  threshold: ['core', 'forms', 'load', 'model'],
  validate: ['core', 'forms', 'load', 'model', 'threshold'],
  render: ['core', 'forms', 'load', 'model', 'diff'],
  diff: ['core', 'forms', 'load', 'model'],
  classify: ['core', 'forms', 'load', 'model', 'threshold', 'diff'],
  appendix: ['core', 'forms', 'load', 'model', 'diff', 'classify'],
  commands: ['core', 'forms', 'load', 'model', 'migrate', 'threshold', 'validate', 'render', 'diff', 'classify', 'appendix'],
  '.': ['commands'],
};

interface Import {
  readonly from: string;
  readonly specifier: string;
}

const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .sort();
const imports: Import[] = files.flatMap((file) => {
  const text = readFileSync(join(source, file), 'utf8');
  return [...text.matchAll(/^\s*(?:import|export)\b[^'"]*?\bfrom\s+'([^']+)'|^\s*import\s+'([^']+)'|\bimport\(\s*'([^']+)'\s*\)/gmu)].map((match) => ({
    from: file,
    specifier: match[1] ?? match[2] ?? match[3] ?? '',
  }));
});
const own = imports
  .filter(({ specifier }) => specifier.startsWith('.'))
  .map(({ from, specifier }) => ({ from, to: relative(source, join(source, dirname(from), specifier.replace(/\.js$/u, '.ts'))) }));

function folderOf(file: string): string {
  return dirname(file).split('/')[0] ?? '.';
}

test('imports are found, and lead to files', () => {
  expect(own.length).toBeGreaterThan(50);
  expect(own.filter(({ to }) => !existsSync(join(source, to)))).toEqual([]);
});

test('every folder imports only the folders beneath it', () => {
  const crossed = own.filter(({ from, to }) => folderOf(from) !== folderOf(to) && !(layers[folderOf(from)] ?? []).includes(folderOf(to)));
  expect(crossed).toEqual([]);
  expect(new Set(files.map(folderOf))).toEqual(new Set(Object.keys(layers)));
});

test('the table of src/README.md says the same', () => {
  const table = readFileSync(join(source, 'README.md'), 'utf8').matchAll(/^\| `(\w+)` \|[^|]*\|([^|]*)\|/gmu);
  const told = new Map([...table].map(([, folder = '', may = '']) => [folder, may.trim() === 'nothing of ours' ? [] : may.trim().split(', ')]));
  for (const [folder, may] of Object.entries(layers)) if (!['.', 'commands'].includes(folder)) expect([folder, told.get(folder)]).toEqual([folder, may]);
});

test('no file is part of a cycle', () => {
  const targets = new Map<string, string[]>();
  for (const { from, to } of own) targets.set(from, [...(targets.get(from) ?? []), to]);
  const done = new Set<string>();
  const cycles: string[] = [];
  const visit = (file: string, trail: readonly string[]): void => {
    if (trail.includes(file)) cycles.push([...trail.slice(trail.indexOf(file)), file].join(' → '));
    if (trail.includes(file) || done.has(file)) return;
    for (const next of targets.get(file) ?? []) visit(next, [...trail, file]);
    done.add(file);
  };
  for (const file of files) visit(file, []);
  expect(cycles).toEqual([]);
});

test('every package is imported from one folder', () => {
  const owners = new Map<string, Set<string>>();
  for (const { from, specifier } of imports) {
    if (specifier.startsWith('.') || specifier.startsWith('node:')) continue;
    const name = specifier
      .split('/')
      .slice(0, specifier.startsWith('@') ? 2 : 1)
      .join('/');
    // The command line is one thing, whether it stands in cli.ts or beside its command.
    const folder = folderOf(from) === '.' ? 'commands' : folderOf(from);
    owners.set(name, (owners.get(name) ?? new Set()).add(folder));
  }
  expect([...owners].filter(([, folders]) => folders.size > 1).map(([name, folders]) => `${name}: ${[...folders].join(', ')}`)).toEqual([]);
});

test('no file is longer than 300 lines, none is a drawer', () => {
  const long = files.filter((file) => readFileSync(join(source, file), 'utf8').split('\n').length > 301);
  expect(long).toEqual([]);
  expect(files.filter((file) => /util|helper|misc|common/u.test(file))).toEqual([]);
});
