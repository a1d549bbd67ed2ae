import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const source = fileURLToPath(new URL('../src/', import.meta.url));

/** Sub-rooms in order: each may import those before it, and the files beside them may import all. */
const subRooms: Readonly<Record<string, readonly string[]>> = {
  core: ['text'],
  load: ['read', 'edit'],
  figures: ['picture', 'dot'],
  diff: ['pairs', 'changes', 'align', 'text', 'moves', 'replay'],
  classify: ['facts', 'rules'],
  appendix: ['rows', 'phrase', 'match'],
  check: ['rules', 'print', 'what-else', 'steps', 'together', 'guide'],
  workspace: ['versions', 'live', 'disk', 'typed', 'handles'],
  formats: ['diff', 'findings', 'revise'],
  print: ['engine', 'finish'],
  commands: ['run', 'documents', 'pdf'],
};

/** What the build makes of `schema/`, `templates/`, the faces and the sources that print; only those rooms read it that know what it is. */
const readers = ['forms', 'law', 'validate', 'layout', 'check/print', 'print/finish'];

const base = ['core', 'forms', 'load'];
const compared = [...base, 'law', 'model', 'names', 'diff', 'classify'];

/** Rooms that a room may import; the name of a room includes its sub-rooms. The same table is in src/README.md. */
const rooms: Readonly<Record<string, readonly string[]>> = {
  core: [],
  load: ['core'],
  forms: ['core', 'load'],
  law: base,
  words: [...base, 'law'],
  model: base,
  names: [...base, 'model'],
  threshold: [...base, 'law', 'model'],
  validate: [...base, 'model'],
  figures: ['core', 'load', 'model'],
  diff: [...base, 'model'],
  classify: [...base, 'law', 'model', 'names', 'threshold', 'diff'],
  appendix: compared,
  step: [...compared, 'appendix'],
  amend: [...compared, 'appendix', 'step'],
  merge: [...compared, 'validate', 'appendix', 'step', 'amend'],
  migrate: [...base, 'model'],
  revise: [...compared, 'appendix', 'step'],
  layout: ['core', 'forms', 'load', 'model', 'figures'],
  redline: ['core', 'diff', 'layout', 'model'],
  check: [...compared, 'words', 'threshold', 'validate', 'figures', 'appendix', 'step'],
  status: [...compared, 'words', 'threshold', 'validate', 'figures', 'appendix', 'step', 'check'],
  workspace: [...compared, 'words', 'threshold', 'validate', 'figures', 'appendix', 'step', 'check', 'status'],
  formats: [
    ...compared,
    'words',
    'threshold',
    'validate',
    'figures',
    'appendix',
    'step',
    'amend',
    'merge',
    'migrate',
    'revise',
    'redline',
    'check',
    'status',
    'workspace',
  ],
  print: ['core'],
};
/** The command and the build may import everything. */
const homes = ['commands', 'build', '.'];

interface Import {
  readonly from: string;
  readonly specifier: string;
}

const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && dirname(file) !== 'generated')
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

/** Room and sub-room of a file; the sub-room is empty for a file at the root of its room. */
function roomOf(file: string): readonly [string, string] {
  const [room = '.', sub = ''] = dirname(file).split('/');
  return [room, sub];
}

function mayImport(from: string, to: string): boolean {
  const [[room, sub], [other, otherSub]] = [roomOf(from), roomOf(to)];
  if (other === 'generated') return readers.includes(room) || readers.includes(`${room}/${sub}`);
  if (room !== other) return homes.includes(room) || (rooms[room] ?? []).some((allowed) => allowed === other || allowed === `${other}/${otherSub}`);
  const order = subRooms[room] ?? [];
  const floor = (name: string): number => (name === '' ? order.length : order.indexOf(name));
  return floor(otherSub) <= floor(sub);
}

test('imports are found, and lead to files', () => {
  expect(own.length).toBeGreaterThan(50);
  expect(own.filter(({ to }) => !existsSync(join(source, to)))).toEqual([]);
});

test('every room imports only the rooms beneath it, and every sub-room those before it', () => {
  expect(own.filter(({ from, to }) => !mayImport(from, to))).toEqual([]);
});

test('every folder is a room or a sub-room of the table', () => {
  const known = [...Object.keys(rooms), ...homes, ...Object.entries(subRooms).flatMap(([room, subs]) => subs.map((sub) => `${room}/${sub}`))];
  expect([...new Set(files.map((file) => dirname(file)))].filter((folder) => !known.includes(folder))).toEqual([]);
});

test('the table of src/README.md says the same', () => {
  const [, section = ''] = readFileSync(join(source, 'README.md'), 'utf8').split(/^## Rooms$/mu);
  const table = (section.split(/^## /mu)[0] ?? '').matchAll(/^\| `([\w/]+)` \|[^|]*\|([^|]*)\|/gmu);
  const told = new Map([...table].map(([, room = '', may = '']) => [room, may.trim() === '–' ? [] : may.trim().split(', ').sort()]));
  for (const [room, may] of Object.entries(rooms)) expect([room, told.get(room)]).toEqual([room, [...may].sort()]);
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

test('every package is imported from one room', () => {
  const owners = new Map<string, Set<string>>();
  for (const { from, specifier } of imports) {
    if (specifier.startsWith('.') || specifier.startsWith('node:')) continue;
    const name = specifier
      .split('/')
      .slice(0, specifier.startsWith('@') ? 2 : 1)
      .join('/');
    // The command line is one thing, in cli.ts and in its commands.
    const room = roomOf(from)[0] === '.' ? 'commands' : roomOf(from)[0];
    owners.set(name, (owners.get(name) ?? new Set()).add(room));
  }
  expect([...owners].filter(([, folders]) => folders.size > 1).map(([name, folders]) => `${name}: ${[...folders].join(', ')}`)).toEqual([]);
});

/** Lines of a file, the last line break not counted. */
function linesOf(file: string): number {
  return readFileSync(join(source, file), 'utf8').trimEnd().split('\n').length;
}

test('no file is longer than 300 lines, no room flatter than 20 files, none a drawer', () => {
  expect(files.filter((file) => linesOf(file) > 300)).toEqual([]);
  // A list of rules is looked up by id, never searched.
  const crowded = [...new Set(files.map((file) => dirname(file)))].filter((folder) => files.filter((file) => dirname(file) === folder).length > 20);
  expect(crowded).toEqual(['check/rules']);
  expect(files.filter((file) => /util|helper|misc|common/u.test(file))).toEqual([]);
});

test('the rooms, with what they hold and import', () => {
  const folders = [...new Set(files.map((file) => dirname(file)))].sort();
  const rows = folders.map((folder) => {
    const inside = files.filter((file) => dirname(file) === folder);
    const lengths = inside.map(linesOf);
    const targets = own.filter(({ from }) => dirname(from) === folder).map(({ to }) => dirname(to));
    const imported = [...new Set(targets)].filter((target) => target !== folder).sort();
    const [files_, lines, longest] = [inside.length, lengths.reduce((sum, each) => sum + each, 0), Math.max(...lengths)];
    return `${folder.padEnd(18)}${String(files_).padStart(4)}${String(lines).padStart(6)}${String(longest).padStart(5)}  ${imported.join(' ')}`;
  });
  console.log([`${'room'.padEnd(18)}files lines max  imports`, ...rows].join('\n'));
  expect(rows.length).toBeGreaterThan(20);
});
