import { fileURLToPath } from 'node:url';
import { generate } from '../src/build/generate.js';

/** Makes `src/generated/` anew before the tests, so that an edit of `schema/` or `templates/` needs no command. */
export function setup(): void {
  generate(fileURLToPath(new URL('../', import.meta.url)));
}
