import { basename, resolve } from 'node:path';
import { Argument, Option } from 'commander';
import { failureReason } from '../core/files.js';
import { showControls } from '../core/visible.js';
import type { FormLibrary } from '../forms/form-library.js';
import { formatMerge, mergeFormats } from '../formats/format-merge.js';
import type { MergeFormat } from '../formats/format-merge.js';
import { decodeText, hasByteOrderMark } from '../load/read/decode-text.js';
import { mergeDocuments } from '../merge/merge-documents.js';
import type { DocumentMerge, MarkLabels } from '../merge/merge-documents.js';
import type { MergeRole } from '../merge/three.js';
import { describeWriteFailure, writeWhile } from '../workspace/disk/atomic-write.js';
import { mergeByGit } from '../workspace/disk/merge-by-git.js';
import { installDriver, uninstallDriver } from '../workspace/disk/merge-driver.js';
import { isStill } from '../workspace/disk/rewrite-file.js';
import { readRegularFile } from '../workspace/disk/regular-file.js';
import { previousVersion } from '../workspace/typed/assessment-folders.js';
import { openForms, schemaOption } from './run/form-library.js';
import type { FormOptions } from './run/form-library.js';
import { formatUsageError } from './run/named-paths.js';
import type { AddCommand } from './run/run-program.js';
import type { ExitCode, World } from './run/world.js';

interface MergeOptions extends FormOptions {
  readonly print?: true;
  readonly install?: true;
  readonly uninstall?: true;
  readonly format: MergeFormat;
}

/** Names of the three files, and the name under which git knows the document. */
interface MergeCall extends Readonly<Record<MergeRole, string>> {
  readonly known?: string;
}

/** `hyokasho merge`: merges two drafts by item into the second file, by hand or for git. */
export const mergeCommand: AddCommand = (program, { world, exit }) => {
  program
    .command('merge')
    .usage('<元の版> <自分の版> <相手の版> [git の名前] [オプション]\n       hyokasho merge --install | --uninstall')
    .description('二人が別々に直した評価書を、項目ごとに統合して <自分の版> に書く')
    .addArgument(new Argument('[元の版]', '二人が直し始めたときの評価書（git の %O）'))
    .addArgument(new Argument('[自分の版]', '統合した結果を書くファイル（git の %A）'))
    .addArgument(new Argument('[相手の版]', '取り込む評価書（git の %B）'))
    .addArgument(new Argument('[名前]', '知らせに示すファイルの名前（git の %P）'))
    .option('--print', '統合した文を標準出力に出し、ファイルは書き換えない（知らせは標準エラー出力に出す）')
    .addOption(new Option('--format <形式>', '結果の形式').choices(mergeFormats).default('text'))
    .option('--install', 'git が *.yaml をこの命令で統合するように設定する')
    .addOption(new Option('--uninstall', '--install の設定を元に戻す').conflicts('install'))
    .addOption(schemaOption())
    .action(async (base: string | undefined, ours: string | undefined, theirs: string | undefined, known: string | undefined, options: MergeOptions) => {
      if (options.install === true || options.uninstall === true) {
        if (base !== undefined)
          exit(refuse(world, '--install と --uninstall は、ファイルの名前と一緒に使えません', 'ファイルの名前を書かずに実行してください'));
        else exit(options.install === true ? await install(world) : await uninstall(world));
        return;
      }
      if (base === undefined || ours === undefined || theirs === undefined) {
        exit(refuse(world, '統合するファイルが三つ要ります', '「hyokasho merge 元の版 自分の版 相手の版」のように、三つのファイルを順に書いてください'));
        return;
      }
      const forms = await openForms(options, world);
      exit(forms ? await mergeFiles({ base, ours, theirs, ...(known === undefined ? {} : { known }) }, options, forms, world) : 2);
    });
};

