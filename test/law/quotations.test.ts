import { readFileSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { classifyLaw } from '../../src/law/classify-law.js';
import { certainties, clauseList, readClauses } from '../../src/law/clauses.js';
import type { RawClauses } from '../../src/law/clauses.js';
import { dutyNamed, dutyNames } from '../../src/law/periods.js';
import { thresholdLaw } from '../../src/law/threshold-law.js';
import { readYamlData } from '../../src/load/read/read-yaml-data.js';

const schema = new URL('../../schema/', import.meta.url);
const textOf = (name: string): string => readFileSync(new URL(name, schema), 'utf8');
const texts = { read: [textOf('law/kisoku.md'), textOf('law/bango-ho-27-28.md')], quoted: [textOf('law/shishin.md')] };
/** Text of the law files without the marks of their layout. A quotation may not run over two paragraphs. */
const law = [...texts.read, ...texts.quoted].join('\n');

/** Every quotation under a key `quote`, and every text in 『』, of a data file. */
function* quotations(value: unknown): Iterable<string> {
  if (typeof value === 'string') for (const [, text = ''] of value.matchAll(/『([^』]*)』/gu)) yield text;
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    if (key === 'quote' && typeof inner === 'string') yield inner;
    yield* quotations(inner);
  }
}

const files = readdirSync(schema, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.yaml'));

test('every quotation in schema/ stands letter by letter in a file of schema/law/', () => {
  const quoted = files.flatMap((file) => [...quotations(readYamlData(textOf(file)))].map((text) => ({ file, text })));
  expect(quoted.length).toBeGreaterThan(20);
  expect(quoted.filter(({ text }) => text === '' || !law.includes(text))).toEqual([]);
});

test('a comment quotes nothing that is not there either', () => {
  for (const file of files) {
    const wrong = [...textOf(file).matchAll(/^\s*#.*?『([^』]*)』/gmu)].map(([, text = '']) => text).filter((text) => !law.includes(text));
    expect([file, wrong]).toEqual([file, []]);
  }
});

test('what was read stands in a law, what is quoted on a public page', () => {
  for (const { id, certainty, quote } of clauseList()) {
    expect(certainties).toContain(certainty);
    if (certainty === 'known') expect([id, quote]).toEqual([id, undefined]);
    else expect([id, texts[certainty].some((text) => text.includes(quote ?? '-'))]).toEqual([id, true]);
  }
});

test('every clause has a summary and is the basis of something', () => {
  const { rules } = classifyLaw();
  const { results, table, clauses } = thresholdLaw();
  const used = new Set([
    ...rules.flatMap((rule) => rule.clauses),
    ...results.flatMap((result) => [...result.clauses, ...result.rising]),
    ...table.flatMap((row) => [...row.clauses.small, ...row.clauses.large]),
    ...clauses,
    ...dutyNames.flatMap((name) => dutyNamed(name).clauses),
  ]);
  expect(clauseList().filter((clause) => !used.has(clause))).toEqual([]);
  for (const { text, of } of clauseList()) expect([text.endsWith('。'), of !== '']).toEqual([true, true]);
});

test('a clause without its law, with an unknown certainty, or a quotation that contradicts it, is refused', () => {
  const raw = readYamlData(textOf('clauses.yaml')) as RawClauses;
  const clause = { of: '規則', quote: null, text: '要旨。', certainty: 'known' };
  const broken = (change: object): (() => unknown) => {
    return () => readClauses({ ...raw, clauses: { 規則第99条: { ...clause, ...change } } });
  };
  expect(broken({})).not.toThrow();
  expect(broken({ of: '政令' })).toThrow('there is no law 政令');
  expect(broken({ certainty: 'sure' })).toThrow('sure is none of');
  expect(broken({ certainty: 'read' })).toThrow('規則第99条 is read and lacks a quotation');
  expect(broken({ quote: '文' })).toThrow('規則第99条 is known and has a quotation');
});

test('each form has the clauses of its own row of the table', () => {
  const clauses = (rule: string, form: string): readonly string[] =>
    classifyLaw()
      .rule(rule)
      .clausesFor(form)
      .map(({ id }) => id);
  expect(clauses('important-change', '様式２')).toEqual([]);
  expect(clauses('important-change', '様式３')).toEqual(['規則第6条第1項後段', '規則第11条', '指針別表']);
  expect(clauses('important-change', '様式４')).toEqual(['規則第7条第1項後段', '規則第7条第4項後段', '規則第7条第5項', '規則第11条', '指針別表']);
  expect(clauses('new-file', '様式２')).toEqual(['規則第5条第1項前段']);
  expect(clauses('new-file', '様式３')).toEqual(['規則第6条第1項前段']);
  expect(clauses('new-file', '様式４')).toEqual(['規則第7条第1項前段', '規則第7条第4項前段', '規則第7条第5項']);
  for (const form of ['様式２', '様式３', '様式４']) expect(clauses('other-change', form)).toEqual(['規則第14条第1項', '規則第14条第3項']);
});
