import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { draftCommand } from '../../../src/commands/draft.js';
import { runProgram } from '../../../src/commands/run/run-program.js';
import { testWorld } from '../test-world.js';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hyokasho-draft-'));
  mkdirSync(join(folder, 'assessments/予防接種'), { recursive: true });
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const place = 'assessments/予防接種';
const version = (day: string, more = ''): string => `様式: 様式３\n公表日: ${day}\n${more}`;

function put(name: string, text: string | Uint8Array): void {
  writeFileSync(join(folder, place, name), text);
}

async function draft(...args: readonly string[]): Promise<{ code: number; out: string; err: string }> {
  const world = testWorld(folder);
  const code = await runProgram([draftCommand], ['draft', ...args], world);
  return { code, out: world.out(), err: world.err() };
}

const drafted = (): string => readFileSync(join(folder, place, 'draft.yaml'), 'utf8');

test('begins the draft from the newest version, and says what it left behind', async () => {
  put('2024-03-10.yaml', version('令和6年3月10日', '変更の説明:\n  - 理由: 古い\n'));
  put('2025-03-10.yaml', version('令和7年3月10日', '変更の説明:\n  - 理由: 覚え\n変更箇所の控え:\n'));
  const { code, out, err } = await draft('予防接種');
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toBe(
    [
      'assessments/予防接種/draft.yaml を assessments/予防接種/2025-03-10.yaml から作りました。',
      '公表日を空け、前の版についての「変更の説明」「変更箇所の控え」を除きました。ほかは一字も変えていません。',
      '次は、案を書き改めてから「hyokasho amend assessments/予防接種」で変更箇所の行を確かめます。',
      '',
    ].join('\n'),
  );
  expect(drafted()).toBe('様式: 様式３\n公表日:\n');
  expect(readdirSync(join(folder, place)).sort()).toEqual(['2024-03-10.yaml', '2025-03-10.yaml', 'draft.yaml']);
});

test.each([['2024-03-10'], ['2024-03-10.yaml'], ['assessments/予防接種/2024-03-10.yaml']])('begins from %s', async (from) => {
  put('2024-03-10.yaml', version('令和6年3月10日', '評価書名: 古い\n'));
  put('2025-03-10.yaml', version('令和7年3月10日', '評価書名: 新しい\n'));
  expect((await draft(place, '--from', from)).code).toBe(0);
  expect(drafted()).toBe('様式: 様式３\n公表日:\n評価書名: 古い\n');
});

test('begins from a version given as a file', async () => {
  put('2024-03-10.yaml', version('令和6年3月10日'));
  put('2025-03-10.yaml', version('令和7年3月10日'));
  expect((await draft(`${place}/2024-03-10.yaml`)).out).toContain('2024-03-10.yaml から');
});

test('keeps the byte order mark and Windows line ends', async () => {
  put('2025-03-10.yaml', '\ufeff様式: 様式３\r\n公表日: 令和7年3月10日\r\n変更の説明:\r\n  - 理由: 覚え\r\n');
  expect((await draft('予防接種')).code).toBe(0);
  expect(drafted()).toBe('\ufeff様式: 様式３\r\n公表日:\r\n');
});

test.each([['draft.yaml'], ['draft.yml'], ['draft.yaml.txt'], ['draft.YAML'], ['下書き.yaml'], ['draft (1).yaml'], ['draft - コピー.yaml'], ['案.yml']])(
  'refuses where %s stands, and leaves it as it is',
  async (name) => {
    put('2025-03-10.yaml', version('令和7年3月10日'));
    put(name, 'これは案\n');
    const { code, out, err } = await draft('予防接種');
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain(`${place}/${name}:1:1  エラー`);
    expect(err).toContain('[draft-versions]');
    expect(readFileSync(join(folder, place, name), 'utf8')).toBe('これは案\n');
    expect(readdirSync(join(folder, place)).sort()).toEqual(['2025-03-10.yaml', name].sort());
  },
);

test('refuses where a folder or a link has the name of the draft', async () => {
  put('2025-03-10.yaml', version('令和7年3月10日'));
  symlinkSync('nowhere.yaml', join(folder, place, 'draft.yaml'));
  const link = await draft('予防接種');
  expect(link).toMatchObject({ code: 1, err: expect.stringContaining('ファイルではありません') as string });
  expect(existsSync(join(folder, place, 'nowhere.yaml'))).toBe(false);
  rmSync(join(folder, place, 'draft.yaml'));
  mkdirSync(join(folder, place, 'draft.yaml'));
  const refused = await draft('予防接種');
  expect(refused.code).toBe(1);
  expect(refused.err).toContain('直し方: 名前を変えるか、要らなければ消してから');
  rmSync(join(folder, place, 'draft.yaml'), { recursive: true });
  expect((await draft('予防接種')).code).toBe(0);
});

test('removes what a killed run left, and leaves nothing itself', async () => {
  put('2025-03-10.yaml', version('令和7年3月10日'));
  put('.draft.yaml.4194999.1.tmp', '様式');
  put('.draft.yaml.tmp', '人のもの');
  const runs = await Promise.all([draft('予防接種'), draft('予防接種'), draft('予防接種')]);
  expect(runs.map(({ code }) => code).sort()).toEqual([0, 1, 1]);
  expect(readdirSync(join(folder, place)).sort()).toEqual(['.draft.yaml.tmp', '2025-03-10.yaml', 'draft.yaml']);
  expect(drafted()).toBe('様式: 様式３\n公表日:\n');
});

test.each([
  ['no version', {}, [place], '公表した版がありません'],
  ['a version without 公表日, which is a draft', { '2025-03-10.yaml': '様式: 様式３\n公表日:\n' }, [place], 'まだ公表していない案です'],
  [
    'the newest version without 公表日, though an older one is asked for',
    { '2024-03-10.yaml': version('令和6年3月10日'), '2025-03-10.yaml': '様式: 様式３\n' },
    [place, '--from', '2024-03-10'],
    'まだ公表していない案です',
  ],
  [
    'the newest version in two files',
    { '2025-03-10.yaml': version('令和7年3月10日'), '2025-03-10.yml': version('令和7年3月10日') },
    [place],
    '「2025-03-10」という版のファイルが二つあります',
  ],
  ['an unknown version', { '2025-03-10.yaml': version('令和7年3月10日') }, [place, '--from', '2024-03-10'], '「2024-03-10」という版はありません'],
  ['a version that is no YAML', { '2025-03-10.yaml': '様式: 様式３\n公表日: 令和7年3月10日\n様式: 様式４\n' }, [place], '[yaml-duplicate-key]'],
  ['a 公表日 with two comments', { '2025-03-10.yaml': '様式: 様式３\n公表日: # 一\n  令和7年3月10日 # 二\n' }, [place], 'ほかの所を変えずに案を始められません'],
])('refuses %s', async (_, files, args, words) => {
  for (const [name, text] of Object.entries(files)) put(name, text);
  const { code, out, err } = await draft(...args);
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toContain(words);
  expect(readdirSync(join(folder, place)).sort()).toEqual(Object.keys(files).sort());
});

test('names the assessments that there are for one that is not', async () => {
  put('2025-03-10.yaml', version('令和7年3月10日'));
  const { code, err } = await draft('予防摂取');
  expect(code).toBe(2);
  expect(err).toContain('評価書は 予防接種 です');
});
