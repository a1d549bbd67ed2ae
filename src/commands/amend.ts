import { join, posix, resolve } from 'node:path';
import { Option } from 'commander';
import { unfilled } from '../check/rules/unfilled.js';
import { checkText } from '../check/check-text.js';
import { judgedFaults } from '../check/check-step.js';
import { amendDraft } from '../amend/amend-draft.js';
import type { ExcerptKind } from '../appendix/phrase/excerpt.js';
import { formatEra, isDay, readDate } from '../core/dates.js';
import { compareMessages, hasErrors } from '../core/message.js';
import { openStep } from '../step/open-step.js';
import type { Step } from '../step/step.js';
import type { Message } from '../core/message.js';
import { declarationKeys as keys, declarationsKey } from '../forms/internal-keys.js';
import type { FormLibrary } from '../forms/form-library.js';
import type { Assessment } from '../model/assessment.js';
import { coverText, publishedKey } from '../model/cover.js';
import type { Source } from '../load/read/source.js';
import { parseDocument } from '../validate/parse-document.js';
import { openVersion } from '../workspace/typed/choose-versions.js';
import type { ChosenVersions } from '../workspace/typed/choose-versions.js';
import { digestPictures } from '../figures/digest-pictures.js';
import { displayName } from '../workspace/typed/find-documents.js';
import { defaultFolder } from '../workspace/versions/searched-names.js';
import { checkCall, openForms, schemaOption } from './run/form-library.js';
import type { FormOptions } from './run/form-library.js';
import { kindAt } from '../workspace/disk/kind-at.js';
import { amendmentFormats, formatAmendment } from '../formats/format-amendment.js';
import type { AmendmentFormat } from '../formats/format-amendment.js';
import { formatMessagesBeside } from '../formats/format-messages.js';
import { formatProposal } from '../formats/revise/format-proposal.js';
import { proposeDeclarations } from '../revise/propose-declarations.js';
import { writeProposal } from '../revise/write-proposal.js';
import { rewriteFile } from '../workspace/disk/rewrite-file.js';
import type { AddCommand } from './run/run-program.js';
import { assessmentFolder, findVersions, previousVersion, versionsBeside, severalFolders } from '../workspace/typed/assessment-folders.js';
import { versionName, versionTwice } from '../workspace/versions/version-names.js';
import { pathOnDisk } from '../workspace/disk/path-on-disk.js';
import type { ExitCode, World } from './run/world.js';

interface AmendArguments extends FormOptions {
  readonly write?: true;
  readonly declare?: true;
  readonly excerpt: ExcerptKind;
  readonly format: AmendmentFormat;
}

/** `hyokasho amend`: brings the 変更箇所 of the newest version up to date. Without --write it only reports the result. */
export const amendCommand: AddCommand = (program, { world, exit }) => {
  program
    .command('amend')
    .usage('<評価書> [オプション]')
    .description('前の版からの変更を、変更箇所の行にする')
    .argument('<評価書>', '評価書のフォルダー、assessments にある評価書の名前、又は新しい版のファイル')
    .option('--write', 'ファイルを書き換える（付けないと、どうなるかを示すだけ）')
    .option('--declare', `行の代わりに、「${declarationsKey}」の記載を、分かる原因ごとに一つずつ作る（${keys.ground}・${keys.effective}などは空けておく）`)
    .addOption(
      new Option('--excerpt <範囲>', '変更前・変更後の記載に、文の全部（full）を出すか、変わった段落（paragraph）を出すか')
        .choices(['full', 'paragraph'])
        .default('paragraph'),
    )
    .addOption(new Option('--format <形式>', '結果の形式').choices(amendmentFormats).default('text'))
    .addOption(schemaOption())
    .action(async (given: string, options: AmendArguments) => {
      const forms = await openForms(options, world);
      exit(forms ? await amendVersion(given, options, forms, world) : 2);
    });
};

