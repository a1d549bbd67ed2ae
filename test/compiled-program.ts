import { mkdirSync, mkdtempSync, readFileSync, readdirSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Folder of the compiled program; what starts it is `dist/cli.js` in it. No test writes there. */
    readonly program: string;
  }
}

const root = fileURLToPath(new URL('../', import.meta.url));
const besides = ['node_modules', 'schema', 'templates', 'package.json', 'assessments'];

/** Compiles the program once for all tests that start whole processes, and removes it after them. */
export function setup(project: TestProject): () => void {
  const folder = compileProgram();
  project.provide('program', folder);
  return () => {
    rmSync(folder, { recursive: true, force: true });
  };
}

/**
 * Compiles `src` as it stands into a folder of its own that looks like the package. Returns the folder. Types are the business of
 * tsc, so this takes a moment only.
 */
function compileProgram(): string {
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
