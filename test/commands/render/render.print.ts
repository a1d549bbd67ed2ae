import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, inject, test } from 'vitest';
import { openCacheDirectories } from '../../../src/print/engine/engine-cache.js';
import { findChromiumPackage } from '../../../src/print/engine/chromium-package.js';
import { chromiumFolder } from '../../../src/print/engine/chromium-unpack.js';
import { yaml as figureDocument } from '../../figures/figure-document.js';
import { readPages } from '../../print/read-pdf.js';
import { isWholePdf } from '../../print/whole-pdf.js';

const program = inject('program');
let folder: string;
const sample = 'assessments/kodaira-covid19/2023-09-30.yaml';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hyokasho-test-'));
  copySample(sample);
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function start(args: readonly string[], environment: NodeJS.ProcessEnv = {}): ChildProcess {
  return spawn(process.execPath, [join(program, 'dist/cli.js'), ...args], {
    cwd: folder,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

async function finish(child: ChildProcess): Promise<Run> {
  let stdout = '';
  let stderr = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, stdout, stderr };
}

async function render(...args: readonly string[]): Promise<Run> {
  return finish(start(['render', ...args]));
}

function copySample(name: string, change: (text: string) => string = (text) => text): void {
  mkdirSync(join(folder, name, '..'), { recursive: true });
  writeFileSync(join(folder, name), change(readFileSync(join(program, sample), 'utf8')));
}

function pdf(name: string): Buffer {
  return readFileSync(join(folder, name));
}

/** The shipped Chromium, unpacked by the runs before, as a browser of its own. */
function shippedBrowser(): string {
  const [cache] = openCacheDirectories(process.env).directories;
  const chromium = findChromiumPackage();
  if (cache === undefined || !chromium) throw new Error('no shipped Chromium');
  return join(chromiumFolder(cache, chromium), 'chromium');
}

/** The processes that were started with a variable, whoever started them. */
function processesWith(variable: string): string[] {
  return readdirSync('/proc').filter((id) => {
    try {
      return /^\d+$/u.test(id) && readFileSync(`/proc/${id}/environ`, 'utf8').split('\0').includes(variable);
    } catch {
      return false;
    }
  });
}

function outputs(): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:pdf|html|tmp)$/u.test(name))
    .sort();
}

test('every assessment goes to out/<assessment>/<version>.pdf, and a second run touches nothing', async () => {
  const first = await render();
  expect([first.code, first.stdout]).toEqual([0, 'out/kodaira-covid19/2023-09-30.pdf\n']);
  expect(first.stderr).toContain(`［1／1］${sample} → out/kodaira-covid19/2023-09-30.pdf\n`);
  expect(isWholePdf(pdf('out/kodaira-covid19/2023-09-30.pdf'))).toBe(true);
  const before = statSync(join(folder, 'out/kodaira-covid19/2023-09-30.pdf'));
  const second = await render(sample);
  expect([second.code, second.stdout]).toEqual([0, 'out/kodaira-covid19/2023-09-30.pdf\n']);
  const after = statSync(join(folder, 'out/kodaira-covid19/2023-09-30.pdf'));
  expect([after.mtimeMs, after.ino]).toEqual([before.mtimeMs, before.ino]);
});

