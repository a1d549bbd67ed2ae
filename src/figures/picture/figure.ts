import { pathKey } from '../../load/read/source.js';
import type { Path } from '../../load/read/source.js';

/** A figure ready to be printed. */
export interface Figure {
  /** An `svg` or `img` element with its alternative text, safe to put into a page unchanged. */
  readonly picture: string;
  /** Texts of the picture, one for each `text` element that is not blank. Empty for a PNG. */
  readonly texts: readonly string[];
  /** The size on the page in points. */
  readonly width: number;
  readonly height: number;
}

/** A fault of a figure's source, before it has a place. */
export interface FigureFault {
  readonly text: string;
  readonly mend: string;
  /** UTF-16 units from the start of the source. For a diagram in the YAML it gives line and column. */
  readonly offset?: number;
}

/** A value, or the fault that prevents it. */
export type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly fault: FigureFault };

/** The room that a figure has on its page, in points. */
export interface Room {
  readonly width: number;
  readonly height: number;
}

/** Returns the key of a figure: the path of its entry. */
export function figureKey(path: Path): string {
  return pathKey(path);
}

/** Returns a failed outcome. */
export function figureFault(text: string, mend: string, offset?: number): { readonly ok: false; readonly fault: FigureFault } {
  return { ok: false, fault: { text, mend, ...(offset === undefined ? {} : { offset }) } };
}
