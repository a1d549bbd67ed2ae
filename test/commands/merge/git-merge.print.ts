import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { parseSource } from '../../../src/load/read/parse-source.js';

let home = '';
let repository = '';
let script = '';
let env: Record<string, string> = {};
const draft = '評価書/予防接種 事務/draft.yaml';

interface Run {
  readonly code: number | null;
  readonly out: string;
}

function run(command: string, ...args: readonly string[]): Run {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: repository, env, encoding: 'utf8' });
  return { code: status, out: stdout + stderr };
}

function git(...args: readonly string[]): string {
  return execFileSync('git', args, { cwd: repository, env, encoding: 'utf8' }).trim();
}

function hyokasho(...args: readonly string[]): Run {
  return run(process.execPath, script, ...args);
}

function read(path = draft): string {
  return readFileSync(join(repository, path), 'utf8');
}

function edit(...pairs: readonly (readonly [before: string, after: string])[]): void {
  let text = read();
  for (const [before, after] of pairs) {
    expect(text).toContain(before);
    text = text.replace(before, after);
  }
  writeFileSync(join(repository, draft), text);
}

function amend(): void {
  expect(hyokasho('amend', draft, '--write').out).toContain('書き換えました');
}

/** Commits what an edit makes of the draft on a new branch from `from`. */
function branch(name: string, from: string, change: () => void): void {
  git('checkout', '-q', '-b', name, from);
  change();
  git('add', '-A');
  git('commit', '-q', '-m', name);
}

beforeAll(() => {
  home = realpathSync(mkdtempSync(join(tmpdir(), 'hyokasho-merge-')));
  repository = join(home, '市役所 の記録');
  // A place with blanks, Japanese and the signs that git and the shell read.
  const package_ = join(home, "道具 100% '箱'");
  const program = inject('program');
  for (const folder of [join(repository, '評価書/予防接種 事務'), package_]) mkdirSync(folder, { recursive: true });
  for (const name of ['node_modules', 'schema', 'package.json']) symlinkSync(realpathSync(join(program, name)), join(package_, name));
  cpSync(join(program, 'dist'), join(package_, 'dist'), { recursive: true });
  script = join(package_, 'dist/cli.js');
  env = { PATH: process.env['PATH'] ?? '', HOME: home, GIT_CONFIG_NOSYSTEM: '1', LC_ALL: 'C.UTF-8' };
  git('init', '-q', '-b', 'main');
  git('config', 'user.name', 'test');
  git('config', 'user.email', 'test@example.invalid');
  git('config', 'core.autocrlf', 'false');
  const published = readFileSync(new URL('../../../assessments/iwakuni-yobosesshu-kiso/2025-06-27.yaml', import.meta.url), 'utf8');
  writeFileSync(join(repository, '評価書/予防接種 事務/2025-06-27.yaml'), published);
  writeFileSync(join(repository, '.gitattributes'), '*.png binary');
  git('add', '-A');
  git('commit', '-q', '-m', 'published');
  writeFileSync(join(repository, draft), published.replace(/^公表日: .*$/mu, '公表日:'));
  git('add', '-A');
  git('commit', '-q', '-m', 'draft');
});
afterAll(() => {
  rmSync(home, { recursive: true, force: true });
});

test('--install is seen by git, says how it is taken back, and changes nothing twice', () => {
  const before = git('config', '--local', '--list');
  const first = hyokasho('merge', '--install');
  expect(first).toMatchObject({ code: 0, out: expect.stringContaining('hyokasho merge --uninstall') as string });
  expect(read('.gitattributes')).toBe('*.png binary\n*.yaml merge=hyokasho\n*.yml merge=hyokasho\n');
  expect(git('check-attr', 'merge', '--', draft)).toContain(': merge: hyokasho');
  const [attributes, config] = [read('.gitattributes'), read('.git/config')];
  expect(hyokasho('merge', '--install')).toMatchObject({ code: 0, out: expect.stringContaining('何も変えていません') as string });
  expect([read('.gitattributes'), read('.git/config')]).toEqual([attributes, config]);
  expect(hyokasho('merge', '--uninstall').code).toBe(0);
  expect([read('.gitattributes'), git('config', '--local', '--list')]).toEqual(['*.png binary\n', before]);
  expect(hyokasho('merge', '--uninstall').out).toContain('何も変えていません');
  expect(hyokasho('merge', '--install').code).toBe(0);
  git('add', '-A');
  git('commit', '-q', '-m', 'attributes');
});

const section = ['岩国市健康医療部健康推進課', '岩国市健康医療部健康増進課'] as const;
const fee = ['⑤予防接種実費徴収', '⑤予防接種実費の徴収'] as const;
const other = ['他の評価実施機関: ―', '他の評価実施機関: 山口県'] as const;

