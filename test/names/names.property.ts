import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rowCells } from '../../src/appendix/rows/change-table.js';
import { listForms, loadForm } from '../../src/forms/form-library.js';
import type { Form } from '../../src/forms/form.js';
import { buildAssessment } from '../../src/model/build-parts.js';
import { isPathWithin } from '../../src/model/item-key.js';
import type { Assessment } from '../../src/model/assessment.js';
import { columnName, shortName } from '../../src/names/column-name.js';
import { itemFinder } from '../../src/names/find-item.js';
import type { ItemFinder } from '../../src/names/find-item.js';
import { withoutParticles } from '../../src/names/label-index.js';
import { nameTreeOf, stepsTo } from '../../src/names/name-tree.js';
import type { NameNode, NameTree } from '../../src/names/name-tree.js';
import { itemNameReader } from '../../src/names/read-item-name.js';
import type { ItemNameReader } from '../../src/names/read-item-name.js';
import { runs } from '../property-runs.js';
import { loadVersion } from '../appendix/match/gold-steps.js';
import { withEntries } from './document-with-entries.js';

interface Named {
  readonly assessment: Assessment;
  readonly tree: NameTree;
  readonly finder: ItemFinder;
  readonly reader: ItemNameReader;
  /** Finds the items of the blank form, as `explain` does without a document. */
  readonly blank: ItemFinder;
}

const root = fileURLToPath(new URL('../../assessments/', import.meta.url));
const forms = listForms().flatMap(({ form, revision }): Form[] => {
  const loaded = loadForm(form, revision);
  return loaded ? [loaded] : [];
});

const blanks = new Map<Form, ItemFinder>();

function blankFinder(form: Form): ItemFinder {
  const found = blanks.get(form) ?? itemFinder(buildAssessment(form, {}), 'blank');
  blanks.set(form, found);
  return found;
}

function named(assessment: Assessment): Named {
  const tree = nameTreeOf(assessment);
  return { assessment, tree, finder: itemFinder(assessment), reader: itemNameReader(tree), blank: blankFinder(assessment.form) };
}

function foldersIn(path: string): readonly string[] {
  return readdirSync(path, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));
}

const documents: readonly (readonly [string, Named])[] = [
  ...forms.map((form) => [`${form.form} with entries`, named(buildAssessment(form, withEntries(form)))] as const),
  ...foldersIn(root).flatMap((folder) =>
    readdirSync(root + folder)
      .filter((file) => file.endsWith('.yaml'))
      .map((file) => [`${folder}/${file}`, named(loadVersion(`${root}${folder}/${file}`).assessment)] as const),
  ),
];

/** True if a name is accepted for an item: it means the item, what contains it, or several of which it is one. */
function accepts({ finder }: Named, written: string, { path, name }: NameNode): boolean {
  const found = finder.resolve(written);
  if (found.kind === 'unknown') return false;
  if (found.kind === 'found') return found.name === name || found.paths.some((at) => isPathWithin(path, at) || isPathWithin(at, path));
  return found.names.some((one) => one === name || one === finder.keyOf(path) || name.startsWith(`${one}　`));
}

/** True if a row of this name is read as the item, as well as anything else. */
function isReadAs({ reader }: Named, written: string, node: NameNode): boolean {
  return reader.read(written).some((candidates) => {
    const best = candidates[0]?.score ?? 0;
    return candidates.some((candidate) => candidate.score >= best - 0.02 && isAround(candidate.node, node));
  });
}

function isAround(above: NameNode, node: NameNode): boolean {
  return stepsTo(node).includes(above) || above.name === node.name || isPathWithin(node.path, above.path);
}

/** Returns every node in the soak, and in a test run nodes from everywhere in the form. */
function some(nodes: readonly NameNode[]): readonly NameNode[] {
  const step = Math.max(1, Math.ceil(nodes.length / runs()));
  return nodes.filter((_, at) => at % step === 0);
}

describe.each(documents)('every name that is written for an item of %s', (_, document) => {
  const { tree, finder, blank } = document;

  test('is accepted by 変更の説明 and in a row', () => {
    const refused: string[] = [];
    for (const node of some(tree.nodes)) {
      for (const written of new Set([node.name, columnName(node.official), columnName(node.official, true)])) {
        if (written === '') continue;
        if (!accepts(document, written, node)) refused.push(`declaration: ${written}`);
        if (!isReadAs(document, written, node)) refused.push(`row: ${written}`);
      }
      const key = finder.keyOf(node.path);
      if (node.field && !accepts(document, key, node)) refused.push(`key: ${key}`);
    }
    expect(refused).toEqual([]);
  });

  test('is accepted by explain without the document', () => {
    const refused: string[] = [];
    for (const node of some(tree.nodes))
      for (const written of new Set([node.name, columnName(node.official), columnName(node.official, true)]))
        if (written !== '' && blank.resolve(written).kind === 'unknown') refused.push(written);
    expect(refused).toEqual([]);
  });

  test('and inside a cell, too', () => {
    const refused: string[] = [];
    for (const node of some(tree.nodes)) {
      const short = node.field && shortName(node.official, []);
      if (short !== undefined && !isReadAs(document, short, node)) refused.push(short);
    }
    expect(refused).toEqual([]);
  });

  test('is accepted as the published table writes it', () => {
    const refused: string[] = [];
    for (const cell of new Set(document.assessment.rows.map((row) => rowCells(row)?.item.text ?? ''))) {
      const [best] = document.reader.read(cell).map(([first]) => first);
      if (best && best.score >= 0.85 && document.finder.resolve(cell).kind === 'unknown') refused.push(cell);
    }
    expect(refused).toEqual([]);
  });
});

