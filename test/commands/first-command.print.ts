import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hyokasho-first-'));
  for (const name of ['package.json', 'package-lock.json', 'tsconfig.json', 'tsconfig.build.json', 'src', 'schema', 'templates'])
    cpSync(join(root, name), join(folder, 'checkout', name), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(folder, 'checkout/node_modules'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Runs a command in the copy, with a cache of its own and without the network. Throws if it fails. */
function run(command: string, ...args: readonly string[]): string {
  const env = { ...process.env, npm_config_cache: join(folder, 'cache'), npm_config_offline: 'true', npm_config_update_notifier: 'false' };
  return execFileSync(command, args, {
    cwd: join(folder, 'checkout'),
    env,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
  });
}

// npx makes the command executable only when it links it for the first time.
test('npx finds the command executable after every build', { timeout: 600_000 }, () => {
  for (let time = 1; time <= 2; time++) {
    rmSync(join(folder, 'checkout/dist'), { recursive: true, force: true });
    run('npm', 'run', 'build');
    expect(run('npx', '--yes', 'hyokasho', '--help')).toContain('使い方: hyokasho <命令>');
  }
});
