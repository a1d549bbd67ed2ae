import type { Path } from '../load/read/source.js';
import type { Assessment } from './assessment.js';

/** A text or number of a document with its path. */
export interface WrittenText {
  readonly path: Path;
  readonly text: string;
}

/** Returns every text and number of a document in its order, including values under unknown keys. */
export function* writtenTexts(value: unknown, path: Path = []): Iterable<WrittenText> {
  if (typeof value === 'string') yield { path, text: value };
  else if (typeof value === 'number') yield { path, text: String(value) };
  else if (Array.isArray(value)) for (const [index, entry] of value.entries()) yield* writtenTexts(entry, [...path, index]);
  else if (typeof value === 'object' && value !== null) for (const [key, entry] of Object.entries(value)) yield* writtenTexts(entry, [...path, key]);
}

/** A text of a document that prints, outside 変更箇所. */
export interface PrintedText {
  /** Official name of its item. */
  readonly item: string;
  readonly path: Path;
  readonly text: string;
  /** True for a Graphviz text. */
  readonly diagram: boolean;
}

/** Returns the texts of the items of a document that are not empty, those in the （ ）of options and in diagrams included. Skips 変更箇所 and names of files. */
export function* printedTexts({ fields, figures }: Pick<Assessment, 'fields' | 'figures'>): Iterable<PrintedText> {
  const files = new Set<unknown>(figures.map(({ file }) => file.key));
  const diagrams = new Set<unknown>(figures.map(({ diagram }) => diagram.key));
  for (const node of fields) {
    if (node.kind === 'text') {
      if (node.text !== '' && !files.has(node.key)) yield { item: node.name, path: node.path, text: node.text, diagram: diagrams.has(node.key) };
    } else if (node.kind === 'boxes') {
      for (const { text, path, takesText } of node.options) if (takesText && text !== '') yield { item: node.name, path, text, diagram: false };
    }
  }
}
