import { showControls } from '../core/visible.js';
import { append } from '../core/long-lists.js';
import { resolve } from 'node:path';
import type { Message } from '../core/message.js';
import { compareMessages, hasErrors } from '../core/message.js';
import { ownWordsRule } from '../words/own-words.js';
import type { ReadVersion } from '../workspace/live/checked-version.js';
import type { FormLibrary } from '../forms/form-library.js';
import type { Assessment } from '../model/assessment.js';
import { isPublished } from '../model/cover.js';
import type { Printer } from '../print/print-pdf.js';
import { rowCellEmpty } from '../check/rules/row-cell-empty.js';
import { unfilled } from '../check/rules/unfilled.js';
import { documentAnswer } from '../workspace/live/document-answer.js';
import type { DocumentAnswer } from '../workspace/live/document-answer.js';
import { openDiskWorkspace } from './documents/open-disk-workspace.js';
import { planOutputs } from './pdf/plan-outputs.js';
import type { OutputPlan, PlannedOutput } from './pdf/plan-outputs.js';
import { formatMessages } from '../formats/format-messages.js';
import { documentPrinter } from './pdf/print-document.js';
import type { Produced } from './pdf/print-document.js';
import { openProgress } from './run/progress.js';
import { wantsColour } from './run/world.js';
import type { World } from './run/world.js';
import { writeOutput } from '../workspace/disk/write-output.js';

/** The documents to print, and the options. */
export interface RenderRequest {
  readonly paths: readonly string[];
  readonly target?: string;
  readonly draft: boolean;
  /** True prints also what is printed already. */
  readonly force?: boolean;
  /** The outputs. Planned from the paths if left out. */
  readonly plan?: OutputPlan;
  /** The package's forms if left out. */
  readonly forms?: FormLibrary;
  /** Ends the run: files in work are finished, no other is begun. */
  readonly signal: AbortSignal;
}

/** Most documents in work at once: two in the browser's tabs and one laid out ahead. More would only hold memory. */
const atOnce = 3;

/**
 * Prints every document of some paths through the printer, or writes their HTML without one. Paths of results go to stdout in the
 * order of the documents, everything else to stderr. Leaves a PDF alone that holds the digest of all that would go into it: its path is a
 * result like the others. A failed document never stops the others. Returns true if one failed.
 */
