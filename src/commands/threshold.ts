import { Option } from 'commander';
import { checkText } from '../check/check-text.js';
import { diskFiles } from '../workspace/disk/disk-files.js';
import { readSource } from '../load/read/read-source.js';
import { typedName } from '../workspace/typed/find-documents.js';
import { openForms, schemaOption } from './run/form-library.js';
import type { FormOptions } from './run/form-library.js';
import { formatMessages } from '../formats/format-messages.js';
import { formatThreshold } from '../formats/format-threshold.js';
import { formatThresholdJson } from '../formats/format-threshold-json.js';
import { wantsColour } from './run/world.js';
import type { AddCommand } from './run/run-program.js';
import { thresholdOf } from '../threshold/threshold-report.js';

const formats = ['text', 'json'] as const;

interface ThresholdOptions extends FormOptions {
  readonly format: (typeof formats)[number];
}

/** `hyokasho threshold`: judges which assessment is obligatory, and why. Exits 1 unless the document is filled in and states the same. */
export const thresholdCommand: AddCommand = (program, { world, exit }) => {
  program
    .command('threshold')
    .usage('<ファイル> [オプション]')
    .description('しきい値判断（義務付けられる評価の種類）を確かめる')
    .argument('<ファイル>', '基礎項目評価書（様式２）の YAML')
    .addOption(new Option('--format <形式>', '結果の形式').choices(formats).default('text'))
    .addOption(schemaOption())
    .action(async (path: string, options: ThresholdOptions) => {
      const { format } = options;
      const forms = await openForms(options, world);
      if (!forms) {
        exit(2);
        return;
      }
      const source = readSource(typedName(path, world.cwd), diskFiles(world.cwd));
      const outcome = thresholdOf(source, checkText(source, forms));
      const colour = wantsColour(world.stdout, world);
      if ('messages' in outcome) {
        world.stdout.write(formatMessages({ messages: outcome.messages, documents: 1 }, format, colour));
        exit(1);
        return;
      }
      const { report } = outcome;
      world.stdout.write(format === 'json' ? formatThresholdJson(report) : formatThreshold(report));
      exit(report.agrees === true && report.unfilled.length === 0 ? 0 : 1);
    });
};
