import type { CalendarDay } from '../../core/dates.js';

/** A stream that takes text. */
export interface Output {
  write(text: string): void;
  /** True for a terminal. Only a terminal gets colour and a changing line of progress. */
  readonly isTTY: boolean;
}

/** Everything outside the program that a command may use. Tests bring their own. */
export interface World {
  /** Results. */
  readonly stdout: Output;
  /** Words for people: usage, progress. */
  readonly stderr: Output;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Absolute paths of Node and of this program's script, for a call by another program. */
  readonly program?: readonly [node: string, script: string];
  /** Returns today's date by the clock and the time zone of the machine. */
  readonly today: () => CalendarDay;
}

/** 0: fine; 1: problems in a document; 2: wrong usage. */
export type ExitCode = 0 | 1 | 2;

/** True if output takes colour. By https://no-color.org any value but the empty one turns it off; a file or a pipe never takes it. */
export function wantsColour({ isTTY }: Output, { env }: Pick<World, 'env'>): boolean {
  return isTTY && (env['NO_COLOR'] ?? '') === '';
}
