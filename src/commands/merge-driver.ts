import { readFileSync, unlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { showControls } from '../core/visible.js';
import { describeWriteFailure, writeFileAtomically } from '../workspace/disk/atomic-write.js';
import { runGit } from '../workspace/disk/run-git.js';
import type { ExitCode, World } from './world.js';

const attributesFile = '.gitattributes';
const attributesLines = ['*.yaml merge=hyokasho', '*.yml merge=hyokasho'];
const section = 'merge.hyokasho';
const driverName = 'hyokasho: 評価書を項目ごとに統合する';
/** Most bytes of an answer of git. */
const mostBytes = 1024 * 1024;

/** Makes git merge the YAML files below the working folder by item. Changes nothing where it does so already. */
export async function installDriver(world: World): Promise<ExitCode> {
  if (!isRepository(world)) return 2;
  const [node, script] = world.program ?? [];
  if (node === undefined || script === undefined) return refuse(world, 'この命令の置き場が分かりません', 'コマンド hyokasho として実行してください');
  const driver = `${shellWord(node)} ${shellWord(script)} merge %O %A %B %P`;
  const wanted = [
    [`${section}.name`, driverName],
    [`${section}.driver`, driver],
  ] as const;
  const done: string[] = [];
  const before = readAttributes(world);
  if (before === undefined) return 1;
  const missing = attributesLines.filter((line) => !linesOf(before).includes(line));
  if (missing.length > 0) {
    const eol = before.includes('\r\n') ? '\r\n' : '\n';
    const failed = await writeAttributes(`${before}${before === '' || before.endsWith('\n') ? '' : eol}${missing.map((line) => line + eol).join('')}`, world);
    if (failed !== undefined) return failed;
    for (const line of missing) done.push(`  ${attributesFile}: ${line}`);
  }
  for (const [key, value] of wanted) {
    if (configured(key, world) === value) continue;
    if (!runGit(['config', '--local', key, value], mostBytes, world).ok) return refuse(world, 'git の設定を書けません', '.git/config に書き込む権限を確かめてください');
    done.push(`  git config ${key} = ${value}`);
  }
  world.stdout.write(
    done.length === 0
      ? 'git は、もうこの命令で評価書を統合するようになっています。何も変えていません。\n'
      : `git が、このフォルダーから下の YAML ファイルを項目ごとに統合するようにしました。書いたもの:\n${done.map(showControls).join('\n')}\n` +
          `${attributesFile} は記録（git add）して、一緒に書く人と分け合ってください。git config は人ごとの設定なので、それぞれの手元で一度ずつ「hyokasho merge --install」を実行します。\n` +
          (/[\\/]_npx[\\/]/u.test(script) ? '今の hyokasho は npx の一時の置き場にあります。消えたときは、もう一度「hyokasho merge --install」を実行してください。\n' : '') +
          '元に戻すには「hyokasho merge --uninstall」とします。\n',
  );
  return 0;
}

/** Takes back what {@link installDriver} wrote, and nothing else. */
export async function uninstallDriver(world: World): Promise<ExitCode> {
  if (!isRepository(world)) return 2;
  const done: string[] = [];
  const before = readAttributes(world);
  if (before === undefined) return 1;
  const ours = attributesLines.filter((line) => linesOf(before).includes(line));
  if (ours.length > 0) {
    const after = before
      .split(/(?<=\n)/u)
      .filter((line) => !attributesLines.includes(line.trim()))
      .join('');
    if (after === '') unlinkSync(join(world.cwd, attributesFile));
    else {
      const failed = await writeAttributes(after, world);
      if (failed !== undefined) return failed;
    }
    for (const line of ours) done.push(`  ${attributesFile}: ${line}`);
  }
  if (configured(`${section}.driver`, world) !== undefined || configured(`${section}.name`, world) !== undefined) {
    if (!runGit(['config', '--local', '--remove-section', section], mostBytes, world).ok)
      return refuse(world, 'git の設定を消せません', '.git/config に書き込む権限を確かめてください');
    done.push(`  git config の ${section}`);
  }
  world.stdout.write(done.length === 0 ? '消す設定はありません。何も変えていません。\n' : `次の設定を消しました。\n${done.join('\n')}\n`);
  return 0;
}

function isRepository(world: World): boolean {
  const found = runGit(['rev-parse', '--is-inside-work-tree'], mostBytes, world);
  if (found.ok && found.output.toString().trim() === 'true') return true;
  refuse(
    world,
    !found.ok && found.why === 'absent' ? 'git がありません' : 'ここは git で記録しているフォルダーではありません',
    'git で記録している、評価書のフォルダーで実行してください',
  );
  return false;
}

/** Quotes a path for the shell that git runs the driver with, and doubles the signs that git would replace. */
function shellWord(path: string): string {
  return `'${path.replaceAll("'", `'\\''`).replaceAll('%', '%%')}'`;
}

function configured(key: string, world: World): string | undefined {
  const found = runGit(['config', '--local', '--get', key], mostBytes, world);
  return found.ok ? found.output.toString('utf8').replace(/\r?\n$/u, '') : undefined;
}

/** Returns the text of .gitattributes, empty if there is none. Undefined, with the reason on stderr, if it can't be read. */
function readAttributes(world: World): string | undefined {
  try {
    return readFileSync(resolve(world.cwd, attributesFile), 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    refuse(world, `${attributesFile} を読めません`, 'ファイルの権限を確かめてください');
    return undefined;
  }
}

function linesOf(text: string): readonly string[] {
  return text.split('\n').map((line) => line.trim());
}

async function writeAttributes(text: string, world: World): Promise<ExitCode | undefined> {
  try {
    await writeFileAtomically(resolve(world.cwd, attributesFile), text);
    return undefined;
  } catch (error) {
    const { text: fault, mend = '' } = describeWriteFailure(error);
    return refuse(world, `${attributesFile}: ${fault}`, mend);
  }
}

function refuse(world: World, text: string, mend: string): ExitCode {
  world.stderr.write(`エラー: ${showControls(text)}\n直し方: ${showControls(mend)}\n`);
  return 1;
}
