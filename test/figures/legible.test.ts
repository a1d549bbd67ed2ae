import { describe, expect, test } from 'vitest';
import { smallestWords } from '../../src/figures/picture/svg-text-size.js';
import { parseXml } from '../../src/figures/picture/parse-xml.js';
import { alternative, inspect } from './figure-document.js';

/** A drawing of some size with one word of 10 units. */
function svg(width: number, height: number): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${String(width)} ${String(height)}"><g font-size="10"><text y="10">市</text></g></svg>`;
}

/** The pages of figures, and the warnings of small letters. */
async function drawn(
  ...entries: readonly (readonly [drawing: string, 向き?: string])[]
): Promise<{ readonly across: readonly (boolean | undefined)[]; readonly heights: readonly number[]; readonly warnings: readonly string[] }> {
  const checked = await inspect(
    entries.map(([, 向き], index) => ({ ファイル: `${String(index)}.svg`, ...alternative, ...(向き === undefined ? {} : { 向き }) })),
    entries.map(([drawing], index) => [`${String(index)}.svg`, drawing] as const),
  );
  const figures = [...(checked.figures?.values() ?? [])];
  return {
    across: figures.map(({ landscape }) => landscape),
    heights: figures.map(({ height }) => height),
    warnings: checked.messages.filter(({ ruleId }) => ruleId === 'figure-small-text').map(({ text, mend }) => `${text} ${mend ?? ''}`),
  };
}

describe('a figure whose letters would print under 7 pt', () => {
  test('takes a landscape page if that makes them legible', async () => {
    expect(await drawn([svg(1_000, 500)])).toMatchObject({ across: [true], warnings: [] });
  });

  test('keeps the page that 向き names, and is warned of', async () => {
    const { across, warnings } = await drawn([svg(1_000, 500), '縦']);
    expect(across).toEqual([undefined]);
    expect(warnings).toEqual([expect.stringMatching(/5\.4 ポイント.*7 ポイント以上.*「向き」を空けて/u)]);
  });

  test('takes a page of its own if that suffices, but for the first, which has the title above it', async () => {
    const { across, heights, warnings } = await drawn([svg(500, 1_020)], [svg(500, 1_020)]);
    expect(across).toEqual([undefined, false]);
    expect(heights).toEqual([700, 735]);
    expect(warnings).toHaveLength(1);
  });

  test('takes the page with the largest letters if none suffices, and is warned of', async () => {
    const { across, warnings } = await drawn([svg(2_000, 900)]);
    expect(across).toEqual([true]);
    expect(warnings).toEqual([expect.stringMatching(/3\.8 ポイント.*描画ソフトで/u)]);
  });

  test('a figure with legible letters stays where it was', async () => {
    expect(await drawn([svg(700, 600)], [svg(700, 600), '横'])).toMatchObject({ across: [undefined, undefined], warnings: [] });
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
