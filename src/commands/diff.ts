import { realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import { Option } from 'commander';
import { hasErrors } from '../core/message.js';
import type { Message } from '../core/message.js';
import { openStep } from '../step/open-step.js';
import type { FormLibrary } from '../forms/form-library.js';
import { parseDocument } from '../validate/parse-document.js';
import { chooseVersions, openVersion } from '../workspace/typed/choose-versions.js';
import { digestPictures } from '../figures/digest-pictures.js';
import { displayName } from '../workspace/typed/find-documents.js';
import { kindAt } from '../workspace/disk/kind-at.js';
import { diskPort } from '../workspace/disk/disk-port.js';
import { strayFiles } from '../workspace/versions/stray-files.js';
import { assessmentFolder } from '../workspace/typed/assessment-folders.js';
import { openForms, schemaOption } from './run/form-library.js';
import type { FormOptions } from './run/form-library.js';
import { diffFormats, formatDiff } from '../formats/diff/format-diff.js';
import type { DiffFormat } from '../formats/diff/format-diff.js';
import { formatMessagesBeside } from '../formats/format-messages.js';
import { formatUsageError } from './run/named-paths.js';
import type { AddCommand } from './run/run-program.js';
import { wantsColour } from './run/world.js';
import type { ExitCode, World } from './run/world.js';
import { writeOutput } from '../workspace/disk/write-output.js';

interface DiffOptions extends FormOptions {
  readonly format: DiffFormat;
  readonly output?: string;
}

/** `hyokasho diff`: writes the changes between two versions. Changes are no errors; it exits 1 if a version cannot be read. */
export const diffCommand: AddCommand = (program, { world, exit }) => {
  program
    .command('diff')
    .usage('<評価書> [前の版] [後の版] [オプション]')
    .description('評価書の二つの版の違いを示す')
    .argument(
      '<評価書又はファイル>',
      '評価書のフォルダー、又は assessments にある評価書の名前（版を省くと最後の二つ）。二つのファイルを比べるなら、前のファイル（git の版なら「REV:パス」）',
    )
    .argument('[版又はファイル]', '前の版（例 2024-02-14）。二つのファイルを比べるなら、後のファイル')
    .argument('[版]', '後の版（例 2025-03-10、draft）。省くと最も新しい版')
    .addOption(new Option('--format <形式>', '結果の形式').choices(diffFormats).default('table'))
    .option('-o, --output <ファイル>', '結果を書き出すファイル（省くと画面）')
    .addOption(schemaOption())
    .action(async (first: string, second: string | undefined, third: string | undefined, options: DiffOptions) => {
      const forms = await openForms(options, world);
      const given = [first, second, third].filter((each) => each !== undefined);
      exit(forms ? await diffVersions(given, options, forms, world) : 2);
    });
};

async function diffVersions(given: readonly string[], options: DiffOptions, forms: FormLibrary, world: World): Promise<ExitCode> {
  const report = (messages: readonly Message[], documents = 2): void => {
    world.stderr.write(formatMessagesBeside({ messages, documents }, options.format));
  };
  const fail = (messages: readonly Message[], documents?: number): ExitCode => {
    report(messages, documents);
    return 1;
  };
  const chosen = chooseVersions(given, world.cwd);
  // Versions that a folder was asked for may miss one whose name is wrong.
  const folder = kindAt(resolve(world.cwd, given[0] ?? '')) === 'file' ? undefined : assessmentFolder(given[0] ?? '', world.cwd);
  const strays = folder === undefined ? [] : await strayFiles(displayName(folder, world.cwd), diskPort(world.cwd));
  if ('message' in chosen) {
    const { text, mend = '' } = chosen.message;
    if (chosen.wrongUsage !== true) return fail([chosen.message, ...strays], 0);
    world.stderr.write(formatUsageError(text, mend));
    return 2;
  }
  if (options.output !== undefined) {
    const clash = overwritten(options.output, [chosen.before, chosen.after], world.cwd);
    if (clash) return fail([clash], 0);
  }
  if (strays.length > 0) report(strays);
  const [before, after] = [openVersion(chosen.before, world), openVersion(chosen.after, world)];
  const shapes = [parseDocument(before.source, forms), parseDocument(after.source, forms)] as const;
  const [old, now] = shapes.map(({ assessment }) => assessment);
  const wrong = shapes.flatMap(({ messages }) => messages.filter(({ severity }) => severity === 'error'));
  if (!old || !now || hasErrors(wrong)) return fail(wrong);
  const [oldPictures, pictures] = [digestPictures(old, before), digestPictures(now, after)];
  const unread = [...oldPictures.messages, ...pictures.messages];
  if (unread.length > 0) report(unread);
  const { diff } = openStep(
    { source: before.source, assessment: old },
    { source: after.source, assessment: now },
    { before: oldPictures.digests, after: pictures.digests },
  );
  const text = await formatDiff(
    { diff, before: before.source, after: after.source },
    options.format,
    options.output === undefined && wantsColour(world.stdout, world),
  );
  if (options.output === undefined) {
    world.stdout.write(text);
    return 0;
  }
  const name = displayName(options.output, world.cwd);
  const written = await writeOutput(resolve(world.cwd, options.output), name, Buffer.from(text));
  if ('message' in written) return fail([written.message]);
  world.stdout.write(`${name}\n`);
  return 0;
}

/** Returns an error if the output would replace one of the compared files. */
function overwritten(output: string, versions: readonly string[], cwd: string): Message | undefined {
  const target = realPath(resolve(cwd, output));
  if (target === undefined || !versions.some((version) => realPath(resolve(cwd, version)) === target)) return undefined;
  const file = displayName(output, cwd);
  return {
    ruleId: 'output-conflict',
    severity: 'error',
    text: '-o に、比べる版のファイルそのものが指定されています',
    mend: '別の名前を指定してください',
    place: { file, line: 1, column: 1 },
  };
}

function realPath(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}
