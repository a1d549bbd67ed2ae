interface SectionPiece<Row> {
  readonly title: string;
  readonly newPage: boolean;
  readonly heads: readonly unknown[];
  readonly rows: readonly Row[];
}

interface PartPiece<Section> {
  readonly title: string;
  readonly landscape: boolean;
  readonly sections: readonly Section[];
}

/**
 * Cuts a part before and behind every landscape row, because a page has one orientation. The first piece alone has the titles:
 * a part that begins with a landscape row then has its title on that page.
 */
export function splitAtLandscape<Row, Section extends SectionPiece<Row>, Part extends PartPiece<Section>>(
  part: Part,
  across: (row: Row) => boolean,
): readonly Part[] {
  if (!part.sections.some((section) => section.rows.some(across))) return [part];
  const pieces: { landscape: boolean; sections: Section[] }[] = [];
  for (const section of part.sections) {
    runs(section.rows, across).forEach((rows, index) => {
      const landscape = rows.some(across);
      const piece: Section = { ...section, rows, ...(index === 0 ? {} : { title: '', heads: [], newPage: false }) };
      const last = pieces.at(-1);
      if (last && !last.landscape && !landscape) last.sections.push(piece);
      else pieces.push({ landscape, sections: [piece] });
    });
  }
  return pieces.map((piece, index) => ({ ...part, ...piece, ...(index === 0 ? {} : { title: '' }) }));
}

/** Groups rows into runs: each landscape row alone, the rows between two of them together. */
function runs<Row>(rows: readonly Row[], across: (row: Row) => boolean): readonly (readonly Row[])[] {
  const found: Row[][] = [];
  let open: Row[] | undefined;
  for (const row of rows) {
    if (!across(row) && open) open.push(row);
    else found.push((open = [row]));
    if (across(row)) open = undefined;
  }
  return found;
}
