import { posix, resolve } from 'node:path';
import { Option } from 'commander';
import { clip } from '../core/clip.js';
import { compareMessages, hasErrors } from '../core/message.js';
import type { Message } from '../core/message.js';
import { formatMessagesBeside } from '../formats/format-messages.js';
import { formatReplacement, replacementFormats } from '../formats/revise/format-replacement.js';
import type { ReplacedDraft, ReplacementFormat } from '../formats/revise/format-replacement.js';
import { declarationKeys as keys, declarationsKey } from '../forms/internal-keys.js';
import type { DeclaredGround } from '../forms/internal-keys.js';
import type { FormLibrary } from '../forms/form-library.js';
import { classifyLaw } from '../law/classify-law.js';
import { readSource } from '../load/read/read-source.js';
import { coverText, isPublished, publishedKey } from '../model/cover.js';
import type { Assessment } from '../model/assessment.js';
import type { Version } from '../model/version.js';
import { declareReplacement, isDeclared } from '../revise/declare-replacement.js';
import type { DeclaredReplacement } from '../revise/declare-replacement.js';
import { planReplacement } from '../revise/plan-replacement.js';
import { writeReplacement } from '../revise/write-replacement.js';
import { parseDocument } from '../validate/parse-document.js';
import { diskFiles } from '../workspace/disk/disk-files.js';
import { kindAt } from '../workspace/disk/kind-at.js';
import { rewriteFile } from '../workspace/disk/rewrite-file.js';
import { documentPath, displayName, findDocuments } from '../workspace/typed/find-documents.js';
import { defaultFolder } from '../workspace/versions/searched-names.js';
import { versionsBeside } from '../workspace/typed/assessment-folders.js';
import { isVersionFile, versionName } from '../workspace/versions/version-names.js';
import { openForms, schemaOption } from './run/form-library.js';
import type { FormOptions } from './run/form-library.js';
import { formatUsageError } from './run/named-paths.js';
import type { AddCommand } from './run/run-program.js';
import type { ExitCode, World } from './run/world.js';

interface ReplaceOptions extends FormOptions {
  readonly write?: true;
  readonly inside?: true;
  readonly ground?: DeclaredGround;
  readonly reason?: string;
  readonly format: ReplacementFormat;
}

/** `hyokasho replace`: replaces a word in drafts. Never touches a published version. Without --write it only shows the places. */
export const replaceCommand: AddCommand = (program, { world, exit }) => {
  const grounds = [...classifyLaw().grounds.values()].filter(({ words }) => words).map(({ ground }) => ground);
  program
    .command('replace')
    .usage('<旧> <新> [パス…] [オプション]')
    .description('案（公表日のない版）の言葉を、全ての項目で置き換える')
    .argument('<旧>', '今の言葉（例 健康推進課）')
    .argument('<新>', '新しい言葉（例 健康増進課）')
    .argument('[パス...]', `評価書のファイル、評価書のあるフォルダー、又は assessments にある評価書の名前（省くと ${defaultFolder}）`)
    .option('--write', 'ファイルを書き換える（付けないと、どうなるかを示すだけ）')
    .option('--inside', 'より長い言葉の一部も置き換える（付けないと、「課題」の中の「課」のような所は示すだけ）')
    .addOption(new Option('--ground <根拠>', `「${declarationsKey}」に、この根拠の${keys.replacements}も書く`).choices(grounds))
    .addOption(new Option('--reason <理由>', `「${declarationsKey}」に書く${keys.reason}`))
    .addOption(new Option('--format <形式>', '結果の形式').choices(replacementFormats).default('text'))
    .addOption(schemaOption())
    .action(async (former: string, now: string, paths: string[], options: ReplaceOptions) => {
      const wrong = usageFault(former, now, options);
      if (wrong) world.stderr.write(formatUsageError(...wrong));
      const forms = wrong ? undefined : await openForms(options, world);
      exit(forms ? await replaceIn(paths, { former, now }, options, forms, world) : 2);
    });
};

function usageFault(former: string, now: string, { ground, reason }: ReplaceOptions): readonly [text: string, mend: string] | undefined {
  const words = [former, now];
  if (words.some((word) => word.trim() === '')) return ['「旧」か「新」が空です', '言葉を削るなら、文を一つずつ直してください'];
  if (words.some((word) => /[\p{Cc}\p{Cs}\u2028\u2029\ufeff]/u.test(word)))
    return ['「旧」か「新」に、改行などの文字があります', '一行の言葉を指定してください'];
  if (former === now) return ['「旧」と「新」が同じです', '新しい言葉を確かめてください'];
  if (ground === undefined)
    return reason === undefined ? undefined : ['--reason は --ground と一緒に使います', '「--ground 組織改正」のように、根拠も指定してください'];
  if (classifyLaw().grounds.get(ground)?.reason !== 'always' || (reason ?? '').trim() !== '') return undefined;
  return [`根拠「${ground}」には理由が要ります`, '「--reason 誤記の訂正」のように、理由も指定してください'];
}

