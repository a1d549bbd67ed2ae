import { expect, test } from 'vitest';
import { dayHeadings } from '../../src/layout/day-headings.js';
import type { ChangeRow, TextNode } from '../../src/model/assessment.js';
import { readChangeRows } from '../../src/model/change-rows.js';
import type { ChangeRowNode } from '../../src/model/assessment.js';

function rows(...dates: readonly string[]): readonly ChangeRow[] {
  const nodes = dates.map((text) => ({ cells: [{ kind: 'text', item: { kind: 'date' }, text }] }) as unknown as ChangeRowNode);
  return readChangeRows(nodes, undefined);
}

function headed(...dates: readonly string[]): readonly string[] {
  return [...dayHeadings(rows(...dates))].map((cell: TextNode) => cell.text);
}

test('the first row of each day is a heading', () => {
  expect(headed('令和5年2月1日', '令和5年2月1日', '令和6年2月14日')).toEqual(['令和5年2月1日', '令和6年2月14日']);
});

test('〃, a blank cell and another spelling of the same day begin none', () => {
  expect(headed('令和5年2月1日', '〃', '', '2023年2月1日', 'Ｒ５．２．１')).toEqual(['令和5年2月1日']);
});

test('days that cannot be read are compared as written', () => {
  expect(headed('未定', '未定', '後日')).toEqual(['未定', '後日']);
});

test('a day that comes again after another one is a heading again', () => {
  expect(headed('令和5年2月1日', '令和6年2月14日', '令和5年2月1日')).toHaveLength(3);
});