export async function renderDocuments(request: RenderRequest, printer: Printer | undefined, world: World): Promise<boolean> {
  const { outputs, folders, messages: planMessages } = request.plan ?? planOutputs({ ...request, cwd: world.cwd, ending: printer ? '.pdf' : '.html' });
  const messages: Message[] = [...planMessages];
  const progress = openProgress(world.stderr, outputs.length);
  // Each document in work needs the version before it as well.
  const workspace = openDiskWorkspace(world.cwd, request.forms, 2 * atOnce);
  const answers: DocumentAnswer[] = [];
  const results: (string | undefined)[] = [];
  const produce = documentPrinter(printer, { force: request.force === true, cwd: world.cwd });
  const count = { unchanged: 0, printed: 0 };
  let reported = 0;
  let noBrowser: Message | undefined;

  const renderOne = async (planned: PlannedOutput, index: number): Promise<void> => {
    const document = await workspace.read(planned.file);
    const result = await judgeWhilePrinting(document, planned);
    if (request.signal.aborted) return;
    const written = result && ('bytes' in result ? await writeOutput(resolve(world.cwd, planned.output), planned.output, result.bytes) : result);
    if (written && 'message' in written) {
      // Without a browser every document fails for the same reason, which is reported once.
      if (written.message.ruleId === 'no-browser') noBrowser = written.message;
      else messages.push(placed(written.message, planned.file));
    }
    const done = written !== undefined && !('message' in written);
    results[index] = done ? planned.output : '';
    if (done) count[written.outcome === 'standing' ? 'unchanged' : 'printed'] += 1;
    progress.step(done ? `${planned.file} → ${planned.output}${written.outcome === 'standing' ? '（変わりなし）' : ''}` : `${planned.file}: 印刷できません`);
    for (let next = results[reported]; next !== undefined; next = results[reported]) {
      reported += 1;
      if (next === '') continue;
      progress.end();
      // A program that reads the names needs them as they are.
      world.stdout.write(`${world.stdout.isTTY ? showControls(next) : next}\n`);
    }
  };

  /**
   * Prints a document while it is judged, because the browser has a processor of its own. Drops the result if the document has errors.
   * A version without 公表日 prints as a draft, whatever was asked for. A document is judged first while no browser was asked for, because
   * one that is refused or printed already needs none.
   */
  const judgeWhilePrinting = async (document: ReadVersion, { file, output }: PlannedOutput): Promise<Produced | undefined> => {
    const { source, printable } = document;
    const unpublished = printable !== undefined && !isPublished(printable.assessment);
    const asked = request.draft || unpublished;
    const printing = printer?.started === false ? undefined : printable && produce({ source, ...printable }, output, asked);
    const [judged, result] = await Promise.all([judge(document), printing]);
    append(messages, judged.messages);
    if (!printable || hasErrors(judged.messages)) return undefined;
    const dateless = judged.open.length > 0 ? '公表日が書かれておらず' : '公表日が書かれていない';
    const reasons = [...(unpublished ? [dateless] : []), ...judged.open];
    if (reasons.length > 0) progress.note(`${file}: ${reasons.join('、')}ので、「案」として印刷します（hyokasho check で見られます）`);
    const draft = asked || judged.open.length > 0;
    return result && draft === asked ? result : produce({ source, ...printable }, output, draft);
  };

  /**
   * Judges a document as `check` does, by itself and against the version before it. Errors between the versions and blank items refuse a
   * version with a 公表日; a draft has them until it is finished, so they are only counted in `open`, in words.
   */
  const judge = async (read: ReadVersion): Promise<{ readonly messages: readonly Message[]; readonly open: readonly string[] }> => {
    const checked = await read.judge();
    const { document, between, messages: all } = checked;
    answers.push(documentAnswer(document.source.file, checked));
    if (!document.shaped || (!request.draft && !isDraft(document.shaped, between))) return { messages: all, open: [] };
    const own = document.messages;
    const [settled, filled] = [between.filter(({ severity }) => severity !== 'error'), own.filter((message) => !isBlankError(message))];
    const [errors, blank] = [between.length - settled.length, own.length - filled.length];
    const open = [
      ...(blank > 0 ? [`書かれていない項目が ${String(blank)} 件残っている`] : []),
      ...(errors > 0 ? [`前の版との間に誤りが ${String(errors)} 件残っている`] : []),
    ];
    return { messages: [...filled, ...settled], open };
  };

  await eachOf(outputs, atOnce, async (planned, index) => {
    if (request.signal.aborted) return;
    await renderOne(planned, index).catch((error: unknown) => {
      // A bug in one document does not stop the others.
      messages.push(internalError(planned.file, error));
      results[index] ??= '';
    });
  });
  progress.end();
  if (request.signal.aborted) {
    world.stderr.write('中断しました。\n');
    return true;
  }
  const beside = await workspace.beside(folders, answers);
  // The list of words is no part of what prints.
  append(
    messages,
    beside.filter(({ ruleId }) => ruleId !== ownWordsRule),
  );
  if (printer && outputs.length > 0) world.stderr.write(`変わりなし ${String(count.unchanged)} 件、印刷 ${String(count.printed)} 件\n`);
  report(messages, outputs.length, world);
  if (noBrowser) world.stderr.write(`${noBrowser.text}\n${noBrowser.mend ?? ''}\n`);
  return hasErrors(messages) || noBrowser !== undefined;
}

/** True for the error of an item that is blank in a version with a 公表日, or under a day. */
function isBlankError({ ruleId, severity }: Message): boolean {
  return severity === 'error' && (ruleId === unfilled.id || ruleId === rowCellEmpty.id);
}

/** True if a version has no 公表日, or that of the version before it, which its step reports. */
function isDraft(assessment: Assessment, between: readonly Message[]): boolean {
  return !isPublished(assessment) || between.some(({ ruleId }) => ruleId === 'published-day-unchanged');
}

/** Puts a message without a file, about the machine, at the document that was printed. */
function placed(message: Message, file: string): Message {
  return message.place.file === '' ? { ...message, place: { ...message.place, file } } : message;
}

function internalError(file: string, error: unknown): Message {
  return {
    ruleId: 'internal-error',
    severity: 'error',
    place: { file, line: 1, column: 1 },
    text: `プログラムの不具合のため印刷できません（${stackHead(error)}）`,
    mend: 'この表示と評価書を添えて、開発者に知らせてください',
  };
}

/** Returns the first two lines of an error's stack: its message and its origin. */
function stackHead(error: unknown): string {
  const lines = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return lines
    .split('\n', 2)
    .map((line) => line.trim())
    .join(' ');
}

async function eachOf<T>(items: readonly T[], limit: number, task: (item: T, index: number) => Promise<void>): Promise<void> {
  const queue = items.entries();
  const work = async (): Promise<void> => {
    for (const [index, item] of queue) await task(item, index);
  };
  await Promise.all(Array.from({ length: limit }, work));
}

function report(messages: readonly Message[], documents: number, world: World): void {
  const colour = wantsColour(world.stderr, world);
  const errors = messages.filter((message) => message.severity === 'error').sort(compareMessages);
  if (errors.length > 0) world.stderr.write(formatMessages({ messages: errors, documents }, 'text', colour));
  const warnings = messages.filter((message) => message.severity === 'warning').length;
  if (warnings > 0) world.stderr.write(`警告が ${String(warnings)} 件あります（hyokasho check で見られます）。\n`);
}
