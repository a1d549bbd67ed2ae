import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { diskFiles } from '../../src/workspace/disk/disk-files.js';
import type { CheckedDocument } from '../../src/check/check-document.js';
import { checkDocument } from '../../src/check/check-document.js';
import { figureKeys } from '../../src/forms/form.js';
import type { Assessment } from '../../src/model/assessment.js';
import { openPrinter } from '../../src/print/print-pdf.js';
import type { Printer } from '../../src/print/print-pdf.js';
import { layoutDocument } from '../../src/layout/layout-document.js';
import { readPages } from '../print/read-pdf.js';

/** The published assessments are the first test of everything. */
const folder = new URL('../../assessments/', import.meta.url);
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.yaml'))
  .sort();

let printer: Printer;
beforeAll(() => {
  printer = openPrinter({ environment: process.env });
});
afterAll(() => printer.close());

function inspect(file: string): Promise<CheckedDocument> {
  return checkDocument(`assessments/${file}`, diskFiles(new URL('..', folder).pathname));
}

async function assessmentOf(file: string): Promise<Required<Pick<CheckedDocument, 'assessment' | 'figures'>>> {
  const { assessment, figures, messages } = await inspect(file);
  if (!assessment || !figures) throw new Error(messages.map((message) => message.text).join('\n'));
  return { assessment, figures };
}

/** What a person wrote, white space removed. Of a figure its title and the words in the picture are printed. */
function writtenTexts(assessment: Assessment, figures: NonNullable<CheckedDocument['figures']>): string[] {
  const written = [...assessment.visits].flatMap(({ node, repeat }) => {
      if (repeat?.item.figures && node.item.key !== figureKeys.title) return [];
      if (node.kind === 'text') return node.item.markdown ? [] : [node.text];
      if (node.kind === 'choice') return [node.choice];
      if (node.kind === 'boxes') return node.options.map((option) => option.text);
      return [];
    });
  return [...written, ...[...figures.values()].flatMap((figure) => figure.texts)]
    .map((text) => text.replace(/\s+/gu, ''))
    .filter((text) => text !== '');
}

/**
 * How many pieces a text is printed in, in order of length from its beginning: one, unless a page ends within it. A character
 * that is nowhere makes it infinite.
 */
function printedPieces(text: string, printed: string): number {
  let rest = text;
  for (let pieces = 1; ; pieces++) {
    if (printed.includes(rest)) return pieces;
    let length = rest.length;
    while (length > 0 && !printed.includes(rest.slice(0, length))) length = Math.floor(length * 0.9);
    if (length === 0) return Number.POSITIVE_INFINITY;
    while (printed.includes(rest.slice(0, length + 1))) length += 1;
    rest = rest.slice(length);
  }
}

describe.each(files)('%s', (file) => {
  test('prints every character that somebody wrote', async () => {
    const { assessment, figures } = await assessmentOf(file);
    const printed = await printer.print(layoutDocument(assessment, { draft: false, figures }), { title: '試験', author: '試験' });
    if (!printed.ok) throw new Error(printed.message.text);
    const pages = await readPages(printed.pdf);
    const text = pages.join('');
    const longest = pages.reduce((most, page) => Math.max(most, page.length), 0);
    const lost = writtenTexts(assessment, figures).filter((written) => printedPieces(written, text) > 1 + Math.ceil((2 * written.length) / longest) * 2);
    expect(lost).toEqual([]);
    expect(pages.filter((page) => page === '')).toEqual([]);
  });
});
