import { execFileSync } from 'node:child_process';

/** Where git runs: the folder it is asked from, and the environment (PATH, HOME, GIT_DIR …) that it gets. */
export interface GitPlace {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

export type GitOutcome =
  | { readonly ok: true; readonly output: Buffer }
  /** git said no; `said` is its own words, in English. */
  | { readonly ok: false; readonly why: 'refused'; readonly said: string }
  | { readonly ok: false; readonly why: 'absent' | 'too-long' | 'too-slow' };

/** A question about one name takes milliseconds; a repository on a dead network drive would take for ever. */
const patience = 30_000;

/**
 * Only what reads objects is called, so nothing here takes locks, asks for passwords, opens a pager or fetches what a partial
 * clone left out; names of files are never patterns, and git speaks the one language in which it is understood.
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

/** Runs git without a shell and returns what it put out, at most `maxBytes`. Throws for our own defects only. */
export function runGit(args: readonly string[], maxBytes: number, { cwd, env }: GitPlace): GitOutcome {
  try {
    const output = execFileSync('git', ['--no-pager', ...args], {
      cwd,
      env: { ...env, ...quiet },
      maxBuffer: maxBytes,
      timeout: patience,
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
  return { ok: false, why: 'refused', said: Buffer.isBuffer(stderr) ? stderr.toString('utf8').trim() : '' };
}
