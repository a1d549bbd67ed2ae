import { mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';
import { bundleProgram } from '../src/build/bundle.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** Folder of the compiled program; what starts it is `dist/cli.js` in it. No test writes there. */
    readonly program: string;
  }
}

const root = fileURLToPath(new URL('../', import.meta.url));
const besides = ['node_modules', 'schema', 'package.json', 'assessments'];

/** Bundles `src` as it stands, once for all tests that start whole processes, into a folder that looks like the package. Removes it after them. */
export function setup(project: TestProject): () => void {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'hyokasho-test-')));
  for (const name of besides) symlinkSync(join(root, name), join(folder, name));
  bundleProgram(root, join(folder, 'dist'));
  project.provide('program', folder);
  return () => {
    rmSync(folder, { recursive: true, force: true });
  };
}
