import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { amendDraft, asVersion, openStep, parseDocument } from '../../../src/browser.js';
import { amendCommand } from '../../../src/commands/amend.js';
import { checkDocuments } from '../../../src/commands/documents/check-documents.js';
import { runProgram } from '../../../src/commands/run/run-program.js';
import { testWorld } from '../test-world.js';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hyokasho-judged-'));
  mkdirSync(join(folder, 'assessments/a'), { recursive: true });
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const newer = 'assessments/a/2026-04-01.yaml';
const purpose = 'Ⅱ　特定個人情報ファイルの概要　３．特定個人情報の入手・使用　③使用目的';
/** A version with a purpose (※) and a function (no ※). */
const version = (published: string, text: string, more = '', task = '台帳の管理'): string => `様式: 様式３
改定: 平成30年5月
公表日: ${published}
評価書名: 予防接種に関する事務
基本情報:
  使用するシステム:
    - { id: s, 名称: 台帳, 機能: ${task} }
特定個人情報ファイル:
  - id: f
    概要:
      入手・使用:
        使用目的: ${text}
${more}`;
const row = (timing: string): string => `変更箇所:
  - 変更日: 令和8年4月1日
    項目: ${purpose}
    変更前の記載: 管理のため
    変更後の記載: 管理と照会のため
    提出時期: ${timing}
    提出時期に係る説明: 重要な変更に当たるため。
`;
const slip = (rule: string, item: string, reason = '公表したとおり'): string => `公表時の誤り:\n  - { 規則: ${rule}, 項目: ${item}, 理由: ${reason} }\n`;

/** Errors of the judgements that a command reports about the newer version, by rule. */
const judged = /エラー.*\[(timing-undecided|important-told-afterwards|published-day-earlier|threshold-crossed)\]/gu;

async function both(
  published: string,
  more: string,
  important: boolean,
): Promise<{ readonly check: unknown; readonly amend: unknown; readonly api: unknown; readonly written: string; readonly said: string }> {
  writeFileSync(join(folder, 'assessments/a/2025-04-01.yaml'), version('令和7年4月1日', '管理のため'));
  const text = important ? version(published, '管理と照会のため', more) : version(published, '管理のため', more, '台帳の管理と照会');
  writeFileSync(join(folder, newer), text);
  const world = testWorld(folder);
  await runProgram([amendCommand], ['amend', 'a', '--write'], world);
  const written = readFileSync(join(folder, newer), 'utf8');
  const found = [...world.err().matchAll(judged)].map(([, rule]) => rule);
  // The rows that were just made are read as well: a row with 提出時期 would settle a change that was undecided before.
  writeFileSync(join(folder, newer), text);
  const { messages } = await checkDocuments([newer], folder);
  const expected = messages.filter(({ severity, ruleId }) => severity === 'error' && judgedRules.has(ruleId)).map(({ ruleId }) => ruleId);
  const [before, after] = ['assessments/a/2025-04-01.yaml', newer].map((file) => asVersion(parseDocument(file, readFileSync(join(folder, file)))));
  const amended = before && after ? amendDraft(openStep(before, after)) : undefined;
  const api = amended?.messages.filter(({ severity, ruleId }) => severity === 'error' && judgedRules.has(ruleId)).map(({ ruleId }) => ruleId);
  return { check: expected, amend: found, api, written, said: world.out() + world.err() };
}
const judgedRules: ReadonlySet<string> = new Set(['timing-undecided', 'important-told-afterwards', 'published-day-earlier', 'threshold-crossed']);

test.each([
  ['令和7年3月1日', slip('published-day-earlier', '公表日'), []],
  ['令和7年3月1日', slip('published-day-earlier', '公表日').replace('\n', '\n  - { 規則: published-day-earlier, 項目: 公表日, 理由: 二度 }\n'), []],
  ['令和7年3月1日', '', ['published-day-earlier']],
  ['令和7年3月1日', slip('published-day-earlier', '評価書名'), ['published-day-earlier']],
  ['令和7年3月1日', slip('published-day-earlier', '公表日', "''"), ['published-day-earlier']],
  ['令和7年3月1日', slip('published-day-earliest', '公表日'), ['published-day-earlier']],
  ['令和8年4月1日', slip('timing-undecided', purpose), []],
  ['令和8年4月1日', '', ['timing-undecided']],
  ['令和8年4月1日', row('事前'), []],
  ["''", row('事前'), ['timing-undecided']],
  ["''", slip('timing-undecided', purpose), ['timing-undecided']],
])('amend weighs an error as check does: 公表日 %s, %j', async (published, more, errors) => {
  const found = await both(published, more, published !== '令和7年3月1日');
  expect([found.check, found.amend, found.api]).toEqual([errors, errors, errors]);
  // Only an error about the days of the whole version stops the rows.
  const stopped = errors.some((rule) => rule === 'published-day-earlier');
  expect(found.written.includes('変更前の記載: ')).toBe(!stopped);
  expect(found.said.includes('[amend-stopped]')).toBe(stopped);
});

test('a fault of the shape stops both', async () => {
  const found = await both('令和8年4月1日', row("''"), true);
  expect([found.check, found.amend]).toEqual([[], []]);
  expect(found.said).toContain('[amend-stopped]');
});