async function amendVersion(given: string, options: AmendArguments, forms: FormLibrary, world: World): Promise<ExitCode> {
  const report = (messages: readonly Message[], documents = 2): void => {
    if (messages.length > 0) world.stderr.write(formatMessagesBeside({ messages: [...messages].sort(compareMessages), documents }, options.format));
  };
  const fail = (messages: readonly Message[], documents?: number): ExitCode => {
    report(messages, documents);
    return 1;
  };
  const chosen = lastStep(given, world.cwd);
  if ('message' in chosen) return fail([chosen.message], 0);
  const [before, after] = [openVersion(chosen.before, world), openVersion(chosen.after, world)];
  const [old, now] = [parseDocument(before.source, forms), parseDocument(after.source, forms)];
  // Rules look at one document by itself; rows rest on its shape alone. So a wrong count elsewhere stops no row.
  const shape = [...old.messages, ...now.messages].filter(({ severity }) => severity === 'error');
  if (!old.assessment || !now.assessment || hasErrors(shape))
    return fail([...shape, nothingMade(hasErrors(now.messages) ? after.source : before.source, shape.length, options.declare)]);

  const [oldPictures, pictures] = [digestPictures(old.assessment, before), digestPictures(now.assessment, after)];
  const step = openStep(
    { source: before.source, assessment: old.assessment },
    { source: after.source, assessment: now.assessment },
    { before: oldPictures.digests, after: pictures.digests },
  );
  if (options.declare) return declareCauses(step, chosen, options, world);
  const {
    source,
    changed,
    report: rows,
    messages,
  } = amendDraft(step, {
    excerpt: options.excerpt,
    date: changeDate(chosen.after, old.assessment, now.assessment),
    faults: judgedFaults(step),
  });
  const writing = options.write === true && changed;
  const failed = writing ? await rewriteFile(resolve(world.cwd, chosen.after), after.source, source.text) : undefined;
  // Cells that wait for this run are no error elsewhere, and blank items are for `check`.
  const elsewhere = checkText(writing && !failed ? source : after.source, forms).messages.filter(
    ({ severity, ruleId }) => severity === 'error' && ruleId !== unfilled.id && (writing || ruleId !== 'row-cell-empty'),
  );
  const stopped = rows ? [] : [nothingMade(after.source, messages.filter(({ severity }) => severity === 'error').length)];
  const found = [...elsewhere, ...oldPictures.messages, ...pictures.messages, ...messages, ...stopped, ...(failed ? [failed] : [])];
  // A failed write has no result; its message gives the reason.
  if (rows && !failed)
    world.stdout.write(formatAmendment({ ...chosen, report: rows, changed, written: writing, next: checkCall(chosen.after, options) }, options.format));
  report(found);
  return hasErrors(found) ? 1 : 0;
}

/** Adds the causes of a step to 変更の説明 of its new version, or shows the lines. Exits 1 if they cannot be written. */
async function declareCauses(step: Step, { before, after }: ChosenVersions, options: AmendArguments, world: World): Promise<ExitCode> {
  const proposal = proposeDeclarations(step);
  const { source } = step.after;
  const added = proposal.causes.length === 0 ? undefined : writeProposal(source, proposal.causes);
  const failed = proposal.causes.length > 0 && !added ? noPlaceToDeclare(source) : undefined;
  const writing = options.write === true && added !== undefined;
  const refused = failed ?? (writing ? await rewriteFile(resolve(world.cwd, after), source, added.source.text) : undefined);
  if (refused) world.stderr.write(formatMessagesBeside({ messages: [refused], documents: 2 }, options.format));
  else world.stdout.write(formatProposal({ before, after, proposal, added, written: writing, next: checkCall(after, options) }, options.format));
  return refused ? 1 : 0;
}

