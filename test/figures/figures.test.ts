import { mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkDocument } from '../../src/check/check-document.js';
import { diskFiles } from '../../src/workspace/disk/disk-files.js';
import type { LinkedFiles } from '../../src/core/files.js';
import { memoryFiles } from '../workspace/memory-files.js';
import { alternative, errors, inspect, yaml } from './figure-document.js';

const good = new URL('cases/good/', import.meta.url).pathname;

async function pictures(files: LinkedFiles): Promise<readonly string[]> {
  const inspected = await checkDocument('document.yaml', files);
  expect(errors(inspected)).toEqual([]);
  return [...(inspected.figures?.values() ?? [])].map((figure) => figure.picture);
}

describe('an SVG file', () => {
  test('keeps its words and loses its faces, styles, foreign names and bare ids', async () => {
    const [svg = ''] = await pictures(diskFiles(good));
    expect(svg).toContain('役所');
    const [, frame = ''] = /<rect id="(figure1-\d+)" width="120" height="60"/u.exec(svg) ?? [];
    const [, arrow = ''] = /<marker id="(figure1-\d+)"/u.exec(svg) ?? [];
    expect(frame).not.toBe(arrow);
    expect(svg).toContain(`href="#${frame}"`);
    expect(svg).toContain(`marker-end="url(#${arrow})"`);
    expect(svg).not.toMatch(/frame|arrow|last/u);
    expect(svg).toContain('font-size="14px"');
    expect(svg).toMatch(/<rect id="figure1-\d+" x="340"[^>]* fill="#fff"[^>]* stroke-width="2"/u);
    expect(svg).not.toMatch(/style|class=|font-family|inkscape|metadata|title|xlink|DOCTYPE/u);
  });

  test('draws nothing outside of its frame', async () => {
    const svg = (attributes: string): string =>
      `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" ${attributes}><rect x="-99" width="999" height="9"/></svg>`;
    for (const attributes of ['', 'overflow="visible"', 'style="overflow: visible"']) {
      const inspected = await inspect([{ ファイル: 'a.svg', ...alternative }], [['a.svg', svg(attributes)]]);
      expect([...(inspected.figures?.values() ?? [])].map(({ picture }) => /overflow="(\w+)"/u.exec(picture)?.[1])).toEqual(['hidden']);
    }
    expect((await errorsOf(svg('transform="translate(99, 0)"')))[0]).toMatch(/transform/u);
  });

  test('a link out of the folder of the document is not followed', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'figures-'));
    const outside = mkdtempSync(join(tmpdir(), 'outside-'));
    writeFileSync(join(outside, 'a.svg'), '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>');
    writeFileSync(join(folder, 'document.yaml'), yaml([{ ファイル: 'a.svg', ...alternative }]));
    symlinkSync(join(outside, 'a.svg'), join(folder, 'a.svg'));
    expect(errors(await checkDocument('document.yaml', diskFiles(folder)))).toEqual(['図のファイル「a.svg」は、評価書のフォルダーの外へのリンクです']);
  });

  test('the largest file that is read has 1 MB, and it is not read to find that out', async () => {
    const files = memoryFiles(new Map([['document.yaml', yaml([{ ファイル: 'a.svg', ...alternative }])]]));
    const huge: LinkedFiles = { ...files, size: (file) => (file === 'a.svg' ? 2 ** 40 : files.size(file)) };
    expect(errors(await checkDocument('document.yaml', huge))).toEqual(['図のファイル「a.svg」が大きすぎます。1 MB までですが、1048576 MB あります']);
  });

  test('deep nesting is a message, not a crash', async () => {
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">${'<g>'.repeat(50_000)}${'</g>'.repeat(50_000)}</svg>`;
    expect((await errorsOf(svg))[0]).toMatch(/入れ子が深すぎ/u);
  });

  async function errorsOf(svg: string): Promise<readonly string[]> {
    return errors(await inspect([{ ファイル: 'a.svg', ...alternative }], [['a.svg', svg]]));
  }
});

