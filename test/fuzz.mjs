/**
 * Tries inputs that nobody would write: npm run fuzz -- [inputs] [commands] [seed]. Reports the worst time and memory, and every input
 * that ends in an exception, takes too long, or makes a command end otherwise than it says. Inputs are the same for the same seed.
 */
import { Buffer } from 'node:buffer';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { fileURLToPath, URL } from 'node:url';
import { amendDraft } from '../dist/amend/amend-draft.js';
import { checkDocument } from '../dist/check/check-document.js';
import { checkStep } from '../dist/check/check-step.js';
import { graphvizApart } from '../dist/commands/documents/graphviz-apart.js';
import { publicDot } from '../dist/figures/dot/public-dot.js';
import { layoutDocument } from '../dist/layout/layout-document.js';
import { neutralIds } from '../dist/load/edit/neutral-ids.js';
import { publicSource } from '../dist/load/edit/public-source.js';
import { openStep } from '../dist/step/open-step.js';

const [inputs, commands, seed] = [20_000, 500, Date.now() % 1e9].map((fallback, index) => Number(process.argv[2 + index] ?? fallback));
/** CPU time in seconds and memory in MB that no input may take. A plain machine needs a third of it. */
const limits = { seconds: 3, megabytes: 300 };
const root = fileURLToPath(new URL('../', import.meta.url));

