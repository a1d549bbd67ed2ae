import { describe, expect, test } from 'vitest';
import { smallestWords } from '../../src/figures/picture/svg-text-size.js';
import { parseXml } from '../../src/figures/picture/parse-xml.js';
import { alternative, inspect } from './figure-document.js';

/** A drawing of some size with one word of 10 units. */
function svg(width: number, height: number): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${String(width)} ${String(height)}"><g font-size="10"><text y="10">市</text></g></svg>`;
}

async function warnings(drawing: string, 向き?: string): Promise<readonly string[]> {
  const { messages } = await inspect([{ ファイル: 'a.svg', ...alternative, ...(向き === undefined ? {} : { 向き }) }], [['a.svg', drawing]]);
  return messages.filter(({ ruleId }) => ruleId === 'figure-small-text').map(({ text, mend }) => `${text} ${mend ?? ''}`);
}

describe('a figure whose letters would print under 7 pt', () => {
  test('is warned of, with the size on a landscape page if that is larger', async () => {
    expect(await warnings(svg(1_000, 500))).toEqual([expect.stringMatching(/5\.4 ポイント.*7 ポイント以上.*「向き: 横」にする（7\.6 ポイント/u)]);
    expect(await warnings(svg(1_000, 500), '横')).toEqual([]);
  });

  test('is not sent across where that does not help', async () => {
    expect(await warnings(svg(500, 1_100))).toEqual([expect.not.stringContaining('向き')]);
  });

  test('legible letters give no warning', async () => {
    expect(await warnings(svg(700, 600))).toEqual([]);
  });
});

describe('the size of the smallest words of a drawing', () => {
  test.each([
    ['<text>市</text>', 16],
    ['<text font-size="9pt">市</text>', 12],
    ['<g font-size="8"><text>市</text></g>', 8],
    ['<text font-size="20">市<tspan font-size="50%">注</tspan></text>', 10],
    ['<text font-size="2em">市</text>', 32],
    ['<g transform="translate(1 1) scale(0.5)"><text font-size="12">市</text></g>', 6],
    ['<text font-size="1" transform="matrix(0 10 -10 0 5 5)">市</text>', 10],
    ['<text font-size="3">  </text><text font-size="large">市</text>', 18],
  ])('%s', (drawing, size) => {
    const parsed = parseXml(`<svg>${drawing}</svg>`);
    expect(parsed.ok && smallestWords(parsed.value)).toBeCloseTo(size, 9);
  });

  test('a drawing without words has none', () => {
    const parsed = parseXml('<svg><text> </text><rect/></svg>');
    expect(parsed.ok && smallestWords(parsed.value)).toBe(undefined);
  });
});
