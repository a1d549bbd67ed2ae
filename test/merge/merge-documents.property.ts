import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { editData } from '../../src/load/edit/edit-data.js';
import { editSource } from '../../src/load/edit/edit-source.js';
import type { YamlEdit } from '../../src/load/edit/edit.js';
import { parseSource } from '../../src/load/read/parse-source.js';
import type { Path, Source } from '../../src/load/read/source.js';
import { mergeDocuments } from '../../src/merge/merge-documents.js';
import type { DocumentMerge } from '../../src/merge/merge-documents.js';

import { runs } from '../property-runs.js';

const labels = { ours: 'ours', theirs: 'theirs' };
const bases: readonly Source[] = [
  'iwakuni-yobosesshu-kiso/2025-06-27',
  'iwakuni-yobosesshu/2025-06-27',
  'suginami-yobosesshu/2024-11-01',
  'kodaira-covid19/2023-09-30',
].map((name) => parseSource(name, readFileSync(new URL(`../../assessments/${name}.yaml`, import.meta.url))));

/** An item of a document that an edit may touch. */
type Spot = { readonly kind: 'field'; readonly path: Path } | { readonly kind: 'list'; readonly path: Path; readonly length: number };

function spotsOf(value: unknown, path: Path, spots: Spot[]): Spot[] {
  if (Array.isArray(value)) {
    const maps = value.every((entry) => typeof entry === 'object' && entry !== null);
    spots.push({ kind: 'list', path, length: value.length });
    if (maps) for (const [index, entry] of value.entries()) spotsOf(entry, [...path, index], spots);
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) if (!['id', '様式', '改定'].includes(key)) spotsOf(inner, [...path, key], spots);
  } else if (typeof value === 'string' || value === null) spots.push({ kind: 'field', path });
  return spots;
}

const spots = bases.map((base) => spotsOf(base.data, [], []));
const words = fc.constantFrom(
  '新しい文',
  '一行目\n二行目\n三行目',
  '値: 一',
  '令和8年4月1日',
  '－',
  '# 注ではない',
  '末尾。\n',
  '　字下げ\n- 並び',
  '12',
  null,
);

interface Choice {
  readonly spot: number;
  readonly word: string | null;
  readonly at: number;
  readonly side: boolean;
}
const choices = fc.array(fc.record({ spot: fc.nat(), word: words, at: fc.nat(), side: fc.boolean() }), { minLength: 2, maxLength: 12 });

/** Edits of items that do not lie within one another, each for one side. */
function editsFor(base: number, chosen: readonly Choice[]): { readonly ours: readonly YamlEdit[]; readonly theirs: readonly YamlEdit[] } {
  const taken: Path[] = [];
  const sides = { ours: [] as YamlEdit[], theirs: [] as YamlEdit[] };
  for (const { spot: at, word, at: index, side } of chosen) {
    const all = spots[base] ?? [];
    const spot = all[at % all.length];
    if (!spot) continue;
    const edited = spot.kind === 'list' && index % 2 === 0 && spot.length > 0 ? [...spot.path, (index >> 1) % spot.length] : spot.path;
    // A removal moves the entries behind it, and an addition has a neighbour: one of them a list.
    if (taken.some((other) => within(edited, other) || within(other, edited)) || (spot.kind === 'list' && taken.some((other) => within(other, spot.path))))
      continue;
    taken.push(edited);
    if (spot.kind === 'list') taken.push(spot.path);
    const list = side ? sides.ours : sides.theirs;
    if (spot.kind === 'field') list.push({ kind: 'value', path: spot.path, value: word });
    else if (edited.length > spot.path.length) list.push({ kind: 'remove-items', path: spot.path, indexes: [Number(edited.at(-1))] });
    else list.push({ kind: 'append-items', path: spot.path, items: [{ value: newEntry(base, spot.path, String(index)) }] });
  }
  return sides;
}

function newEntry(base: number, path: Path, mark: string): unknown {
  let value: unknown = bases[base]?.data;
  for (const step of path) value = (value as Record<string | number, unknown>)[step];
  const [first] = value as readonly unknown[];
  return typeof first === 'string'
    ? `新しい${mark}`
    : Object.hasOwn(Object(first) as object, 'id')
      ? { id: `n${mark}`, 名称: '新' }
      : { 項目: `新しい${mark}` };
}

