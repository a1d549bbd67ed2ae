/** A thread that checks documents, part by part as it is asked: names in, answers out. */
import { parentPort, workerData } from 'node:worker_threads';
import type { ThreadData } from './commands/documents/check-in-threads.js';
import { openDiskWorkspace } from './commands/documents/open-disk-workspace.js';
import type { DocumentAnswer } from './workspace/live/document-answer.js';

const { cwd, schema } = workerData as ThreadData;
// The folder was read by the command before, which reports its faults.
const forms = schema === undefined ? undefined : (await import('./workspace/disk/folder-forms.js')).formsWith(schema);
const workspace = openDiskWorkspace(cwd, forms);

parentPort?.on('message', (files: readonly string[]) => {
  void answer(files);
});

async function answer(files: readonly string[]): Promise<void> {
  const answers: DocumentAnswer[] = [];
  for await (const each of workspace.checkAll(files)) answers.push(each);
  parentPort?.postMessage(answers);
}
