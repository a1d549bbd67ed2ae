import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PDFPageProxy } from 'pdfjs-dist';

/** Reads something off every page of a PDF, in order. */
async function eachPage<T>(bytes: Uint8Array, read: (page: PDFPageProxy) => Promise<T>): Promise<T[]> {
  const task = getDocument({ data: Uint8Array.from(bytes), verbosity: 0, useSystemFonts: false, disableFontFace: true });
  const pdf = await task.promise;
  const results: T[] = [];
  for (let number = 1; number <= pdf.numPages; number++) results.push(await read(await pdf.getPage(number)));
  await task.destroy();
  return results;
}

/** The text of every page in the order of its content stream, white space removed. */
export function readPages(bytes: Uint8Array): Promise<string[]> {
  return eachPage(bytes, async (page) => {
    const { items } = await page.getTextContent();
    const pieces = items.map((item) => ('str' in item ? item.str : ''));
    return pieces.join('').replace(/\s+/gu, '');
  });
}

/** Where on its page every piece of text stands, from left to right in points. */
export async function readPlaces(bytes: Uint8Array): Promise<readonly { readonly text: string; readonly left: number; readonly right: number }[]> {
  const pages = await eachPage(bytes, async (page) => {
    const { items } = await page.getTextContent();
    return items.flatMap((item) =>
      'str' in item && item.str.trim() !== '' ? [{ text: item.str, left: Number(item.transform[4]), right: Number(item.transform[4]) + item.width }] : [],
    );
  });
  return pages.flat();
}

/** The /Alt of every Figure of a tagged PDF, in the order of its pages. */
export async function readAlternatives(bytes: Uint8Array): Promise<string[]> {
  const found: string[] = [];
  const collect = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    if ('role' in node && node.role === 'Figure') found.push('alt' in node ? String(node.alt) : '');
    if ('children' in node && Array.isArray(node.children)) node.children.forEach(collect);
  };
  for (const tree of await eachPage(bytes, (page) => page.getStructTree())) collect(tree);
  return found;
}
