import { failureReason, isFolderReason, notAFile } from '../../core/files.js';
import type { FileContent, FileFailure, FileOutcome, SourceFiles } from '../../core/files.js';
import type { Message } from '../../core/message.js';
import { brokenSource, maxBytes, parseSource, tooLarge } from './parse-source.js';
import type { Source } from './source.js';

/** Reads a file as YAML. Checks its size first, so that it never reads a huge file. An unreadable file becomes a message. */
export function readSource(file: string, files: SourceFiles): Source {
  try {
    const size = files.size(file);
    if (size === undefined) return brokenSource(file, unreadable(file, notAFile));
    if (size > maxBytes) return brokenSource(file, tooLarge(file, size));
    return parseSource(file, files.read(file));
  } catch (error) {
    return brokenSource(file, unreadable(file, failureReason(error)));
  }
}

/** Parses a file that the port has read, or returns the source of one that it can't read, with a message. */
export function sourceOf(file: string, read: FileOutcome<FileContent>): Source {
  return read.ok ? parseSource(file, read.value.bytes) : unreadSource(file, read.failure);
}

function unreadSource(file: string, { kind, reason, size }: FileFailure): Source {
  return brokenSource(file, kind === 'too-large' && size !== undefined ? tooLarge(file, size) : unreadable(file, reason));
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
