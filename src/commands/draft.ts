import { posix, resolve } from 'node:path';
import { hasErrors } from '../core/message.js';
import type { Message } from '../core/message.js';
import { formatMessagesBeside } from '../formats/format-messages.js';
import { showControls } from '../core/visible.js';
import { readSource } from '../load/read/read-source.js';
import { hasByteOrderMark } from '../load/read/decode-text.js';
import type { Source } from '../load/read/source.js';
import { publishedKey } from '../model/cover.js';
import { isBlank, valueAt } from '../model/value-at.js';
import { beginDraft } from '../revise/begin-draft.js';
import type { BegunDraft } from '../revise/begin-draft.js';
import { choosePublished } from '../workspace/typed/choose-published.js';
import { describeWriteFailure } from '../workspace/disk/atomic-write.js';
import { diskFiles } from '../workspace/disk/disk-files.js';
import { writeNewFile } from '../workspace/disk/new-file.js';
import type { AddCommand } from './run/run-program.js';
import type { ExitCode, World } from './run/world.js';

interface DraftOptions {
  readonly from?: string;
}

const draftName = 'draft.yaml';

/** `hyokasho draft`: begins the next version of an assessment from its newest published one. Exits 1 where a draft stands. */
export const draftCommand: AddCommand = (program, { world, exit }) => {
  program
    .command('draft')
    .usage('<評価書> [オプション]')
    .description('公表した版から、次の版の案（draft.yaml）を始める')
    .argument('<評価書>', '評価書のフォルダー、又は assessments にある評価書の名前')
    .option('--from <版>', '元にする版（例 2025-03-10。省くと最も新しい版）')
    .action(async (given: string, options: DraftOptions) => {
      exit(await begin(given, options, world));
    });
};

async function begin(given: string, { from: wanted }: DraftOptions, world: World): Promise<ExitCode> {
  const refuse = (messages: readonly Message[], documents = 0): ExitCode => {
    world.stderr.write(formatMessagesBeside({ messages, documents }, 'text'));
    return 1;
  };
  const chosen = choosePublished(given, wanted, world.cwd);
  if ('ruleId' in chosen) return refuse([chosen]);
  const { folder, from, newest } = chosen;
  const disk = diskFiles(world.cwd);
  const [published, last] = [readSource(from, disk), readSource(newest, disk)];
  const unread = [...new Map([published, last].map((each) => [each.file, each])).values()].flatMap(({ messages }) => messages);
  if (hasErrors(unread))
    return refuse(
      unread.filter(({ severity }) => severity === 'error'),
      1,
    );
  // An older version stays published, though the day may be lost.
  if (isBlank(valueAt(last.data, [publishedKey]))) return refuse([unpublished(last)]);
  const begun = beginDraft(published);
  if (!begun) return refuse([unfollowable(published)]);

  const file = folder === '.' ? draftName : posix.join(folder, draftName);
  const mark = hasByteOrderMark(disk.read(from)) ? '\ufeff' : '';
  try {
    if (!(await writeNewFile(resolve(world.cwd, file), mark + begun.source.text))) return refuse([made(file)]);
  } catch (error) {
    const message = describeWriteFailure(error);
    return refuse([{ ...message, place: { ...message.place, file } }]);
  }
  world.stdout.write(report(from, file, begun));
  return 0;
}

function report(from: string, file: string, { left }: BegunDraft): string {
  const without = left.length === 0 ? '' : `、前の版についての${left.map((key) => `「${key}」`).join('')}を除きました`;
  return showLines([
    `${file} を ${from} から作りました。`,
    `${publishedKey}を空け${without === '' ? 'ました' : without}。ほかは一字も変えていません。`,
    `次は、案を書き改めてから「hyokasho amend ${posix.dirname(file)}」で変更箇所の行を確かめます。`,
  ]);
}

function showLines(lines: readonly string[]): string {
  return `${lines.map(showControls).join('\n')}\n`;
}

function unpublished(source: Source): Message {
  return refusal(
    source,
    source.keyPlace([publishedKey]),
    `この版には${publishedKey}がないので、まだ公表していない案です。案は一つだけにします`,
    `この案に書き足してください。公表した版なら、先に${publishedKey}を書いてください`,
  );
}

function unfollowable(source: Source): Message {
  return refusal(
    source,
    source.keyPlace([publishedKey]),
    `この版の書き方（文の全体を囲む { } や、${publishedKey}に添えた注釈など）では、ほかの所を変えずに案を始められません`,
    `この版の写しを ${draftName} に置き、${publishedKey}を空にし、「変更の説明」などの部内の覚えを消してください`,
  );
}

/** Error for a draft that another program made while this one read. */
function made(file: string): Message {
  return {
    ruleId: 'draft-versions',
    severity: 'error',
    text: '案がすでにあります。上書きはしません',
    mend: 'この案に書き足してください',
    place: { file, line: 1, column: 1 },
  };
}

function refusal({ file }: Source, place: Message['place'], text: string, mend: string): Message {
  return { ruleId: 'draft-versions', severity: 'error', text, mend, place: { ...place, file } };
}
