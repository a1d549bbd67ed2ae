/** A range of a text and what is put in its place. */
export interface Splice {
  readonly start: number;
  readonly end: number;
  /** An offset inside the value that the splice belongs to: what moves with it, takes the splice along. */
  readonly owner: number;
  /** The range leaves its place, with every splice in it. */
  readonly cut: boolean;
  /** Of insertions at one offset, the one that is indented deepest belongs to what ends there and comes first. */
  readonly indent: number;
  text(): string;
}

/** The text from `start` to `end` with the splices that belong there; `self`, whose range this is, is passed over. What belongs to the whole text has the owner -1. */
export function spliced(text: string, splices: readonly Splice[], start: number, end: number, self?: Splice): string {
  const inside = splices.filter((splice) => splice !== self && splice.owner >= start && splice.owner < end);
  const cuts = inside.filter((splice) => splice.cut);
  const free = inside.filter((splice) => !cuts.some((cut) => cut !== splice && cut.start <= splice.owner && splice.owner < cut.end));
  let made = '';
  let at = Math.max(start, 0);
  for (const splice of [...free].sort(inOrder)) {
    made += text.slice(at, splice.start);
    const put = splice.text();
    // The last line of a file may lack its break.
    if (put !== '' && splice.start === splice.end && splice.indent >= 0 && made !== '' && !made.endsWith('\n')) made += '\n';
    made += put;
    at = Math.max(at, splice.end);
  }
  return made + text.slice(at, end);
}

function inOrder(a: Splice, b: Splice): number {
  return a.start - b.start || a.end - b.end || b.indent - a.indent;
}

/** Indents lines by `columns` more (or fewer); lines without anything stay as they are. */
export function reindent(text: string, columns: number): string {
  if (columns >= 0) return text.replace(/^(?=[^\r\n])/gmu, ' '.repeat(columns));
  return text.replace(new RegExp(`^ {1,${String(-columns)}}`, 'gmu'), '');
}
