// Jobs over the fixture folders of a checkout, found by what is in them: two documents `before` and `after`, versions of one
// assessment, or documents by themselves.
import { existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { diffFormats } from './assessment-jobs.mjs';
import { documentsIn, neighbours, otherThanDocuments, versionOf, walk } from './folders.mjs';
import { addInput, makeJob } from './job.mjs';
import { needsSchema, otherRevisions, schemaPath } from './revisions.mjs';

const version = /^(?:\d{4}-\d{2}-\d{2}|draft)\.ya?ml$/u;
const kinds = { pairs: 'fixtures: pairs', versions: 'fixtures: versions', documents: 'fixtures: documents' };

export function fixtureJobs({ checkout, inputs, revisions }) {
  const test = join(checkout, 'test');
  const fixtures = walk(test).filter((folder) => !folder.startsWith(revisions.schema) && (documentsIn(folder).length > 0 || argumentsIn(folder)));
  const jobs = fixtures.map((folder) => jobOf(inputs, folder, relative(test, folder), revisions));
  for (const kind of Object.values(kinds)) if (jobs.every((job) => job.kind !== kind)) throw new Error(`no ${kind} are found under ${test}`);
  return jobs;
}

function jobOf(inputs, folder, name, revisions) {
  const documents = documentsIn(folder);
  const texts = documents.map((file) => [file, readFileSync(join(folder, file), 'utf8')]);
  const schema = texts.some(([, text]) => needsSchema(text, revisions)) ? ['--schema', schemaPath] : [];
  const words = argumentsIn(folder);
  if (words) return compareWords(inputs, folder, name, words, schema);
  if (documents.includes('before.yaml') && documents.includes('after.yaml')) return comparePair(inputs, folder, name, schema);
  if (documents.length > 1 && documents.every((file) => version.test(file))) return compareVersions(inputs, folder, name, documents, schema);
  return compareDocuments(inputs, folder, name, texts, schema, revisions);
}

/** Returns the words of `arguments.txt` before its first option, or undefined without that file. */
function argumentsIn(folder) {
  const file = join(folder, 'arguments.txt');
  if (!existsSync(file)) return undefined;
  const words = readFileSync(file, 'utf8').trim().split('\n');
  const option = words.findIndex((word) => word.startsWith('--'));
  return option === -1 ? words : words.slice(0, option);
}

function compareWords(inputs, folder, name, words, schema) {
  const steps = diffFormats.map((format) => ['diff', ...words, ...schema, '--format', format]);
  const job = makeJob(inputs, kinds.pairs, name, steps);
  addInput(inputs, job, folder, '.');
  return job;
}

function comparePair(inputs, folder, name, schema) {
  const job = makeJob(inputs, kinds.pairs, name, [
    ...diffFormats.map((format) => ['diff', 'before.yaml', 'after.yaml', ...schema, '--format', format]),
    ...versionSteps('pair', schema),
  ]);
  for (const file of otherThanDocuments(folder)) {
    addInput(inputs, job, join(folder, file), file);
    addInput(inputs, job, join(folder, file), `assessments/pair/${file}`);
  }
  for (const [from, to] of [
    ['before.yaml', '2025-03-10.yaml'],
    ['after.yaml', 'draft.yaml'],
  ]) {
    addInput(inputs, job, join(folder, from), from);
    addInput(inputs, job, join(folder, from), `assessments/pair/${to}`);
  }
  return job;
}

function compareVersions(inputs, folder, name, documents, schema) {
  const steps = neighbours(documents).map(([before, after]) => ['diff', 'versions', versionOf(before), versionOf(after), ...schema, '--format', 'json']);
  const job = makeJob(inputs, kinds.versions, name, [...steps, ['diff', 'versions', ...schema, '--format', 'csv'], ...versionSteps('versions', schema)]);
  for (const file of [...otherThanDocuments(folder), ...documents]) addInput(inputs, job, join(folder, file), `assessments/versions/${file}`);
  return job;
}

/** The second `amend --write` has nothing left to do. */
function versionSteps(name, schema) {
  return [
    ['check', '--format', 'json', ...schema],
    ['render', '--html', ...schema],
    ['amend', name, ...schema],
    ['amend', name, '--excerpt', 'full', '--format', 'json', ...schema],
    ['amend', name, '--write', ...schema],
    ['amend', name, '--write', ...schema],
    ['check', '--format', 'json', ...schema],
  ];
}

function compareDocuments(inputs, folder, name, texts, schema, revisions) {
  const steps = texts.flatMap(([file, text]) => [
    ...(/^様式: *様式[2２]/mu.test(text) ? ['text', 'json'].map((format) => ['threshold', file, '--format', format]) : []),
    ...otherRevisions(text, revisions).flatMap((revision) => [
      ['migrate', file, '--to', revision, '--schema', schemaPath],
      ['migrate', file, '--to', revision, '--schema', schemaPath, '--write', '--format', 'json'],
    ]),
  ]);
  const look = [[], ['--format', 'json']].map((options) => ['check', '.', ...options, ...schema]);
  const job = makeJob(inputs, kinds.documents, name, [...look, ['render', '.', '--html', ...schema], ...steps]);
  for (const file of [...otherThanDocuments(folder), ...texts.map(([each]) => each)]) addInput(inputs, job, join(folder, file), file);
  return job;
}
