import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { amendCommand } from '../../src/commands/amend.js';
import { checkCommand } from '../../src/commands/check.js';
import { diffCommand } from '../../src/commands/diff.js';
import { explainCommand } from '../../src/commands/explain.js';
import { newCommand } from '../../src/commands/new.js';
import { renderCommand } from '../../src/commands/render.js';
import { runProgram } from '../../src/commands/run/run-program.js';
import { testWorld } from '../commands/test-world.js';

const name = '子どもパスポート'.normalize('NFC');
const fromMac = name.normalize('NFD');
const head = '様式: 様式２\n改定: 令和6年10月\n';
const older = `${head}公表日: 令和7年4月1日\n関連情報:\n  事務:\n    名称: 甲\n`;
const newer = `${head}公表日: 令和7年6月1日\n関連情報:\n  事務:\n    名称: 乙\n`;

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hyokasho-composed-'));
  mkdirSync(join(folder, 'assessments', fromMac), { recursive: true });
  writeFileSync(join(folder, 'assessments', fromMac, '2025-04-01.yaml'), older);
  writeFileSync(join(folder, 'assessments', fromMac, 'draft.yaml'), newer);
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

async function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const world = testWorld(folder);
  const code = await runProgram([amendCommand, checkCommand, diffCommand, explainCommand, newCommand, renderCommand], args, world);
  return { code, out: world.out(), err: world.err() };
}

describe('a folder that came from a Mac', () => {
  test('is found by its name and by its path', async () => {
    for (const given of [name, fromMac, `assessments/${name}`, join(folder, 'assessments', name)]) {
      expect([given, (await run('diff', given)).code]).toEqual([given, 0]);
      expect([given, (await run('amend', given)).out]).toEqual([given, expect.stringContaining('加える行')]);
    }
    for (const given of [`assessments/${name}`, `assessments/${name}/draft.yaml`]) {
      expect((await run('check', given)).out).not.toContain('file-unreadable');
      expect((await run('render', '--html', given)).err).not.toContain('読めません');
    }
    expect((await run('diff', `assessments/${name}/2025-04-01.yaml`, `assessments/${name}/draft.yaml`)).code).toBe(0);
    expect((await run('explain', '公表日', '--file', `assessments/${name}/draft.yaml`)).code).toBe(0);
  });

  test('is amended where it stands', async () => {
    await run('amend', name, '--write');
    expect(readdirSync(join(folder, 'assessments'))).toEqual([fromMac]);
  });

  test('gets no second beside it', async () => {
    const { code, err } = await run('new', '様式２', name);
    expect(code).toBe(1);
    expect(err).toContain(
      '見た目は同じですが、文字の組み立て方が違います（「ど」（U+3069）と「ど」（U+3068 U+3099））'.replace(
        '「ど」（U+3068',
        `「${'ど'.normalize('NFD')}」（U+3068`,
      ),
    );
    expect(readdirSync(join(folder, 'assessments'))).toEqual([fromMac]);
  });
});

test('two folders that nobody can tell apart are both told, with what differs', async () => {
  cpSync(join(folder, 'assessments', fromMac), join(folder, 'assessments', name), { recursive: true });
  if (readdirSync(join(folder, 'assessments')).length === 1) return;
  for (const args of [['check'], ['check', `assessments/${name}`], ['diff', name], ['amend', name], ['render', '--html', `assessments/${fromMac}`]]) {
    const { code, out, err } = await run(...args);
    expect([args[0], code]).toEqual([args[0], 1]);
    expect(out + err).toContain('という名前のものが2つあります。見た目は同じですが、文字の組み立て方が違います');
    expect(out + err).toContain('（U+3069）');
    expect(out + err).toContain('（U+3068 U+3099）');
  }
  expect((await run('new', '様式２', name)).code).toBe(1);
});

test('a path in a git commit finds the file that is the same text', async () => {
  const git = (...args: string[]): unknown =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', '-c', 'core.precomposeunicode=false', ...args], { cwd: folder });
  git('init', '-q');
  git('add', '.');
  git('commit', '-qm', 'a');
  const { code, out } = await run('diff', `HEAD:assessments/${name}/2025-04-01.yaml`, `HEAD:./assessments/${name}/draft.yaml`);
  expect([code, out.includes('乙')]).toEqual([0, true]);
});

test('a key and a choice composed otherwise are those of the form', async () => {
  const other = (text: string): string => text.normalize('NFD');
  const file = join(folder, 'assessments', fromMac, 'draft.yaml');
  writeFileSync(
    file,
    `${head}公表日: 令和7年6月1日\n${other('リスク対策')}:\n  ${other('監査')}:\n    ${other('実施の有無')}:\n      該当: [${other('自己点検')}]\n`,
  );
  const { out } = await run('check', `assessments/${name}/draft.yaml`);
  expect(out).not.toContain('unknown-key');
  expect(out).not.toContain('choice-spelling');
  expect(out).not.toContain('unknown-option');
});
