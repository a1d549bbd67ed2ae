import { createRequire } from 'node:module';
import { dirname } from 'node:path';

/** Returns the folder of this package, whether the program runs from its sources, compiled, or in one file. */
export function packageFolder(): string {
  return dirname(createRequire(import.meta.url).resolve('hyokasho/package.json'));
}
