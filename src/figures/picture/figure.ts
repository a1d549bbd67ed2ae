import { pathKey } from '../../load/read/source.js';
import type { Path } from '../../load/read/source.js';

/** A figure ready to be printed. */
export interface Figure {
  /** An `svg` or `img` element that is safe to put into a page as it stands, alternative text included. */
  readonly picture: string;
  /** The words that stand in the picture, as text; none for a PNG. */
  readonly texts: readonly string[];
  /** The size on the page in points. */
  readonly width: number;
  readonly height: number;
}

/** What is wrong with a figure's source. */
export interface FigureFault {
  readonly text: string;
  readonly mend: string;
  /** Where in the source, in UTF-16 units; for a text that stands in the YAML it leads to line and column. */
  readonly offset?: number;
}

/** The value, or what is wrong. */
export type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly fault: FigureFault };

/** The room that a figure has on its page, in points. */
export interface Room {
  readonly width: number;
  readonly height: number;
}

/** Figures are looked up by the path of their entry. */
export function figureKey(path: Path): string {
  return pathKey(path);
}

/** A failed outcome. */
export function figureFault(text: string, mend: string, offset?: number): { readonly ok: false; readonly fault: FigureFault } {
  return { ok: false, fault: { text, mend, ...(offset === undefined ? {} : { offset }) } };
}
