import { failureReason, isFolderReason } from '../../core/files.js';
import type { SourceFiles } from '../../core/files.js';
import type { Message } from '../../core/message.js';
import { brokenSource, maxBytes, parseSource, tooLarge } from './parse-source.js';
import type { Source } from './source.js';

/** Reads a file as YAML. Checks its size first, so that it never reads a huge file. An unreadable file becomes a message. */
export function readSource(file: string, files: SourceFiles): Source {
  try {
    const size = files.size(file);
    if (size === undefined) return brokenSource(file, unreadable(file, '普通のファイルではありません'));
    if (size > maxBytes) return brokenSource(file, tooLarge(file, size));
    return parseSource(file, files.read(file));
  } catch (error) {
    return brokenSource(file, unreadable(file, failureReason(error)));
  }
}

function unreadable(file: string, reason: string): Message {
  return {
    ruleId: 'file-unreadable',
    severity: 'error',
    text: `ファイルを読めません。${reason}`,
    mend: reason === isFolderReason ? 'フォルダーの中の YAML ファイルを指定してください' : 'ファイルの名前と権限を確かめてください',
    place: { file, line: 1, column: 1 },
  };
}
