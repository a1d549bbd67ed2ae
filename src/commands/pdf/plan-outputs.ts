import { isDay, isoDay, readDate } from '../../core/dates.js';
import { publishedKey } from '../../model/cover.js';
import { append } from '../../core/long-lists.js';
import { basename, dirname, extname, join, relative, resolve } from 'node:path';
import type { Message } from '../../core/message.js';
import { displayName, documentPath, findDocuments } from '../../workspace/typed/find-documents.js';
import { defaultFolder } from '../../workspace/versions/searched-names.js';
import { kindAt } from '../../workspace/disk/kind-at.js';
import { diskFiles } from '../../workspace/disk/disk-files.js';
import { fileName, fileNameKey, fileNameParts } from '../../core/text/file-name.js';
import { readSource } from '../../load/read/read-source.js';
import { valueAt } from '../../model/value-at.js';

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
  /** Pattern of the names of outputs (`fileName`). They then stand in the folder of `-o` itself. */
  readonly name?: string;
  /** Comes behind each name, so that no official PDF is replaced. */
  readonly suffix?: string;
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
 * at least the folder of the document, or a pattern. Leaves out documents with the same output file, and all documents if `-o` does not fit; messages
 * report both.
 */
export function planOutputs(request: OutputRequest): OutputPlan {
  const { paths, cwd, target = defaultTarget, ending, name, suffix = '' } = request;
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
      const below = name === undefined ? nameBelow(file, base, cwd) : filledName(name, file, cwd);
      planned.set(file, { file, output: displayName(intoFile ? target : join(target, below + suffix + ending), cwd) });
    }
  }
  const outputs = [...planned.values()];
  const conflict = outputs.length === 0 ? undefined : targetConflict(target, intoFile, outputs.length, cwd, name);
  if (conflict) return { outputs: [], folders: [...folders], messages: [...messages, conflict] };
  const clashes = collisions(outputs, name);
  return { outputs: outputs.filter(({ file }) => !clashes.has(file)), folders: [...folders], messages: [...messages, ...clashes.values()] };
}

/** Returns the name of an output below the target, without its ending: `kodaira-covid19/2023-09-30`. */
function nameBelow(file: string, base: string | undefined, cwd: string): string {
  const stem = file.slice(0, file.length - extname(file).length);
  const below = base === undefined ? basename(stem) : relative(base, stem);
  return below === basename(stem) ? join(basename(dirname(resolve(cwd, file))), below) : below;
}

/** Fills a pattern with what a document writes on its cover. A document that can't be read keeps the name of its file; it does not print. */
function filledName(pattern: string, file: string, cwd: string): string {
  const { data } = readSource(file, diskFiles(cwd));
  const text = (key: string): string => {
    const value = valueAt(data, [key]);
    if (typeof value !== 'string') return '';
    const reading = key === publishedKey ? readDate(value) : undefined;
    return reading?.ok === true && isDay(reading.date) ? isoDay(reading.date) : value;
  };
  return fileName(pattern, Object.fromEntries(fileNameParts.map((part) => [part, text(part)])));
}

function targetConflict(target: string, intoFile: boolean, documents: number, cwd: string, pattern: string | undefined): Message | undefined {
  const name = displayName(target, cwd);
  const path = resolve(cwd, target);
  if (intoFile && pattern !== undefined) return problem(name, '--name と -o の両方でファイル名が指定されました', '-o にはフォルダーを指定してください');
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

function collisions(outputs: readonly PlannedOutput[], pattern: string | undefined): ReadonlyMap<string, Message> {
  const byOutput = new Map<string, PlannedOutput[]>();
  // Names from a pattern go to other machines, where case may not count.
  const keyOf = ({ output }: PlannedOutput): string => (pattern === undefined ? output : fileNameKey(output));
  for (const planned of outputs) {
    const sharing = byOutput.get(keyOf(planned));
    if (sharing) sharing.push(planned);
    else byOutput.set(keyOf(planned), [planned]);
  }
  const mend =
    pattern === undefined
      ? 'ファイルの名前を変えるか、-o を変えて一つずつ印刷してください'
      : `--name に ${fileNameParts.map((part) => `{${part}}`).join('、')} のうち、これらの評価書で違うものを加えるか、-o を変えて一つずつ印刷してください`;
  const clashes = new Map<string, Message>();
  for (const sharing of byOutput.values()) {
    const [first, second] = sharing;
    for (const { file, output } of second ? sharing : []) {
      const other = (file === first?.file ? second?.file : first?.file) ?? file;
      clashes.set(file, {
        ...problem(file, `「${other}」と出力先が同じ「${output}」になります`, mend),
        related: { file: other, line: 1, column: 1 },
      });
    }
  }
  return clashes;
}

function problem(file: string, text: string, mend: string): Message {
  return { ruleId: 'output-conflict', severity: 'error', text, mend, place: { file, line: 1, column: 1 } };
}
