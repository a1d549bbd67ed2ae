// Runs the properties with new seeds and a thousand cases each: `npm run soak [-- ROUNDS]`. PROPERTY_RUNS asks for another number.
// A round that fails names the seed to repeat it with.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const rounds = Number(process.argv[2] ?? 1);
if (!Number.isInteger(rounds) || rounds < 1) {
  console.error('npm run soak [-- ROUNDS]: ROUNDS is a number from 1');
  process.exit(2);
}
const root = join(import.meta.dirname, '..');
const runs = process.env.PROPERTY_RUNS ?? '1000';
// A thousand whole documents take as long as they take.
const vitest = join(root, 'node_modules/vitest/vitest.mjs');
const args = ['run', '--project', 'property', '--testTimeout=0'];

for (let round = 1; round <= rounds; round += 1) {
  const seed = String(Math.floor(Math.random() * 2 ** 31));
  const { status, stdout, stderr } = spawnSync(process.execPath, [vitest, ...args], {
    cwd: root,
    env: { ...process.env, PROPERTY_SEED: seed, PROPERTY_RUNS: runs, NO_COLOR: '1' },
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  if (status !== 0) {
    console.log(stdout + stderr);
    console.log(`PROPERTY_SEED=${seed} PROPERTY_RUNS=${runs} npx vitest ${args.join(' ')}`);
    process.exit(1);
  }
  console.log(`${String(round)} / ${String(rounds)}: ${runs} cases each, PROPERTY_SEED=${seed}`);
}
