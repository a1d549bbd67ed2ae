import { readFileSync, unlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describeWriteFailure, writeFileAtomically } from './atomic-write.js';
import { runGit } from './run-git.js';
import type { GitWorld } from './run-git.js';

const attributesFile = '.gitattributes';
const attributesLines = ['*.yaml merge=hyokasho', '*.yml merge=hyokasho'];
const section = 'merge.hyokasho';
const driverName = 'hyokasho: 評価書を項目ごとに統合する';
/** Most bytes of an answer of git. */
const mostBytes = 1024 * 1024;

/** What was written or removed, one line each. */
export type DriverChange = { readonly done: readonly string[] } | { readonly text: string; readonly mend: string };

/**
 * Makes git merge the YAML files below the working folder by this program. Changes nothing where it does so already.
 * @param program Absolute paths of Node and of the script.
 */
export async function installDriver([node, script]: readonly [node: string, script: string], world: GitWorld): Promise<DriverChange> {
  const stranger = notRepository(world);
  if (stranger) return stranger;
  // Behind `--` a document whose name begins with `-` is no option.
  const wanted = [
    [`${section}.name`, driverName],
    [`${section}.driver`, `${shellWord(node)} ${shellWord(script)} merge -- %O %A %B %P`],
  ] as const;
  const done: string[] = [];
  const before = readAttributes(world);
  if (typeof before !== 'string') return before;
  const missing = attributesLines.filter((line) => !linesOf(before).includes(line));
  if (missing.length > 0) {
    const eol = before.includes('\r\n') ? '\r\n' : '\n';
    const failed = await writeAttributes(`${before}${before === '' || before.endsWith('\n') ? '' : eol}${missing.map((line) => line + eol).join('')}`, world);
    if (failed) return failed;
    for (const line of missing) done.push(`${attributesFile}: ${line}`);
  }
  for (const [key, value] of wanted) {
    if (configured(key, world) === value) continue;
    if (!runGit(['config', '--local', key, value], mostBytes, world).ok) return { text: 'git の設定を書けません', mend: configMend };
    done.push(`git config ${key} = ${value}`);
  }
  return { done };
}

/** Takes back what {@link installDriver} wrote, and nothing else. */
export async function uninstallDriver(world: GitWorld): Promise<DriverChange> {
  const stranger = notRepository(world);
  if (stranger) return stranger;
  const done: string[] = [];
  const before = readAttributes(world);
  if (typeof before !== 'string') return before;
  const ours = attributesLines.filter((line) => linesOf(before).includes(line));
  if (ours.length > 0) {
    const after = before
      .split(/(?<=\n)/u)
      .filter((line) => !attributesLines.includes(line.trim()))
      .join('');
    if (after === '') unlinkSync(join(world.cwd, attributesFile));
    else {
      const failed = await writeAttributes(after, world);
      if (failed) return failed;
    }
    for (const line of ours) done.push(`${attributesFile}: ${line}`);
  }
  if (configured(`${section}.driver`, world) !== undefined || configured(`${section}.name`, world) !== undefined) {
    if (!runGit(['config', '--local', '--remove-section', section], mostBytes, world).ok) return { text: 'git の設定を消せません', mend: configMend };
    done.push(`git config の ${section}`);
  }
  return { done };
}

const configMend = '.git/config に書き込む権限を確かめてください';

interface Refusal {
  readonly text: string;
  readonly mend: string;
}

function notRepository(world: GitWorld): Refusal | undefined {
  const found = runGit(['rev-parse', '--is-inside-work-tree'], mostBytes, world);
  if (found.ok && found.output.toString().trim() === 'true') return undefined;
  return {
    text: !found.ok && found.why === 'absent' ? 'git がありません' : 'ここは git で記録しているフォルダーではありません',
    mend: 'git で記録している、評価書のフォルダーで実行してください',
  };
}

/** Quotes a path for the shell that git runs the driver with, and doubles the signs that git would replace. */
function shellWord(path: string): string {
  return `'${path.replaceAll("'", `'\\''`).replaceAll('%', '%%')}'`;
}

function configured(key: string, world: GitWorld): string | undefined {
  const found = runGit(['config', '--local', '--get', key], mostBytes, world);
  return found.ok ? found.output.toString('utf8').replace(/\r?\n$/u, '') : undefined;
}

/** Returns the text of .gitattributes, empty if there is none. */
function readAttributes(world: GitWorld): string | Refusal {
  try {
    return readFileSync(resolve(world.cwd, attributesFile), 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    return { text: `${attributesFile} を読めません`, mend: 'ファイルの権限を確かめてください' };
  }
}

function linesOf(text: string): readonly string[] {
  return text.split('\n').map((line) => line.trim());
}

async function writeAttributes(text: string, world: GitWorld): Promise<Refusal | undefined> {
  try {
    await writeFileAtomically(resolve(world.cwd, attributesFile), text);
    return undefined;
  } catch (error) {
    const { text: fault, mend = '' } = describeWriteFailure(error);
    return { text: `${attributesFile}: ${fault}`, mend };
  }
}