const joins = ['ー', '−', 'ｰ', '－', '-', '–', '‐', '・', '／', '＞', ' ', '　', '', '．'];
const kanji = ['一', '二', '三', '四', '五', '六', '七', '八', '九'];
const romans = 'ⅠⅡⅢⅣⅤⅥⅦⅧⅨ';
const latin = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX'];

const digits = (no: number): readonly string[] => [
  String(no),
  String(no)
    .normalize('NFKC')
    .replace(/\d/gu, (digit) => '０１２３４５６７８９'.charAt(Number(digit))),
];
const inBrackets = (no: number): readonly string[] => [`(${String(no)})`, `（${String(no)}）`, String.fromCharCode(0x2473 + no)];

/** Spellings of the number of a step. Undefined for a step without a number, which rows name by its label. */
function spellings(node: NameNode): readonly string[] | undefined {
  const { kind, no = 0, of = '' } = node;
  if (no === 0 || no > 9) return undefined;
  switch (kind) {
    case 'part':
      return [romans.charAt(no - 1), latin[no - 1] ?? ''];
    case 'section':
      return [...digits(no), ...inBrackets(no), kanji[no - 1] ?? ''];
    case 'risk':
      return [...digits(no).map((each) => `リスク${each}`), `リスク(${String(no)})`];
    case 'entry':
      return [...digits(no), ...inBrackets(no)].map((each) => of + each);
    case 'group':
    case 'item':
      return [String.fromCharCode(0x245f + no), ...inBrackets(no)];
    case 'file':
      return undefined;
  }
}

test('a name of numbers is read however they are spelled and joined', () => {
  const numbered = documents.flatMap(([, document]) => {
    // Two files are named by （２）, which is another test.
    if (document.assessment.files.length > 1) return [];
    return document.tree.nodes.flatMap((node) => {
      const steps = stepsTo(node).filter(({ kind }) => kind !== 'file');
      const from = steps[0]?.kind === 'part' && steps[1]?.kind === 'section';
      // A group without a number (再委託) is left out, as tables do.
      const spelled = steps.filter(({ kind, no }) => kind !== 'group' || no !== undefined).map(spellings);
      return from && spelled.every((each) => each !== undefined) ? [{ document, node, spelled }] : [];
    });
  });
  expect(numbered.length).toBeGreaterThan(300);
  const choice = fc.constantFrom(...numbered).chain(({ document, node, spelled }) =>
    fc.record({
      document: fc.constant(document),
      node: fc.constant(node),
      parts: fc.tuple(...spelled.map((each) => fc.constantFrom(...each))),
      join: fc.constantFrom(...joins),
    }),
  );
  fc.assert(
    fc.property(choice, ({ document, node, parts, join }) => {
      const written = parts.join(join);
      // A digit beside a digit is another number, and a kanji beside one a word.
      fc.pre(join !== '' || !/\d[\d０-９]|[０-９][\d０-９]|[\d０-９IVX一-九][一-九]|[一-九][\d０-９一-九A-Z]|[A-Z][A-Z一-九].*[A-Z]{2}/u.test(written));
      expect({ written, read: isReadAs(document, written, node) }).toEqual({ written, read: true });
      expect({ written, accepted: accepts(document, written, node) }).toEqual({ written, accepted: true });
    }),
  );
});

test.each(forms.map((form) => [form.form, form] as const))('a label of %s is read without its particles, and is no other label without them', (_, form) => {
  const tree = nameTreeOf(buildAssessment(form, {}), 'blank');
  const reader = itemNameReader(tree);
  const items = tree.nodes.filter(({ kind, labels }) => kind === 'item' && withoutParticles(labels[0] ?? '') !== labels[0]);
  expect(items.length).toBeGreaterThan(8);
  for (const { labels } of items) {
    const [label = ''] = labels;
    const read = reader.read(withoutParticles(label))[0] ?? [];
    const best = read.filter(({ score }) => score >= (read[0]?.score ?? 0) - 0.15);
    expect([label, best.some(({ node }) => node.labels.includes(label))]).toEqual([label, true]);
  }
});
