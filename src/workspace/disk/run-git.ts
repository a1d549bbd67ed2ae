import { execFileSync } from 'node:child_process';

/** The working folder of git and its environment (PATH, HOME, GIT_DIR …). */
export interface GitWorld {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

export type GitOutcome =
  | { readonly ok: true; readonly output: Buffer }
  /** git exited with an error; `stderr` is its reason in English. */
  | { readonly ok: false; readonly why: 'refused'; readonly stderr: string }
  | { readonly ok: false; readonly why: 'absent' | 'too-long' | 'too-slow' };

/** Timeout of one git call, in ms. Without it a repository on a dead network drive blocks the command. */
const timeout = 30_000;

/**
 * Environment for commands that only read objects. Nothing takes locks, asks for passwords, opens a pager or fetches objects that a
 * partial clone left out; file names are never patterns, and git answers in English, because the program reads its errors.
 */
const quiet: Readonly<Record<string, string>> = {
  GIT_OPTIONAL_LOCKS: '0',
  GIT_TERMINAL_PROMPT: '0',
  GIT_NO_LAZY_FETCH: '1',
  GIT_LITERAL_PATHSPECS: '1',
  GIT_PAGER: 'cat',
  LC_ALL: 'C',
  LANGUAGE: 'C',
};

/** Runs git without a shell and returns its output, at most `maxBytes`. Throws for our own bugs only. */
export function runGit(args: readonly string[], maxBytes: number, { cwd, env }: GitWorld): GitOutcome {
  try {
    const output = execFileSync('git', ['--no-pager', ...args], {
      cwd,
      env: { ...env, ...quiet },
      maxBuffer: maxBytes,
      timeout,
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
    });
    return { ok: true, output };
  } catch (error) {
    return explain(error);
  }
}

function explain(error: unknown): GitOutcome {
  if (!(error instanceof Error)) throw error;
  const { code, status, stderr } = error as Error & { readonly code?: string; readonly status?: number | null; readonly stderr?: unknown };
  if (code === 'ENOENT' || code === 'EACCES') return { ok: false, why: 'absent' };
  if (code === 'ENOBUFS') return { ok: false, why: 'too-long' };
  if (code === 'ETIMEDOUT') return { ok: false, why: 'too-slow' };
  if (status === undefined) throw error;
  return { ok: false, why: 'refused', stderr: Buffer.isBuffer(stderr) ? stderr.toString('utf8').trim() : '' };
}