function noPlaceToDeclare(source: Source): Message {
  return {
    ruleId: 'declare-unfollowable',
    severity: 'error',
    text: `「${declarationsKey}」の書き方（{ } で囲んだものなど）では、ほかの所を変えずに書き加えられません`,
    mend: `「${declarationsKey}:」の次の行から「- 」の並びにしてください`,
    place: source.keyPlace([declarationsKey]),
  };
}

/** Notice that the errors stopped the rows, or the declarations: a table half made would pass for a whole one. */
function nothingMade({ file }: Source, errors: number, declare = false): Message {
  return {
    ruleId: 'amend-stopped',
    severity: 'notice',
    text: `${declare ? `「${declarationsKey}」の記載は、一つも作っていません。変更` : '変更箇所の行は、一つも作っていません。行'}の判断に関わる誤りが ${String(errors)} 件あるためです`,
    mend: `ここに示した誤りを直してから、もう一度「hyokasho amend${declare ? ' --declare' : ''}」を実行してください`,
    place: { file, line: 1, column: 1 },
  };
}

/** Finds the version to amend and the one before it. */
function lastStep(typed: string, cwd: string): ChosenVersions | { readonly message: Message } {
  const several = severalFolders(typed, cwd);
  if (several) return { message: several };
  const given = pathOnDisk(typed, cwd).path;
  const refuse = (file: string, text: string, mend: string): { readonly message: Message } => ({
    message: { ruleId: 'amend-versions', severity: 'error', text, mend, place: { file, line: 1, column: 1 } },
  });
  const twice = (version: string, versions: readonly string[]): { readonly message: Message } | undefined => {
    const text = versionTwice(version, versions);
    return text === undefined ? undefined : refuse(posix.dirname(version), text, '一方を消してください');
  };
  const name = displayName(given, cwd);
  if (kindAt(resolve(cwd, given)) === 'file') {
    const versions = versionsBeside(given, cwd);
    const before = previousVersion(given, cwd, versions);
    if (before !== undefined) return twice(before, versions) ?? { before, after: name };
    return refuse(name, 'この版より前の版が、同じフォルダーにありません', `${placeFormer}。新しい版は 公表日.yaml か draft.yaml とします`);
  }
  const folder = assessmentFolder(given, cwd);
  if (folder === undefined && [given, join(defaultFolder, given)].some((path) => kindAt(resolve(cwd, path)) === 'folder'))
    return refuse(name, 'このフォルダーに評価書の版がありません', '版のファイルの名前は、公表日（2025-03-10.yaml）か draft.yaml にします');
  if (folder === undefined)
    return refuse(
      name,
      'この名前の評価書も、ファイルもありません',
      `評価書のフォルダーか、${defaultFolder} にある評価書の名前か、新しい版のファイルを指定してください`,
    );
  const versions = findVersions(folder, cwd);
  const after = versions.at(-1) ?? '';
  const newest = versionName(after);
  const before = previousVersion(after, cwd, versions);
  const refused = twice(after, versions) ?? (before === undefined ? undefined : twice(before, versions));
  if (refused) return refused;
  if (before !== undefined) return { before, after };
  return refuse(
    displayName(folder, cwd),
    `この評価書の版は「${newest}」だけなので、比べる版がありません`,
    newest === draft ? placeFormer : '新しい版を、公表日か draft.yaml を名前にして、同じフォルダーに置いてください',
  );
}

const draft = 'draft';
const placeFormer = '前の版を、公表日を名前にして（例 2025-03-10.yaml）同じフォルダーに置いてください';

/** Returns 変更日 for changes without a declared day: the new version's own 公表日, else the day in its file name. Empty if neither is a day. */
function changeDate(file: string, before: Assessment, after: Assessment): string {
  const published = coverText(after, publishedKey);
  const named = versionName(file);
  const candidates = published === coverText(before, publishedKey) ? [named] : [published, named];
  for (const candidate of candidates) {
    const reading = readDate(candidate);
    if (reading?.ok === true && isDay(reading.date)) return formatEra(reading.date);
  }
  return '';
}
