import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const name = '@sparticuz/chromium';

/** The Chromium of the npm package: its compressed files, and the version that names the unpacked copy. */
export interface ChromiumPackage {
  readonly version: string;
  readonly programFile: string;
  readonly librariesFile: string;
}

/**
 * Finds the package's files. Undefined if the package is not installed or has another shape. Its `exports` name neither `bin` nor
 * `package.json`, so the search resolves the module and goes up to the folder that holds both.
 */
export function findChromiumPackage(): ChromiumPackage | undefined {
  let folder: string;
  try {
    folder = dirname(createRequire(import.meta.url).resolve(name));
  } catch {
    return undefined;
  }
  for (;;) {
    const manifest = join(folder, 'package.json');
    const programFile = join(folder, 'bin', 'chromium.br');
    if (existsSync(manifest) && existsSync(programFile)) {
      const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
      return { version, programFile, librariesFile: join(folder, 'bin', 'al2023.tar.br') };
    }
    const above = dirname(folder);
    if (above === folder) return undefined;
    folder = above;
  }
}
