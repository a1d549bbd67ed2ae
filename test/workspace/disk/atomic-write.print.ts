import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { writeFileAtomically } from '../../../src/workspace/disk/atomic-write.js';

let folder = '';
let target = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hyokasho-write-'));
  target = join(folder, '評価書.yaml');
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

describe('writing', () => {
  test('clears away what a killed writer of the same file left, and only that', async () => {
    const gone = spawnSync(process.execPath, ['-e', '']).pid;
    const names = [`.評価書.yaml.${String(gone)}.1.tmp`, `.評価書.yaml.${String(process.ppid)}.1.tmp`, `.other.yaml.${String(gone)}.1.tmp`, '.評価書.yaml.tmp'];
    for (const name of names) writeFileSync(join(folder, name), 'half');
    await writeFileAtomically(target, 'new');
    expect(readdirSync(folder).sort()).toEqual([...names.slice(1), '評価書.yaml'].sort());
  });
});

describe('places where no file can be', () => {
  test('something that is no regular file', async () => {
    execFileSync('mkfifo', [target]);
    await expect(writeFileAtomically(target, 'new')).rejects.toMatchObject({ name: 'WriteFailure', code: 'EINVAL' });
    expect(statSync(target).isFIFO()).toBe(true);
  });
});

test('a real limit on the size of files: the old file stands, nothing is left beside it', () => {
  const entry = fileURLToPath(new URL('../../../src/workspace/disk/atomic-write.ts', import.meta.url));
  buildSync({ entryPoints: [entry], outfile: join(folder, 'write.mjs'), bundle: true, platform: 'node', format: 'esm' });
  writeFileSync(target, 'old');
  const script = `import { describeWriteFailure, writeFileAtomically } from './write.mjs';
    await writeFileAtomically(${JSON.stringify(target)}, 'x'.repeat(1_000_000)).catch((error) => console.log(describeWriteFailure(error).text));`;
  writeFileSync(join(folder, 'run.mjs'), script);
  const run = spawnSync('bash', ['-c', 'ulimit -f 1; exec "$0" run.mjs', process.execPath], { cwd: folder, encoding: 'utf8' });
  expect({ stdout: run.stdout, signal: run.signal, status: run.status }).toEqual({
    stdout: 'ファイルに書き込めません。ファイルの大きさの上限を超えます\n',
    signal: null,
    status: 0,
  });
  expect(readFileSync(target, 'utf8')).toBe('old');
  expect(readdirSync(folder).sort()).toEqual(['run.mjs', 'write.mjs', '評価書.yaml']);
});
