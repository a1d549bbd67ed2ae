import type { World } from './world.js';

/** https://no-color.org: any value but the empty one turns colour off; a file or a pipe never gets any. */
export function wantsColour({ stdout, env }: World): boolean {
  return stdout.isTTY && (env['NO_COLOR'] ?? '') === '';
}
