import { append } from '../../core/long-lists.js';
import { compareMessages } from '../../core/message.js';
import type { Message } from '../../core/message.js';
import type { CheckReport } from '../../formats/findings/check-report.js';
import { isDayFile } from '../../model/cover.js';
import type { FormLibrary } from '../../forms/form-library.js';
import { findDocuments } from '../../workspace/typed/find-documents.js';
import type { FoundDocuments } from '../../workspace/typed/find-documents.js';
import type { DiskForms } from '../../workspace/disk/installed-forms.js';
import type { DocumentAnswer } from '../../workspace/live/document-answer.js';
import { openDiskWorkspace } from './open-disk-workspace.js';

/** What a check found, and what each document left behind, in the order of the files. */
export type CheckedDocuments = CheckReport & Required<Pick<CheckReport, 'quiet' | 'progress'>> & { readonly answers: readonly DocumentAnswer[] };

/** Checks every document of some paths, by itself, against the version before it, and together with the others. */
export function checkDocuments(paths: readonly string[], cwd: string, forms?: FormLibrary | DiskForms): Promise<CheckedDocuments> {
  return checkFound(findDocuments(paths, cwd), cwd, { forms });
}

/** Checks documents that are found already, as `checkDocuments` does. Many documents are shared among the cores of the machine. */
export async function checkFound(
  { files, folders, messages }: FoundDocuments,
  cwd: string,
  { forms }: { readonly forms?: FormLibrary | DiskForms | undefined },
): Promise<CheckedDocuments> {
  const workspace = openDiskWorkspace(cwd, forms);
  const answers = (await answersOfMany(files, cwd, forms)) ?? (await collect(workspace.checkAll(files)));
  const found: Message[] = [...messages];
  append(found, await workspace.beside(folders, answers));
  for (const answer of answers) append(found, answer.messages);
  const quiet = { all: false, published: new Set(files.filter(isDayFile)), hint: '--all で全て' };
  return { messages: found.sort(compareMessages), documents: files.length, progress: progressOf(answers), quiet, answers };
}

/** Returns how far documents of right shape are filled in. */
export function progressOf(answers: readonly DocumentAnswer[]): Required<CheckReport>['progress'] {
  return answers.flatMap(({ file, facts }) => (facts.shaped ? [{ file, parts: facts.progress }] : []));
}

/** Fewest documents that are worth a thread's start, which costs as much as two documents. */
const manyDocuments = 24;

/** Checks many documents in threads. Undefined if they are few, or if a thread can't have their forms. */
async function answersOfMany(
  files: readonly string[],
  cwd: string,
  forms: FormLibrary | DiskForms | undefined,
): Promise<readonly DocumentAnswer[] | undefined> {
  if (files.length < manyDocuments || (forms !== undefined && !('schemaPath' in forms))) return undefined;
  const { answersInThreads } = await import('./check-in-threads.js');
  return answersInThreads(files, { cwd, ...(forms?.folder === undefined ? {} : { schema: forms.folder }) });
}

async function collect<T>(items: AsyncIterable<T>): Promise<readonly T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}
