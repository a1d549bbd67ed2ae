import { append } from '../core/long-lists.js';
import { Option } from 'commander';
import { compareMessages, hasErrors } from '../core/message.js';
import type { Message } from '../core/message.js';
import type { FormLibrary } from '../forms/form-library.js';
import { diskFiles } from '../workspace/disk/disk-files.js';
import { checkWorkspace } from '../check/together/check-workspace.js';
import type { DocumentSummary } from '../check/together/document-summary.js';
import { defaultFolder, findDocuments } from '../workspace/find-documents.js';
import { graphvizApart } from './graphviz-apart.js';
import { openForms, schemaOption } from './form-library.js';
import type { FormOptions } from './form-library.js';
import { stepChecker } from '../workspace/step-checker.js';
import { checkDocument } from '../check/check-document.js';
import { messageFormats, formatMessages } from '../formats/format-messages.js';
import type { CheckReport, MessageFormat } from '../formats/format-messages.js';
import type { AddCommand } from './run-program.js';
import { wantsColour } from './wants-colour.js';

interface CheckOptions extends FormOptions {
  readonly format: MessageFormat;
  readonly strict?: true;
}

/** `hyokasho check`: reports the faults of documents. Exits 1 on errors, with --strict on warnings too. */
export const checkCommand: AddCommand = (program, { world, exit }) => {
  program
    .command('check')
    .usage('[パス…] [オプション]')
    .description('評価書の YAML を検査する')
    .argument('[パス...]', `評価書のファイル、又は評価書のあるフォルダー（省くと ${defaultFolder}）`)
    .addOption(new Option('--format <形式>', '結果の形式').choices(messageFormats).default('text'))
    .option('--strict', '警告があるときも失敗（終了コード 1）とする')
    .addOption(schemaOption())
    .action(async (paths: string[], options: CheckOptions) => {
      const forms = openForms(options, world);
      if (!forms) {
        exit(2);
        return;
      }
      const report = await checkDocuments(paths, world.cwd, forms);
      world.stdout.write(formatMessages(report, options.format, wantsColour(world.stdout, world)));
      const failed = hasErrors(report.messages) || (options.strict === true && report.messages.some((message) => message.severity === 'warning'));
      exit(failed ? 1 : 0);
    });
};

/** Checks every document of some paths, by itself, against the version before it, and together with the others. */
export async function checkDocuments(paths: readonly string[], cwd: string, forms?: FormLibrary): Promise<CheckReport> {
  const { files, messages } = findDocuments(paths, cwd);
  const disk = diskFiles(cwd);
  const run = graphvizApart();
  const summaries: DocumentSummary[] = [];
  const found: Message[] = [];
  const steps = stepChecker(cwd, disk, forms);
  for (const file of files) {
    const { source, shaped, summary, messages: wrong } = await checkDocument(file, disk, forms, run);
    if (summary) summaries.push(summary);
    append(found, [...wrong, ...(shaped ? steps.check(file, { source, assessment: shaped }) : [])]);
  }
  return { messages: [...messages, ...found, ...checkWorkspace(summaries)].sort(compareMessages), documents: files.length };
}
