import { expect, test } from 'vitest';
import { printData } from './print-data.js';

test('a value is read aloud with its own labels, not with every banner and risk of its table', async () => {
  const pdf = Buffer.from(await printData('様式４', {})).toString('latin1');
  const headers = [...pdf.matchAll(/\/Headers \[(?<ids>[^\]]*)\]/gu)].map(({ groups }) => groups?.['ids']?.match(/node\d+/gu)?.length ?? 0);
  expect(headers.length).toBeGreaterThan(200);
  // A merged cell (再委託) and the label beside it.
  expect(Math.max(...headers)).toBe(2);
  expect(headers.filter((count) => count === 1).length).toBeGreaterThan(100);
});
