import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { diskFiles } from '../../src/workspace/disk/disk-files.js';
import { checkDocuments } from '../../src/commands/check.js';
import type { CheckedDocument } from '../../src/check/check-document.js';
import { checkDocument } from '../../src/check/check-document.js';

/** The published assessments are the first test of everything. */
const folder = new URL('../../assessments/', import.meta.url);
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.yaml'))
  .sort();

function inspect(file: string): Promise<CheckedDocument> {
  return checkDocument(`assessments/${file}`, diskFiles(new URL('..', folder).pathname));
}

test('there are assessments to test with', () => {
  expect(files.length).toBeGreaterThanOrEqual(2);
});

test('no version contradicts the one before it', async () => {
  const { messages, documents } = await checkDocuments(['assessments'], fileURLToPath(new URL('..', folder)));
  expect(messages.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(documents).toBe(files.length);
});

describe.each(files)('%s', (file) => {
  test('has no errors', async () => {
    const errors = (await inspect(file)).messages.filter((message) => message.severity === 'error');
    expect(errors).toEqual([]);
  });

  test('says its form to editors', () => {
    const text = readFileSync(new URL(file, folder), 'utf8');
    expect(text.startsWith('# yaml-language-server: $schema=../../schema/generated/')).toBe(true);
  });
});
