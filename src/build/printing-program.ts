import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { sha256Hex } from '../core/digest.js';

/** Rooms whose code has a part in the bytes of a PDF: those that lay out and print, and all that they may import. */
export const printingRooms: readonly string[] = ['core', 'load', 'forms', 'model', 'validate', 'figures', 'layout', 'print', 'commands/pdf'];

/**
 * Returns the digest of the program as far as it decides the bytes of a PDF: the version, the sources of the rooms that print, the
 * templates with their CSS, and the versions of the packages. The version alone would not do: between two versions a template or a line
 * break may be mended, and the PDFs from before must be printed anew. Line ends do not count, because a checkout may turn them.
 */
export function printingProgram(root: string): string {
  const { version, dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as PackageFile;
  const sources = printingRooms.flatMap((room) => filesBelow(root, join('src', room)));
  const files = [...sources, ...filesBelow(root, 'templates')].map((file) => [
    file.replaceAll('\\', '/'),
    readFileSync(join(root, file), 'utf8').replaceAll('\r\n', '\n'),
  ]);
  return sha256Hex(JSON.stringify([version, dependencies, files]));
}

interface PackageFile {
  readonly version: string;
  /** Exact versions. */
  readonly dependencies: Readonly<Record<string, string>>;
}

/** Returns the files below a folder, named from the root, in an order that no locale changes. A folder has no ending. */
function filesBelow(root: string, folder: string): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.\w+$/u.test(name))
    .map((name) => join(folder, name))
    .sort();
}
