import { posix } from 'node:path';
import { Option } from 'commander';
import { clip } from '../core/clip.js';
import { isDay, readDate } from '../core/dates.js';
import type { CalendarDay } from '../core/dates.js';
import { showControls } from '../core/visible.js';
import type { Message } from '../core/message.js';
import { formatMessagesBeside } from '../formats/format-messages.js';
import { formatStatus, statusFormats } from '../formats/format-status.js';
import type { StatusFormat } from '../formats/format-status.js';
import { findDocuments } from '../workspace/typed/find-documents.js';
import { defaultFolder } from '../workspace/versions/searched-names.js';
import { versionsBeside } from '../workspace/typed/assessment-folders.js';
import { isVersionFile } from '../workspace/versions/version-names.js';
import type { DiskForms } from '../workspace/disk/installed-forms.js';
import type { DocumentAnswer } from '../workspace/live/document-answer.js';
import { answersStatus } from '../workspace/live/open-workspace.js';
import { checkFound } from './documents/check-documents.js';
import { openForms, schemaOption } from './run/form-library.js';
import type { FormOptions } from './run/form-library.js';
import { formatUsageError } from './run/named-paths.js';
import type { AddCommand } from './run/run-program.js';

interface StatusOptions extends FormOptions {
  readonly format: StatusFormat;
  readonly today?: string;
}

/** `hyokasho status`: shows the state and the deadlines of assessments. Exits 1 only if something cannot be read, so that deadlines are missing. */
export const statusCommand: AddCommand = (program, { world, exit }) => {
  program
    .command('status')
    .usage('[パス…] [オプション]')
    .description('評価書の状態と、いつまでに何をするかを示す')
    .argument('[パス...]', `評価書のファイル、評価書のあるフォルダー、又は assessments にある評価書の名前（省くと ${defaultFolder}）`)
    .addOption(new Option('--format <形式>', '結果の形式').choices(statusFormats).default('table'))
    .option('--today <日>', '今日とみなす日（例 令和8年11月29日、2026-11-29。省くと、この機械の時計の日）')
    .addOption(schemaOption())
    .action(async (paths: string[], options: StatusOptions) => {
      const today = options.today === undefined ? world.today() : dayOfOption(options.today);
      if ('fault' in today) {
        world.stderr.write(formatUsageError(today.fault, '令和8年11月29日 か 2026-11-29 のように、一つの日を書いてください'));
        exit(2);
        return;
      }
      const forms = await openForms(options, world);
      if (!forms) {
        exit(2);
        return;
      }
      const { answers, messages, unread } = await readAnswers(paths, world.cwd, forms);
      world.stdout.write(
        formatStatus({ ...answersStatus(answers, today, messages), todayFrom: options.today === undefined ? 'clock' : 'option' }, options.format),
      );
      if (unread.length === 0) return;
      world.stderr.write(formatMessagesBeside({ messages: unread, documents: answers.length }, options.format));
      exit(1);
    });
};

function dayOfOption(text: string): CalendarDay | { readonly fault: string } {
  const reading = readDate(text);
  if (reading?.ok === true && isDay(reading.date)) return reading.date;
  const why = reading?.ok === false ? `。${reading.reason}` : '';
  return { fault: `--today の「${showControls(clip(text))}」を日付として読めません${why}` };
}

/** Answers about documents, and the errors of those that cannot be read as assessments. */
interface ReadAnswers {
  readonly answers: readonly DocumentAnswer[];
  readonly messages: readonly Message[];
  readonly unread: readonly Message[];
}

/** Checks the assessments of some paths, every version of them. */
async function readAnswers(paths: readonly string[], cwd: string, forms: DiskForms): Promise<ReadAnswers> {
  const found = findDocuments(paths, cwd);
  // A deadline rests on all versions, so one version stands for its assessment.
  const files = [...new Set(found.files.flatMap((file) => (isVersionFile(posix.basename(file)) ? versionsBeside(file, cwd) : [file])))];
  const { answers, messages } = await checkFound({ ...found, files }, cwd, { forms });
  const unknown = new Set(answers.flatMap(({ file, facts }) => (facts.form === undefined ? [file] : [])));
  const paired = new Set(found.messages);
  const unread = messages.filter((message) => message.severity === 'error' && (paired.has(message) || unknown.has(message.place.file)));
  return { answers, messages, unread };
}
