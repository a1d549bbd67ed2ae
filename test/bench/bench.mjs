// `npm run bench`: what printing costs beyond what a browser needs for it. Every figure that counts is a ratio of two
// measurements of this run, so that the machine does not matter.
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { URL, fileURLToPath } from 'node:url';
import { parse, stringify } from 'yaml';
import { openCacheDirectories } from '../../dist/print/engine/engine-cache.js';
import { findChromiumPackage } from '../../dist/print/engine/chromium-package.js';
import { unpackChromium } from '../../dist/print/engine/chromium-unpack.js';
import { writeFontConfiguration } from '../../dist/print/engine/fontconfig.js';
import { measure, medians } from './measure.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const cli = join(root, 'dist/cli.js');
const bare = join(root, 'test/bench/bare-puppeteer.mjs');
const runs = Number(process.env.BENCH_RUNS ?? 9);
const batchSize = 20;
const batchRuns = 5;
const tabs = 2;
/** About 15, 60 and 240 pages. */
const sizes = [
  { files: 1, rows: 0, repeat: 1 },
  { files: 2, rows: Infinity, repeat: 1 },
  { files: 2, rows: Infinity, repeat: 12 },
];

const work = mkdtempSync(join(tmpdir(), 'hyokasho-bench-'));
const [cache] = openCacheDirectories(process.env).directories;
const env = {
  ...process.env,
  BENCH_BROWSER: await unpackChromium(cache, findChromiumPackage(), new globalThis.AbortController().signal),
  FONTCONFIG_FILE: writeFontConfiguration(cache),
};

try {
  const longest = process.argv[2] ?? findLongest(join(root, 'assessments'));
  console.log(`評価書: ${longest}（ほかの仕事をしていない機械で測ること）\n`);
  const single = prepare('single', [[basename(dirname(longest)), readFileSync(longest, 'utf8')]]);
  await reportSingle(single);
  await reportBatch(longest);
  await reportGrowth(join(root, 'assessments/iwakuni-yobosesshu/2025-06-27.yaml'));
} finally {
  rmSync(work, { recursive: true, force: true });
}

async function reportSingle(set) {
  const ours = () => printOurs(set);
  const theirs = () => printBare(set, 1);
  const { node, our, bare: bareTime } = await medians(runs, { node: () => measure(['-e', '0']), our: ours, bare: theirs });
  console.log(`一件（${pagesOf(set)} ページ、${runs} 回の中央値）`);
  console.log(`  render           ${seconds(our)}`);
  console.log(`  素の puppeteer   ${seconds(bareTime)}`);
  console.log(`  Node の起動だけ  ${seconds(node)}`);
  console.log(`  比 (render − Node の起動) ÷ 素の puppeteer = ${ratio((our - node) / bareTime)}（1.5 以下）\n`);
}

async function reportBatch(longest) {
  const text = readFileSync(longest, 'utf8');
  const set = prepare(
    'batch',
    Array.from({ length: batchSize }, (_, index) => [`copy${String(index)}`, text]),
  );
  const { our, bare: bareTime } = await medians(batchRuns, { our: () => printOurs(set), bare: () => printBare(set, tabs) });
  console.log(`${batchSize} 件まとめて（${batchRuns} 回の中央値、素の puppeteer はタブ ${tabs} 枚）`);
  console.log(`  render           ${(batchSize / our).toFixed(2)} 件/秒`);
  console.log(`  素の puppeteer   ${(batchSize / bareTime).toFixed(2)} 件/秒`);
  console.log(`  比 ${ratio(bareTime / our)}（0.85 以上）`);
  const [ourMemory, bareMemory] = [(await printOurs(set, true)).megabytes, (await printBare(set, tabs, true)).megabytes];
  console.log(
    `  最大メモリー（Node と Chromium の合計）${ourMemory.toFixed(0)} MB、素の puppeteer ${bareMemory.toFixed(0)} MB、比 ${ratio(ourMemory / bareMemory)}（1.5 以下）\n`,
  );
}

async function reportGrowth(document) {
  console.log('長さによる伸び');
  for (const size of sizes) {
    const set = resized(document, size);
    const { our, bare: bareTime } = await medians(3, { our: () => printOurs(set), bare: () => printBare(set, 1) });
    const [ourMemory, bareMemory] = [(await printOurs(set, true)).megabytes, (await printBare(set, 1, true)).megabytes];
    console.log(
      `  ${String(pagesOf(set)).padStart(3)} ページ: render ${seconds(our)}、素の puppeteer ${seconds(bareTime)}、比 ${ratio(our / bareTime)}；` +
        `メモリー ${ourMemory.toFixed(0)} MB と ${bareMemory.toFixed(0)} MB、比 ${ratio(ourMemory / bareMemory)}`,
    );
  }
}

/** Writes documents and their HTML into a folder of their own and prints them once, so that everything is warm. */
function prepare(name, documents) {
  const folder = join(work, name);
  const files = documents.map(([assessment, text]) => {
    const file = join(folder, 'assessments', assessment, '2025-01-01.yaml');
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    return file;
  });
  mkdirSync(join(folder, 'bare'), { recursive: true });
  return { folder, files, html: undefined };
}

async function printOurs(set, memory = false) {
  rmSync(join(set.folder, 'out'), { recursive: true, force: true });
  return measure([cli, 'render'], { cwd: set.folder, memory });
}

async function printBare(set, count, memory = false) {
  set.html ??= await writeHtml(set);
  return measure([bare, join(set.folder, 'bare'), String(count), ...set.html], { env, memory });
}

async function writeHtml(set) {
  await measure([cli, 'render', '--html', '-o', 'html'], { cwd: set.folder });
  return set.files.map((file, index) => {
    const html = join(set.folder, `${String(index)}.html`);
    copyFileSync(join(set.folder, 'html', basename(dirname(file)), '2025-01-01.html'), html);
    return html;
  });
}

/** The document made shorter (one file, no change rows) or longer (the text of every change row repeats). */
function resized(document, { files, rows, repeat }) {
  const data = parse(readFileSync(document, 'utf8'));
  data['特定個人情報ファイル'].splice(files);
  data['変更箇所'] = data['変更箇所'].slice(0, rows).map((row) => ({ ...row, 変更後の記載: `${row['変更後の記載'] ?? ''}\n`.repeat(repeat) }));
  return prepare(`repeat${String(rows)}-${String(repeat)}`, [['document', stringify(data)]]);
}

function findLongest(folder) {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.yaml'));
  return files.map((file) => join(folder, file)).sort((a, b) => statSync(b).size - statSync(a).size)[0];
}

function pagesOf(set) {
  const file = set.files[0];
  const pdf = readFileSync(join(set.folder, 'out', basename(dirname(file)), '2025-01-01.pdf'), 'latin1');
  return pdf.match(/\/Type \/Page\b/gu).length;
}

function seconds(value) {
  return `${value.toFixed(2)} 秒`;
}

function ratio(value) {
  return value.toFixed(2);
}
