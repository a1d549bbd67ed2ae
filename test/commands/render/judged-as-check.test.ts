import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { amendCommand } from '../../../src/commands/amend.js';
import { checkDocuments } from '../../../src/commands/documents/check-documents.js';
import { renderDocuments } from '../../../src/commands/render-documents.js';
import { runProgram } from '../../../src/commands/run/run-program.js';
import { filledDocument } from '../../filled-document.js';
import { testWorld } from '../test-world.js';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hyokasho-judged-'));
  mkdirSync(join(folder, 'assessments/a'), { recursive: true });
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const step = new URL('../../check/steps/change-without-row/no-row/', import.meta.url);
const former = filledDocument(readFileSync(new URL('before.yaml', step), 'utf8'));
const now = filledDocument(readFileSync(new URL('after.yaml', step), 'utf8'));
/** In the style of a page with the watermark only. */
const watermark = 'A draft says so';

interface Run {
  readonly failed: boolean;
  readonly html: string | undefined;
  readonly err: string;
  readonly checked: readonly string[];
}

/** Checks and renders a version beside the one before it. */
async function run(version: string, text: string, draft = false): Promise<Run> {
  writeFileSync(join(folder, 'assessments/a/2024-04-01.yaml'), former);
  writeFileSync(join(folder, `assessments/a/${version}.yaml`), text);
  const file = `assessments/a/${version}.yaml`;
  const world = testWorld(folder);
  const failed = await renderDocuments({ paths: [file], draft, signal: new AbortController().signal }, undefined, world);
  const output = join(folder, `out/a/${version}.html`);
  const { messages } = await checkDocuments([file], folder);
  const checked = messages.filter(({ severity }) => severity === 'error').map(({ ruleId }) => ruleId);
  return { failed, html: existsSync(output) ? readFileSync(output, 'utf8') : undefined, err: world.err(), checked };
}

test('a published version whose 変更箇所 misses a change is refused, as check refuses it', async () => {
  const { failed, html, err, checked } = await run('2025-04-01', now);
  expect(checked).toEqual(['change-without-row']);
  expect([failed, html]).toEqual([true, undefined]);
  expect(err).toContain('[change-without-row]');
});

test('a draft prints with the watermark and the count of its open errors', async () => {
  const { failed, html, err } = await run('draft', now.replace('公表日: 令和7年4月1日', '公表日:'));
  expect(failed).toBe(false);
  expect(html).toContain(watermark);
  expect(err).toContain('assessments/a/draft.yaml: 公表日が書かれておらず、前の版との間に誤りが 1 件残っているので、「案」として印刷します');
});

test('a draft copied with its 公表日 is one too, and so is what --draft asks for', async () => {
  expect((await run('draft', now.replace('令和7年4月1日', '令和6年4月1日'))).html).toContain(watermark);
  expect((await run('2025-04-01', now, true)).html).toContain(watermark);
});

test('a version without 公表日 is a draft although it has no open errors, and stderr says so', async () => {
  const { failed, html, err } = await run('draft', former.replace('公表日: 令和6年4月1日', '公表日:'));
  expect([failed, html?.includes(watermark)]).toEqual([false, true]);
  expect(err).toContain('assessments/a/draft.yaml: 公表日が書かれていないので、「案」として印刷します');
  const dated = await run('2025-04-01', former.replace('公表日: 令和6年4月1日', '公表日:'));
  expect([dated.failed, dated.html?.includes(watermark)]).toEqual([false, true]);
  const published = await run('draft', former.replace('令和6年4月1日', '令和7年4月1日'));
  expect([published.failed, published.html?.includes(watermark)]).toEqual([false, false]);
  expect(published.err).not.toContain('「案」として');
});

test('blank items refuse a version with a 公表日, and leave a draft printable', async () => {
  const blank = former.replace('令和6年4月1日', '令和7年4月1日').replace(/^評価実施機関名: .*$/mu, '評価実施機関名:');
  const refused = await run('draft', blank);
  expect([refused.failed, refused.html, refused.checked]).toEqual([true, undefined, ['unfilled']]);
  expect((await run('draft', blank, true)).html).toContain(watermark);
  expect((await run('draft', blank.replace('公表日: 令和7年4月1日', '公表日:'))).html).toContain(watermark);
});

test('an error in the draft itself refuses it all the same', async () => {
  const { failed, html } = await run('draft', now.replace('公表日: 令和7年4月1日', '公表日:').replace('件数: 2', '件数: 3'));
  expect([failed, html]).toEqual([true, undefined]);
});

const count = 'Ⅱ　特定個人情報ファイルの概要　４．特定個人情報ファイルの取扱いの委託　委託の有無';
const slips = (rule: string, item: string): string => `公表時の誤り:\n  - { 規則: ${rule}, 項目: ${item}, 理由: 公表した文のまま }\n`;

async function amend(file: string): Promise<number> {
  return runProgram([amendCommand], ['amend', file], testWorld(folder));
}

test('公表時の誤り lets a published error print, of the document and of its step', async () => {
  const wrong = now.replace('件数: 2', '件数: 3');
  expect((await run('2025-04-01', wrong)).checked).toContain('count-mismatch');
  expect(await amend('assessments/a/2025-04-01.yaml')).toBe(1);
  const { messages } = await checkDocuments(['assessments/a/2025-04-01.yaml'], folder);
  const named = messages
    .filter(({ severity }) => severity === 'error')
    .map(({ ruleId, item }) => `  - { 規則: ${ruleId}, 項目: ${item ?? ''}, 理由: 部内の理由 }\n`);
  const { failed, html, checked } = await run('2025-04-01', `${wrong}公表時の誤り:\n${named.join('')}`);
  expect([failed, checked]).toEqual([false, []]);
  expect(html).not.toContain(watermark);
  expect(html).not.toContain('部内の理由');
  expect(await amend('assessments/a/2025-04-01.yaml')).toBe(0);
});

test('公表時の誤り does nothing for a draft, which can still be mended', async () => {
  const draft = former.replace('公表日: 令和6年4月1日', '公表日:').replace('件数: 2', '件数: 3');
  const { failed, checked } = await run('draft', draft + slips('count-mismatch', count));
  expect([failed, checked.includes('count-mismatch')]).toEqual([true, true]);
});

test('公表時の誤り never excuses a 個人番号 or a character without a glyph', async () => {
  const number = former.replace('郵便で送る', '送る。123456789018').replace('通知を送る。', '通知を送る。123456789018、☃');
  for (const rule of ['individual-number', 'missing-glyph']) {
    const { failed, checked } = await run('2025-04-01', number.replace('令和6年4月1日', '令和7年4月1日') + slips(rule, 'Ⅰ　基本情報'));
    expect([failed, checked.includes('published-slip-unusable'), checked.includes('individual-number')]).toEqual([true, true, true]);
  }
});
