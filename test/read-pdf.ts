import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** The text of every page in the order of its content stream, white space removed. */
export async function readPages(bytes: Uint8Array): Promise<string[]> {
  const task = getDocument({ data: Uint8Array.from(bytes), verbosity: 0, useSystemFonts: false, disableFontFace: true });
  const pdf = await task.promise;
  const pages: string[] = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    const content = await page.getTextContent();
    pages.push(
      content.items
        .map((item) => ('str' in item ? item.str : ''))
        .join('')
        .replace(/\s+/gu, ''),
    );
  }
  await task.destroy();
  return pages;
}
