import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkDocument } from '../../../src/check/check-document.js';
import { renderDocuments } from '../../../src/commands/render-documents.js';
import { publicDot } from '../../../src/figures/dot/public-dot.js';
import { dotDefaults } from '../../../src/figures/dot/dot-defaults.js';
import { layOutDot, runGraphvizHere } from '../../../src/figures/dot/dot-layout.js';
import { scanDot } from '../../../src/figures/dot/dot-scan.js';
import { svgFigure } from '../../../src/figures/picture/svg-figure.js';
import { layoutDocument } from '../../../src/layout/layout-document.js';
import { neutralIds } from '../../../src/load/edit/neutral-ids.js';
import type { PdfFacts } from '../../../src/print/finish/finish-pdf.js';
import { diskFiles } from '../../../src/workspace/disk/disk-files.js';
import { testWorld } from '../test-world.js';
import { hidden, writeHidden } from './hidden-words.js';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hyokasho-hidden-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

async function publish(): Promise<{ readonly html: string; readonly facts: PdfFacts }> {
  const kept: { html: string; facts: PdfFacts }[] = [];
  const printer = {
    started: true,
    identity: () => Promise.resolve(undefined),
    ready: () => Promise.resolve(undefined),
    print: (html: string, facts: PdfFacts) => {
      kept.push({ html, facts });
      return Promise.resolve({ ok: true as const, pdf: new Uint8Array() });
    },
    close: () => Promise.resolve(),
  };
  const world = testWorld(folder);
  await renderDocuments({ paths: ['2026-03-01.yaml'], draft: true, signal: new AbortController().signal }, printer, world);
  expect(world.err()).not.toContain('エラー');
  const [only] = kept;
  if (!only) throw new Error(world.err());
  return only;
}

test('no word that does not print leaves: not in the pages, not in the attached YAML', async () => {
  const text = writeHidden(folder);
  expect(text.split(hidden).length).toBeGreaterThan(35);
  const { html, facts } = await publish();
  expect(html).toContain('窓口 // ＜受付＞');
  expect(
    html
      .split(hidden)
      .slice(1)
      .map((rest) => rest.slice(0, 60)),
  ).toEqual([]);
  expect(
    facts.source?.text
      .split(hidden)
      .slice(1)
      .map((rest) => rest.slice(0, 60)),
  ).toEqual([]);
  expect(JSON.stringify(facts)).not.toContain('旧様式の記載');
  const images = [...html.matchAll(/base64,([^"]*)"/gu)].map(([, bytes = '']) => Buffer.from(bytes, 'base64').toString('latin1'));
  expect(images.length).toBe(1);
  expect(images.join('')).not.toContain(hidden);
});

test('--html holds none either', async () => {
  writeHidden(folder);
  const world = testWorld(folder);
  await renderDocuments({ paths: ['2026-03-01.yaml'], draft: true, signal: new AbortController().signal }, undefined, world);
  const out = readdirSync(join(folder, 'out'), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.html'));
  expect(out).toHaveLength(1);
  expect(readFileSync(join(folder, 'out', out[0] ?? ''), 'utf8')).not.toContain(hidden);
});

test('the attached YAML is a valid document and prints the same pages', async () => {
  writeHidden(folder);
  const { html, facts } = await publish();
  writeFileSync(join(folder, 'again.yaml'), facts.source?.text ?? '');
  const again = await checkDocument('again.yaml', diskFiles(folder));
  expect(again.messages.filter(({ severity }) => severity === 'error')).toEqual([]);
  if (!again.assessment || !again.figures) throw new Error('not printable');
  expect(await layoutDocument(again.assessment, { draft: true, figures: again.figures })).toBe(html);
});

test.each([
  'digraph { 住民 -> 市 }',
  'digraph 案 { a [label=市] b [label="県", shape=box] a -> b -> c; b -> a [label=申請 // 注\n] }',
  'graph x { /* 注 */ a -- b:n [comment="注"] subgraph cluster_x { a; label="a b" } subgraph cluster_x { c } }',
  'digraph { n1 -> a [comment=x, weight=2] a [label="1"] a [label="2"] n2 [label="x" comment=y] }',
  'digraph { compound=true subgraph cluster_a { x [label="1"] } y -> x [lhead=cluster_a] comment=z }',
  'digraph { a [label="\\N さん"] b [label="\\G"] a -> b\n # 注\n}',
  'digraph "市 の" { a [label=<市<!-- 注 --> 役所>] "b" + "c" [label=d] -> "bc" }',
  'strict digraph g { node [label=x comment=y]; { rank=same; a; b } -> c }',
])('%s draws the same without the words that do not print', async (dot) => {
  const draw = async (text: string): Promise<unknown> => {
    const scanned = scanDot(text, dotDefaults);
    if (!scanned.ok) return scanned.fault.text;
    const laidOut = await layOutDot(scanned.value, runGraphvizHere);
    return laidOut.ok ? svgFigure(laidOut.value, { prefix: 'a-', alternative: '', room: { width: 500, height: 500 } }, { enlarge: false }) : laidOut.fault.text;
  };
  expect(await draw(publicDot(dot))).toEqual(await draw(dot));
  expect(publicDot(dot)).not.toMatch(/注|comment|案/u);
});

test('new ids are the same in the next version, whatever the order, and two entries of one list never share one', () => {
  const ids = (names: readonly string[]): unknown[] =>
    neutralIds({ 一覧: names.map((name, index) => ({ id: `old-${String(index)}`, 名称: name })) }, 'id', []).map((edit) =>
      'value' in edit ? edit.value : undefined,
    );
  const [first, second, third] = ids(['台帳', '連携', '台帳']);
  expect(ids(['新規', '連携', '台帳'])).toEqual([expect.anything(), second, first]);
  expect(third).toBe(`${String(first)}-2`);
  expect([first, second, third].every((id) => /^[a-z0-9][a-z0-9-]*$/u.test(String(id)))).toBe(true);
  expect(neutralIds({ 変更の説明: [{ id: 'a' }] }, 'id', ['変更の説明'])).toEqual([]);
});
