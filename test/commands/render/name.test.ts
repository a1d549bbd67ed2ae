import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { renderCommand } from '../../../src/commands/render.js';
import { runProgram } from '../../../src/commands/run/run-program.js';
import { safeFileName } from '../../../src/core/text/file-name.js';
import { filledDocument } from '../../filled-document.js';
import { testWorld } from '../test-world.js';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'named-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Writes a document that holds its cover alone. One with a 公表日 is filled in, because a blank item refuses the official print. */
function write(path: string, cover: string): void {
  const file = join(folder, 'assessments', path);
  mkdirSync(join(file, '..'), { recursive: true });
  const text = `様式: 様式３\n改定: 平成30年5月\n${cover}`;
  writeFileSync(file, /^公表日: ./mu.test(cover) ? filledDocument(text) : text);
}

async function render(
  ...options: readonly string[]
): Promise<{ readonly code: number; readonly out: string; readonly err: string; readonly files: readonly string[] }> {
  const world = testWorld(folder);
  const code = await runProgram([renderCommand], ['render', '--html', ...options], world);
  const files = (() => {
    try {
      return readdirSync(join(folder, 'out')).sort();
    } catch {
      return [];
    }
  })();
  return { code, out: world.out(), err: world.err(), files };
}

const pattern = '{評価書番号}_{評価書名}_{公表日}';

test('names follow the cover, in one folder', async () => {
  write('a/2025-06-27.yaml', '評価書番号: "010"\n評価書名: 住民票/戸籍　重点項目評価書\n公表日: 令和7年6月27日\n');
  write('b/draft.yaml', '評価書番号: "11"\n評価書名: 児童手当\n');
  const { files } = await render('--name', pattern);
  expect(files).toEqual(['010_住民票／戸籍_重点項目評価書_2025-06-27.html', '11_児童手当_案.html']);
});

test('two documents of one name are told and neither is written, also if only case differs', async () => {
  write('a/2025-06-27.yaml', '評価書番号: A-1\n評価書名: 児童手当\n公表日: 令和7年6月27日\n');
  write('b/2025-06-27.yaml', '評価書番号: a-1\n評価書名: 児童手当\n公表日: 令和7年6月27日\n');
  write('c/draft.yaml', '評価書番号: "3"\n評価書名: 児童手当\n');
  const { files, err, code } = await render('--name', pattern);
  expect(files).toEqual(['3_児童手当_案.html']);
  expect(code).toBe(1);
  expect(err.match(/output-conflict/gu)).toHaveLength(2);
});

test.each([
  ['{番号}', '「{番号}」は使えません'],
  ['{評価書番号', '「{」と「}」が対応していません'],
  [' ', '名前がありません'],
])('the pattern %s is refused', async (written, why) => {
  write('a/draft.yaml', '評価書名: 児童手当\n');
  const { code, err } = await render('--name', written);
  expect(code).toBe(2);
  expect(err).toContain(why);
});

test('a pattern and a file name for -o contradict each other', async () => {
  write('a/draft.yaml', '評価書名: 児童手当\n');
  const { err } = await render('--name', pattern, '-o', 'a.html');
  expect(err).toContain('--name と -o の両方');
});

test.each([
  ['../../etc/passwd', '／..／etc／passwd'],
  ['.hidden', 'hidden'],
  ['a\u202eb\u0000c', 'abc'],
  ['LPT1.x', '_LPT1.x'],
  ['   ', '_'],
  ['', '_'],
  ['か\u3099', 'が'],
])('%j is the file name %j', (written, name) => {
  expect(safeFileName(written)).toBe(name);
});

test('a long name is cut between characters, under the limit of file systems', () => {
  const name = safeFileName('𠮷'.repeat(300));
  expect(new TextEncoder().encode(name).length).toBe(200);
});
