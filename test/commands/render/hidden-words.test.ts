import { cpSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkDocument } from '../../../src/check/check-document.js';
import { renderDocuments } from '../../../src/commands/render-documents.js';
import { publicDot } from '../../../src/figures/dot/public-dot.js';
import { dotDefaults } from '../../../src/figures/dot/dot-defaults.js';
import { layOutDot, runGraphvizHere } from '../../../src/figures/dot/dot-layout.js';
import { scanDot } from '../../../src/figures/dot/dot-scan.js';
import type { SvgFigure } from '../../../src/figures/picture/svg-figure.js';
import { svgFigure } from '../../../src/figures/picture/svg-figure.js';
import { layoutDocument } from '../../../src/layout/layout-document.js';
import { neutralIds } from '../../../src/load/edit/neutral-ids.js';
import { diskFiles } from '../../../src/workspace/disk/disk-files.js';
import { testWorld } from '../test-world.js';
import { hidden, publicPictures, writeHidden } from './hidden-words.js';
import { keepingPrinter } from './keeping-printer.js';
import type { KeptPage } from './keeping-printer.js';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hyokasho-hidden-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

async function publish(file = '2026-03-01.yaml'): Promise<KeptPage> {
  const { printer, kept } = keepingPrinter();
  const world = testWorld(folder);
  await renderDocuments({ paths: [file], draft: true, signal: new AbortController().signal }, printer, world);
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

test.each([
  ['2026-03-01.yaml', '2026-03-01.yaml'],
  ['draft.yaml', 'draft.yaml'],
  [`山田課長${hidden}.yaml`, '評価書.yaml'],
])('the YAML of %s is attached as %s', async (file, name) => {
  writeHidden(folder);
  renameSync(join(folder, '2026-03-01.yaml'), join(folder, file));
  expect((await publish(file)).facts.source?.name).toBe(name);
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
  const pictures = readdirSync(folder).filter((name) => /\.(?:svg|png)$/iu.test(name));
  for (const name of publicPictures) cpSync(join(folder, pictures.find((each) => extname(each).toLowerCase() === extname(name)) ?? ''), join(folder, name));
  const again = await checkDocument('again.yaml', diskFiles(folder));
  expect(again.messages.filter(({ severity }) => severity === 'error')).toEqual([]);
  if (!again.assessment || !again.figures) throw new Error('not printable');
  expect(layoutDocument(again.assessment, { draft: true, figures: again.figures })).toBe(html);
});

/** Draws a DOT text as the page shows it. Returns its fault if it can't be drawn. */
async function draw(text: string): Promise<SvgFigure | string> {
  const scanned = scanDot(text, dotDefaults);
  if (!scanned.ok) return scanned.fault.text;
  const laidOut = await layOutDot(scanned.value, runGraphvizHere);
  if (!laidOut.ok) return laidOut.fault.text;
  const figure = svgFigure(laidOut.value, { prefix: 'a-', alternative: '', room: { width: 500, height: 500 } }, { enlarge: false });
  return figure.ok ? figure.value : figure.fault.text;
}

async function published(dot: string): Promise<{ readonly drawn: SvgFigure; readonly text: string }> {
  const drawn = await draw(dot);
  if (typeof drawn === 'string') throw new Error(drawn);
  return { drawn, text: publicDot(dot, drawn.texts) };
}

test.each([
  'digraph { 住民 -> 市 }',
  'digraph 案 { a [label=市] b [label="県", shape=box] a -> b -> c; b -> a [label=申請 // 注\n] }',
  'graph x { /* 注 */ a -- b:n [comment="注"] subgraph cluster_x { a; label="a b" } subgraph cluster_x { c } }',
  'digraph { n1 -> a [comment=x, weight=2] a [label="1"] a [label="2"] n2 [label="x" comment=y] }',
  'digraph { compound=true subgraph cluster_a { x [label="1"] } y -> x [lhead=cluster_a] comment=z }',
  'digraph { a [label="\\N さん"] b [label="\\G"] a -> b\n # 注\n}',
  'digraph "市 の" { a [label=<市<!-- 注 --> 役所>] "b" + "c" [label=d]; a -> "bc" }',
  'strict digraph g { node [label=x comment=y]; { rank=same; a; b } -> c }',
  'digraph 市役所 { label="\\G の図" a -> b [label="\\E \\T \\H"] subgraph cluster_窓口 { label="\\G" c } }',
  'digraph { "a&amp;b" -> "一\\n二" -> "c\\|d" -> "1 < 2"; b [label="&eacute;&nbsp;x"] }',
  'digraph { a [label="窓口&#x30fb;&quot;受付&quot;\\l\\"台帳\\"\\r"] b [label="100%\\\\ \\{x\\}"] a -> b }',
  'digraph { a [shape=record label="<f0> 左|{上|<f1>下\\|の}"] b [shape=Mrecord] a:f0 -> b; a:f1:s -> b:n [tailport=e] }',
  'digraph { a [label="<x> 市"] "x|y" [shape=record] a -> "x|y" }',
  'digraph { a [label=<<table border="0" bgcolor="gray90"><tr><td port="p" align="left">市 &amp; 県<br/>①</td><td>b</td></tr></table>>] a:p:e -> b }',
  'digraph { rankdir=LR; node [shape=diamond style="filled,rounded" fillcolor="/blues9/3" color="#ff0000:blue3"] a -> b [dir=both arrowhead=olbox arrowtail=crownormal] }',
  'digraph { splines=ortho; ordering=out; a [labelloc=t labeljust=r fillcolor="0.5 0.5 0.5" style="filled" fixedsize=true width=1] a -> b [constraint=false headport=nw] }',
  'graph { forcelabels=true a [xlabel="外"] a -- b [headlabel="先" taillabel="元" decorate=true style="dashed,bold" penwidth=2] }',
])('%s draws the same without the words that do not print', async (dot) => {
  const { drawn, text } = await published(dot);
  expect(await draw(text)).toEqual(drawn);
  expect(text).not.toMatch(/注|comment|案/u);
});

test.each([
  'node [label="箱"] a@ -> b@',
  'a [label="@"] a [label="新"] b [label="@", label="県"] a -> b',
  'node [label="@"] a [label="市"] edge [label="@ 二"] a -> b [label="県"] b [label="国"]',
  '@ [shape=point label="@"]; @ -> b',
  '@ [label=""]; @ -> b',
  'subgraph @ { label="@" a b } a -> b',
  'a [headlabel="@" taillabel="@"] graph [xlabel="@"] a -> b [label=県]',
  'a [shape=record label="<@> 窓口|<b@> 台帳"] a:@ -> b:n',
  'a [label=<<table><tr><td port="@">市</td></tr></table>>] a:@:s -> b',
  'a -> b:@ [tailport="@" headport="@:n"]',
  'rankdir="@" a [shape=@ color=@ style="@,filled" fillcolor="@:red" group=@ labelloc="@"] a -> b [arrowhead=@ dir=@ samehead=@ constraint=@]',
  'a [label=市] b [label=<市<!-- @ --><?x @?><font color="@">役所</font><br align="@"/>>]',
  'a [label="\\N 市"] b@ [label="県"] a -> b@ [label="\\G"] subgraph cluster_@ { a }',
  'a -> b [label="二" xlabel="外"] forcelabels=@',
])('%s loses the planted words and draws the same', async (body) => {
  const dot = `digraph ${hidden}0 { ${body.replaceAll('@', hidden)} }`.replace('"\\G"', '"G"');
  const { drawn, text } = await published(dot);
  expect(drawn.texts.join()).not.toContain(hidden);
  expect(text).not.toContain(hidden);
  expect(await draw(text)).toEqual(drawn);
});

test.each([
  'a [label="市"] 山田 [style=invis] a -> 山田 [style=invis label="山田の案"]',
  'a [label="市"] b [style="invis,filled" shape=record label="<山田>山田|{山田}"] a -> b:山田',
  'a [label="市"] b [style=invis label=<<b>山田</b><![CDATA[山田]]>>] a -> b',
])('%s: what is invisible has no words, and all that prints stays', async (body) => {
  const { drawn, text } = await published(`digraph { ${body} }`);
  expect(text).not.toContain('山田');
  const again = await draw(text);
  expect(typeof again === 'string' ? again : again.texts).toEqual(drawn.texts);
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
