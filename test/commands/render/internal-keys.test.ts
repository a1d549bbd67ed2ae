import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { renderDocuments } from '../../../src/commands/render-documents.js';
import { testWorld } from '../test-world.js';
import { keepingPrinter } from './keeping-printer.js';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hyokasho-internal-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const document = `# 部内限り-零
様式: 様式３
改定: 平成30年5月
評価書名: 予防接種に関する事務
評価実施機関名: 試験市長
公表日: 令和8年3月1日
変更箇所:
  - 変更日: 令和8年3月1日
    項目: Ⅰ　基本情報
    変更前の記載: |-
      一

      二 # 三
    変更後の記載:
    提出時期: 事後
    提出時期に係る説明: 文言の修正
`;
const declarations = `変更の説明: # 部内限り-一
  # 部内限り-二
  - 項目: Ⅰ　基本情報
    根拠: 組織改正
    理由: 部内限り-三
    実施日: 令和8年4月1日
    文言: 部内限り-四
    置換:
      - 旧: 部内限り-五
        新: 部内限り-六
  - { 行: [1], 理由: "部内限り-七" }
変更箇所の控え:
  - 変更: 基本情報/部内限り-八
    控え: 0123abcd 4567ef89 0123abcd 4567ef89 0123abcd 4567ef89
公表時の誤り:
  - { 規則: count-mismatch, 項目: Ⅰ　基本情報, 理由: 部内限り-九 }
`;

test.each([
  ['at the end', `${document}${declarations}`],
  ['at the beginning', `${declarations}${document}`],
  ['as Windows writes it', `${document}${declarations}`.replace(/\n/gu, '\r\n')],
])('declarations %s reach neither the pages nor what is attached to them', async (_, text) => {
  writeFileSync(join(folder, 'a.yaml'), text);
  const request = { paths: ['a.yaml'], draft: true, signal: new AbortController().signal };
  const world = testWorld(folder);
  const { printer, kept } = keepingPrinter();
  expect(await renderDocuments(request, printer, world), world.err()).toBe(false);
  expect(await renderDocuments(request, undefined, world)).toBe(false);
  const html = readdirSync(join(folder, 'out'), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.html'));
  const written = html.map((name) => readFileSync(join(folder, 'out', name), 'utf8'));
  expect([kept.length, written.length]).toEqual([1, 1]);
  const shown = JSON.stringify([kept, written, world.out(), world.err()]);
  expect(shown).toContain('予防接種');
  for (const secret of ['部内限り', '変更の説明', '変更箇所の控え', '公表時の誤り', '0123abcd', '組織改正']) expect(shown).not.toContain(secret);
  expect(kept[0]?.facts.source?.text.replace(/\r\n/gu, '\n')).toBe(document.replace('# 部内限り-零\n', ''));
});
