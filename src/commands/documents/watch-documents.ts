import { posix, resolve } from 'node:path';
import { append } from '../../core/long-lists.js';
import { compareMessages } from '../../core/message.js';
import type { Message } from '../../core/message.js';
import type { FormLibrary } from '../../forms/form-library.js';
import type { CheckReport } from '../../formats/findings/check-report.js';
import { isDayFile } from '../../model/cover.js';
import { kindAt } from '../../workspace/disk/kind-at.js';
import { displayName, documentPath, findDocuments } from '../../workspace/typed/find-documents.js';
import { defaultFolder } from '../../workspace/versions/searched-names.js';
import type { DocumentAnswer } from '../../workspace/live/document-answer.js';
import { progressOf } from './check-documents.js';
import { openDiskWorkspace } from './open-disk-workspace.js';

/** Most documents that stay parsed, so that the answer after a save needs only what was saved. Each takes about 10 MB. */
const kept = 24;

/** A report, and the documents that it is about; undefined for the first report, about all. */
export type WatchedReport = (report: CheckReport, changed?: readonly string[]) => void;

/** What a watch looks at. */
export interface WatchRequest {
  readonly paths: readonly string[];
  readonly cwd: string;
  readonly forms: FormLibrary;
  readonly all: boolean;
  readonly signal: AbortSignal;
}

/**
 * Checks documents, then checks again what a change of the files touches, until the signal ends it. Each report after the first holds
 * the messages of the documents that changed, and of what no single document knows.
 */
export async function watchDocuments({ paths, cwd, forms, all, signal }: WatchRequest, report: WatchedReport): Promise<void> {
  const workspace = openDiskWorkspace(cwd, forms, kept);
  const answers = new Map<string, DocumentAnswer>();
  let turn = Promise.resolve();

  const look = async (touched: ReadonlySet<string> | undefined): Promise<void> => {
    const found = findDocuments(paths, cwd);
    const there = new Set(found.files);
    const gone = [...answers.keys()].filter((file) => !there.has(file));
    for (const file of gone) answers.delete(file);
    const again = found.files.filter((file) => touched === undefined || touched.has(file) || !answers.has(file));
    for await (const answer of workspace.checkAll(again)) {
      if (signal.aborted) return;
      answers.set(answer.file, answer);
    }
    if (signal.aborted || (touched && again.length === 0 && gone.length === 0)) return;
    const messages: Message[] = [...found.messages];
    append(messages, await workspace.beside(found.folders, [...answers.values()]));
    const shown = again.flatMap((file) => answers.get(file) ?? []);
    for (const answer of shown) append(messages, answer.messages);
    // A document that somebody saves is shown in full, also if it is published.
    const quiet = { all, published: new Set(touched ? [] : found.files.filter(isDayFile)), hint: '--all で全て' };
    report({ messages: messages.sort(compareMessages), documents: shown.length, progress: progressOf(shown), quiet }, touched && [...again, ...gone]);
  };

  // Listens before the first look: what is saved meanwhile is looked at behind it. Only then every document's grounds are known.
  let stop = (): void => undefined;
  try {
    await new Promise<void>((done, reject) => {
      stop = workspace.watch(
        (_, paths) => {
          turn = turn.then(async () => look(new Set([...(await workspace.affected(paths)), ...paths])));
          turn.catch(reject);
        },
        foldersOf(paths, cwd),
      );
      turn = look(undefined);
      turn.catch(reject);
      const end = (): void => {
        done();
      };
      if (signal.aborted) end();
      else signal.addEventListener('abort', end, { once: true });
    });
  } finally {
    stop();
  }
  await turn;
}

/** Returns the folders of paths that a person typed. One that is not there yet counts as a folder. */
function foldersOf(paths: readonly string[], cwd: string): readonly string[] {
  return (paths.length === 0 ? [defaultFolder] : paths).map((path) => {
    const name = displayName(documentPath(path, cwd), cwd);
    return kindAt(resolve(cwd, name)) === 'file' ? posix.dirname(name) : name;
  });
}
