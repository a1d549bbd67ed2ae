import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { checkDocument } from '../../src/check/check-document.js';
import { formatMessages } from '../../src/formats/format-messages.js';
import { diskFiles } from '../../src/workspace/disk/disk-files.js';

/**
 * A folder is a test: `document.yaml` with its figures' files beside `expected.txt`, what is said about the figures.
 * `UPDATE_CASES=1 npx vitest run test/figures` writes the expectations anew: read them.
 */
const folder = fileURLToPath(new URL('cases/', import.meta.url));
const looked = /^(?:figure-|missing-glyph$)/u;

test.each(readdirSync(folder).sort())('%s', async (name) => {
  const inspected = await checkDocument('document.yaml', diskFiles(`${folder}${name}`));
  const messages = inspected.messages.filter((message) => looked.test(message.ruleId));
  const printed = formatMessages({ messages, documents: 1 }, 'text', false);
  const expectation = `${folder}${name}/expected.txt`;
  if (process.env['UPDATE_CASES'] === '1') writeFileSync(expectation, printed);
  expect(existsSync(expectation), `${expectation} is missing: write what check should print`).toBe(true);
  expect(printed).toBe(readFileSync(expectation, 'utf8'));
});
