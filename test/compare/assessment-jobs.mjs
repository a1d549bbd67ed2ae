// Jobs over the assessments of a checkout: every command that reads a document.
import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { asDraft, editTexts, withoutLastRows } from './edit-texts.mjs';
import { documentsIn, foldersIn, neighbours, versionOf } from './folders.mjs';
import { addInput, makeJob } from './job.mjs';
import { otherRevisions, schemaPath } from './revisions.mjs';

export const diffFormats = ['table', 'json', 'md', 'html', 'csv'];
const checkFormats = ['text', 'json', 'github', 'sarif'];
/** Every fifth, then every eleventh sentence changes: the second round meets edited and unedited rows. */
const [firstRound, secondRound] = [5, 11];

export function assessmentJobs({ checkout, inputs, revisions, quick }) {
  const all = join(checkout, 'assessments');
  const assessments = foldersIn(all).map((name) => ({ name, path: join(all, name), versions: documentsIn(join(all, name)) }));
  const everything = (kind, name, steps, options) => {
    const job = makeJob(inputs, kind, name, steps, options);
    addInput(inputs, job, all, 'assessments');
    return job;
  };
  return [
    ...(quick
      ? []
      : [
          everything('render pdf', 'all', [['render']], { ownProcess: true }),
          everything('render pdf', 'draft', [['render', '--draft', '-o', 'out']], { ownProcess: true }),
        ]),
    ...checkFormats.map((format) => everything('check', format, [['check', '--format', format]], { ownProcess: true })),
    everything('check', 'strict', [['check', 'assessments', '--strict']]),
    everything('render html', 'all', [['render', '--html']], { ownProcess: true }),
    everything('render html', 'draft', [['render', '--html', '--draft', '-o', 'draft']]),
    ...assessments.flatMap((each) => diffJobs(inputs, each)),
    ...assessments.flatMap((each) => amendJobs(inputs, each)),
    ...assessments.flatMap((each) => thresholdJobs(inputs, each)),
    ...assessments.flatMap((each) => migrateJobs(inputs, each, revisions)),
    processJob(inputs, assessments, revisions),
    gitJob(inputs, assessments),
  ];
}

function diffJobs(inputs, { name, path, versions }) {
  return neighbours(versions).map(([before, after]) => {
    const job = makeJob(inputs, 'diff', `${name}~${before}`, [
      ...diffFormats.map((format) => ['diff', name, versionOf(before), versionOf(after), '--format', format]),
      ['diff', `assessments/${name}/${after}`, `assessments/${name}/${before}`, '-o', 'backwards.json', '--format', 'json'],
    ]);
    addInput(inputs, job, path, `assessments/${name}`);
    return job;
  });
}

function amendJobs(inputs, { name, path, versions }) {
  const last = versions.at(-1);
  const text = readFileSync(join(path, last), 'utf8');
  const amend = (...options) => ['amend', name, ...options];
  const write = [amend('--format', 'json'), amend('--write'), ['check', `assessments/${name}`, '--format', 'json']];
  const asTheyAre = makeJob(inputs, 'amend', `${name}~last`, [
    amend(),
    amend('--excerpt', 'full'),
    amend('--excerpt', 'paragraph', '--format', 'json'),
    ...write,
  ]);
  addInput(inputs, asTheyAre, path, `assessments/${name}`);

  const draft = `assessments/${name}/draft.yaml`;
  const edited = makeJob(inputs, 'amend', `${name}~edited`, [...write, { edit: draft, every: secondRound }, ...write, ['diff', name, '--format', 'csv']]);
  addInput(inputs, edited, path, `assessments/${name}`);
  writeFileSync(join(inputs, edited.folder, 'files', draft), editTexts(asDraft(text), firstRound));
  if (versions.length === 1) return [asTheyAre, edited];

  const again = makeJob(inputs, 'amend', `${name}~rows-removed`, [...write, amend('--excerpt', 'full', '--write')]);
  for (const file of readdirSync(path)) if (file !== last) addInput(inputs, again, join(path, file), `assessments/${name}/${file}`);
  writeFileSync(join(inputs, again.folder, 'files', draft), withoutLastRows(text));
  return [asTheyAre, edited, again];
}

function thresholdJobs(inputs, { name, path, versions }) {
  return versions
    .filter((file) => readFileSync(join(path, file), 'utf8').includes('\n様式: 様式２'))
    .map((file) => {
      const job = makeJob(
        inputs,
        'threshold',
        `${name}~${file}`,
        ['text', 'json'].map((format) => ['threshold', file, '--format', format]),
      );
      addInput(inputs, job, join(path, file), file);
      return job;
    });
}

function migrateJobs(inputs, { name, path, versions }, revisions) {
  return versions.map((file) => {
    const job = makeJob(inputs, 'migrate', `${name}~${file}`, migrateSteps(join(path, file), file, revisions));
    addInput(inputs, job, join(path, file), file);
    return job;
  });
}

function migrateSteps(path, file, revisions) {
  return otherRevisions(readFileSync(path, 'utf8'), revisions).flatMap((revision) => {
    const migrate = ['migrate', file, '--to', revision, '--schema', schemaPath];
    return [migrate, [...migrate, '--format', 'json'], [...migrate, '--write'], ['check', file, '--schema', schemaPath, '--format', 'json']];
  });
}

/** One run of each command that otherwise shares a process with others. */
function processJob(inputs, assessments, revisions) {
  const { name, path, versions } = severalVersions(assessments);
  const file = `assessments/${name}/${versions.at(-1)}`;
  const amend = [
    ['amend', name],
    ['amend', name, '--write'],
  ];
  const steps = [['diff', name], ['explain', '評価書名'], ...amend, ...migrateSteps(join(path, versions.at(-1)), file, revisions)];
  const job = makeJob(inputs, 'own processes', name, steps, { ownProcess: true });
  addInput(inputs, job, path, `assessments/${name}`);
  return job;
}

/** A repository with the last version of an assessment committed and edited since. */
function gitJob(inputs, assessments) {
  const { name, path, versions } = severalVersions(assessments);
  const file = `assessments/${name}/${versions.at(-1)}`;
  const job = makeJob(inputs, 'git', name, [
    ...diffFormats.map((format) => ['diff', `HEAD:${file}`, file, '--format', format]),
    ['diff', `HEAD:assessments/${name}/${versions.at(-2)}`, `HEAD:${file}`],
    ['diff', `none:${file}`, file],
    ['diff', 'HEAD:none.yaml', file],
    ['check', 'assessments'],
  ]);
  addInput(inputs, job, path, `assessments/${name}`);
  const folder = join(inputs, job.folder, 'files');
  const person = ['-c', 'user.name=hyokasho', '-c', 'user.email=hyokasho@example.jp', '-c', 'commit.gpgsign=false'];
  for (const words of [
    ['init', '-q'],
    ['add', '.'],
    ['commit', '-q', '-m', '版'],
  ]) {
    const { status, stderr } = spawnSync('git', [...person, ...words], { cwd: folder, encoding: 'utf8' });
    if (status !== 0) throw new Error(`git ${words.join(' ')}: ${stderr}`);
  }
  writeFileSync(join(folder, file), editTexts(readFileSync(join(folder, file), 'utf8'), firstRound));
  return job;
}

function severalVersions(assessments) {
  return assessments.find(({ versions }) => versions.length > 1);
}
