import { Option } from 'commander';
import { compareMessages, hasErrors } from '../core/message.js';
import { diskFiles } from '../load/read-source.js';
import { defaultFolder, findDocuments } from './find-documents.js';
import { inspectDocument } from './inspect-document.js';
import { messageFormats, printMessages } from './print-messages.js';
import type { CheckReport, MessageFormat } from './print-messages.js';
import type { AddCommand } from './run-program.js';
import type { World } from './world.js';

interface CheckOptions {
  readonly format: MessageFormat;
  readonly strict?: true;
}

/** `hyokasho check`: says what is wrong with documents, and fails when there are errors (with --strict: warnings too). */
export const checkCommand: AddCommand = (program, { world, exit }) => {
  program
    .command('check')
    .usage('[パス…] [オプション]')
    .description('評価書の YAML を検査する')
    .argument('[パス...]', `評価書のファイル、又は評価書のあるフォルダー（省くと ${defaultFolder}）`)
    .addOption(new Option('--format <形式>', '結果の形式').choices(messageFormats).default('text'))
    .option('--strict', '警告があるときも失敗（終了コード 1）とする')
    .action((paths: string[], options: CheckOptions) => {
      const report = checkDocuments(paths, world.cwd);
      world.stdout.write(printMessages(report, options.format, wantsColour(world)));
      const failed = hasErrors(report.messages) || (options.strict === true && report.messages.some((message) => message.severity === 'warning'));
      exit(failed ? 1 : 0);
    });
};

/** Checks every document of some paths. */
export function checkDocuments(paths: readonly string[], cwd: string): CheckReport {
  const { files, messages } = findDocuments(paths, cwd);
  const disk = diskFiles(cwd);
  const found = files.flatMap((file) => inspectDocument(file, disk).messages);
  return { messages: [...messages, ...found].sort(compareMessages), documents: files.length };
}

/** https://no-color.org: any value but the empty one turns colour off. */
function wantsColour(world: World): boolean {
  return world.stdout.isTTY && (world.env['NO_COLOR'] ?? '') === '';
}
