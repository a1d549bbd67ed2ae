import { dirname, relative, resolve, sep } from 'node:path';
import { Option } from 'commander';
import { foldText } from '../core/fold.js';
import { hasErrors } from '../core/message.js';
import type { Message } from '../core/message.js';
import type { Form } from '../forms/form.js';
import { phraseNoRevision } from '../forms/find-revision.js';
import type { FormLibrary } from '../forms/form-library.js';
import type { DiskForms } from '../workspace/disk/installed-forms.js';
import { clip } from '../core/clip.js';
import { diskFiles } from '../workspace/disk/disk-files.js';
import { readSource } from '../load/read/read-source.js';
import { migrateDocument } from '../migrate/migrate-document.js';
import { unfilled } from '../check/rules/unfilled.js';
import { checkText } from '../check/check-text.js';
import { typedName } from '../workspace/typed/find-documents.js';
import { checkCall, openForms, schemaOption, writeSchema } from './run/form-library.js';
import type { FormOptions } from './run/form-library.js';
import { formatMessagesBeside } from '../formats/format-messages.js';
import { migrationFormats, formatMigration } from '../formats/format-migration.js';
import type { MigrationFormat } from '../formats/format-migration.js';
import { rewriteFile } from '../workspace/disk/rewrite-file.js';
import { formatUsageError } from './run/named-paths.js';
import type { AddCommand } from './run/run-program.js';
import type { ExitCode, World } from './run/world.js';

interface MigrateOptions extends FormOptions {
  readonly to: string;
  readonly write?: true;
  readonly format: MigrationFormat;
}

/** `hyokasho migrate`: moves a document to another revision of its form. Without --write it only reports the result. */
export const migrateCommand: AddCommand = (program, { world, exit }) => {
  program
    .command('migrate')
    .usage('<ファイル> --to <改定> [オプション]')
    .description('評価書を、様式の別の改定に移す')
    .argument('<ファイル>', '評価書のファイル')
    .requiredOption('--to <改定>', '移す先の改定（例 令和6年10月）')
    .option('--write', 'ファイルを書き換える（付けないと、どうなるかを示すだけ）')
    .addOption(new Option('--format <形式>', '結果の形式').choices(migrationFormats).default('text'))
    .addOption(schemaOption())
    .action(async (file: string, options: MigrateOptions) => {
      const forms = await openForms(options, world);
      exit(forms ? await migrateFile(typedName(file, world.cwd), options, forms, world) : 2);
    });
};

async function migrateFile(file: string, options: MigrateOptions, forms: DiskForms, world: World): Promise<ExitCode> {
  const refuse = (messages: readonly Message[]): ExitCode => {
    world.stderr.write(formatMessagesBeside({ messages, documents: 1 }, options.format));
    return 1;
  };
  const source = readSource(file, diskFiles(world.cwd));
  const { messages: found, assessment } = checkText(source, forms);
  // A blank item is as blank in the other revision.
  const messages = found.filter(({ ruleId }) => ruleId !== unfilled.id);
  if (!assessment || hasErrors(messages)) return refuse(messages.filter(({ severity }) => severity === 'error'));
  const from = assessment.form;
  const to = chooseRevision(from, options.to, forms);
  if ('message' in to) {
    world.stderr.write(formatUsageError(to.message, to.mend));
    return 2;
  }
  const path = resolve(world.cwd, file);
  const schema = relative(dirname(path), forms.schemaPath(to)).split(sep).join('/');
  const beside = dirname(forms.schemaPath(to)) === dirname(forms.schemaPath(from));
  const migrated = migrateDocument(source, assessment, to, beside ? undefined : schema);
  if ('message' in migrated) return refuse([migrated.message]);
  if (options.write === true) {
    const failed = (await writeSchema(to, forms)) ?? (await rewriteFile(path, source, migrated.source.text));
    if (failed) return refuse([failed]);
  }
  world.stdout.write(
    formatMigration({ file, from, to, report: migrated.report, written: options.write === true, next: checkCall(file, options) }, options.format),
  );
  return 0;
}

function chooseRevision(from: Form, wanted: string, forms: FormLibrary): Form | { readonly message: string; readonly mend: string } {
  const known = forms.list().filter(({ form }) => form === from.form);
  const found = known.find(({ revision }) => foldText(revision) === foldText(wanted));
  const others = known.map(({ revision }) => revision).filter((revision) => revision !== from.revision);
  const mend =
    others.length === 0
      ? `${from.form}で扱える改定は、この評価書の「${from.revision}」だけです。改定の記述を加えるには --schema でフォルダーを指定します`
      : `${others.map((revision) => `「${revision}」`).join('')}のどれかを指定してください`;
  if (found?.revision === from.revision) return { message: `この評価書は、すでに${from.form}（${from.revision}）です`, mend };
  const form = found && forms.load(found.form, found.revision);
  return form ?? { message: phraseNoRevision(from.form, clip(wanted), others.length === 0 ? [from.revision] : others), mend };
}
