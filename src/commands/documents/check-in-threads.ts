import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { ResourceLimits } from 'node:worker_threads';
import { folderName } from '../../core/text/path-steps.js';
import type { DocumentAnswer } from '../../workspace/live/document-answer.js';

/** What a thread needs beside the names of documents. */
export interface ThreadData {
  readonly cwd: string;
  /** Folder of `--schema`. */
  readonly schema?: string;
}

/** Most documents that a thread gets at once; versions of one folder stay together, so that each is read once. */
const atOnce = 12;
/** Most threads. */
const mostThreads = 8;
/**
 * Memory of a thread in MB. Without a limit a thread lets garbage lie, as much as the machine has room for. A part that needs more is
 * checked again without a limit.
 */
const limits: ResourceLimits = { maxYoungGenerationSizeMb: 16, maxOldGenerationSizeMb: 144 };

/**
 * Checks documents in as many threads as the machine has cores, and returns the answers in the order of the files. Undefined if the program
 * is not compiled: a thread can't load TypeScript.
 */
export async function answersInThreads(files: readonly string[], data: ThreadData): Promise<readonly DocumentAnswer[] | undefined> {
  const program = threadProgram();
  if (!program) return undefined;
  const parts = partsOf(files);
  const same = interner();
  const answers: (readonly DocumentAnswer[])[] = [];
  const queue = parts.entries();
  const work = async (): Promise<void> => {
    let thread = new Worker(program, { workerData: data, resourceLimits: limits });
    try {
      for (const [index, part] of queue) {
        const found = await answerOf(thread, part).catch((error: unknown) => {
          if (!isOutOfMemory(error)) throw error;
          thread = new Worker(program, { workerData: data });
          return answerOf(thread, part);
        });
        answers[index] = found.map(same);
      }
    } finally {
      await thread.terminate();
    }
  };
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), mostThreads, parts.length) }, work));
  return answers.flat();
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}

/** Returns the compiled program of a thread. It stands beside the command, above the chunks and above the single modules. */
function threadProgram(): URL | undefined {
  if (!import.meta.url.endsWith('.js')) return undefined;
  return ['./check-thread.js', '../check-thread.js', '../../check-thread.js'].map((path) => new URL(path, import.meta.url)).find((url) => existsSync(url));
}

/** Cuts a list of files between folders where it can. */
function partsOf(files: readonly string[]): readonly (readonly string[])[] {
  const parts: string[][] = [];
  let last: string | undefined;
  for (const file of files) {
    const part = parts.at(-1);
    const folder = folderName(file);
    if (part && part.length < atOnce * (folder === last ? 4 : 1)) part.push(file);
    else parts.push([file]);
    last = folder;
  }
  return parts;
}

function answerOf(thread: Worker, files: readonly string[]): Promise<readonly DocumentAnswer[]> {
  return new Promise((resolve, reject) => {
    thread.removeAllListeners();
    thread.once('message', resolve);
    thread.once('error', reject);
    thread.postMessage(files);
  });
}

/** Returns a function that gives equal texts of answers one memory: those of rules and mends stand in every document. */
function interner(): (answer: DocumentAnswer) => DocumentAnswer {
  const known = new Map<string, string>();
  const one = (text: string): string => {
    const found = known.get(text);
    if (found !== undefined) return found;
    known.set(text, text);
    return text;
  };
  return ({ messages, ...rest }) => ({
    ...rest,
    messages: messages.map(({ ruleId, text, mend, item, place, ...more }) => ({
      ...more,
      ruleId: one(ruleId),
      text: one(text),
      ...(mend === undefined ? {} : { mend: one(mend) }),
      ...(item === undefined ? {} : { item: one(item) }),
      place: { ...place, file: one(place.file) },
    })),
  });
}
