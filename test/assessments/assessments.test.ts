import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { checkDocuments } from '../../src/commands/documents/check-documents.js';

/** The published assessments are the first test of everything. */
const folder = new URL('../../assessments/', import.meta.url);
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.yaml'))
  .sort();

/** All of them are checked once, with their neighbours. */
const report = checkDocuments(['assessments'], fileURLToPath(new URL('..', folder)));

test('there are assessments to test with', () => {
  expect(files.length).toBeGreaterThanOrEqual(2);
});

test('no version contradicts the one before it', async () => {
  const { messages, documents } = await report;
  expect(messages.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(documents).toBe(files.length);
});

describe.each(files)('%s', (file) => {
  test('has no errors', async () => {
    const { messages } = await report;
    expect(messages.filter(({ severity, place }) => severity === 'error' && place.file === `assessments/${file}`)).toEqual([]);
  });

  test('says its form to editors', () => {
    const text = readFileSync(new URL(file, folder), 'utf8');
    expect(text.startsWith('# yaml-language-server: $schema=../../schema/generated/')).toBe(true);
  });
});
