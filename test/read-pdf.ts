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

/** The /Alt of every Figure of a tagged PDF, in the order of its pages. */
export async function readAlternatives(bytes: Uint8Array): Promise<string[]> {
  const task = getDocument({ data: Uint8Array.from(bytes), verbosity: 0, useSystemFonts: false, disableFontFace: true });
  const pdf = await task.promise;
  const found: string[] = [];
  const collect = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    if ('role' in node && node.role === 'Figure') found.push('alt' in node ? String(node.alt) : '');
    if ('children' in node && Array.isArray(node.children)) node.children.forEach(collect);
  };
  for (let number = 1; number <= pdf.numPages; number++) collect(await (await pdf.getPage(number)).getStructTree());
  await task.destroy();
  return found;
}