/** Returns a generator of numbers from 0 to below 1 (mulberry32), the same for the same seed. */
function numbersFrom(start) {
  let state = start >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const random = numbersFrom(seed);
const below = (count) => Math.floor(random() * count);
const oneOf = (list) => list[below(list.length)];

const published = readdirSync(join(root, 'assessments'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.yaml'))
  .sort()
  .map((name) => readFileSync(join(root, 'assessments', name), 'utf8'));
const pieces = [
  ...'&a ,*a ,!a ,!!str ,"",\'\',",\',|,>,|-,>+,|2,- ,-\n,? ,: ,:\n,:,[,],{,},[],{},#,# a\n, #b\n,%a\n,---\n,...\n,<<: ,@,`,\t,\r,\r\n,\n,\n\n, ,  ,    ,\\n,\\q,\\u0000,\0,\x07,\u200b,\u202e,\ufeff,\u2028,\ud800,か\u3099,葛\u{e0100},😀,　,：,｜,＞,☑,①,~,null,true,0x10,1e9,.inf,2024-01-01,令和7年4月1日,<<<<<<< a\n,=======\n,a: ,a:\n,- a\n,b'.split(
    /(?<!\\),/u,
  ),
  ',',
  '様式: 様式３\n',
  '改定: 平成30年5月\n',
  '変更箇所:\n',
  '  - id: a\n',
  '旧様式の記載:\n',
  '__proto__: a\n',
  'constructor: a\n',
  '| a | b |\n| - | - |\n',
];
const markup = [
  ...'<g>,</g>,<use href="#a"/>,<mask id="a">,</mask>,<clipPath id="a">,<rect mask="url(#a)"/>,<marker id="b">,<path d="M0 0L9 9" marker-mid="url(#b)"/>,<pattern id="c">,<rect fill="url(#c)"/>,<text>,市,</text>,<style>,.a{fill:url(#c)},</style>,<!--,-->,<![CDATA[,]]>,&amp;,&lol;,<!DOCTYPE a>,<script/>,<a href="x"/>,url(,(,;,/*,*/,"'.split(
    ',',
  ),
];
const graph = [
  ...'a,b,"c d",->,--,{,},[,],=,;,label,comment,weight=1000,minlen=20,splines=ortho,subgraph,cluster_a,node,edge,//,/*,*/,#,<b>市</b>,"\\N",:p,+,rank=same,\n'.split(
    ',',
  ),
];

/** Repeats one or a few pieces up to a length that is mostly small. */
function soup(from, longest) {
  const length = Math.floor(longest * random() ** 6) + 1;
  const few = Array.from({ length: 1 + below(6) }, () => oneOf(from));
  let text = '';
  const repeated = random() < 0.3;
  while (text.length < length) text += repeated ? few.join('').repeat(1 + Math.floor(length / 50)) : oneOf(random() < 0.7 ? few : from);
  return text.slice(0, longest);
}

/** Changes a published text in a few places: spans go, come twice, are exchanged or get pieces in between. */
function mutated(text) {
  let made = text;
  for (let count = 1 + below(8); count > 0; count--) {
    const [from, to] = [below(made.length), below(made.length)].sort((a, b) => a - b);
    const near = Math.min(to, from + below(400));
    const change = below(6);
    if (change === 0) made = made.slice(0, from) + made.slice(near);
    else if (change === 1) made = made.slice(0, near) + made.slice(from);
    else if (change === 2) made = made.slice(0, from) + soup(pieces, 2_000) + made.slice(from);
    else if (change === 3) made = made.slice(0, from) + oneOf(pieces) + made.slice(from + 1);
    else if (change === 4) made = made.slice(0, from) + oneOf(published).slice(below(5_000)).slice(0, 3_000) + made.slice(near);
    else made = made.slice(0, from) + made.slice(from, near).repeat(1 + below(random() < 0.05 ? 2_000 : 4)) + made.slice(near);
  }
  return made.slice(0, 4_500_000);
}

/** A 様式４ with a figure of soup, and the file that it names. */
function withFigure() {
  const isDiagram = random() < 0.5;
  const diagram = `digraph { ${soup(graph, 3_000)} }`;
  const text = `様式: 様式４\n改定: 平成30年5月\n事務の流れ:\n  図:\n    - id: a\n      題: 図\n      ${isDiagram ? `図式: ${JSON.stringify(diagram)}` : 'ファイル: a.svg'}\n      代替テキスト: 図。\n`;
  return { text, svg: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">${soup(markup, 100_000)}</svg>` };
}

function nextInput() {
  const kind = random();
  // The longest published texts take a second each; most inputs begin with a shorter one.
  const text = [oneOf(published), oneOf(published), oneOf(published)].sort((a, b) => a.length - b.length)[random() < 0.05 ? 2 : 0];
  if (kind < 0.3) return { text: mutated(text), svg: '' };
  if (kind < 0.6) return withFigure();
  return { text: (random() < 0.5 ? '様式: 様式３\n改定: 平成30年5月\n' : '') + soup(pieces, random() < 0.04 ? 4_900_000 : 60_000), svg: '' };
}

function memoryFiles(files) {
  const find = (name) => {
    const text = files[name.replace(/^\.\//u, '')];
    if (text === undefined) throw Object.assign(new Error(name), { code: 'ENOENT' });
    return Buffer.from(text);
  };
  return { size: (name) => find(name).length, read: find, fileBeside: (document, name) => name };
}

const worst = { seconds: 0, megabytes: 0 };
const faults = [];

function blame(what, text) {
  const file = join(kept, `${String(faults.length)}.txt`);
  mkdirSync(kept, { recursive: true });
  writeFileSync(file, text);
  faults.push(`${what} (${file})`);
  console.log(`fault: ${faults.at(-1)}`);
}

const kept = join(tmpdir(), `hyokasho-fuzz-${String(seed)}`);
const run = graphvizApart({ limit: 1_000, slow: 60_000, allSlow: Infinity });

/** Does with an input what the commands do: check, lay out, compare with a published version, amend, publish. */
async function tryInput({ text, svg }) {
  const files = memoryFiles({ 'a.yaml': text, 'a.svg': svg });
  const checked = await checkDocument('a.yaml', files, { run });
  if (checked.assessment && checked.figures) await layoutDocument(checked.assessment, { draft: true, figures: checked.figures });
  publicSource(checked.source, ['変更の説明'], neutralIds(checked.source.data, 'id', []));
  if (svg !== '') publicDot(text, []);
  if (!checked.shaped || random() > 0.2) return;
  const before = await checkDocument('b.yaml', memoryFiles({ 'b.yaml': oneOf(published) }), { run });
  if (before.shaped?.form.form !== checked.shaped.form.form) return;
  const step = openStep({ source: before.source, assessment: before.shaped }, { source: checked.source, assessment: checked.shaped });
  checkStep(step);
  amendDraft(step, { excerpt: 'paragraph', date: '令和7年4月1日' });
}

console.log(`seed ${String(seed)}: ${String(inputs)} inputs in this process, ${String(commands)} by command`);
for (let index = 0; index < inputs; index++) {
  const input = nextInput();
  const before = process.cpuUsage();
  try {
    await tryInput(input);
  } catch (error) {
    blame(`input ${String(index)}: ${error instanceof Error ? (error.stack ?? '').split('\n').slice(0, 3).join(' ') : String(error)}`, input.text + input.svg);
  }
  const { user, system } = process.cpuUsage(before);
  const seconds = (user + system) / 1e6;
  if (seconds > worst.seconds)
    console.log(`input ${String(index)}: ${seconds.toFixed(2)} s of CPU for ${String(input.text.length + input.svg.length)} characters`);
  worst.seconds = Math.max(worst.seconds, seconds);
  if (seconds > limits.seconds) blame(`input ${String(index)}: ${seconds.toFixed(2)} s of CPU`, input.text + input.svg);
  if (index % 1_000 === 999)
    console.log(`${String(index + 1)} inputs, at most ${worst.seconds.toFixed(2)} s, process ${String(Math.round(process.resourceUsage().maxRSS / 1024))} MB`);
  // Pending layouts of diagrams and the collector get their turn.
  await setImmediate();
}

/** Writes what a process has used when it ends. */
const usage = `data:text/javascript,${encodeURIComponent("import{writeFileSync}from'node:fs';process.on('exit',()=>writeFileSync(process.env.HYOKASHO_USAGE,JSON.stringify(process.resourceUsage())))")}`;
const byCommand = { seconds: 0, megabytes: 0 };
const folder = mkdtempSync(join(tmpdir(), 'hyokasho-fuzz-'));
const words = [
  '__proto__',
  'constructor',
  '様式３',
  '平成30年5月',
  'Ⅱ４',
  '',
  ' ',
  '-',
  '--',
  '/dev/zero',
  '/proc/self/mem',
  '..',
  'a.yaml',
  'HEAD:a.yaml',
  '\u202e',
  'あ'.repeat(300),
];
for (let index = 0; index < commands; index++) {
  const { text, svg } = nextInput();
  writeFileSync(join(folder, '2024-01-01.yaml'), oneOf(published));
  writeFileSync(join(folder, 'draft.yaml'), text);
  writeFileSync(join(folder, 'a.svg'), svg);
  const line = oneOf([
    ['check', 'draft.yaml'],
    ['check', '.', '--format', oneOf(['json', 'sarif', 'github', 'text'])],
    ['render', '--html', '--draft', 'draft.yaml'],
    ['diff', '.', '--format', oneOf(['table', 'md', 'csv', 'json', 'html'])],
    ['amend', '.', ...(random() < 0.5 ? ['--write'] : [])],
    ['migrate', 'draft.yaml', '--to', oneOf(words)],
    ['threshold', 'draft.yaml'],
    ['explain', oneOf(words), ...(random() < 0.5 ? ['--file', 'draft.yaml'] : [])],
    ['new', oneOf(words), oneOf(words), '--dir', oneOf(['x', 'draft.yaml', '/proc/x'])],
    [oneOf(words), oneOf(words), oneOf(words)],
  ]);
  const file = join(folder, 'usage.json');
  const done = spawnSync(process.execPath, ['--import', usage, join(root, 'dist/cli.js'), ...line], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, HYOKASHO_USAGE: file },
    maxBuffer: 1 << 28,
    timeout: 120_000,
  });
  const said = `${line.join(' ')}: exit ${String(done.status)} ${String(done.signal ?? '')}`;
  if (![0, 1, 2].includes(done.status)) blame(said, `${done.stderr}\n${text}`);
  else if (/^\s+at .*\.js:\d+|\[object Object\]|undefined/mu.test(done.stderr)) blame(`${said} with a stack or a hole in its words`, `${done.stderr}\n${text}`);
  else {
    const { userCPUTime, systemCPUTime, maxRSS } = JSON.parse(readFileSync(file, 'utf8'));
    const [seconds, megabytes] = [(userCPUTime + systemCPUTime) / 1e6, maxRSS / 1024];
    if (seconds > byCommand.seconds || megabytes > byCommand.megabytes)
      console.log(`${said}: ${seconds.toFixed(2)} s of CPU, ${String(Math.round(megabytes))} MB`);
    byCommand.seconds = Math.max(byCommand.seconds, seconds);
    byCommand.megabytes = Math.max(byCommand.megabytes, megabytes);
    if (megabytes > limits.megabytes || seconds > limits.seconds * 2) blame(`${said}: ${seconds.toFixed(2)} s, ${String(Math.round(megabytes))} MB`, text);
  }
}
rmSync(folder, { recursive: true, force: true });
console.log(
  [
    `seed ${String(seed)}: ${String(faults.length)} faults`,
    `in this process: ${String(inputs)} inputs, at most ${worst.seconds.toFixed(2)} s of CPU each; the process at most ${String(Math.round(process.resourceUsage().maxRSS / 1024))} MB`,
    `by command: ${String(commands)} runs, at most ${byCommand.seconds.toFixed(2)} s of CPU and ${String(Math.round(byCommand.megabytes))} MB each, start of the program included`,
    ...faults,
  ].join('\n'),
);
process.exit(faults.length === 0 ? 0 : 1);
