import { findObject } from './pdf-update.js';
import type { PdfTrailer } from './pdf-update.js';

/** An element of the structure tree. */
interface StructureElement {
  readonly number: number;
  /** Byte offset in the file. */
  readonly start: number;
  /** Its bytes as Latin-1. */
  readonly written: string;
}

const columnHead = '/Scope /Column';
/** Mark for content on another page than the element's own, in Chromium's spelling. */
const elsewhere = /<<\/Type \/MCR\s+\/Pg (?<page>\d+) 0 R\s+\/MCID \d+>>/gu;

/**
 * Tags the head of a table once in the structure tree. Chromium tags a head that repeats on every page once for each page, in the
 * same cell; a screen reader then reads it with every value as many times as the table has pages. Overwrites the further marks with
 * spaces, so that nothing in the file moves.
 */
export function tagHeadsOnce(pdf: Buffer, trailer: PdfTrailer): void {
  const rows = new Set<number>();
  for (let at = pdf.indexOf(columnHead); at >= 0; at = pdf.indexOf(columnHead, at + columnHead.length)) {
    const cell = pdf.toString('latin1', pdf.lastIndexOf(' 0 obj', at), at);
    const row = /\/P (\d+) 0 R/u.exec(cell)?.[1];
    if (row !== undefined) rows.add(Number(row));
  }
  for (const number of rows) {
    const row = readElement(pdf, trailer, number);
    const cells = row ? children(pdf, trailer, row).map((cell) => [cell, ...descendants(pdf, trailer, cell)]) : [];
    if (!isRepeated(cells.map(([, ...inner]) => inner))) continue;
    for (const { start, written } of cells.flat()) {
      const once = written.replace(elsewhere, (mark) => ' '.repeat(mark.length));
      if (once !== written) pdf.write(once, start, 'latin1');
    }
  }
}

/**
 * True if all cells of a head have their texts on the same pages, two or more. Cells of a head longer than a page do not,
 * except a single cell; a single cell is left alone, because cutting it would lose text.
 */
function isRepeated(cells: readonly (readonly StructureElement[])[]): boolean {
  const [first, ...others] = cells.map((inner) => pagesOf(inner)).filter((pages) => pages.size > 0);
  return (
    first !== undefined &&
    first.size > 1 &&
    others.length > 0 &&
    others.every((pages) => pages.size === first.size && [...pages].every((page) => first.has(page)))
  );
}

function pagesOf(elements: readonly StructureElement[]): ReadonlySet<string> {
  return new Set(elements.flatMap(({ written }) => [...written.matchAll(/\/Pg (\d+) 0 R/gu)].map(([, page = '']) => page)));
}

function descendants(pdf: Buffer, trailer: PdfTrailer, element: StructureElement): readonly StructureElement[] {
  return children(pdf, trailer, element).flatMap((child) => [child, ...descendants(pdf, trailer, child)]);
}

function children(pdf: Buffer, trailer: PdfTrailer, { number, written }: StructureElement): readonly StructureElement[] {
  const kids = /\/K (?<kids>\[[^\]]*\]|\d+ 0 R)/u.exec(written)?.groups?.['kids']?.replace(elsewhere, '') ?? '';
  return [...kids.matchAll(/(\d+) 0 R/gu)].flatMap(([, kid]) => {
    const child = readElement(pdf, trailer, Number(kid));
    // Only an element that names its parent counts as a child, so the tree has an end.
    return child?.written.includes(`/P ${String(number)} 0 R`) ? [child] : [];
  });
}

function readElement(pdf: Buffer, trailer: PdfTrailer, number: number): StructureElement | undefined {
  const object = findObject(pdf, trailer, number);
  const written = object ? pdf.toString('latin1', object.start, object.end) : '';
  return object && written.includes('/Type /StructElem') ? { number, start: object.start, written } : undefined;
}