async function replaceIn(
  paths: readonly string[],
  words: { readonly former: string; readonly now: string },
  options: ReplaceOptions,
  forms: FormLibrary,
  world: World,
): Promise<ExitCode> {
  const { inside = false, write = false, ground, reason = '' } = options;
  const { drafts, published, messages } = readDrafts(paths, forms, world.cwd);
  const declared: DeclaredReplacement | undefined = ground && { ...words, ground, reason: reason.trim() };
  const replaced: ReplacedDraft[] = [];
  for (const draft of drafts) {
    const { source } = draft;
    const plan = planReplacement(draft, words, inside);
    if (plan.places.length === 0 && plan.untouched.size === 0) continue;
    const wanted = declared && plan.texts.length > 0 && !isDeclared(source.data, words) ? declared : undefined;
    const failed = write && plan.texts.length > 0 ? await writeInto(draft, plan, wanted, world.cwd) : undefined;
    if (failed) messages.push(failed);
    replaced.push({ file: source.file, plan, declared: wanted, written: write && !failed && plan.texts.length > 0 });
  }
  world.stdout.write(formatReplacement({ ...words, inside, write, drafts: replaced, read: drafts.length, published }, options.format));
  if (messages.length > 0) world.stderr.write(formatMessagesBeside({ messages: messages.sort(compareMessages), documents: drafts.length }, options.format));
  return hasErrors(messages) ? 1 : 0;
}

async function writeInto(
  { source }: Version,
  plan: ReturnType<typeof planReplacement>,
  declared: DeclaredReplacement | undefined,
  cwd: string,
): Promise<Message | undefined> {
  const edited = writeReplacement(source, plan);
  const whole = edited && declared ? declareReplacement(edited, declared) : edited;
  if (whole) return rewriteFile(resolve(cwd, source.file), source, whole.text);
  return {
    ruleId: 'replace-unfollowable',
    severity: 'error',
    text: edited
      ? `「${declarationsKey}」の書き方（{ } や [ ] で囲んだものなど）では、ほかの所を変えずに書き加えられません。何も書いていません`
      : '値の書き方（文の全体を囲む { } など）では、ほかの所を変えずに書き換えられません。何も書いていません',
    mend: edited ? `--ground を付けずに実行し、「${declarationsKey}」には手で書き加えてください` : 'ここに示した所を、エディタで書き換えてください',
    place: edited ? source.keyPlace([declarationsKey]) : source.valuePlace(plan.texts[0]?.path ?? []),
  };
}

/** Reads the drafts of some paths. Reports a published version only if a path names it; counts it otherwise. */
function readDrafts(
  paths: readonly string[],
  forms: FormLibrary,
  cwd: string,
): { readonly drafts: readonly Version[]; readonly published: number; readonly messages: Message[] } {
  const { files, messages: missing } = findDocuments(paths, cwd);
  const named = new Set(
    paths.map((path) => documentPath(path, cwd)).flatMap((path) => (kindAt(resolve(cwd, path)) === 'file' ? [displayName(path, cwd)] : [])),
  );
  const messages: Message[] = [...missing];
  const drafts: Version[] = [];
  let published = 0;
  const disk = diskFiles(cwd);
  for (const file of files) {
    if (!named.has(file) && !isVersionFile(posix.basename(file))) continue;
    const source = readSource(file, disk);
    const { assessment, messages: faults } = parseDocument(source, forms);
    if (!assessment) for (const fault of faults) messages.push(fault);
    else if (isOpen(assessment, file, cwd)) drafts.push({ source, assessment });
    else if (named.has(file)) messages.push(publishedVersion({ source, assessment }));
    else published += 1;
  }
  return { drafts, published, messages };
}

/** True for a draft: it has no 公表日, and no version after it. A text whose 公表日 got lost is an older version still. */
function isOpen(assessment: Assessment, file: string, cwd: string): boolean {
  return !isPublished(assessment) && (!isVersionFile(posix.basename(file)) || versionName(versionsBeside(file, cwd).at(-1) ?? '') === versionName(file));
}

function publishedVersion({ source, assessment }: Version): Message {
  const day = coverText(assessment, publishedKey);
  const [reason, otherwise] = day === '' ? ['後の版が', ''] : [`公表日（${clip(day)}）が`, '。まだ公表していない案なら、公表日を空けてください'];
  return {
    ruleId: 'replace-published',
    severity: 'error',
    text: `${reason}ある版なので、書き換えません。公表した文は、公表したとおりに残します`,
    mend: `次の版の案（なければ「hyokasho draft」で始めます）を指定してください${otherwise}`,
    place: source.keyPlace([publishedKey]),
  };
}