test('a second run starts no browser, --force prints, and a changed figure prints again', async () => {
  const figured = 'assessments/figured/2026-03-01.yaml';
  const picture = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 99 99"><text x="9" y="50">市役所</text></svg>';
  copySample(figured, () => figureDocument([{ ファイル: 'zu.svg', 代替テキスト: '市役所が受け付ける。' }]));
  writeFileSync(join(folder, 'assessments/figured/zu.svg'), picture);
  const expected = 'out/figured/2026-03-01.pdf\nout/kodaira-covid19/2023-09-30.pdf\n';
  const first = await render();
  expect([first.code, first.stdout]).toEqual([0, expected]);
  expect(first.stderr).toContain('変わりなし 0 件、印刷 2 件\n');
  const [figure, sampled] = [pdf('out/figured/2026-03-01.pdf'), pdf('out/kodaira-covid19/2023-09-30.pdf')];
  // A browser of the package would be unpacked into the empty cache first.
  const cache = join(folder, 'cache');
  mkdirSync(cache, { mode: 0o700 });
  const second = await finish(start(['render'], { HYOKASHO_BROWSER: '/nowhere', XDG_CACHE_HOME: cache }));
  expect([second.code, second.stdout]).toEqual([0, expected]);
  expect(second.stderr).toContain('変わりなし 2 件、印刷 0 件\n');
  expect(second.stderr).not.toContain('ブラウザー');
  expect(readdirSync(cache)).toEqual([]);
  const forced = await render('--force');
  expect(forced.stderr).toContain('変わりなし 0 件、印刷 2 件\n');
  expect([pdf('out/figured/2026-03-01.pdf').equals(figure), pdf('out/kodaira-covid19/2023-09-30.pdf').equals(sampled)]).toEqual([true, true]);
  writeFileSync(join(folder, 'assessments/figured/zu.svg'), picture.replace('市役所', '区役所'));
  const changed = await render();
  expect([changed.code, changed.stdout]).toEqual([0, expected]);
  expect(changed.stderr).toContain('変わりなし 1 件、印刷 1 件\n');
  expect(pdf('out/figured/2026-03-01.pdf').equals(figure)).toBe(false);
  expect((await readPages(pdf('out/figured/2026-03-01.pdf'))).join('')).toContain('区役所');
});

test('a browser that is named prints as the version it says, and stands by it', async () => {
  const named = ['--browser', shippedBrowser()];
  expect((await render(...named)).stderr).toContain('印刷 1 件');
  expect((await render(...named)).stderr).toContain('変わりなし 1 件、印刷 0 件\n');
  expect((await render()).stderr).toContain('変わりなし 0 件、印刷 1 件\n');
});

test('a document that fails is told with its place, keeps its old PDF and does not stop the others', async () => {
  copySample('assessments/another/2024-01-01.yaml', (text) => text.replace(/^評価書名: .*$/mu, '評価書名: 予防接種☑'));
  copySample('assessments/third/2024-01-01.yaml', () => '様式: 様式３\n\t改定:');
  mkdirSync(join(folder, 'out/another'), { recursive: true });
  writeFileSync(join(folder, 'out/another/2024-01-01.pdf'), 'old');
  const { code, stdout, stderr } = await render('assessments');
  expect([code, stdout]).toEqual([1, 'out/kodaira-covid19/2023-09-30.pdf\n']);
  expect(stderr).toMatch(/assessments\/another\/2024-01-01\.yaml:\d+:11 {2}エラー .*U\+2611/u);
  expect(stderr).toMatch(/assessments\/third\/2024-01-01\.yaml:2:1 {2}エラー/u);
  expect(pdf('out/another/2024-01-01.pdf').toString()).toBe('old');
});

test('-o takes a folder for all and a file name for one', async () => {
  copySample('assessments/another/2024-01-01.yaml');
  const folderRun = await render('-o', 'elsewhere');
  expect(folderRun.stdout).toBe('elsewhere/another/2024-01-01.pdf\nelsewhere/kodaira-covid19/2023-09-30.pdf\n');
  const fileRun = await render(sample, '-o', 'a/b.pdf');
  expect([fileRun.code, fileRun.stdout]).toEqual([0, 'a/b.pdf\n']);
  const severalRun = await render('-o', 'c.pdf');
  expect([severalRun.code, severalRun.stdout]).toEqual([1, '']);
  expect(severalRun.stderr).toContain('-o にファイル名が指定されましたが、評価書が2件あります');
  expect(pdf('elsewhere/kodaira-covid19/2023-09-30.pdf').equals(pdf('a/b.pdf'))).toBe(true);
});

test('--html needs no browser, --draft shows in it', async () => {
  const run = await finish(
    start(['render', '--html', '--draft'], { HYOKASHO_BROWSER: '/nowhere', XDG_CACHE_HOME: '/nowhere', HOME: '/nowhere', TMPDIR: '/nowhere' }),
  );
  expect([run.code, run.stdout]).toEqual([0, 'out/kodaira-covid19/2023-09-30.html\n']);
  expect(pdf('out/kodaira-covid19/2023-09-30.html').toString()).toContain('<html');
});

