import { append } from '../core/long-lists.js';
import { setImmediate } from 'node:timers/promises';
import { Option } from 'commander';
import { compareMessages, hasErrors } from '../core/message.js';
import type { Message } from '../core/message.js';
import { showControls } from '../core/visible.js';
import type { FormLibrary } from '../forms/form-library.js';
import { countUnfilled } from '../check/rules/unfilled.js';
import type { DocumentProgress } from '../formats/unfilled-lines.js';
import { diskFiles } from '../workspace/disk/disk-files.js';
import { checkWorkspace } from '../check/together/check-workspace.js';
import { namesGone } from '../check/together/workspace-rule.js';
import type { NameGone } from '../check/together/workspace-rule.js';
import type { DocumentSummary } from '../check/together/document-summary.js';
import { strayFiles } from '../workspace/stray-files.js';
import { defaultFolder, findDocuments } from '../workspace/find-documents.js';
import type { FoundDocuments } from '../workspace/find-documents.js';
import { graphvizApart } from './graphviz-apart.js';
import { openForms, schemaOption } from './form-library.js';
import type { FormOptions } from './form-library.js';
import { ownWordsBeside } from '../workspace/read-own-words.js';
import { stepChecker } from '../workspace/step-checker.js';
import { readSilenced, withoutSilenced } from '../check/silenced-rules.js';
import { checkDocument } from '../check/check-document.js';
import type { CheckedDocument } from '../check/check-document.js';
import { readSource } from '../load/read/read-source.js';
import type { Version } from '../model/version.js';
import type { Step } from '../step/step.js';
import { parseDocument } from '../validate/parse-document.js';
import { messageFormats, formatMessages } from '../formats/format-messages.js';
import type { CheckReport, MessageFormat } from '../formats/format-messages.js';
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
    .option('--strict', '警告があるときも失敗（終了コード 1）とする')
    .option('--all', '書かれていない項目を全て示す（付けないと、多いときは初めの幾つかと、部ごとの残りの数を示す）')
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
      const whole = await checkDocuments(paths, world.cwd, forms, options.all);
      const report = { ...whole, messages: withoutSilenced(whole.messages, silenced.rules) };
      world.stdout.write(formatMessages(report, options.format, wantsColour(world.stdout, world)));
      const failed = hasErrors(report.messages) || (options.strict === true && report.messages.some((message) => message.severity === 'warning'));
      exit(failed ? 1 : 0);
    });
};

/** What a caller takes from a check on the way. Nothing of it is kept, so that a run over many documents needs little memory. */
export interface CheckWitness {
  readonly document: (file: string, document: CheckedDocument) => void;
  readonly step: (file: string, step: Step) => void;
}

/** Checks every document of some paths, by itself, against the version before it, and together with the others. */
export function checkDocuments(paths: readonly string[], cwd: string, forms?: FormLibrary, all = false): Promise<CheckReport> {
  return checkFound(findDocuments(paths, cwd), cwd, { forms, all });
}

/** Checks documents that are found already, as `checkDocuments` does. */
export async function checkFound(
  { files, folders, messages }: FoundDocuments,
  cwd: string,
  { forms, all = false, witness }: { readonly forms?: FormLibrary | undefined; readonly all?: boolean; readonly witness?: CheckWitness },
): Promise<CheckReport> {
  const disk = diskFiles(cwd);
  const run = graphvizApart();
  const summaries: DocumentSummary[] = [];
  const found: Message[] = [];
  const progress: DocumentProgress[] = [];
  const gone = new Map<string, readonly NameGone[]>();
  const steps = stepChecker(cwd, disk, forms, (file, step) => {
    if (step.gone.length > 0) gone.set(file, namesGone(step));
    witness?.step(file, step);
  });
  const open = (file: string): Version | undefined => {
    const source = readSource(file, disk);
    const { assessment } = parseDocument(source, forms);
    return assessment && { source, assessment };
  };
  const own = ownWordsBeside(cwd, disk);
  for (const file of files) {
    const document = await checkDocument(file, disk, { forms, ownWords: own.words, run, pause: setImmediate });
    const { source, shaped, summary, drawn, messages: wrong } = document;
    witness?.document(file, document);
    if (summary) summaries.push(summary);
    append(found, wrong);
    if (!shaped) continue;
    progress.push({ file, parts: countUnfilled({ form: shaped.form, assessment: shaped, source }), all });
    append(found, steps.check(file, { source, assessment: shaped, ...(drawn ? { drawn } : {}) }, wrong));
  }
  const strays = folders.flatMap((folder) => strayFiles(folder, cwd));
  return {
    messages: [...messages, ...strays, ...own.messages, ...found, ...checkWorkspace(summaries, { gone, open })].sort(compareMessages),
    documents: files.length,
    progress,
  };
}
