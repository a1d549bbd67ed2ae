import type { Output, World } from './world.js';

/** True if output takes colour. By https://no-color.org any value but the empty one turns it off; a file or a pipe never takes it. */
export function wantsColour({ isTTY }: Output, { env }: Pick<World, 'env'>): boolean {
  return isTTY && (env['NO_COLOR'] ?? '') === '';
}
