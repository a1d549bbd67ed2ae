import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { alternative, errors, inspect } from './figure-document.js';

describe('an SVG file', () => {
  test('whatever stands in it: nothing runs, loads or links', async () => {
    const names = fc.constantFrom('g', 'text', 'script', 'image', 'use', 'a', 'foreignObject', 'style', 'iframe', 'rect', 'set', 'svg:g', 'x:g');
    const keys = fc.constantFrom('href', 'xlink:href', 'onclick', 'ONLOAD', 'style', 'fill', 'src', 'class', 'id', 'filter', 'x:href');
    const values = fc.constantFrom(
      '#a',
      'https://e.jp',
      'url(#a)',
      "url('https://e.jp')",
      'javascript:1',
      'fill:url(x)',
      'image-set("x")',
      '\\75rl(x)',
      'red',
      'URL( http://e.jp )',
      'data:,x',
    );
    await fc.assert(
      fc.asyncProperty(names, keys, values, async (name, key, value) => {
        const attribute = `${key}="${value.replaceAll('"', '&quot;')}"`;
        const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><${name} ${attribute}>url(x)</${name}><rect ${attribute}/></svg>`;
        const inspected = await inspect([{ ファイル: 'a.svg', ...alternative }], [['a.svg', svg]]);
        for (const { picture } of inspected.figures?.values() ?? []) {
          expect(picture).not.toMatch(
            /<(?:script|image|a|foreignObject|style|iframe|set)\b|\son\w+=|style=|src=|javascript:|https?:\/\/e|="[^"]*url\((?!#figure1-)|href="(?!#figure1-)/iu,
          );
        }
      }),
    );
  });
});

describe('a diagram', () => {
  test('whatever is written: a message or a picture, and Graphviz agrees with our reading', async () => {
    const word = fc.constantFrom(
      'digraph',
      '{',
      '}',
      '[',
      ']',
      '->',
      '--',
      '=',
      ';',
      ',',
      'a',
      'b',
      '"市 -> 県"',
      '"\\""',
      'label',
      'shape',
      'subgraph',
      'cluster_x',
      'node',
      '<b>',
      '3.5',
      '/* x */',
      '\n',
      '# x\n',
      ':',
      '+',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(word, { maxLength: 12 }), async (words) => {
        const inspected = await inspect([{ 図式: `digraph { ${words.join(' ')} }`, ...alternative }]);
        expect(errors(inspected).every((text) => text.startsWith('図式'))).toBe(true);
        expect(errors(inspected).length === 0).toBe((inspected.figures?.size ?? 0) === 1);
      }),
    );
  });
});
