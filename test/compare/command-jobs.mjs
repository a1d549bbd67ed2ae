// Jobs that need no document or one alone: help texts, wrong command lines, new documents, explanations, and the gold report.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addInput, makeJob } from './job.mjs';

const commands = ['new', 'check', 'render', 'diff', 'amend', 'explain', 'migrate', 'threshold', 'status'];
const forms = ['様式２', '様式３', '様式４'];
/** Items explained by one job. */
const itemsPerJob = 100;

export function commandJobs({ checkout, inputs }) {
  const cli = join(checkout, 'dist/cli.js');
  const { items, rules } = namesIn(checkout, cli);
  const explain = Array.from({ length: Math.ceil(items.length / itemsPerJob) }, (_, index) => items.slice(index * itemsPerJob, (index + 1) * itemsPerJob));
  const usage = makeJob(inputs, 'usage errors', 'all', wrongLines());
  addInput(inputs, usage, join(checkout, 'assessments'), 'assessments');
  return [
    makeJob(
      inputs,
      'help',
      'all',
      [
        [],
        ['--help'],
        ['--version'],
        ['help'],
        ...commands.flatMap((name) => [
          [name, '--help'],
          ['help', name],
        ]),
      ],
      { ownProcess: true },
    ),
    usage,
    ...forms.map((form) =>
      makeJob(inputs, 'new', form, [['new', form, '事務'], ['new', form, '事務'], ['new', form, 'a b', '--dir', 'other/place'], ['check']]),
    ),
    makeJob(
      inputs,
      'explain',
      'rules',
      rules.flatMap((rule) => [
        ['explain', rule],
        ['explain', rule, '--format', 'json'],
      ]),
    ),
    ...explain.map((some, index) =>
      makeJob(
        inputs,
        'explain',
        `items ${String(index)}`,
        some.map((item, place) => ['explain', item, ...(place % 2 === 0 ? [] : ['--format', 'json'])]),
      ),
    ),
    makeJob(inputs, 'gold', 'all', [{ script: 'test/gold/gold.mjs', args: [] }], { ownProcess: true }),
  ];
}

/** Returns names to explain, as the program of `checkout` gives them: items of blank forms and of real changes, and all rules. */
function namesIn(checkout, cli) {
  const folder = mkdtempSync(join(tmpdir(), 'hyokasho-compare-names-'));
  const ask = (cwd, ...args) => spawnSync(process.execPath, [cli, ...args], { cwd, encoding: 'utf8', maxBuffer: 2 ** 28 }).stdout;
  try {
    for (const form of forms) ask(folder, 'new', form, form);
    const unfilled = JSON.parse(ask(folder, 'check', '--format', 'json')).map(({ item }) => item);
    const changed = assessmentsIn(checkout).flatMap((name) => {
      const printed = ask(checkout, 'diff', name, '--format', 'json');
      return printed === '' ? [] : JSON.parse(printed).changes.map(({ before, after }) => (after ?? before).name);
    });
    const sections = [...unfilled, ...changed].filter((name) => name !== undefined).map((name) => name.split('　').slice(0, 3).join('　'));
    const items = [...new Set([...unfilled, ...changed, ...sections, ...keysIn(checkout), 'ない項目'])].filter((name) => name !== undefined);
    const rules = JSON.parse(ask(folder, 'explain', 'important-change', '--format', 'json')).rule.order;
    return { items, rules: [...rules, 'important-chang', 'unfilled'] };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function assessmentsIn(checkout) {
  return readdirSync(join(checkout, 'assessments'), { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));
}

/** Returns the keys at the beginning of a line in one assessment. */
function keysIn(checkout) {
  const folder = join(checkout, 'assessments', assessmentsIn(checkout)[0]);
  const text = readFileSync(
    join(
      folder,
      readdirSync(folder).find((file) => file.endsWith('.yaml')),
    ),
    'utf8',
  );
  return [...text.matchAll(/^[^\s#:-][^\s:]*(?=:)/gmu)].map(([key]) => key);
}

function wrongLines() {
  const document = 'assessments/iwakuni-yobosesshu-kiso/2025-06-27.yaml';
  return [
    ['nonsense'],
    ['help', 'nonsense'],
    ['chek'],
    ['check', '--format', 'xml'],
    ['check', '--nonsense'],
    ['check', 'nowhere'],
    ['check', 'iwakuni-yobosesshu'],
    ['check', '--schema', 'nowhere'],
    ['render', 'nowhere', '--html'],
    ['render', 'assessments', '-o', 'one.pdf'],
    ['render', document, '--html', '-o', 'one.pdf'],
    ['render', document, '--browser', 'nowhere'],
    ['diff'],
    ['diff', 'nowhere'],
    ['diff', 'iwakuni-yobosesshu-kiso'],
    ['diff', 'iwakuni-yobosesshu', '2000-01-01'],
    ['diff', 'iwakuni-yobosesshu', '2025-06-27', '2024-12-06'],
    ['diff', 'iwakuni-yobosesshu', '2024-12-06', '2024-12-06'],
    ['diff', 'iwakuni-yobosesshu', '--format', 'pdf'],
    ['diff', 'HEAD:a.yaml', 'b.yaml'],
    ['diff', 'a', 'b', 'c', 'd'],
    ['amend'],
    ['amend', 'nowhere'],
    ['amend', 'iwakuni-yobosesshu-kiso'],
    ['amend', 'iwakuni-yobosesshu', '--excerpt', 'half'],
    ['explain'],
    ['explain', '保管場所', '--form', '様式９'],
    ['explain', '保管場所', '--form', '様式３', '--revision', '令和99年1月'],
    ['explain', '保管場所', '--form', '様式４', '--file', document],
    ['explain', '評価書名', '--file', document],
    ['explain', '評価書名', '--file', 'nowhere.yaml'],
    ['new'],
    ['new', '様式９', 'a'],
    ['new', '様式３'],
    ['new', '様式３', 'a/b'],
    ['new', '様式３', 'a', '--revision', '令和99年1月'],
    ['migrate', document],
    ['migrate', document, '--to', '令和99年1月'],
    ['migrate', document, '--to', '令和6年10月'],
    ['migrate', 'nowhere.yaml', '--to', '令和6年10月'],
    ['threshold'],
    ['threshold', 'nowhere.yaml'],
    ['threshold', 'assessments/yokohama-yobosesshu/2024-04-30.yaml'],
    ['threshold', document, '--format', 'xml'],
  ];
}