describe('a PNG file', () => {
  const png = (width: number, height: number): Buffer => {
    const bytes = Buffer.from(
      ['89504e470d0a1a0a', '0000000d49484452', '0000000000000000', '080000000000000000', '000000004944415400000000', '0000000049454e4400000000'].join(''),
      'hex',
    );
    bytes.writeUInt32BE(width, 16);
    bytes.writeUInt32BE(height, 20);
    return bytes;
  };

  test.each([
    [8000, 8000, []],
    [8001, 1, ['図のファイル「a.png」を使えません。PNG が大きすぎます。縦横 8000 画素までですが、横 8001・縦 1 画素あります']],
    [0, 9, ['図のファイル「a.png」を使えません。PNG の大きさが 0 です']],
  ])('of %i × %i', async (width, height, expected) => {
    expect(errors(await inspect([{ ファイル: 'a.png', ...alternative }], [['a.png', png(width, height)]]))).toEqual(expected);
  });

  test('that is cut off', async () => {
    expect(errors(await inspect([{ ファイル: 'a.png', ...alternative }], [['a.png', png(9, 9).subarray(0, 35)]]))).toEqual([
      '図のファイル「a.png」を使えません。PNG が途中で切れているか、壊れています',
    ]);
  });

  test('is never larger than at 96 dots an inch, and fits the page', async () => {
    const sizes = [png(100, 50), png(4000, 1000), png(1000, 4000)].map(async (bytes) => {
      const { figures } = await inspect([{ ファイル: 'a.png', ...alternative }], [['a.png', bytes]]);
      return [...(figures?.values() ?? [])].map(({ width, height }) => [width, height]);
    });
    expect(await Promise.all(sizes)).toEqual([[[75, 37.5]], [[536, 134]], [[175, 700]]]);
  });
});

describe('a diagram', () => {
  const dot = 'digraph { rankdir=LR 住民 -> 市 [label="①申請"] }';

  test('is drawn the same every time, and no two figures share an id', async () => {
    const draw = async (): Promise<readonly string[]> =>
      [...((await inspect([dot, dot].map((text) => ({ 図式: text, ...alternative })))).figures?.values() ?? [])].map(({ picture }) => picture);
    const [first = '', second = ''] = await draw();
    expect(await draw()).toEqual([first, second]);
    const ids = [first, second].flatMap((picture) => [...picture.matchAll(/ id="([^"]*)"/gu)].map(([, id]) => id));
    expect(ids.length).toBeGreaterThan(4);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('too much of it is refused before it is laid out', async () => {
    const names = (count: number): string => Array.from({ length: count }, (_, index) => `n${String(index)}`).join(' ');
    const refused = async (text: string): Promise<string> => errors(await inspect([{ 図式: text, ...alternative }]))[0] ?? '';
    expect(await refused(`digraph { ${names(501)} }`)).toBe('図式の箱が多すぎます（500 個まで）');
    expect(await refused(`digraph { { ${names(400)} } -> { ${names(400)} } }`)).toBe('図式の矢印が多すぎます（500 本まで）');
    expect(await refused(`digraph { a [label="${'あ'.repeat(20_000)}"] }`)).toBe('図式が大きすぎます。50 KB までですが、59 KB あります');
    expect(await refused(`digraph { ${'{'.repeat(20)} a ${'}'.repeat(20)} }`)).toMatch(/^図式の囲みの入れ子が深すぎます/u);
  });

  test('the widest text fits its box in our face', async () => {
    const words = ['予防接種台帳管理システム', 'ＡＢＣＤＥＦＧＨＩＪ', 'WWWWWWWWMMMMMMMM', '①②③④⑤⑥⑦⑧⑨⑩', 'ｱｲｳｴｵｶｷｸｹｺ'];
    const { figures } = await inspect([{ 図式: `digraph { node [margin=0] ${words.map((word) => `"${word}"`).join(' ')} }`, ...alternative }]);
    const html = [...(figures?.values() ?? [])].map((figure) => figure.picture).join('');
    for (const word of words) {
      const [, points = ''] = new RegExp(`points="([^"]*)"[^>]*/>\\s*<text[^>]*>${word}`, 'u').exec(html) ?? [];
      const across = points.split(' ').map((point) => Number(point.split(',')[0]));
      const wide = word === 'WWWWWWWWMMMMMMMM' ? 0.9 : 1;
      expect(Math.max(...across) - Math.min(...across), word).toBeGreaterThanOrEqual(word.length * 9 * wide);
    }
  });
});

describe('on paper', () => {
  test('two diagrams of 25 arrows are laid out', async () => {
    const text = `digraph { rankdir=LR ${Array.from({ length: 25 }, (_, index) => `"部署${String(index)}" -> "部署${String(index + 3)}" [label="${String(index)} 申請書の写し"]`).join('\n')} }`;
    const inspected = await inspect([text, `${text} `].map((one) => ({ 図式: one, ...alternative })));
    expect(inspected.figures?.size).toBe(2);
  });
});
