import { findObject } from './pdf-update.js';
import type { PdfTrailer } from './pdf-update.js';

/** An element of the structure tree: where it stands in the file, and what it says. */
interface StructureElement {
  readonly number: number;
  readonly start: number;
  readonly written: string;
}

const columnHead = '/Scope /Column';
/** A piece of content on another page than the element's own, as Chromium writes it. */
const elsewhere = /<<\/Type \/MCR\s+\/Pg (?<page>\d+) 0 R\s+\/MCID \d+>>/gu;

/**
 * Leaves the head of a table in the structure tree once. A head that is printed anew on every page is tagged there anew, in one and
 * the same cell, and is then read aloud with every value as many times as the table has pages. Blanks the marks in place: nothing
 * in the file moves.
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
 * The texts of a repeated head stand on the same pages, all of them. Those of one that is longer than a page do not, unless
 * there is only one; that one is left as it is, because cutting it would lose text.
 */
function isRepeated(cells: readonly (readonly StructureElement[])[]): boolean {
  const places = cells.map((inner) => pagesOf(inner)).filter((pages) => pages.size > 0);
  const [first, ...others] = places;
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
    // What names its parent is a child, and so the tree has an end.
    return child?.written.includes(`/P ${String(number)} 0 R`) ? [child] : [];
  });
}

function readElement(pdf: Buffer, trailer: PdfTrailer, number: number): StructureElement | undefined {
  const place = findObject(pdf, trailer, number);
  const written = place ? pdf.toString('latin1', place.start, place.end) : '';
  return place && written.includes('/Type /StructElem') ? { number, start: place.start, written } : undefined;
}
