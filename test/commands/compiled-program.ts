import { mkdirSync, mkdtempSync, readFileSync, readdirSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const root = fileURLToPath(new URL('../../', import.meta.url));
const besides = ['node_modules', 'schema', 'templates', 'package.json', 'assessments'];

/**
 * Compiles `src` as it stands into a folder of its own that looks like the package, for tests that need whole processes.
 * Returns the folder; the program is `dist/cli.js` in it. Types are the business of tsc, so this takes a moment only.
 */
export function compileProgram(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'hyokasho-test-')));
  for (const name of besides) symlinkSync(join(root, name), join(folder, name));
  const source = join(root, 'src');
  for (const file of readdirSync(source, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.ts') || file.endsWith('.d.ts')) continue;
    const { outputText } = ts.transpileModule(readFileSync(join(source, file), 'utf8'), {
      compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022, verbatimModuleSyntax: true },
    });
    const output = join(folder, 'dist', file.replace(/\.ts$/u, '.js'));
    mkdirSync(dirname(output), { recursive: true });
    writeFileSync(output, outputText);
  }
  return folder;
}
