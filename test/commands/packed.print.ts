import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
let folder = '';
let checkout = '';
let empty = '';

/** Runs a command with a cache of its own and without the network, and returns what it said. Throws that if it fails. */
function run(cwd: string, command: string, ...args: readonly string[]): string {
  const env = { ...process.env, npm_config_cache: join(folder, 'cache'), npm_config_offline: 'true', npm_config_update_notifier: 'false' };
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, env, encoding: 'utf8', shell: process.platform === 'win32' });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}\n${stdout}${stderr}`);
  return stdout;
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hyokasho-packed-'));
  checkout = join(folder, 'checkout');
  const sources = ['package.json', 'package-lock.json', 'tsconfig.json', 'tsconfig.build.json', 'README.md', 'src', 'schema', 'templates'];
  for (const name of sources) cpSync(join(root, name), join(checkout, name), { recursive: true });
  rmSync(join(checkout, 'src/generated'), { recursive: true, force: true });
  // What the build keeps for itself stays in the copy.
  mkdirSync(join(checkout, 'node_modules'));
  for (const name of readdirSync(join(root, 'node_modules')))
    if (name !== '.cache') symlinkSync(join(root, 'node_modules', name), join(checkout, 'node_modules', name));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

// npx makes the command executable only when it links it for the first time.
test('npx finds the command executable after every build', { timeout: 600_000 }, () => {
  for (let time = 1; time <= 2; time++) {
    rmSync(join(checkout, 'dist'), { recursive: true, force: true });
    run(checkout, 'npm', 'run', 'build');
    expect(run(checkout, 'npx', '--yes', 'hyokasho', '--help')).toContain('使い方: hyokasho <命令>');
  }
});

/** Unpacks the package where an installation would, beside the packages that it names. */
function install(): void {
  const tarball = run(checkout, 'npm', 'pack', '--ignore-scripts', '--pack-destination', folder).trim().split('\n').at(-1) ?? '';
  empty = join(folder, 'empty');
  mkdirSync(join(empty, 'node_modules/hyokasho'), { recursive: true });
  run(empty, 'tar', '-xzf', join(folder, tarball), '-C', 'node_modules/hyokasho', '--strip-components', '1');
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as { readonly packages: Readonly<Record<string, { readonly dev?: boolean }>> };
  for (const [path, { dev }] of Object.entries(lock.packages)) {
    if (dev === true || !/^node_modules\/(?:@[^/]+\/)?[^/]+$/u.test(path) || !existsSync(join(root, path))) continue;
    mkdirSync(join(empty, path, '..'), { recursive: true });
    symlinkSync(join(root, path), join(empty, path));
  }
}

test('the package that was packed runs the example of the README in an empty folder, and its types are strict', { timeout: 600_000 }, () => {
  run(checkout, 'npm', 'run', 'prepack');
  install();
  const [, section = ''] = readFileSync(join(root, 'README.md'), 'utf8').split(/^### As a library$/mu);
  const example = [...section.matchAll(/^```js\n([\s\S]*?)^```$/gmu)].map(([, code]) => code).join('\n');
  const published = readFileSync(join(root, 'assessments/kodaira-covid19/2023-09-30.yaml'), 'utf8');
  writeFileSync(join(empty, '2025-03-10.yaml'), published);
  writeFileSync(join(empty, 'draft.yaml'), published.replace(/^公表日: .*$/mu, '公表日:').replace('新型コロナウイルス感染症対策に係る', '感染症対策に係る'));
  writeFileSync(join(empty, 'example.mjs'), example);
  const said = run(empty, process.execPath, 'example.mjs');
  expect(said).toMatch(/^changes: [1-9]/mu);
  expect(said).toMatch(/^draft\.yaml: [1-9]/mu);
  expect(said).toMatch(/^\d+ true$/mu);
  expect(said).toMatch(/^(?:事前|事後|要確認) /mu);
  expect(readFileSync(join(empty, 'draft.yaml'), 'utf8')).toMatch(/^評価書番号: "12"$/mu);
  expect(readFileSync(join(empty, 'draft.pdf')).subarray(0, 5).toString()).toBe('%PDF-');

  const strict = { strict: true, noUncheckedIndexedAccess: true, exactOptionalPropertyTypes: true, noEmit: true, target: 'ES2022', types: [] as string[] };
  writeFileSync(join(empty, 'node.mts'), `${example}\nexport const first: hyokasho.Message | undefined = messages[0];\n`);
  writeFileSync(
    join(empty, 'page.ts'),
    `import { memoryFiles, openWorkspace, parseDocument } from 'hyokasho/browser';\nexport const workspace = openWorkspace(memoryFiles({ 'a.yaml': '' }));\nexport const lines: readonly number[] = parseDocument('a.yaml', '').messages.map(({ place }) => place.line);\n`,
  );
  const node = {
    ...strict,
    types: ['node'],
    typeRoots: [join(root, 'node_modules/@types')],
    module: 'NodeNext',
    moduleResolution: 'NodeNext',
    lib: ['ES2023'],
  };
  const page = { ...strict, module: 'ESNext', moduleResolution: 'Bundler', lib: ['ES2023', 'DOM'] };
  for (const [name, compilerOptions, file] of [['node', node, 'node.mts'] as const, ['page', page, 'page.ts'] as const]) {
    writeFileSync(join(empty, `${name}.json`), JSON.stringify({ compilerOptions, files: [file] }));
    run(empty, process.execPath, join(root, 'node_modules/typescript/bin/tsc'), '-p', `${name}.json`);
  }
});
