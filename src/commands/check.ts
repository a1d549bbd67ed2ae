import { append } from '../core/long-lists.js';
import { setImmediate } from 'node:timers/promises';
import { Option } from 'commander';
import { compareMessages, hasErrors } from '../core/message.js';
import type { Message } from '../core/message.js';
import { showControls } from '../core/visible.js';
import type { FormLibrary } from '../forms/form-library.js';
import { countUnfilled } from '../check/rules/unfilled.js';
import type { DocumentProgress } from '../formats/findings/unfilled-lines.js';
import { diskFiles } from '../workspace/disk/disk-files.js';
import { checkWorkspace } from '../check/together/check-workspace.js';
import type { DocumentSummary } from '../check/together/document-summary.js';
import { isDayFile } from '../model/cover.js';
import { strayFiles } from '../workspace/stray-files.js';
import { defaultFolder, findDocuments } from '../workspace/find-documents.js';
import type { FoundDocuments } from '../workspace/find-documents.js';
import { graphvizApart } from './graphviz-apart.js';
import { openForms, schemaOption } from './form-library.js';
import type { FormOptions } from './form-library.js';
import { ownWordsBeside } from '../workspace/read-own-words.js';
import { markCarried } from '../check/carried-findings.js';
import { earlierFindings } from '../workspace/earlier-findings.js';
import { stepChecker } from '../workspace/step-checker.js';
import { readSilenced, withoutSilenced } from '../check/silenced-rules.js';
import { checkDocument } from '../check/check-document.js';
import type { CheckedDocument } from '../check/check-document.js';
import type { Step } from '../step/step.js';
import { messageFormats, formatMessages } from '../formats/format-messages.js';
import type { MessageFormat } from '../formats/format-messages.js';
import type { CheckReport } from '../formats/findings/check-report.js';
import { failsStrict } from '../formats/findings/strict-line.js';
import type { AddCommand } from './run-program.js';
import { wantsColour } from './world.js';

interface CheckOptions extends FormOptions {
  readonly format: MessageFormat;
  readonly strict?: true;
  readonly all?: true;
  readonly rule?: readonly string[];
}

/** `hyokasho check`: reports the faults of documents. Exits 1 on errors, with --strict on warnings too. */
export const checkCommand: AddCommand = (program, { world, exit }) => {
  program
    .command('check')
    .usage('[パス…] [オプション]')
    .description('評価書の YAML を検査する')
    .argument('[パス...]', `評価書のファイル、評価書のあるフォルダー、又は assessments にある評価書の名前（省くと ${defaultFolder}）`)
    .addOption(new Option('--format <形式>', '結果の形式').choices(messageFormats).default('text'))
    .option('--strict', '警告があるときも失敗（終了コード 1）とする（公表済みの行にある、前の版から続く警告を除く）')
    .option('--all', '全ての知らせを示す（付けないと、誤りと、この版で新しいものだけを示し、前の版から続くもの、公表済みの版、同じものは数を示す）')
    .addOption(
      new Option('--rule <規則=off>', '規則の知らせと警告を出さない（例 overtaken-words=off。何度でも書ける。誤りは消えない）').argParser(
        (setting: string, before: readonly string[] | undefined) => [...(before ?? []), setting],
      ),
    )
    .addOption(schemaOption())
    .action(async (paths: string[], options: CheckOptions) => {
      const forms = await openForms(options, world);
      if (!forms) {
        exit(2);
        return;
      }
      const silenced = readSilenced(options.rule ?? []);
      if ('text' in silenced) {
        world.stderr.write(`エラー: ${showControls(silenced.text)}\n直し方: ${showControls(silenced.mend)}\n`);
        exit(2);
        return;
      }
      const whole = await checkDocuments(paths, world.cwd, forms);
      const quiet = { ...whole.quiet, all: options.all === true, strict: options.strict === true };
      const report = { ...whole, quiet, messages: withoutSilenced(whole.messages, silenced.rules) };
      world.stdout.write(formatMessages(report, options.format, wantsColour(world.stdout, world)));
      const failed = hasErrors(report.messages) || (options.strict === true && report.messages.some(failsStrict));
      exit(failed ? 1 : 0);
    });
};

/** What a caller takes from a check on the way. Nothing of it is kept, so that a run over many documents needs little memory. */
export interface CheckWitness {
  readonly document: (file: string, document: CheckedDocument) => void;
  readonly step: (file: string, step: Step) => void;
}

/** The result of a check of documents, quiet about what is known. */
export type CheckedDocuments = CheckReport & Required<Pick<CheckReport, 'quiet' | 'progress'>>;

/** Checks every document of some paths, by itself, against the version before it, and together with the others. */
export function checkDocuments(paths: readonly string[], cwd: string, forms?: FormLibrary): Promise<CheckedDocuments> {
  return checkFound(findDocuments(paths, cwd), cwd, { forms });
}

/** Checks documents that are found already, as `checkDocuments` does. */
export async function checkFound(
  { files, folders, messages }: FoundDocuments,
  cwd: string,
  { forms, witness }: { readonly forms?: FormLibrary | undefined; readonly witness?: CheckWitness },
): Promise<CheckedDocuments> {
  const disk = diskFiles(cwd);
  const run = graphvizApart();
  const summaries: DocumentSummary[] = [];
  const found: Message[] = [];
  const progress: DocumentProgress[] = [];
  const steps = stepChecker(cwd, disk, forms, witness?.step);
  const own = ownWordsBeside(cwd, disk);
  const options = { forms, ownWords: own.words, run, pause: setImmediate };
  const earlier = earlierFindings(cwd, async (file, rules) => (await checkDocument(file, disk, { ...options, rules })).messages);
  for (const file of files) {
    const document = await checkDocument(file, disk, options);
    const { source, shaped, summary, messages: wrong } = document;
    witness?.document(file, document);
    if (summary) summaries.push(summary);
    append(found, markCarried(wrong, await earlier.before(file, wrong), shaped));
    if (!shaped) continue;
    progress.push({ file, parts: countUnfilled({ form: shaped.form, assessment: shaped, source }) });
    append(found, steps.check(file, { source, assessment: shaped }, wrong));
  }
  const strays = folders.flatMap((folder) => strayFiles(folder, cwd));
  return {
    messages: [...messages, ...strays, ...own.messages, ...found, ...checkWorkspace(summaries)].sort(compareMessages),
    documents: files.length,
    progress,
    quiet: { all: false, published: new Set(files.filter(isDayFile)), hint: '--all で全て' },
  };
}
