import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkDocument } from '../../src/check/check-document.js';
import type { CheckedDocument } from '../../src/check/check-document.js';
import { diskFiles } from '../../src/workspace/disk/disk-files.js';
import { openPrinter } from '../../src/print/print-pdf.js';
import type { Printer } from '../../src/print/print-pdf.js';
import { layoutDocument } from '../../src/layout/layout-document.js';
import { readAlternatives, readPages } from '../print/read-pdf.js';

const good = new URL('cases/good/', import.meta.url).pathname;

describe('on paper', () => {
  let printer: Printer;
  beforeAll(() => {
    printer = openPrinter({ environment: process.env });
  });
  afterAll(() => printer.close());

  async function print({ assessment, figures }: CheckedDocument): Promise<Uint8Array> {
    if (!assessment || !figures) throw new Error('the document has errors');
    const printed = await printer.print(layoutDocument(assessment, { draft: false, figures }), { title: '試験', author: '試験市長' });
    if (!printed.ok) throw new Error(printed.message.text);
    return printed.pdf;
  }

  test('words are text, alternatives stand in the structure, a figure across has its own page', async () => {
    const pdf = await print(await checkDocument('document.yaml', diskFiles(good)));
    expect(await readAlternatives(pdf)).toEqual(['図の説明。', '図の説明。', '図の説明。']);
    const pages = await readPages(pdf);
    const page = (word: string): number => pages.findIndex((text) => text.includes(word));
    expect(page('SVGのファイル住民市役所')).toBe(page('PNGのファイル'));
    expect(page('図式市')).toBe(page('PNGのファイル') + 1);
    expect(pages[page('①申請"写し"')]).toContain('窓口＜受付＞');
    expect(page('（備考）')).toBe(page('図式市') + 1);
  });
});
