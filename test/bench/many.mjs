// `npm run bench`: many documents. Copies of the assessments, 600 versions and then BENCH_MANY (6,000, if set), checked on all cores and on
// one, in the same run; the answers must be equal to the byte.
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, openSync, closeSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { URL, fileURLToPath } from 'node:url';
import { measure } from './measure.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const cli = join(root, 'dist/cli.js');
const seeds = readdirSync(join(root, 'assessments'), { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));
const isVersion = (name) => /\.ya?ml$/u.test(name);

for (const wanted of [600, Number(process.env.BENCH_MANY ?? 0)]) if (wanted > 0) await report(wanted);

async function report(wanted) {
  const folder = mkdtempSync(join(tmpdir(), 'hyokasho-bench-many-'));
  try {
    let versions = 0;
    for (let at = 0; versions < wanted; at++) {
      const seed = join(root, 'assessments', seeds[at % seeds.length]);
      const copy = join(folder, 'assessments', String(at).padStart(5, '0'));
      mkdirSync(copy, { recursive: true });
      cpSync(seed, copy, { recursive: true });
      versions += readdirSync(seed).filter(isVersion).length;
    }
    const check = async (name, one) => {
      const out = openSync(join(folder, name), 'w');
      const result = await measure([cli, 'check', '--format', 'json'], {
        cwd: folder,
        codes: [0, 1],
        memory: true,
        stdio: ['ignore', out, 'pipe'],
        ...(one ? { under: ['taskset', '-c', '0'] } : {}),
      });
      closeSync(out);
      return {
        ...result,
        digest: createHash('sha256')
          .update(readFileSync(join(folder, name)))
          .digest('hex'),
      };
    };
    const all = await check('all.json', false);
    const one = await check('one.json', true);
    console.log(`${String(versions)} 版を調べる（${String(availableParallelism())} コア）`);
    console.log(`  全てのコア  ${all.seconds.toFixed(1)} 秒、${all.megabytes.toFixed(0)} MB（400 以下）`);
    console.log(`  一つのコア  ${one.seconds.toFixed(1)} 秒、${one.megabytes.toFixed(0)} MB`);
    console.log(`  比 ${(all.seconds / one.seconds).toFixed(2)}（0.6 以下）、答えは${all.digest === one.digest ? '同じ' : '違う'}`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
