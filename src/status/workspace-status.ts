import { clip } from '../core/clip.js';
import { firstDay } from '../core/dates.js';
import type { CalendarDay } from '../core/dates.js';
import type { Message } from '../core/message.js';
import { isSamePublication } from '../classify/facts/version-dates.js';
import type { PartProgress } from '../check/rules/unfilled.js';
import type { DocumentFacts, StepFacts } from './document-facts.js';
import { draftDues } from './draft-dues.js';
import type { Due } from './due.js';
import { publishedDues } from './published-dues.js';
import type { PublishedFacts } from './published-dues.js';

/**
 * State of a version. draft: the newest without 公表日, or with that of the version before; scheduled: 公表日 is still to come; undated: an older
 * version without 公表日; unclear: 公表日 cannot be read; unknown: the document is of no known form.
 */
export type VersionState = 'draft' | 'scheduled' | 'published' | 'undated' | 'unclear' | 'unknown';

export interface VersionStatus {
  /** 2025-03-10, draft, or the name of a file that is no version. */
  readonly name: string;
  readonly facts: DocumentFacts;
  readonly state: VersionState;
  /** Messages of `check` at this document, the step from the version before included. */
  readonly errors: number;
  readonly warnings: number;
}

export interface AssessmentStatus {
  /** Folder of the versions, or the file that is no version. */
  readonly path: string;
  /** Oldest first. Never empty. */
  readonly versions: readonly VersionStatus[];
  readonly newest: VersionStatus;
  /** The version in force. Undefined if none is published yet, or if no 公表日 can be read. */
  readonly published?: VersionStatus;
  /** Errors in all versions. */
  readonly errors: number;
  /** Blank items of a draft, part by part. Undefined unless the newest version is a draft of right shape. */
  readonly remaining?: readonly PartProgress[];
  readonly dues: readonly Due[];
  /** Sentences in Japanese: why a deadline is missing. */
  readonly notes: readonly string[];
}

/** The state of the assessments on a day. */
export interface WorkspaceStatus {
  readonly today: CalendarDay;
  readonly assessments: readonly AssessmentStatus[];
}

/** A status with the source of its day. */
export interface DatedStatus extends WorkspaceStatus {
  /** option: `--today`; clock: the machine's own date. */
  readonly todayFrom: 'option' | 'clock';
}

/** The versions of one assessment, by their files. */
export interface AssessmentVersions {
  /** Folder of the versions, or the file that is no version. */
  readonly path: string;
  /** Oldest first. Never empty. */
  readonly versions: readonly { readonly name: string; readonly file: string }[];
}

/** What a check found about the documents of some assessments, by their files. */
export interface CheckedFacts {
  readonly documents: ReadonlyMap<string, DocumentFacts>;
  readonly steps: ReadonlyMap<string, StepFacts>;
  readonly messages: readonly Message[];
}

/** Returns the state of assessments on a day, in their order. Throws if a version was not checked, which is a bug. */
export function workspaceStatus(assessments: readonly AssessmentVersions[], { documents, steps, messages }: CheckedFacts, today: CalendarDay): WorkspaceStatus {
  const counts = countMessages(messages);
  const statuses = assessments.map(({ path, versions }) => {
    const facts = versions.map(({ file }) => {
      const known = documents.get(file);
      if (!known) throw new Error(`${file} was not checked`);
      return known;
    });
    const states = facts.map((each, at): VersionStatus => {
      const { errors = 0, warnings = 0 } = counts.get(each.file) ?? {};
      const state = stateOf(each, { former: facts[at - 1], newest: at === facts.length - 1 }, today);
      return { name: versions[at]?.name ?? '', facts: each, state, errors, warnings };
    });
    return assessmentStatus(path, states, steps, today);
  });
  return { today, assessments: statuses };
}

function assessmentStatus(path: string, versions: readonly VersionStatus[], steps: ReadonlyMap<string, StepFacts>, today: CalendarDay): AssessmentStatus {
  const newest = versions.at(-1);
  if (!newest) throw new Error(`${path} has no version`);
  const { facts, state } = newest;
  const inForce = versions.filter((version) => version.state === 'published');
  const published = inForce.at(-1);
  const open = state === 'draft' || state === 'scheduled';
  const step = steps.get(facts.file);
  const { form } = facts;
  const draft = open && form !== undefined ? draftDues({ facts: { ...facts, form }, hasFormer: versions.length > 1, ...(step ? { step } : {}) }, today) : [];
  return {
    path,
    versions,
    newest,
    ...(published ? { published } : {}),
    errors: versions.reduce((sum, { errors }) => sum + errors, 0),
    ...(open && facts.progress.length > 0 ? { remaining: facts.progress } : {}),
    dues: [...draft, ...publishedDues(inForce.flatMap(publishedFacts), today, facts.ended ?? published?.facts.ended)],
    notes: notesOn(newest, published),
  };
}

function notesOn({ state, facts: { publishedText } }: VersionStatus, published: VersionStatus | undefined): readonly string[] {
  const instead = published ? 'その前に公表した版から数えました' : '期限は分かりません';
  if (state === 'unknown') return [`最も新しい版を評価書として読めないので、${instead}。「hyokasho check」で誤りを直してください`];
  if (state === 'unclear') return [`最も新しい版の公表日（${clip(publishedText)}）を日付として読めないので、${instead}`];
  return [];
}

function publishedFacts({ facts }: VersionStatus): readonly PublishedFacts[] {
  const { published, form } = facts;
  return published && form !== undefined ? [{ ...facts, published, form }] : [];
}

function stateOf(
  { form, publishedText, published }: DocumentFacts,
  { former, newest }: { readonly former: DocumentFacts | undefined; readonly newest: boolean },
  today: CalendarDay,
): VersionState {
  if (form === undefined) return 'unknown';
  if (publishedText === '' || isSamePublication(publishedText, former?.publishedText ?? '')) return newest ? 'draft' : 'undated';
  if (!published) return 'unclear';
  return published.first > firstDay(today) ? 'scheduled' : 'published';
}

function countMessages(messages: readonly Message[]): ReadonlyMap<string, { errors: number; warnings: number }> {
  const counts = new Map<string, { errors: number; warnings: number }>();
  for (const { place, severity } of messages) {
    const count = counts.get(place.file) ?? { errors: 0, warnings: 0 };
    if (severity === 'error') count.errors++;
    if (severity === 'warning') count.warnings++;
    counts.set(place.file, count);
  }
  return counts;
}