async function install(world: World): Promise<ExitCode> {
  if (!world.program) return refuse(world, 'この命令の置き場が分かりません', 'コマンド hyokasho として実行してください');
  const change = await installDriver(world.program, world);
  if ('text' in change) return refuse(world, change.text, change.mend);
  world.stdout.write(
    change.done.length === 0
      ? 'git は、もうこの命令で評価書を統合するようになっています。何も変えていません。\n'
      : `git が、このフォルダーから下の YAML ファイルを項目ごとに統合するようにしました。書いたもの:\n${listed(change.done)}` +
          '.gitattributes は記録（git add）して、一緒に書く人と分け合ってください。git config は人ごとの設定なので、それぞれの手元で一度ずつ「hyokasho merge --install」を実行します。\n' +
          (/[\\/]_npx[\\/]/u.test(world.program[1])
            ? '今の hyokasho は npx の一時の置き場にあります。消えたときは、もう一度「hyokasho merge --install」を実行してください。\n'
            : '') +
          '元に戻すには「hyokasho merge --uninstall」とします。\n',
  );
  return 0;
}

async function uninstall(world: World): Promise<ExitCode> {
  const change = await uninstallDriver(world);
  if ('text' in change) return refuse(world, change.text, change.mend);
  world.stdout.write(change.done.length === 0 ? '消す設定はありません。何も変えていません。\n' : `次の設定を消しました。\n${listed(change.done)}`);
  return 0;
}

function listed(done: readonly string[]): string {
  return done.map((line) => `  ${showControls(line)}\n`).join('');
}

function refuse(world: World, text: string, mend: string): ExitCode {
  world.stderr.write(formatUsageError(text, mend));
  return 2;
}

async function mergeFiles(call: MergeCall, options: MergeOptions, forms: FormLibrary, world: World): Promise<ExitCode> {
  const read = readAll(call, world.cwd);
  if ('file' in read) return refuse(world, `「${read.file}」を読めません。${read.reason}`, 'ファイルの名前と権限を確かめてください');
  const name = call.known ?? call.ours;
  const labels: MarkLabels =
    call.known === undefined ? { ours: basename(call.ours), theirs: basename(call.theirs) } : { ours: '自分の側（ours）', theirs: '相手の側（theirs）' };
  const texts = { base: textOf(read.base), ours: textOf(read.ours), theirs: textOf(read.theirs) };
  const former = texts.base === '' ? formerVersion(name, world) : undefined;
  const { base, ours, theirs } = texts;
  const wanted = base === undefined || ours === undefined || theirs === undefined ? undefined : { base, ours, theirs };
  const [merge, instead] = wanted ? mergeWith(wanted, former, forms, labels) : [undefined, undefined];
  if (merge?.kind !== 'merged') return mergeLines({ call, merge, name, labels, read }, options, world);
  const failed = options.print === true ? undefined : await write(call.ours, Buffer.from(merge.text), read.ours, world);
  if (failed !== undefined) return failed;
  if (options.print === true) world.stdout.write(merge.text);
  const words = formatMerge(
    { file: name, merge, ...(instead === undefined ? {} : { instead }), written: options.print !== true, forGit: call.known !== undefined },
    options.format,
  );
  (options.print === true ? world.stderr : world.stdout).write(words);
  return merge.conflicts > 0 || merge.unclear.length > 0 ? 1 : 0;
}

type Read = Readonly<Record<MergeRole, Buffer>>;

function readAll(call: MergeCall, cwd: string): Read | { readonly file: string; readonly reason: string } {
  const bytes: Partial<Record<MergeRole, Buffer>> = {};
  for (const role of ['base', 'ours', 'theirs'] as const) {
    try {
      bytes[role] = readRegularFile(resolve(cwd, call[role]));
    } catch (error) {
      return { file: call[role], reason: failureReason(error) };
    }
  }
  return bytes as Read;
}

/** Returns the text of a file with its byte order mark. Undefined if it is no UTF-8. */
function textOf(bytes: Buffer): string | undefined {
  const decoded = decodeText(bytes);
  return decoded.ok ? (hasByteOrderMark(bytes) ? '\ufeff' : '') + decoded.text : undefined;
}

/** Returns the version before a document, from which both sides began it. Undefined if there is none. */
function formerVersion(file: string, world: World): { readonly file: string; readonly text: string } | undefined {
  const former = previousVersion(file, world.cwd);
  if (former === undefined) return undefined;
  try {
    const text = textOf(readRegularFile(resolve(world.cwd, former)));
    return text === undefined ? undefined : { file: former, text };
  } catch {
    return undefined;
  }
}

