import { expect, test } from 'vitest';
import { checkDocuments } from '../../src/commands/documents/check-documents.js';
import { formatMessages } from '../../src/formats/format-messages.js';
import { casesIn, testCases } from '../cases.js';

const cases = new URL('cases/', import.meta.url);

/** What `check --all` prints about `document.yaml`, but for what is merely not filled in yet: that has cases of its own in `rules`. */
testCases(cases, async ({ folder }) => {
  const report = await checkDocuments(['document.yaml'], folder);
  const messages = report.messages.filter((message) => message.ruleId !== 'unfilled');
  return { 'expected.txt': formatMessages({ ...report, quiet: { ...report.quiet, all: true }, messages }, 'text', false) };
});

test('there are many cases', () => {
  expect(casesIn(cases).length).toBeGreaterThanOrEqual(45);
});
