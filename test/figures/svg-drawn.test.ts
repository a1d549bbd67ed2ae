import { describe, expect, test } from 'vitest';
import { cleanSvg } from '../../src/figures/picture/svg-clean.js';
import { drawnElements } from '../../src/figures/picture/svg-drawn.js';
import { parseXml } from '../../src/figures/picture/parse-xml.js';
import { alternative, errors, inspect } from './figure-document.js';

const svg = (inner: string): string => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">${inner}</svg>`;

function drawn(inner: string): number {
  const parsed = parseXml(svg(inner));
  if (!parsed.ok) throw new Error(parsed.fault.text);
  return drawnElements(parsed.value, 1_000_000);
}

/** Nine levels, each of which refers to the one below five times: 5^9 copies in 1 KB. */
function bomb(level: (id: string, inner: string) => string, shape: (reference: string) => string): string {
  const levels = Array.from({ length: 9 }, (_, index) => level(`l${String(index + 1)}`, shape(`l${String(index)}`).repeat(5)));
  return level('l0', '<rect width="9" height="9"/>') + levels.join('') + shape('l9');
}

describe('what every reference draws is counted', () => {
  test.each([
    ['a use', '<g id="a"><rect/><rect/></g><use href="#a"/>', 1 + 3 + 1 + 3],
    ['a mask', '<mask id="a"><rect/></mask><rect mask="url(#a)"/>', 1 + 2 + 1 + 2],
    ['a clip path', '<clipPath id="a"><rect/></clipPath><g clip-path="url(#a)"><rect/></g>', 1 + 2 + 2 + 2],
    ['a pattern', '<pattern id="a"><rect/></pattern><rect fill="url(#a)"/><rect stroke="url(\'#a\')"/>', 1 + 2 + 3 + 3],
    ['a pattern handed down', '<pattern id="a"><rect/></pattern><g fill="url(#a)"><rect/><rect/><rect fill="red"/></g>', 1 + 2 + 1 + 3 + 3 + 1],
    ['a pattern handed to a copy', '<pattern id="a"><rect/></pattern><rect id="b"/><use href="#b" fill="url(#a)"/>', 1 + 2 + 1 + 1 + 3],
    ['markers at each point', '<marker id="a"><rect/></marker><path d="M0 0L1 1" marker-mid="url(#a)"/>', 1 + 2 + 1 + 2 * 8],
    ['a marker at the end', '<marker id="a"><rect/></marker><line marker-end="url(#a)"/>', 1 + 2 + 1 + 2],
    ['a text on a path', '<path id="a"/><text><textPath href="#a">市</textPath></text>', 1 + 1 + 1 + 2],
    ['a gradient', '<linearGradient id="a"><stop/></linearGradient><rect fill="url(#a)"/>', 1 + 2 + 1 + 2],
    ['no such element', '<rect fill="url(#none)"/>', 2],
  ])('%s', (_, inner, count) => {
    expect(drawn(inner)).toBe(count);
  });

  test.each([
    ['itself', '<g id="a"><use href="#a"/></g>'],
    ['a mask in itself', '<mask id="a"><rect mask="url(#a)"/></mask><rect mask="url(#a)"/>'],
    ['a chain of 5,000', Array.from({ length: 5_000 }, (_, index) => `<use id="u${String(index)}" href="#u${String(index + 1)}"/>`).join('')],
  ])('%s is without end', (_, inner) => {
    expect(drawn(inner)).toBe(Infinity);
  });
});

describe('1 KB that draws millions is refused before it reaches the browser', () => {
  test.each([
    [
      'use',
      bomb(
        (id, inner) => `<g id="${id}">${inner}</g>`,
        (id) => `<use href="#${id}"/>`,
      ),
    ],
    [
      'mask',
      bomb(
        (id, inner) => `<mask id="${id}">${inner}</mask>`,
        (id) => `<rect width="9" height="9" mask="url(#${id})"/>`,
      ),
    ],
    [
      'clipPath',
      bomb(
        (id, inner) => `<clipPath id="${id}">${inner}</clipPath>`,
        (id) => `<rect width="9" height="9" clip-path="url(#${id})"/>`,
      ),
    ],
    [
      'marker',
      bomb(
        (id, inner) => `<marker id="${id}">${inner}</marker>`,
        (id) => `<path d="M0 0L9 9" marker-end="url(#${id})"/>`,
      ),
    ],
    [
      'marker on a group',
      bomb(
        (id, inner) => `<marker id="${id}">${inner}</marker>`,
        (id) => `<g marker-end="url(#${id})"><path d="M0 0L9 9"/></g>`,
      ),
    ],
    [
      'pattern',
      bomb(
        (id, inner) => `<pattern id="${id}" width="1" height="1">${inner}</pattern>`,
        (id) => `<rect width="9" height="9" fill="url(#${id})"/>`,
      ),
    ],
    [
      'style sheet',
      bomb(
        (id, inner) => `<mask id="${id}">${inner}</mask>`,
        (id) => `<rect width="9" height="9" style="mask: url(#${id})"/>`,
      ),
    ],
    [
      'mixed',
      bomb(
        (id, inner) => `<mask id="${id}"><g id="g${id}">${inner}</g></mask>`,
        (id) => `<g mask="url(#${id})"><use href="#g${id}"/></g>`,
      ),
    ],
  ])('%s', async (_, inner) => {
    expect(inner.length).toBeLessThan(4_000);
    expect(errors(await inspect([{ ファイル: 'a.svg', ...alternative }], [['a.svg', svg(inner)]]))).toEqual([
      '図のファイル「a.svg」を使えません。SVG の要素が多すぎます',
    ]);
  });
});

describe('a megabyte of one thing is read in a short time', () => {
  const megabyte = 1_000_000;
  test.each([
    ['letters in a path', `<path d="${'M'.repeat(megabyte)}"/>`],
    ['open references', `<rect fill="${'url(#'.repeat(megabyte / 5)}"/>`],
    ['open comments of a style', `<rect style="${'/*'.repeat(megabyte / 2)}"/>`],
    ['open DOCTYPEs', '<!DOCTYPE'.repeat(megabyte / 9)],
    ['parentheses', `<rect transform="${'('.repeat(megabyte)}"/>`],
    ['blanks before a colon', `<rect fill="script${' '.repeat(megabyte)}"/>`],
    ['rules for every element', `<style>${'g{x:1}'.repeat(15_000)}</style>${'<g/>'.repeat(19_000)}`],
    ['classes', `<style>${Array.from({ length: 9_000 }, (_, index) => `.c${String(index)}{}`).join('')}</style>${'<g class="c1 c2"/>'.repeat(19_000)}`],
  ])('%s', (_, inner) => {
    const before = process.cpuUsage();
    const parsed = parseXml(svg(inner));
    if (parsed.ok) cleanSvg(parsed.value, 'a-');
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1e6).toBeLessThan(10);
  });
});