/** Merges by item. A document that both sides began takes the version before it as its base. */
function mergeWith(
  texts: Readonly<Record<MergeRole, string>>,
  former: { readonly file: string; readonly text: string } | undefined,
  forms: FormLibrary,
  labels: MarkLabels,
): readonly [DocumentMerge, string | undefined] {
  const better = former && mergeDocuments({ ...texts, base: former.text }, forms, labels);
  return former && better?.kind === 'merged' ? [better, former.file] : [mergeDocuments(texts, forms, labels), undefined];
}

interface LineMergeCall {
  readonly call: MergeCall;
  readonly merge: DocumentMerge | undefined;
  readonly name: string;
  readonly labels: MarkLabels;
  readonly read: Read;
}

/** Merges line by line as git does, where a merge by item is not possible, and says why. */
async function mergeLines({ call, merge, name, labels, read }: LineMergeCall, options: MergeOptions, world: World): Promise<ExitCode> {
  const found = mergeByGit(call, labels, world);
  const refused = merge?.kind === 'refused' ? merge : undefined;
  const why = reasonOf(refused, call);
  if (!found.ok) {
    world.stderr.write(
      `エラー: ${showControls(name)} を統合できません。${why}。git でも統合できませんでした${found.why === 'absent' ? '（git がありません）' : ''}。何も書いていません\n直し方: 二つの版を見比べて、手で直してください\n`,
    );
    return 1;
  }
  if (options.print === true) world.stdout.write(found.bytes.toString());
  else {
    const failed = await write(call.ours, found.bytes, read.ours, world);
    if (failed !== undefined) return failed;
  }
  // Not proven: a person must look at it, though git found no conflict.
  const doubtful = refused?.reason === 'unproven';
  if (refused?.reason !== 'no-document' || call.known === undefined)
    world.stderr.write(
      `${showControls(name)}: 項目ごとには統合できないので、git と同じく行ごとに統合しました。${why}\n${
        found.conflicts > 0
          ? `ぶつかった所: ${String(found.conflicts)} か所。印の間の二つの文から一つの文を作り、印の行を消してください\n`
          : doubtful
            ? '項目が入れ替わっていないか、全体を読み直してください\n'
            : ''
      }${
        refused?.messages
          .slice(0, mostShown)
          .map(
            ({ place, text, mend }) => `  ${String(place.line)}行目: ${showControls(text)}${mend === undefined ? '' : `\n    直し方: ${showControls(mend)}`}\n`,
          )
          .join('') ?? ''
      }`,
    );
  return found.conflicts > 0 || doubtful ? 1 : 0;
}

/** Most faults of a file that are shown. */
const mostShown = 5;

const roleWords: Readonly<Record<MergeRole, string>> = { base: '元の版', ours: '自分の版', theirs: '相手の版' };

function reasonOf(refused: Extract<DocumentMerge, { readonly kind: 'refused' }> | undefined, call: MergeCall): string {
  const role = refused?.role;
  // Git hands over copies under names of its own.
  const file = role === undefined ? '' : roleWords[role] + (call.known === undefined ? `（${showControls(call[role])}）` : '');
  switch (refused?.reason) {
    case undefined:
      return '文字コードが UTF-8 でないファイルがあります';
    case 'no-document':
      return `${file}は評価書ではありません`;
    case 'no-yaml':
      return `${file}を YAML として読めません`;
    case 'other-form':
      return `${file}と自分の版とで、様式又は改定が違います`;
    case 'layout':
      return `${file}の YAML の書き方が、項目ごとの統合に向きません`;
    case 'unproven':
      return '統合した結果を確かめられませんでした';
  }
}

/** Writes the result, unless the file changed since it was read. Returns the exit code if it did, or if the machine refuses. */
async function write(name: string, bytes: Uint8Array, read: Buffer, world: World): Promise<ExitCode | undefined> {
  const path = resolve(world.cwd, name);
  const refuse = (text: string, mend: string): ExitCode => {
    world.stderr.write(`エラー: ${showControls(name)}: ${text}\n直し方: ${mend}\n`);
    return 1;
  };
  try {
    if (isStill(path, read) && (await writeWhile(() => isStill(path, read), path, bytes)) !== undefined) return undefined;
    return refuse('読んだ後に、他のプログラムがファイルを書き換えました。何も書いていません', 'エディタなどでの保存が済んでから、もう一度実行してください');
  } catch (error) {
    const { text, mend = '' } = describeWriteFailure(error);
    return refuse(text, mend);
  }
}
