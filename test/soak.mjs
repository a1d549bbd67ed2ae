// Runs the properties with new cases until one fails: `npm run soak [-- ROUNDS]`. A failing round names the seed to repeat it with.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const rounds = Number(process.argv[2] ?? 10);
const root = join(import.meta.dirname, '..');
const files = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.test.ts'))
  .map((name) => join(import.meta.dirname, name))
  .filter((path) => readFileSync(path, 'utf8').includes('fc.assert('))
  .sort();

for (let round = 1; round <= rounds; round += 1) {
  const seed = String(Math.floor(Math.random() * 2 ** 31));
  const { status, stdout } = spawnSync('npx', ['vitest', 'run', ...files], {
    cwd: root,
    env: { ...process.env, PROPERTY_SEED: seed, NO_COLOR: '1' },
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  if (status !== 0) {
    console.log(stdout);
    console.log(`PROPERTY_SEED=${seed} npx vitest run`);
    process.exit(1);
  }
  console.log(`${String(round)} / ${String(rounds)}: PROPERTY_SEED=${seed}`);
}
