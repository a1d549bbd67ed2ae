import type { Output, World } from './world.js';

/** https://no-color.org: any value but the empty one turns colour off; a file or a pipe never gets any. */
export function wantsColour({ isTTY }: Output, { env }: Pick<World, 'env'>): boolean {
  return isTTY && (env['NO_COLOR'] ?? '') === '';
}
