import type { Message } from '../../core/message.js';
import { gatherAlike } from './alike-findings.js';
import type { AlikeFindings } from './alike-findings.js';
import type { CheckReport } from './check-report.js';
import { sumUpUnfilled } from './unfilled-lines.js';

/** The findings of a document that is in work. */
export interface FileFindings {
  readonly file: string;
  /** New findings but errors. */
  readonly findings: readonly AlikeFindings[];
  /** Line that counts the blank items, if there are many. */
  readonly unfilled: string | undefined;
  /** Findings but errors that the version before has too. */
  readonly carried: readonly Message[];
}

/** The findings of a published version, which are counted only. */
export interface PublishedFindings {
  readonly file: string;
  readonly hidden: readonly Message[];
  /** Those that the version before does not have. */
  readonly fresh: readonly Message[];
}

/** A report as people read it: errors of all files, then documents in work, then published versions. */
export interface QuietReport {
  readonly errors: readonly (readonly AlikeFindings[])[];
  readonly files: readonly FileFindings[];
  readonly published: readonly PublishedFindings[];
}

/** Sorts the findings of a report by what a person reads first. Errors are in it always, carried or not. */
export function quietReport({ messages, documents, progress = [], quiet }: CheckReport): QuietReport {
  const summaries = sumUpUnfilled(messages, progress, false);
  const [errors, files, published]: [(readonly AlikeFindings[])[], FileFindings[], PublishedFindings[]] = [[], [], []];
  for (const [file, found] of byFile(messages)) {
    const summary = summaries.get(file);
    const shown = found.filter((message) => summary?.hidden.has(message) !== true);
    const wrong = shown.filter(({ severity }) => severity === 'error');
    if (wrong.length > 0) errors.push(gatherAlike(wrong));
    const others = found.filter(({ severity }) => severity !== 'error');
    if (documents > 1 && quiet?.published.has(file) === true) {
      if (others.length > 0) published.push({ file, hidden: others, fresh: others.filter(({ carried }) => carried !== true) });
      continue;
    }
    const carried = others.filter((message) => message.carried === true);
    const fresh = shown.filter(({ severity, carried: known }) => severity !== 'error' && known !== true);
    if (fresh.length + carried.length > 0 || summary) files.push({ file, findings: gatherAlike(fresh), unfilled: summary?.line, carried });
  }
  return { errors, files, published };
}

function byFile(messages: readonly Message[]): ReadonlyMap<string, readonly Message[]> {
  const files = new Map<string, Message[]>();
  for (const message of messages) {
    const known = files.get(message.place.file);
    if (known) known.push(message);
    else files.set(message.place.file, [message]);
  }
  return files;
}
