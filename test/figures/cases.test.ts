import { checkDocument } from '../../src/check/check-document.js';
import { formatMessages } from '../../src/formats/format-messages.js';
import { diskFiles } from '../../src/workspace/disk/disk-files.js';
import { testCases } from '../cases.js';

const looked = /^(?:figure-|missing-glyph$)/u;

/** What is said about the figures of `document.yaml`, whose files stand beside it. */
testCases(new URL('cases/', import.meta.url), async ({ folder }) => {
  const inspected = await checkDocument('document.yaml', diskFiles(folder));
  const messages = inspected.messages.filter((message) => looked.test(message.ruleId));
  return { 'expected.txt': formatMessages({ messages, documents: 1 }, 'text', false) };
});
