import { posix, resolve } from 'node:path';
import { Option } from 'commander';
import { clip } from '../core/clip.js';
import type { Message } from '../core/message.js';
import { formatHistory, historyFormats } from '../formats/revise/format-history.js';
import type { HistoryFormat } from '../formats/revise/format-history.js';
import { formatMessagesBeside } from '../formats/format-messages.js';
import type { FormLibrary } from '../forms/form-library.js';
import { readSource } from '../load/read/read-source.js';
import type { Version } from '../model/version.js';
import type { ItemSearch } from '../names/find-item.js';
import { itemHistory } from '../revise/item-history.js';
import { openStep } from '../step/open-step.js';
import { parseDocument } from '../validate/parse-document.js';
import { diskFiles } from '../workspace/disk/disk-files.js';
import { kindAt } from '../workspace/disk/kind-at.js';
import { pathOnDisk } from '../workspace/disk/path-on-disk.js';
import { displayName } from '../workspace/typed/find-documents.js';
import { assessmentFolder, findVersions, severalFolders } from '../workspace/typed/assessment-folders.js';
import { versionTwice } from '../workspace/versions/version-names.js';
import { openForms, schemaOption } from './run/form-library.js';
import type { FormOptions } from './run/form-library.js';
import type { AddCommand } from './run/run-program.js';
import type { ExitCode, World } from './run/world.js';

interface HistoryOptions extends FormOptions {
  readonly format: HistoryFormat;
}

/** `hyokasho history`: shows an item in every version of an assessment, with the rows of 変更箇所 about it. */
export const historyCommand: AddCommand = (program, { world, exit }) => {
  program
    .command('history')
    .usage('<評価書> <項目> [オプション]')
    .description('項目の記載を、全ての版について、公表日と変更箇所の行とともに示す')
    .argument('<評価書>', '評価書のフォルダー、又は assessments にある評価書の名前')
    .argument('<項目>', '項目の名前（例 Ⅱ６保管場所）かキー。explain と同じ')
    .addOption(new Option('--format <形式>', '結果の形式').choices(historyFormats).default('table'))
    .addOption(schemaOption())
    .action(async (given: string, asked: string, options: HistoryOptions) => {
      const forms = await openForms(options, world);
      exit(forms ? show(given, asked, options, forms, world) : 2);
    });
};

function show(given: string, asked: string, { format }: HistoryOptions, forms: FormLibrary, world: World): ExitCode {
  const report = (messages: readonly Message[]): void => {
    if (messages.length > 0) world.stderr.write(formatMessagesBeside({ messages, documents: files.length }, format));
  };
  const typed = pathOnDisk(given, world.cwd).path;
  const folder = kindAt(resolve(world.cwd, typed)) === 'file' ? posix.dirname(displayName(typed, world.cwd)) : assessmentFolder(given, world.cwd);
  const files = folder === undefined ? [] : findVersions(folder, world.cwd);
  const twice = files.flatMap((file) => versionTwice(file, files) ?? [])[0];
  const several = severalFolders(given, world.cwd);
  const name = displayName(folder ?? typed, world.cwd);
  if (several || twice !== undefined || files.length === 0) {
    report([
      several ??
        refusal(
          name,
          twice ?? 'このフォルダーに評価書の版がありません',
          twice ? '一方を消してください' : '版のファイルの名前は、公表日（2025-03-10.yaml）か draft.yaml にします',
        ),
    ]);
    return 1;
  }
  const disk = diskFiles(world.cwd);
  const versions: Version[] = [];
  const unread: Message[] = [];
  for (const file of files) {
    const source = readSource(file, disk);
    const { assessment, shaped, messages } = parseDocument(source, forms);
    if (assessment && shaped) versions.push({ source, assessment });
    else for (const message of messages) if (message.severity === 'error') unread.push(message);
  }
  if (versions.length === 0) {
    report(unread);
    return 1;
  }
  const history = itemHistory(asked, versions, (index) => openStep(...neighbours(versions, index)));
  if ('kind' in history) {
    report([...unread, unclear(asked, history, versions.at(-1)?.source.file ?? name, unread.length > 0)]);
    return 1;
  }
  world.stdout.write(formatHistory(history, format));
  report(unread);
  return unread.length > 0 ? 1 : 0;
}

function neighbours(versions: readonly Version[], index: number): readonly [Version, Version] {
  const [before, after] = versions.slice(index - 1, index + 1);
  if (!before || !after) throw new Error(`history: there is no version before ${String(index)}`);
  return [before, after];
}

function unclear(asked: string, search: Exclude<ItemSearch, { kind: 'found' }>, file: string, someUnread: boolean): Message {
  const names = (search.kind === 'several' ? search.names : search.near).map((name) => `「${name}」`).join('か');
  return search.kind === 'several'
    ? refusal(file, `「${clip(asked)}」に当たる項目がいくつもあります`, `${names}のように、一つに決まる名前を書いてください`)
    : refusal(
        file,
        `「${clip(asked)}」という項目は、${someUnread ? '読めた版のどれにも' : 'どの版にも'}ありません`,
        names === '' ? '項目の名前は、様式に印刷される通りに、部から順に全角の空白でつないで書いてください' : `もしかして${names}ではありませんか`,
      );
}

function refusal(file: string, text: string, mend: string): Message {
  return { ruleId: 'history-item', severity: 'error', text, mend, place: { file, line: 1, column: 1 } };
}