test('outputs that cannot be are refused and leave everything as it was', async () => {
  writeFileSync(join(folder, 'file'), 'kept');
  mkdirSync(join(folder, 'taken.pdf'));
  copySample('twice/a.yaml');
  copySample('twice/a.yml');
  const cases: [string[], string][] = [
    [['-o', 'file'], '-o に指定された出力先は、フォルダーではなくファイルです'],
    [[sample, '-o', 'file/inner'], 'ファイルに書き込めません。途中の名前がフォルダーではありません'],
    [[sample, '-o', 'taken.pdf'], '-o に指定されたファイル名のフォルダーがすでにあります'],
    [['twice'], '「twice/a.yml」と出力先が同じ「out/twice/a.pdf」になります'],
    [['--html', '-o', '/proc/nothing'], 'ファイルに書き込めません'],
  ];
  for (const [args, expected] of cases) {
    const { code, stdout, stderr } = await render(...args);
    expect([args, code, stdout]).toEqual([args, 1, '']);
    expect(stderr).toContain(expected);
  }
  const nowhere = await render('nowhere');
  expect([nowhere.code, nowhere.stdout]).toEqual([2, '']);
  expect(nowhere.stderr).toContain('「nowhere」というファイルもフォルダーもありません');
  expect(readFileSync(join(folder, 'file'), 'utf8')).toBe('kept');
  expect(outputs()).toEqual(['taken.pdf']);
});

test('Ctrl-C ends the run with 130, its browser with it, and leaves only whole files', async () => {
  for (let copy = 0; copy < 12; copy++) copySample(`assessments/copy${String(copy)}/2024-01-01.yaml`);
  const mark = `HYOKASHO_TEST=${folder}`;
  const child = start(['render'], { HYOKASHO_TEST: folder });
  const run = finish(child);
  // The first result; a run that fails has none.
  await Promise.race([once(child.stdout ?? child, 'data'), run]);
  expect(processesWith(mark).length).toBeGreaterThan(1);
  child.kill('SIGINT');
  const { code, stderr } = await run;
  expect(code).toBe(130);
  expect(processesWith(mark)).toEqual([]);
  expect(stderr).toContain('中断しました');
  const left = outputs();
  expect(left.length).toBeLessThan(13);
  expect(left.filter((name) => !name.endsWith('.pdf') || !isWholePdf(pdf(name)))).toEqual([]);
});

test('killed at any moment, a run leaves only whole PDFs', async () => {
  const moments = 8;
  cpSync(join(folder, sample), join(folder, 'assessments/b/1.yaml'), { recursive: true });
  for (let moment = 1; moment <= moments; moment++) {
    const child = start(['render']);
    const closed = once(child, 'close');
    // Spread over the time a run takes, the moments of writing included.
    await new Promise((resolve) => setTimeout(resolve, 150 + moment * 110));
    child.kill('SIGKILL');
    await closed;
    const left = outputs().filter((name) => name.endsWith('.pdf'));
    expect(left.filter((name) => !isWholePdf(pdf(name)))).toEqual([]);
    rmSync(join(folder, 'out'), { recursive: true, force: true });
  }
  const { code } = await render();
  expect(code).toBe(0);
  expect(outputs()).toEqual(['out/b/1.pdf', 'out/kodaira-covid19/2023-09-30.pdf']);
});

test('two first runs at once, with nothing unpacked yet, both print', async () => {
  const cache = join(folder, 'cache');
  mkdirSync(cache);
  chmodSync(cache, 0o700);
  const runs = await Promise.all(['one', 'two'].map((name) => finish(start(['render', '-o', name], { XDG_CACHE_HOME: cache }))));
  expect(runs.map(({ code }) => code)).toEqual([0, 0]);
  expect(readdirSync(join(cache, 'hyokasho')).filter((name) => name.includes('unfinished'))).toEqual([]);
  expect(pdf('one/kodaira-covid19/2023-09-30.pdf').equals(pdf('two/kodaira-covid19/2023-09-30.pdf'))).toBe(true);
});
