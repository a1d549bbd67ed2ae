import { expect, test } from 'vitest';
import { svgFigure } from '../../src/figures/picture/svg-figure.js';
import { isNoPaint } from '../../src/figures/picture/svg-hidden.js';

const placing = { prefix: 'f-', alternative: '図', room: { width: 300, height: 300 } };
function draw(body: string): ReturnType<typeof svgFigure> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 99 99"><text x="9" y="9">市役所</text>${body}</svg>`;
  return svgFigure(svg, placing, { enlarge: true });
}
const word = (attributes = ''): string => `<text x="9" y="50" ${attributes}>秘密</text>`;

test.each([
  word('display="none"'),
  `<g style="display:none">${word()}</g>`,
  `<style>.a{display:none}</style><g class="a">${word()}</g>`,
  word('visibility="hidden"'),
  `<g visibility="collapse">${word()}</g>`,
  word('opacity="0"'),
  `<g opacity="0.0">${word()}</g>`,
  word('fill-opacity="0"'),
  word('fill="none"'),
  `<g fill="transparent">${word()}</g>`,
  word('fill="rgba(0,0,0,0)"'),
  word('fill="#12345600"'),
  word('fill="none" stroke="red" stroke-width="0"'),
  word('font-size="0"'),
  word('style="font-size:0px"'),
  `<g transform="translate(1) scale(0)">${word()}</g>`,
  `<g transform="scale(1 0)">${word()}</g>`,
  `<defs>${word()}</defs>`,
  `<symbol id="s">${word()}</symbol>`,
  `<pattern id="p" width="9" height="9">${word()}</pattern><marker id="m">${word()}</marker><clipPath id="c">${word()}</clipPath>`,
  `<defs><g id="a">${word()}</g><g id="b"><use href="#a"/></g></defs>`,
  `<g display="none"><use href="#t"/></g><defs><g id="t">${word()}</g></defs>`,
  `<switch><g/><g>${word()}</g></switch>`,
  `<g requiredExtensions="http://ns.example/">${word()}</g>`,
  `<svg width="0" height="9">${word()}</svg>`,
  '<g>秘密</g><rect>秘密</rect><tspan>秘密</tspan>秘密',
  '<text><textPath href="#nothing">秘密</textPath></text>',
  '<text x="9" y="50">前<tspan display="none">秘密</tspan>後</text>',
])('%s: a text that no reader can see does not leave', (body) => {
  const drawn = draw(body);
  if (!drawn.ok) throw new Error(drawn.fault.text);
  expect(drawn.value.picture).not.toContain('秘密');
  expect(drawn.value.texts.join()).not.toContain('秘密');
  expect(drawn.value.texts[0]).toBe('市役所');
  if (body.includes('前')) expect(drawn.value.texts[1]).toBe('前後');
});

test.each([
  word('fill="white"'),
  word('fill="none" stroke="red"'),
  word('fill="url(#g)"'),
  word('fill="rgb(0,0,0)"'),
  word('fill="rgb(0 0 0)"'),
  word('fill="hsl(0, 0%, 0%)"'),
  word('fill="#000"'),
  word('fill="#fff000"'),
  word('opacity="0.01"'),
  word('font-size=".5em"'),
  `<g visibility="hidden">${word('visibility="visible"')}</g>`,
  `<g fill="none">${word('fill="black"')}</g>`,
  `<g transform="scale(0.5, 10)">${word()}</g>`,
  `<g transform="scale(.05)">${word()}</g>`,
  `<symbol id="s">${word()}</symbol><use href="#s"/>`,
  `<g display="none"><g id="t">${word()}</g></g><use href="#t"/>`,
  `<defs><g id="a">${word()}</g><g id="b"><use href="#a"/></g></defs><use href="#b"/>`,
  `<pattern id="p" width="9" height="9">${word()}</pattern><rect fill="url(#p)" width="9" height="9"/>`,
  `<mask id="m">${word()}</mask><rect mask="url(#m)" width="9" height="9"/>`,
  `<switch><g>${word()}</g><g/></switch>`,
  '<path id="w" d="M0 0 h99"/><text><textPath href="#w">秘密</textPath></text>',
  '<defs><path id="w" d="M0 0 h99"/></defs><text><textPath href="#w"><tspan fill="red">秘密</tspan></textPath></text>',
  '<text fill="none"><tspan fill="red">秘密</tspan></text>',
])('%s: a text that may be seen stays', (body) => {
  const drawn = draw(body);
  if (!drawn.ok) throw new Error(drawn.fault.text);
  expect(drawn.value.picture).toContain('秘密');
});

test('a line that mixes both kinds is refused, because the letters to be seen would move', () => {
  expect(draw('<text>前<tspan visibility="hidden">秘密</tspan>後</text>')).toMatchObject({
    ok: false,
    fault: { mend: expect.stringContaining('見えない文字') as string },
  });
  expect(draw('<text>前<tspan visibility="hidden"> </tspan>後</text>').ok).toBe(true);
});

test('what asks for an extension of the web is refused, not lost', () => {
  expect(draw(`<foreignObject requiredExtensions="http://www.w3.org/1999/xhtml">${word()}</foreignObject>`).ok).toBe(false);
});

test('long values cost no more than they are long', () => {
  const start = performance.now();
  for (const value of ['0'.repeat(200_000), ',0'.repeat(100_000), ' '.repeat(200_000)]) isNoPaint(`rgba(${value}`);
  draw(`<g transform="scale(${'0'.repeat(200_000)}">${word()}</g>`);
  expect(performance.now() - start).toBeLessThan(2_000);
});
