/** A span of a text and the text that replaces it. Offsets in UTF-16 units. */
export interface Splice {
  readonly start: number;
  readonly end: number;
  /** An offset inside the value that owns the splice. If that value moves, the splice moves along. -1 for the whole text. */
  readonly owner: number;
  /** True if the span leaves its place, with every splice in it. */
  readonly cut: boolean;
  /** Columns of indentation, -1 for no lines. Of several insertions at one offset the deepest comes first: it belongs to the value that ends there. */
  readonly indent: number;
  text(): string;
}

/**
 * Returns the text from `start` to `end` with the splices whose owner is in it. Leaves out `self`, the splice of the span itself.
 * A `start` of -1 takes in the splices of the whole text.
 */
export function spliced(text: string, splices: readonly Splice[], start: number, end: number, self?: Splice): string {
  const inside = splices.filter((splice) => splice !== self && splice.owner >= start && splice.owner < end);
  const cuts = inside.filter((splice) => splice.cut);
  const free = inside.filter((splice) => !cuts.some((cut) => cut !== splice && cut.start <= splice.owner && splice.owner < cut.end));
  let edited = '';
  let at = Math.max(start, 0);
  for (const splice of [...free].sort(compareSplices)) {
    edited += text.slice(at, splice.start);
    const added = splice.text();
    // The last line of a file may lack its break.
    if (added !== '' && splice.start === splice.end && splice.indent >= 0 && edited !== '' && !edited.endsWith('\n')) edited += '\n';
    edited += added;
    at = Math.max(at, splice.end);
  }
  return edited + text.slice(at, end);
}

function compareSplices(a: Splice, b: Splice): number {
  return a.start - b.start || a.end - b.end || b.indent - a.indent;
}

/** Indents lines by `columns` more (or fewer). Empty lines stay empty. */
export function reindent(text: string, columns: number): string {
  if (columns >= 0) return text.replace(/^(?=[^\r\n])/gmu, ' '.repeat(columns));
  return text.replace(new RegExp(`^ {1,${String(-columns)}}`, 'gmu'), '');
}
