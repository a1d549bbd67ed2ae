import type { CommanderError } from 'commander';
import { showControls } from '../../core/visible.js';

/** Phrases the fault of a command line in Japanese, with the nearest right word if there is one. `command` is the name as called. */
export function describeUsageError(error: CommanderError, command: string): string {
  const [, first = '', second = ''] = /'([^']*)'(?:[^']*'([^']*)')?/u.exec(error.message) ?? [];
  const near = /\(Did you mean (?:one of )?([^?]*)\?\)/u.exec(error.message)?.[1];
  const lines = [sentence(error, first, second)];
  if (near !== undefined) lines.push(`もしかして「${near.replace(/, /g, '」「')}」ではありませんか。`);
  lines.push(`使い方は ${command} --help で見られます。`);
  return `${lines.map(showControls).join('\n')}\n`;
}

function sentence(error: CommanderError, first: string, second: string): string {
  switch (error.code) {
    case 'commander.unknownOption':
      return `「${first}」というオプションはありません。`;
    case 'commander.unknownCommand':
      return `「${first}」という命令はありません。`;
    case 'commander.optionMissingArgument':
      return `オプション「${first}」に値がありません。`;
    case 'commander.missingMandatoryOptionValue':
      return `オプション「${first}」が必要です。`;
    case 'commander.missingArgument':
      return `引数「${first}」がありません。`;
    case 'commander.excessArguments':
      return '引数が多すぎます。';
    case 'commander.conflictingOption':
      return `「${first}」と「${second}」は一緒に使えません。`;
    case 'commander.invalidArgument': {
      const allowed = /Allowed choices are ([^.]*)\./u.exec(error.message)?.[1];
      return `「${second}」は「${first}」の値として使えません。${allowed === undefined ? '' : `使える値は ${allowed.replace(/, /g, '、')} です。`}`;
    }
    default:
      return '命令の書き方が正しくありません。';
  }
}
