// `npm run bench diff`: what comparing costs. The documents are made from the texts of the seeds by a seeded generator, so that
// every run compares the same; what counts beside the seconds is the ratio to jsdiff on the same texts in the same run.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { URL, fileURLToPath } from 'node:url';
import { diffChars } from 'diff';
import { parse, stringify } from 'yaml';
import { openStep } from '../../dist/step/open-step.js';
import { checkStep } from '../../dist/check/check-step.js';
import { diffAssessments } from '../../dist/diff/diff-assessments.js';
import { packageForms } from '../../dist/forms/form-library.js';
import { parseSource } from '../../dist/load/read/parse-source.js';
import { buildAssessment } from '../../dist/model/build-parts.js';
import { measure, medians } from './measure.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const cli = join(root, 'dist/cli.js');
const long = join(root, 'assessments/suginami-yobosesshu/2025-03-10.yaml');
const short = join(root, 'assessments/kodaira-covid19/2023-09-30.yaml');
const length = 100_000;
const edits = 100;
const warmUp = 5;
const runs = Number(process.env.BENCH_RUNS ?? 15);
const chains = [50, 100, 200, 500];

console.log('（ほかの仕事をしていない機械で測ること）\n');
await reportDiff();
reportChains();

async function reportDiff() {
  const random = mulberry32(20250310);
  const before = lengthened(parse(readFileSync(long, 'utf8')), length, random);
  const after = edited(before, edits, random);
  const [oldText, newText] = [before, after].map((data) =>
    textsOf(data)
      .map(({ text }) => text)
      .join('\n'),
  );
  // Built anew for every run: an assessment remembers what it was taken apart into.
  const ours = timed(() => {
    const [old, now] = [laidOut(before), laidOut(after)];
    return () => diffAssessments(old, now).changes.length;
  });
  const theirs = timed(() => () => diffChars(oldText, newText).length);
  console.log(`${String(oldText.length)} 字の評価書と、${String(edits)} か所を直した版（${String(runs)} 回の中央値、${String(warmUp)} 回の後）`);
  console.log(`  diffAssessments     ${ours.milliseconds.toFixed(1)} ミリ秒（違い ${String(ours.result)} 件。100 ミリ秒以下）`);
  console.log(`  jsdiff の diffChars ${theirs.milliseconds.toFixed(1)} ミリ秒`);
  console.log(`  比 ${(ours.milliseconds / theirs.milliseconds).toFixed(2)}`);
  const folder = mkdtempSync(join(tmpdir(), 'hyokasho-bench-diff-'));
  try {
    writeFileSync(join(folder, 'a.yaml'), stringify(before));
    writeFileSync(join(folder, 'b.yaml'), stringify(after));
    const { node, whole } = await medians(5, {
      node: () => measure(['-e', '0']),
      whole: () => measure([cli, 'diff', 'a.yaml', 'b.yaml', '--format', 'json'], { cwd: folder }),
    });
    console.log(`  hyokasho diff a.yaml b.yaml --format json  ${whole.toFixed(2)} 秒（0.5 秒以下。うち Node の起動 ${node.toFixed(2)} 秒）\n`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Each version has one edit more than the one before it, and the row that tells of it. */
function reportChains() {
  console.log('一つの評価書の版を順に検査する（checkStep の合計）');
  timeChain(5);
  for (const versions of chains) {
    const { total, messages } = timeChain(versions);
    const each = total / (versions - 1);
    console.log(`  ${String(versions).padStart(3)} 版: ${(total / 1000).toFixed(2)} 秒、一版あたり ${each.toFixed(1)} ミリ秒（指摘 ${String(messages)} 件）`);
  }
}

function timeChain(versions) {
  const random = mulberry32(500);
  let data = parse(readFileSync(short, 'utf8'));
  delete data['変更の説明'];
  let before = versionOf(data, 0);
  let total = 0;
  let messages = 0;
  for (let count = 1; count < versions; count++) {
    data = nextVersion(data, count, random);
    const after = versionOf(data, count);
    const start = performance.now();
    messages += checkStep(openStep(before, after)).length;
    total += performance.now() - start;
    before = after;
  }
  return { total, messages };
}

function nextVersion(data, count, random) {
  const next = globalThis.structuredClone(data);
  const [place] = shuffled(textsOf(next), random);
  const row = { 変更日: '令和7年3月10日', 項目: place.name, 変更前の記載: place.text, 提出時期: '事後', 提出時期に係る説明: '文言の修正' };
  setAt(next, place.path, replaced(place.text, random, `第${String(count)}版`));
  next['公表日'] = new Date(Date.UTC(2025, 3, count)).toISOString().slice(0, 10);
  next['変更箇所'].push({ ...row, 変更後の記載: getAt(next, place.path) });
  return next;
}

function versionOf(data, count) {
  const source = parseSource(`${String(count).padStart(4, '0')}.yaml`, stringify(data));
  return { source, assessment: laidOut(source.data) };
}

function laidOut(data) {
  return buildAssessment(packageForms.load(data['様式'], data['改定']), data);
}

/** The texts of a document that a reader would call texts, with their places. */
function textsOf(data) {
  return laidOut(data).fields.flatMap((field) =>
    field.kind === 'text' && field.item.kind === 'text' && field.text.length > 10 && typeof getAt(data, field.path) === 'string'
      ? [{ path: field.path, name: field.name, text: getAt(data, field.path) }]
      : [],
  );
}

/** The document with its own sentences repeated in another order, until its texts have so many characters; without a history. */
function lengthened(data, wanted, random) {
  const longer = { ...data, 変更箇所: [] };
  delete longer['変更の説明'];
  const places = textsOf(longer);
  const lines = shuffled(
    places.flatMap(({ text }) => text.split('\n').filter((line) => line.length > 5)),
    random,
  );
  let missing = wanted - places.reduce((sum, { text }) => sum + text.length + 1, 0);
  for (let index = 0; missing > 0; index++) {
    const { path } = places[Math.floor(random() * places.length)];
    const line = lines[index % lines.length].slice(0, missing);
    setAt(longer, path, `${getAt(longer, path)}\n${line}`);
    missing -= line.length + 1;
  }
  return longer;
}

/** The document with so many edits of the kinds that people make: words, numbers, whole sentences come and gone. */
function edited(data, count, random) {
  const changed = globalThis.structuredClone(data);
  const places = textsOf(changed);
  for (let index = 0; index < count; index++) {
    const { path } = places[Math.floor(random() * places.length)];
    const text = getAt(changed, path);
    const at = Math.floor(random() * text.length);
    const kind = index % 4;
    if (kind === 0) setAt(changed, path, replaced(text, random, '見直した'));
    if (kind === 1) setAt(changed, path, `${text.slice(0, at)}（令和7年4月1日以降に限る。）${text.slice(at)}`);
    if (kind === 2) setAt(changed, path, text.slice(0, at) + text.slice(at + 12));
    if (kind === 3) setAt(changed, path, `${text}\n・${String(index)}番目に加えた措置を講じている。`);
  }
  return changed;
}

function replaced(text, random, by) {
  const at = Math.floor(random() * Math.max(1, text.length - 6));
  return text.slice(0, at) + by + text.slice(at + 6);
}

function timed(prepare) {
  const times = [];
  let result;
  for (let run = 0; run < warmUp + runs; run++) {
    const work = prepare();
    const start = performance.now();
    result = work();
    if (run >= warmUp) times.push(performance.now() - start);
  }
  return { milliseconds: times.sort((a, b) => a - b)[Math.floor(runs / 2)], result };
}

function getAt(data, path) {
  return path.reduce((value, step) => value?.[step], data);
}

function setAt(data, path, value) {
  getAt(data, path.slice(0, -1))[path.at(-1)] = value;
}

function shuffled(list, random) {
  return list
    .map((value) => ({ value, order: random() }))
    .sort((a, b) => a.order - b.order)
    .map(({ value }) => value);
}

/** A small generator of pseudo-random numbers that is the same everywhere. */
function mulberry32(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
