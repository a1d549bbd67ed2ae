import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { printingProgram, printingRooms } from '../../src/build/printing-program.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
let copy = '';
beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'hyokasho-program-'));
  for (const name of ['package.json', 'templates', ...printingRooms.map((room) => `src/${room}`)])
    cpSync(join(root, name), join(copy, name), { recursive: true });
});
afterAll(() => {
  rmSync(copy, { recursive: true });
});

test('the digest is that of the sources, wherever they are and however their lines end', () => {
  const digest = printingProgram(root);
  expect(printingProgram(copy)).toBe(digest);
  const path = join(copy, 'templates/document/print.css');
  const text = readFileSync(path, 'utf8');
  writeFileSync(path, text.replaceAll('\n', '\r\n'));
  expect(printingProgram(copy)).toBe(digest);
  writeFileSync(path, text);
});

test.each([
  ['templates/document/print.css'],
  ['templates/document/document.hbs'],
  ['src/layout/page-view.ts'],
  ['src/print/finish/finish-pdf.ts'],
  ['src/core/text/text-blocks.ts'],
  ['src/commands/pdf/print-document.ts'],
  ['package.json'],
])('an edit of %s is another program', (name) => {
  const digest = printingProgram(copy);
  const text = readFileSync(join(copy, name), 'utf8');
  writeFileSync(join(copy, name), text.replace('"version": "', '"version": "9').replace(/^(?!\{)/u, ' '));
  expect(printingProgram(copy)).not.toBe(digest);
  writeFileSync(join(copy, name), text);
  expect(printingProgram(copy)).toBe(digest);
});

test('every room that a room of the list may import is in the list', () => {
  const [, rooms = ''] = readFileSync(join(root, 'src/README.md'), 'utf8').split(/^## Rooms$/mu);
  const table = (rooms.split(/^## /mu)[0] ?? '').matchAll(/^\| `(\w+)` \|[^|]*\|([^|]*)\|/gmu);
  const imports = new Map([...table].map(([, room = '', may = '']) => [room, may.trim() === '–' ? [] : may.trim().split(', ')]));
  // A command may import everything; what it takes from rooms beside these is itself part of the digest (the name of the attached YAML).
  for (const room of printingRooms.filter((name) => !name.startsWith('commands')))
    expect([room, (imports.get(room) ?? ['?']).filter((other) => !printingRooms.includes(other))]).toEqual([room, []]);
});
