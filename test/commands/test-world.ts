import type { World } from '../../src/commands/run/world.js';

/** A world whose streams are kept as text. */
export interface TestWorld extends World {
  readonly out: () => string;
  readonly err: () => string;
}

export function testWorld(cwd: string, { isTTY = false, env = {} }: { isTTY?: boolean; env?: Record<string, string> } = {}): TestWorld {
  const written = { out: '', err: '' };
  return {
    stdout: { write: (text) => void (written.out += text), isTTY },
    stderr: { write: (text) => void (written.err += text), isTTY },
    cwd,
    env,
    today: () => ({ year: 2026, month: 11, day: 29 }),
    out: () => written.out,
    err: () => written.err,
  };
}
