// Compares the folders that the jobs of both checkouts left.
import { Buffer } from 'node:buffer';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Characters of a line shown around the first difference. */
const shown = 160;
/** Characters shown before the first difference in a long line. */
const shownBefore = 40;
/** Lines shown of a crash: the error and where it was thrown. */
const crashLines = 3;

/**
 * Returns lines to print, and how many outputs were compared and differ. Inputs that neither checkout changed are no outputs. A
 * command that crashed counts as a difference even if it crashed on both sides: nothing was compared then.
 */
export function compareSides(work, jobs) {
  const lines = [];
  const total = { compared: 0, different: 0 };
  for (const kind of new Set(jobs.map((job) => job.kind))) {
    const found = jobs.filter((job) => job.kind === kind).flatMap((job) => compareJob(work, job));
    const differences = found.filter(({ difference }) => difference !== undefined);
    const codes = count(found.flatMap(({ code }) => code ?? []));
    lines.push(`${kind}: ${String(found.length)} compared, ${String(differences.length)} differ (${codes})`);
    for (const { name, difference } of differences) lines.push(`  ${name}`, ...difference.map((line) => `    ${line}`));
    total.compared += found.length;
    total.different += differences.length;
  }
  return { lines, ...total };
}

function compareJob(work, job) {
  const paths = new Set(['old', 'new'].flatMap((side) => filesIn(join(work, side, job.folder))));
  return [...paths].sort().flatMap((path) => {
    const [before, after, input] = ['old', 'new', 'inputs'].map((side) => comparable(path, read(join(work, side, job.folder, path))));
    if (input && before?.equals(input) && after?.equals(input)) return [];
    const step = path.startsWith('said/') ? job.steps[Number(path.slice('said/'.length, -'.txt'.length))] : undefined;
    const name = step ? [step.script ?? 'hyokasho', ...step.args].join(' ') : path.replace(/^files\//u, '');
    const code = step && before ? [exitCode(before)] : [];
    const crashes = step ? [...crash('old', before), ...crash('new', after)] : [];
    return [{ name: `${job.folder}: ${name}`, difference: crashes.length > 0 ? crashes : firstDifference(before, after), code }];
  });
}

/**
 * Returns the bytes to compare. A PDF holds the digest of the program that printed it, and an identifier that follows from it; both
 * become zeros, because they differ between checkouts even if no page does.
 */
function comparable(path, bytes) {
  if (!bytes || !path.endsWith('.pdf')) return bytes;
  const text = bytes.toString('latin1');
  return Buffer.from(
    text.replace(/(?<=\/HyokashoDigest \()[0-9a-f]{64}(?=\))|(?<=\/ID \[)<[0-9A-F]{32}> <[0-9A-F]{32}>(?=\])/gu, (found) => '0'.repeat(found.length)),
    'latin1',
  );
}

/** Returns what differs first, or undefined if nothing does. Lines count from 1, bytes from 0. */
function firstDifference(before, after) {
  if (!before) return ['only the new one has it'];
  if (!after) return ['only the old one has it'];
  if (before.equals(after)) return undefined;
  if (before.includes(0) || after.includes(0)) {
    const length = Math.min(before.length, after.length);
    let byte = 0;
    while (byte < length && before[byte] === after[byte]) byte += 1;
    return [`byte ${String(byte)} (${String(before.length)} and ${String(after.length)} bytes)`];
  }
  const [old, current] = [before, after].map((bytes) => bytes.toString('utf8').split('\n'));
  const line = old.findIndex((text, index) => text !== current[index]);
  const number = line === -1 ? old.length : line;
  return [`line ${String(number + 1)}`, ...cut(old[number], current[number])];
}

function cut(old, current) {
  let same = 0;
  while (old && current && same < old.length && old[same] === current[same]) same += 1;
  const start = Math.max(0, same - shownBefore);
  const part = (text) =>
    text === undefined ? '(no line)' : `${start > 0 ? '…' : ''}${text.slice(start, start + shown)}${text.length > start + shown ? '…' : ''}`;
  return [`- ${part(old)}`, `+ ${part(current)}`];
}

/** Returns the error that ended a run, or nothing if the run ended by itself. */
function crash(side, bytes) {
  if (!bytes || exitCode(bytes) !== 'crash') return [];
  const lines = bytes.toString('utf8').split('\n');
  const error = lines.findIndex((line) => /^\w*Error\b/u.test(line));
  return [`crash of ${side}`, ...(error === -1 ? lines.slice(-crashLines) : lines.slice(error, error + crashLines))];
}

function exitCode(bytes) {
  return /^exit code (.*)$/mu.exec(bytes.toString('utf8'))[1];
}

/** Returns how often each exit code came: `0 ×12, 1 ×3`. */
function count(codes) {
  const numbers = new Map();
  for (const code of codes) numbers.set(code, (numbers.get(code) ?? 0) + 1);
  return [...numbers]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, number]) => `exit ${code} ×${String(number)}`)
    .join(', ');
}

function read(path) {
  return existsSync(path) ? readFileSync(path) : undefined;
}

/** Returns the files below a folder, without those of git. */
function filesIn(folder) {
  if (!existsSync(folder)) return [];
  const entries = readdirSync(folder, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(folder.length + 1))
    .filter((path) => !path.includes('/.git/'));
}
