import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Command, CommanderError, Help } from 'commander';
import type { Option } from 'commander';
import { displayWidth } from '../../core/text/display-width.js';
import { isMissing } from '../../workspace/disk/kind-at.js';
import { packageFolder } from '../../workspace/disk/package-folder.js';
import { firstAssessment } from '../../workspace/typed/find-documents.js';
import { defaultFolder } from '../../workspace/versions/searched-names.js';
import { showControls } from '../../core/visible.js';
import { missingPathCode, refuseMissingPaths } from './named-paths.js';
import { describeUsageError } from './usage-errors.js';
import type { ExitCode, World } from './world.js';

/** The world of a command, and its way to set the exit code. */
export interface CommandContext {
  readonly world: World;
  /** Sets the exit code. Without a call it is 0. */
  readonly exit: (code: ExitCode) => void;
}

/** A function that adds one command to the program. Each command is a file that exports one. */
export type AddCommand = (program: Command, context: CommandContext) => void;

/** Runs the command line `args` (without node and script) and returns the exit code. Throws for our own bugs only. */
export async function runProgram(commands: readonly AddCommand[], args: readonly string[], world: World): Promise<ExitCode> {
  let code: ExitCode = 0;
  const program = makeProgram(world);
  for (const add of commands) add(program, { world, exit: (given) => (code = given) });
  program.hook('preAction', (_, called) => {
    refuseMissingPaths(called, world.cwd);
  });
  for (const command of program.commands) {
    command.helpOption('-h, --help', helpText);
    const example = revision[command.name()];
    if (example === undefined) continue;
    command.helpGroup('評価書を改める（この順に使います）:');
    command.summary(`${command.description()}\n    例 hyokasho ${command.name()} ${example}`);
  }
  try {
    if (args.length === 0) {
      world.stderr.write(program.helpInformation());
      if (isMissing(resolve(world.cwd, defaultFolder)))
        world.stderr.write(`\nこのフォルダーに評価書（${defaultFolder}）はまだありません。${firstAssessment}。\n`);
      return 2;
    }
    await program.parseAsync([...args], { from: 'user' });
    return code;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return 0;
    if (error.code === missingPathCode) {
      world.stderr.write(error.message);
      return 2;
    }
    const [asked = '', unknown = ''] = args;
    // After `help nonsense` the program has written its help already.
    if (error.code === 'commander.help') world.stderr.write(unknown === '' ? '' : `\n「${showControls(unknown)}」という命令はありません。\n`);
    else world.stderr.write(describeUsageError(error, program.commands.some((each) => each.name() === asked) ? `hyokasho ${asked}` : 'hyokasho'));
    return 2;
  }
}

/** The commands of a revision, which the help shows first, with the arguments of an example. */
const revision: Readonly<Record<string, string>> = {
  draft: '予防接種',
  replace: '健康推進課 健康増進課 予防接種',
  check: '予防接種',
  amend: '予防接種 --write',
  render: '予防接種',
};

const helpText = '使い方を表示する';

function makeProgram(world: World): Command {
  const program = new Command('hyokasho')
    .description('特定個人情報保護評価書を YAML で書き、検査し、公式の様式の PDF にする')
    .helpOption('-h, --help', helpText)
    .commandsGroup('そのほかの命令:')
    .helpCommand('help [命令]', '命令の使い方を表示する')
    .version(packageVersion(), '-V, --version', '版を表示する')
    .usage('<命令> [オプション]')
    .configureHelp({
      styleTitle: (title) => titles[title] ?? title,
      subcommandTerm: briefCall,
      formatHelp: (command, help) => optionsLast(Help.prototype.formatHelp.call(help, command, help), command),
      optionDescription: describeOption,
      displayWidth,
    })
    .configureOutput({
      writeOut: (text) => {
        world.stdout.write(text);
      },
      writeErr: (text) => {
        world.stderr.write(text);
      },
      outputError: () => undefined,
    })
    .exitOverride();
  return program;
}

/** Moves the options of the program itself behind its commands, for which people open the help. */
function optionsLast(help: string, { parent }: Command): string {
  if (parent) return help;
  const parts = help.trimEnd().split('\n\n');
  const areOptions = (part: string): boolean => part.startsWith('オプション:');
  return `${[...parts.filter((part) => !areOptions(part)), ...parts.filter(areOptions)].join('\n\n')}\n`;
}

/** Returns the name of a command and its first way to be called. Options and further ways are in its own help. */
function briefCall(command: Command): string {
  const [first = ''] = command.usage().split('\n');
  return `${command.name()} ${first.replace(/\[(?:options|オプション)\]/u, '').trim()}`.trim();
}

const titles: Readonly<Record<string, string>> = {
  'Usage:': '使い方:',
  'Options:': 'オプション:',
  'Commands:': '命令:',
  'Arguments:': '引数:',
  'Global Options:': '共通のオプション:',
};

function describeOption(option: Option): string {
  const notes: string[] = [];
  if (option.argChoices) notes.push(`${option.argChoices.join('、')} のどれか`);
  if (option.defaultValue !== undefined && typeof option.defaultValue !== 'boolean') notes.push(`省くと ${String(option.defaultValue)}`);
  return notes.length > 0 ? `${option.description}（${notes.join('。')}）` : option.description;
}

function packageVersion(): string {
  const { version } = JSON.parse(readFileSync(join(packageFolder(), 'package.json'), 'utf8')) as { version: string };
  return version;
}
