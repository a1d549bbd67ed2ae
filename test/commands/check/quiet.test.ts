import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkCommand } from '../../../src/commands/check.js';
import { runProgram } from '../../../src/commands/run/run-program.js';
import { testWorld } from '../test-world.js';

interface Finding {
  readonly severity: string;
  readonly ruleId: string;
  readonly place: { readonly file: string };
  readonly carried?: boolean;
  readonly fingerprint: string;
}

const sample = fileURLToPath(new URL('../../../assessments/', import.meta.url));
const folder = 'assessments/iwakuni-yobosesshu';
let root = '';

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'hyokasho-quiet-'));
  cpSync(sample, join(root, 'assessments'), { recursive: true });
  draft((text) => text);
});
afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

/** Writes the next version of 岩国市: a copy of the newest without 公表日 and 変更の説明, and what a person edits. */
function draft(edit: (text: string) => string): void {
  const text = readFileSync(join(sample, 'iwakuni-yobosesshu/2025-06-27.yaml'), 'utf8');
  const begun = text.replace(/^公表日: .*$/mu, '公表日:').replace(/^変更の説明:\n(?:[ #].*\n|\n)*/mu, '');
  writeFileSync(join(root, folder, 'draft.yaml'), edit(begun));
}

async function check(...args: string[]): Promise<{ readonly out: string; readonly lines: readonly string[]; readonly code: number }> {
  const world = testWorld(root);
  const code = await runProgram([checkCommand], ['check', ...args], world);
  expect(world.err()).toBe('');
  return { out: world.out(), lines: world.out().trimEnd().split('\n'), code };
}

async function findings(...args: string[]): Promise<readonly Finding[]> {
  return JSON.parse((await check(...args, '--format', 'json')).out) as readonly Finding[];
}

const ofDraft = ({ place }: Finding): boolean => place.file.endsWith('draft.yaml');
const known = ({ ruleId, fingerprint, carried }: Finding): string => [ruleId, fingerprint, String(carried)].join(' ');

test('the shipped assessments fit on a screen, and a planted error comes first', async () => {
  rmSync(join(root, folder, 'draft.yaml'));
  const quiet = await check();
  expect(quiet.lines.length).toBeLessThanOrEqual(15);
  expect(quiet.out).toContain(`${folder}/2024-12-06.yaml  公表済みの版：警告 13 件（うち新しいもの 7 件）、お知らせ 5 件（--all で全て）`);
  expect(quiet.lines.at(-1)).toMatch(/^警告 \d+ 件、お知らせ \d+ 件（評価書 13 件を検査）$/u);
  draft((text) => text.replace('評価書番号: "49"', '評価書番号: 49'));
  const { lines, code } = await check(folder);
  expect([lines[0], code]).toEqual([`${folder}/draft.yaml:6:8  エラー  文字を書く欄ですが、数値「49」があります  [wrong-type]`, 1]);
});

test('an untouched draft has one line for all that the version before has too', async () => {
  draft((text) => text);
  const { out, code } = await check(`${folder}/draft.yaml`);
  expect(code).toBe(0);
  expect(out).toBe(
    [
      `${folder}/draft.yaml:12:1  お知らせ  まだ書かれていません  [unfilled]`,
      '    項目: 公表日',
      '    直し方: 内容を書いてください（評価書を公表した日（例 令和7年6月27日 又は 2025-06-27））',
      `${folder}/draft.yaml  前の版から続く警告 10 件、お知らせ 5 件（--all で全て）`,
      '',
      '警告 10 件、お知らせ 6 件（評価書 1 件を検査）',
      '',
    ].join('\n'),
  );
});

test('what is carried does not depend on the paths that were asked for', async () => {
  draft((text) => text);
  const alone = await findings(`${folder}/draft.yaml`);
  const all = await findings(folder);
  const whole = all.filter(ofDraft);
  // Every finding is in the count, shown or not.
  const count = (severity: string): string => `${String(all.filter((finding) => finding.severity === severity).length)} 件`;
  expect((await check(folder)).lines.at(-1)).toBe(`警告 ${count('warning')}、お知らせ ${count('notice')}（評価書 5 件を検査）`);
  expect(alone.filter(({ carried }) => carried === true)).toHaveLength(15);
  expect(alone).toEqual(whole);
});

test('a fingerprint stays when lines move, and differs for each finding of a document', async () => {
  draft((text) => text);
  const before = await findings(`${folder}/draft.yaml`);
  draft((text) => `# 一\n# 二\n${text}`);
  const after = await findings(`${folder}/draft.yaml`);
  expect(after.map(known)).toEqual(before.map(known));
  expect(new Set(before.map(({ fingerprint }) => fingerprint)).size).toBe(before.length);
});

test('a finding at a place that the version before left alone is new', async () => {
  draft((text) => text.replace('名称: 予防接種に関する事務', '名称: "予防接種に関する事務\u2f0a"'));
  const { out } = await check(`${folder}/draft.yaml`);
  expect(out).toMatch(/^assessments\S+draft\.yaml:\d+:\d+ {2}警告 {2}「⼊」.+\[radical-character\]$/mu);
  expect(out).toContain('前の版から続く警告 10 件、お知らせ 5 件（--all で全て）');
});

test('findings alike are gathered, with their number, their lines and how to see them', async () => {
  draft((text) => text.replace(/(?<=^ +(?:部署|所属長の役職名|使用部署|請求先|連絡先): .*)健康推進課/gmu, '健康増進課'));
  const { out } = await check(`${folder}/draft.yaml`);
  expect(out).toMatch(/エラー {2}変更 \d+ 件に行がありません。/u);
  expect(out).toMatch(/同じもの: ほか \d+ 件（\d+(?:、\d+)*行目(?:など)?。--all で全て）/u);
  expect(out.match(/\[change-without-row\]/gu)).toHaveLength(1);
  const all = await check(`${folder}/draft.yaml`, '--all');
  expect(all.out.match(/\[change-without-row\]/gu)?.length).toBeGreaterThan(3);
  expect(all.out.match(/ {2}前の版から続く$/gmu)).toHaveLength(15);
});

test('--strict does not fail for a standing row, says so, and fails for what can be mended', async () => {
  draft((text) => text);
  const { out, code } = await check(`${folder}/draft.yaml`, '--strict');
  expect(code).toBe(1);
  expect(out).toContain(
    '\n警告 9 件と書かれていない項目 1 件のため、--strict では失敗です。公表済みの行にある前の版からの警告 1 件は、直せないので失敗としません\n',
  );
});

test('sarif and github hold what is carried, with the same fingerprint', async () => {
  draft((text) => text);
  const json = await findings(`${folder}/draft.yaml`);
  const { out } = await check(`${folder}/draft.yaml`, '--format', 'sarif');
  const log = JSON.parse(out) as {
    readonly runs: readonly [{ readonly results: readonly { readonly partialFingerprints: object; readonly properties?: { readonly carried?: boolean } }[] }];
  };
  expect(log.runs[0].results.map(({ partialFingerprints, properties }) => [partialFingerprints, properties?.carried])).toEqual(
    json.map(({ fingerprint, carried }) => [{ 'hyokashoFinding/v1': fingerprint }, carried]),
  );
  const lines = (await check(`${folder}/draft.yaml`, '--format', 'github')).lines;
  expect(lines.map((line) => /(?:,carried=(true))?,fingerprint=([0-9a-f]+)::/u.exec(line)?.slice(1))).toEqual(
    json.map(({ fingerprint, carried }) => [carried === true ? 'true' : undefined, fingerprint]),
  );
});