function within(path: Path, outer: Path): boolean {
  return outer.length <= path.length && outer.every((step, index) => step === path[index]);
}

function merged(result: DocumentMerge): Extract<DocumentMerge, { readonly kind: 'merged' }> {
  if (result.kind !== 'merged') throw new Error(`${result.reason} ${String(result.role)}`);
  return result;
}

function edited(base: Source, edits: readonly YamlEdit[]): string | undefined {
  return edits.length === 0 ? base.text : editSource(base, edits)?.text;
}

/** Data without the order of new entries, which depends on nothing but their words. */
function dataOf(text: string): unknown {
  const { data, messages } = parseSource('', text);
  expect(messages.filter(({ severity }) => severity === 'error')).toEqual([]);
  return plain(data);
}

function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.length === 0 ? null : value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]));
}

/** A line without its indentation and the dash in front of its first item, which stands alone above the marks of a conflict. */
function bare(line: string): string {
  return line.trim().replace(/^- /u, '');
}

/** Mostly the short document: the others take seconds. */
const documents = fc.oneof({ weight: 12, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.integer({ min: 1, max: bases.length - 1 }) });

test('edits of different items are all applied, whichever side is ours', () => {
  fc.assert(
    fc.property(documents, choices, fc.boolean(), (index, chosen, crlf) => {
      const base = bases[index];
      if (!base) return;
      const { ours, theirs } = editsFor(index, chosen);
      const [one, two, both] = [edited(base, ours), edited(base, theirs), edited(base, [...ours, ...theirs])];
      fc.pre(one !== undefined && two !== undefined && both !== undefined);
      const lines = (text = ''): string => (crlf ? text.replaceAll('\n', '\r\n') : text);
      const wanted = plain(editData(base.data, [...ours, ...theirs]));
      const made = merged(mergeDocuments({ base: lines(base.text), ours: lines(one), theirs: lines(two) }, undefined, labels));
      expect(made.conflicts).toBe(0);
      expect(dataOf(made.text)).toEqual(wanted);
      // Every byte, too.
      expect(made.text).toBe(lines(both));
      const turned = merged(mergeDocuments({ base: lines(base.text), ours: lines(two), theirs: lines(one) }, undefined, labels));
      expect(dataOf(turned.text)).toEqual(wanted);
    }),
    { numRuns: runs(10) },
  );
});

test('where one side changed nothing, or both the same, the other text comes out byte for byte', () => {
  fc.assert(
    fc.property(documents, choices, (index, chosen) => {
      const base = bases[index];
      if (!base) return;
      const text = edited(base, editsFor(index, chosen).ours);
      fc.pre(text !== undefined);
      for (const texts of [
        { base: base.text, ours: base.text, theirs: text },
        { base: base.text, ours: text, theirs: base.text },
        { base: base.text, ours: text, theirs: text },
      ])
        expect(merged(mergeDocuments(texts, undefined, labels)).text).toBe(text);
    }),
    { numRuns: runs(10) },
  );
});

test('whatever both sides change, no text of either is lost', () => {
  fc.assert(
    fc.property(documents, choices, choices, (index, chosen, others) => {
      const base = bases[index];
      if (!base) return;
      const [one, two] = [edited(base, editsFor(index, chosen).ours), edited(base, editsFor(index, others).theirs)];
      fc.pre(one !== undefined && two !== undefined);
      const made = mergeDocuments({ base: base.text, ours: one, theirs: two }, undefined, labels);
      const turned = mergeDocuments({ base: base.text, ours: two, theirs: one }, undefined, labels);
      const [text, back] = [merged(made), merged(turned)];
      expect(text.conflicts).toBe(back.conflicts);
      if (text.conflicts === 0) expect(dataOf(text.text)).toEqual(dataOf(back.text));
      const known = new Set(base.text.split('\n').map(bare));
      const shown = new Set(text.text.split('\n').map(bare));
      for (const line of [...one.split('\n'), ...two.split('\n')].map(bare)) if (!known.has(line) && !line.includes('[')) expect(shown).toContain(line);
    }),
    { numRuns: runs(10) },
  );
});
