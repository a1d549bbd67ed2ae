import { expect, test } from 'vitest';
import { checkDocument } from '../../src/check/check-document.js';
import { yaml } from '../figures/figure-document.js';
import { memoryFiles } from '../workspace/memory-files.js';

test('a check pauses between its rules, and finds the same without pauses', async () => {
  const files = memoryFiles(new Map([['document.yaml', yaml([])]]));
  let pauses = 0;
  const paused = await checkDocument('document.yaml', files, {
    pause: () => {
      pauses++;
      return Promise.resolve();
    },
  });
  expect(pauses).toBeGreaterThan(10);
  expect(paused.messages.length).toBeGreaterThan(0);
  expect((await checkDocument('document.yaml', files)).messages).toEqual(paused.messages);
});
