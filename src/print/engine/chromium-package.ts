import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const name = '@sparticuz/chromium';

/** The Chromium that the npm package brings: compressed files beside the version that names the unpacked copy. */
export interface ChromiumPackage {
  readonly version: string;
  readonly browserFile: string;
  readonly librariesFile: string;
}

/**
 * Finds the package's files. Its `exports` name neither `bin` nor `package.json`, so we resolve the module and walk up to
 * the folder that holds both. Undefined when the package is not installed or has another shape.
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
    const browserFile = join(folder, 'bin', 'chromium.br');
    if (existsSync(manifest) && existsSync(browserFile)) {
      const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
      return { version, browserFile, librariesFile: join(folder, 'bin', 'al2023.tar.br') };
    }
    const above = dirname(folder);
    if (above === folder) return undefined;
    folder = above;
  }
}