test('git merges two branches on both of which amend has run, and amend makes the rows of both', () => {
  branch('section', 'main', () => {
    edit(section, other);
    amend();
  });
  branch('fee', 'main', () => {
    edit(fee);
    amend();
  });
  const merged = run('git', 'merge', 'section', '-m', 'both');
  expect(merged).toMatchObject({ code: 0, out: expect.stringContaining('項目ごとに統合しました') as string });
  // Without the driver git leaves the end of 変更箇所 in conflict.
  expect(git('status', '--porcelain')).toBe('');
  hyokasho('amend', draft, '--write');
  const rows = (text: string): readonly string[] =>
    (parseSource('', text).data as { readonly 変更箇所: readonly object[] }).変更箇所.map((row) => JSON.stringify(row)).sort();
  const made = read();
  git('checkout', '-q', '-f', 'main');
  edit(section, other, fee);
  amend();
  expect(rows(made)).toEqual(rows(read()));
  git('checkout', '-q', '-f', 'main');
});

test('a conflict stops git inside the one item, and the rest is merged', () => {
  branch('one', 'main', () => {
    edit([section[0], '健康増進課'], fee);
  });
  branch('two', 'main', () => {
    edit([section[0], '保健予防課'], other);
  });
  const { code, out } = run('git', 'merge', 'one', '-m', 'both');
  expect([code, out]).toEqual([1, expect.stringContaining(`git add ${draft}`)]);
  expect(git('status', '--porcelain')).toBe(
    'UU "\\350\\251\\225\\344\\276\\241\\346\\233\\270/\\344\\272\\210\\351\\230\\262\\346\\216\\245\\347\\250\\256 \\344\\272\\213\\345\\213\\231/draft.yaml"',
  );
  const text = read();
  expect(text).toMatch(/^<<<<<<< [^\n]*\n {4}部署: 保健予防課\n=======\n {4}部署: 健康増進課\n>>>>>>> [^\n]*$/mu);
  expect(text).toContain(fee[1]);
  expect(text).toContain(other[1]);
  expect(hyokasho('check', draft).out).toContain('git の統合（マージ）が終わっていません');
  git('merge', '--abort');
});

test('a draft that both branches began is merged from the version before it', () => {
  git('checkout', '-q', '-b', 'before', 'main');
  git('rm', '-q', draft);
  git('commit', '-q', '-m', 'no draft');
  const begin = (change: readonly [string, string]) => (): void => {
    mkdirSync(join(repository, '評価書/予防接種 事務'), { recursive: true });
    writeFileSync(join(repository, draft), read('評価書/予防接種 事務/2025-06-27.yaml'));
    edit(change);
  };
  branch('begun-one', 'before', begin(fee));
  branch('begun-two', 'before', begin(other));
  const merged = run('git', 'merge', 'begun-one', '-m', 'both');
  expect(merged).toMatchObject({ code: 0, out: expect.stringContaining('前の版（評価書/予防接種 事務/2025-06-27.yaml）を元としました') as string });
  expect(read()).toContain(fee[1]);
  expect(read()).toContain(other[1]);
});

test('what is no assessment is merged as git does, without a word', () => {
  git('checkout', '-q', '-f', 'main');
  const write = (text: string) => (): void => {
    writeFileSync(join(repository, 'words.yaml'), text);
  };
  branch('words', 'main', write('a: 1\nb: 2\nc: 3\nd: 4\n'));
  branch('words-one', 'words', write('a: 5\nb: 2\nc: 3\nd: 4\n'));
  branch('words-two', 'words', write('a: 1\nb: 2\nc: 3\nd: 6\n'));
  expect(run('git', 'merge', 'words-one', '-m', 'both')).toMatchObject({ code: 0, out: expect.not.stringContaining('項目ごと') as string });
  expect(read('words.yaml')).toBe('a: 5\nb: 2\nc: 3\nd: 6\n');
});

test('a document whose name looks like an option is merged, and a refusal names no copy of git', () => {
  const name = '-一.yaml';
  const lines = (a: string, b: string): string => `様式: 様式２\n改定: 令和6年10月\n評価書番号: "${a}"\n評価書名: 名\n特記事項: ${b}\n`;
  const put = (text: string): void => {
    writeFileSync(join(repository, name), text);
  };
  branch('dash', 'main', () => {
    put(lines('1', '一'));
  });
  branch('dash-one', 'dash', () => {
    put(lines('2', '一'));
  });
  branch('dash-two', 'dash', () => {
    put(lines('1', '二'));
  });
  const merged = run('git', 'merge', 'dash-one', '-m', 'dash');
  expect(merged).toMatchObject({ code: 0, out: expect.stringContaining('項目ごとに統合しました') as string });
  expect(read(name)).toBe(lines('2', '二'));
  branch('dash-other', 'dash', () => {
    put(lines('1', '三').replace('様式２', '様式３'));
  });
  const refused = run('git', 'merge', 'dash-two', '-m', 'other');
  expect(refused.out).toMatch(/(?:元|相手)の版と自分の版とで、様式又は改定が違います/u);
  expect(refused.out).not.toContain('.merge_file');
  git('merge', '--abort');
});
