import { Option } from 'commander';
import type { FormLibrary } from '../forms/form-library.js';
import { hasErrors } from '../core/message.js';
import { showControls } from '../core/visible.js';
import { defaultFolder } from '../workspace/versions/searched-names.js';
import { checkDocuments } from './documents/check-documents.js';
import { openForms, schemaOption } from './run/form-library.js';
import type { FormOptions } from './run/form-library.js';
import { readSilenced, withoutSilenced } from '../check/silenced-rules.js';
import { messageFormats, formatMessages } from '../formats/format-messages.js';
import type { MessageFormat } from '../formats/format-messages.js';
import type { AddCommand } from './run/run-program.js';
import { interruptible } from './run/interrupt.js';
import { formatUsageError } from './run/named-paths.js';
import { watchDocuments } from './documents/watch-documents.js';
import { wantsColour } from './run/world.js';
import type { ExitCode, World } from './run/world.js';
import { failsStrict } from '../formats/findings/strict-line.js';

interface CheckOptions extends FormOptions {
  readonly format: MessageFormat;
  readonly strict?: true;
  readonly all?: true;
  readonly rule?: readonly string[];
  readonly watch?: true;
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
    .option('--watch', '初めに全てを調べ、その後はファイルを保存するたびに、変わったところを調べる（Ctrl+C で終わる。形式は text だけ）')
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
      if (options.watch) {
        exit(await watch(paths, options, { forms, silenced: silenced.rules, world }));
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

/** Checks documents again and again. Returns 2 for a format that can't hold several reports. */
async function watch(
  paths: readonly string[],
  options: CheckOptions,
  { forms, silenced, world }: { readonly forms: FormLibrary; readonly silenced: ReadonlySet<string>; readonly world: World },
): Promise<ExitCode> {
  if (options.format !== 'text') {
    world.stderr.write(formatUsageError('--watch は、画面に示す形式（text）だけで使えます', '--format を省いてください'));
    return 2;
  }
  await interruptible((signal) =>
    watchDocuments({ paths, cwd: world.cwd, forms, all: options.all === true, signal }, (report, changed) => {
      const messages = withoutSilenced(report.messages, silenced);
      if (changed) world.stdout.write(`\n── ${changed.map(showControls).join('、')}\n`);
      world.stdout.write(formatMessages({ ...report, messages }, 'text', wantsColour(world.stdout, world)));
      world.stderr.write('見張っています（Ctrl+C で終わります）\n');
    }),
  );
  return 0;
}
