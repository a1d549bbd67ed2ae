import { append } from '../../core/long-lists.js';
import { basename, dirname, extname, join, relative, resolve } from 'node:path';
import type { Message } from '../../core/message.js';
import { displayName, documentPath, findDocuments } from '../../workspace/typed/find-documents.js';
import { defaultFolder } from '../../workspace/versions/searched-names.js';
import { kindAt } from '../../workspace/disk/kind-at.js';

/** A document and its output file, both named relative to the working folder. */
export interface PlannedOutput {
  readonly file: string;
  readonly output: string;
}

/** The paths and options of the command line. */
export interface OutputRequest {
  readonly paths: readonly string[];
  readonly cwd: string;
  /** `-o`: a file if the name has the ending, else a folder. */
  readonly target?: string;
  readonly ending: '.pdf' | '.html';
}

/** The outputs of a run in the order of the documents, and the faults of the paths. */
export interface OutputPlan {
  readonly outputs: readonly PlannedOutput[];
  /** Folders that were searched, and folders of the named files. */
  readonly folders: readonly string[];
  readonly messages: readonly Message[];
}

const defaultTarget = 'out';

/**
 * Finds the documents and plans the output file of each, like `out/<評価書>/<版>.pdf`. Names follow the path below the given folder, or
 * at least the folder of the document. Leaves out documents with the same output file, and all documents if `-o` does not fit; messages
 * report both.
 */
export function planOutputs(request: OutputRequest): OutputPlan {
  const { paths, cwd, target = defaultTarget, ending } = request;
  const messages: Message[] = [];
  const folders = new Set<string>();
  const planned = new Map<string, PlannedOutput>();
  const intoFile = extname(target).toLowerCase() === ending;
  for (const path of paths.length === 0 ? [defaultFolder] : paths) {
    const found = findDocuments(paths.length === 0 ? [] : [path], cwd);
    append(messages, found.messages);
    for (const folder of found.folders) folders.add(folder);
    const named = documentPath(path, cwd);
    const base = kindAt(resolve(cwd, named)) === 'folder' ? displayName(named, cwd) : undefined;
    for (const file of found.files) {
      if (planned.has(file)) continue;
      planned.set(file, { file, output: displayName(intoFile ? target : join(target, nameBelow(file, base, cwd) + ending), cwd) });
    }
  }
  const outputs = [...planned.values()];
  const conflict = outputs.length === 0 ? undefined : targetConflict(target, intoFile, outputs.length, cwd);
  if (conflict) return { outputs: [], folders: [...folders], messages: [...messages, conflict] };
  const clashes = collisions(outputs);
  return { outputs: outputs.filter(({ file }) => !clashes.has(file)), folders: [...folders], messages: [...messages, ...clashes.values()] };
}

/** Returns the name of an output below the target, without its ending: `kodaira-covid19/2023-09-30`. */
function nameBelow(file: string, base: string | undefined, cwd: string): string {
  const stem = file.slice(0, file.length - extname(file).length);
  const below = base === undefined ? basename(stem) : relative(base, stem);
  return below === basename(stem) ? join(basename(dirname(resolve(cwd, file))), below) : below;
}

function targetConflict(target: string, intoFile: boolean, documents: number, cwd: string): Message | undefined {
  const name = displayName(target, cwd);
  const path = resolve(cwd, target);
  if (intoFile && documents > 1) {
    return problem(
      name,
      `-o にファイル名が指定されましたが、評価書が${String(documents)}件あります`,
      '評価書を一つだけ指定するか、-o にフォルダーを指定してください',
    );
  }
  if (intoFile && kindAt(path) === 'folder') return problem(name, '-o に指定されたファイル名のフォルダーがすでにあります', '別の名前を指定してください');
  if (!intoFile && kindAt(path) === 'file')
    return problem(
      name,
      '-o に指定された出力先は、フォルダーではなくファイルです',
      'フォルダーか、.pdf（--html のときは .html）で終わるファイル名を指定してください',
    );
  return undefined;
}

function collisions(outputs: readonly PlannedOutput[]): ReadonlyMap<string, Message> {
  const byOutput = new Map<string, PlannedOutput[]>();
  for (const planned of outputs) byOutput.set(planned.output, [...(byOutput.get(planned.output) ?? []), planned]);
  const clashes = new Map<string, Message>();
  for (const [output, sharing] of byOutput) {
    for (const { file } of sharing.length > 1 ? sharing : []) {
      const other = sharing.find((candidate) => candidate.file !== file)?.file ?? file;
      clashes.set(file, {
        ...problem(file, `「${other}」と出力先が同じ「${output}」になります`, 'ファイルの名前を変えるか、-o を変えて一つずつ印刷してください'),
        related: { file: other, line: 1, column: 1 },
      });
    }
  }
  return clashes;
}

function problem(file: string, text: string, mend: string): Message {
  return { ruleId: 'output-conflict', severity: 'error', text, mend, place: { file, line: 1, column: 1 } };
}
