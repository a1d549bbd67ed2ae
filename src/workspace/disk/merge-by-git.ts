import { execFileSync } from 'node:child_process';
import type { GitWorld } from './run-git.js';

/** The files of a merge, as paths from the working folder. */
export interface MergeFiles {
  readonly base: string;
  readonly ours: string;
  readonly theirs: string;
}

export type LineMerge = { readonly ok: true; readonly bytes: Buffer; readonly conflicts: number } | { readonly ok: false; readonly why: 'absent' | 'refused' };

/** Most bytes of a merged text. Twice the largest document, with room for marks. */
const mostBytes = 64 * 1024 * 1024;
/** Timeout in ms. */
const timeout = 60_000;
/** Exit codes from here on are errors of git; those below count conflicts. */
const firstFailure = 128;

/** Merges three files line by line as git does (`git merge-file`), and returns the text. Writes no file. */
export function mergeByGit({ base, ours, theirs }: MergeFiles, labels: { readonly ours: string; readonly theirs: string }, { cwd, env }: GitWorld): LineMerge {
  const args = ['merge-file', '-p', '-L', labels.ours, '-L', 'base', '-L', labels.theirs, '--', ours, base, theirs];
  try {
    const bytes = execFileSync('git', args, {
      cwd,
      env: { ...env, LC_ALL: 'C' },
      maxBuffer: mostBytes,
      timeout,
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
    });
    return { ok: true, bytes, conflicts: 0 };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const { status, stdout, code } = error as Error & { readonly status?: number | null; readonly stdout?: unknown; readonly code?: string };
    if (typeof status === 'number' && status > 0 && status < firstFailure && Buffer.isBuffer(stdout)) return { ok: true, bytes: stdout, conflicts: status };
    return { ok: false, why: code === 'ENOENT' || code === 'EACCES' ? 'absent' : 'refused' };
  }
}
