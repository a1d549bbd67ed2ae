import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listForms, loadForm } from '../../src/forms/form-library.js';
import { buildAssessment } from '../../src/model/build-parts.js';
import { parseSource } from '../../src/load/read/parse-source.js';
import { prepareFigures } from '../../src/figures/prepare-figures.js';
import { openPrinter } from '../../src/print/print-pdf.js';
import type { Printer } from '../../src/print/print-pdf.js';
import { layoutDocument } from '../../src/layout/layout-document.js';
import { memoryFiles } from '../workspace/memory-files.js';
import { readAlternatives, readPages } from '../print/read-pdf.js';
import { tokenDocument } from './token-document.js';

let printer: Printer;
beforeAll(() => {
  printer = openPrinter({ environment: process.env });
});
afterAll(() => printer.close());

function occurrences(text: string, piece: string): number {
  return text.split(piece).length - 1;
}

describe.each(listForms())('$form $revision', ({ form: name, revision }) => {
  const form = loadForm(name, revision);
  if (!form) throw new Error(`${name} ${revision} is listed but cannot be loaded`);
  const { data, beside, tokens, alternatives, files } = tokenDocument(form);

  test('every leaf of the form prints exactly once, beside its label', async () => {
    const assessment = buildAssessment(form, data);
    const { figures, messages } = await prepareFigures(assessment, parseSource('tokens.yaml', ''), memoryFiles(files));
    expect(messages).toEqual([]);
    const printed = await printer.print(layoutDocument(assessment, { draft: false, figures }), { title: '試験', author: '試験市長' });
    if (!printed.ok) throw new Error(printed.message.text);
    expect(await readAlternatives(printed.pdf)).toEqual(alternatives);
    const text = (await readPages(printed.pdf)).join('');
    const wrong = tokens.filter((token) => occurrences(text, token) !== 1);
    expect(wrong).toEqual([]);
    const expected = new Map<string, number>();
    for (const piece of beside) expected.set(piece, (expected.get(piece) ?? 0) + 1);
    const missing = [...expected].filter(([piece, times]) => occurrences(text, piece) < times).map(([piece]) => piece);
    expect(missing).toEqual([]);
  });
});
