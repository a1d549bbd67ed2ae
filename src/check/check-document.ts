import { setImmediate } from 'node:timers/promises';
import { compareMessages, hasErrors } from '../core/message.js';
import type { Message } from '../core/message.js';
import type { FormLibrary } from '../forms/form-library.js';
import type { LinkedFiles } from '../core/files.js';
import { readSource } from '../load/read/read-source.js';
import type { Source } from '../load/read/source.js';
import type { Assessment } from '../model/assessment.js';
import type { Figure } from '../figures/picture/figure.js';
import { prepareFigures } from '../figures/prepare-figures.js';
import { checkGlyphs } from './print/glyph-check.js';
import { parseDocument } from '../validate/parse-document.js';
import { applyRules } from './check-text.js';
import { checkFigures } from './print/check-figures.js';
import { summarizeDocument } from './together/document-summary.js';
import type { DocumentSummary } from './together/document-summary.js';

/** A document, read and judged. */
export interface CheckedDocument {
  readonly source: Source;
  /** In the order of `compareMessages`. */
  readonly messages: readonly Message[];
  /** There when the document's shape is right, whatever else is wrong with it: what it says can be compared with another version. */
  readonly shaped?: Assessment;
  /** There when the document is fit to print: it has no errors. */
  readonly assessment?: Assessment;
  /** What `layoutDocument` needs to print the document's figures. */
  readonly figures?: ReadonlyMap<string, Figure>;
  /** What the checks over all documents of a run look at; there when the document's form is known. */
  readonly summary?: DocumentSummary;
}

/** What there is to print in a document. */
export interface Printable {
  readonly assessment: Assessment;
  readonly figures: ReadonlyMap<string, Figure>;
}

/** A document of which only the shape was judged. */
export interface ReadDocument {
  readonly source: Source;
  /** There when nothing in the document's shape and figures keeps it from being laid out; `judge` may still find it unfit. */
  readonly printable?: Printable;
  /** Judges the rest: what the rules say, and what our faces cannot show. Gives way to other work between the rules. */
  judge(): Promise<CheckedDocument>;
}

/**
 * Reads a document as far as laying it out needs. The rest of the judging takes as long as all this, and can be done while the
 * browser prints.
 */
export async function readDocument(file: string, files: LinkedFiles, forms?: FormLibrary): Promise<ReadDocument> {
  const source = readSource(file, files);
  const shape = parseDocument(source, forms);
  const { assessment } = shape;
  if (!assessment) return { source, judge: () => Promise.resolve({ source, messages: shape.messages }) };
  const prepared = await prepareFigures(assessment, source, files);
  const { figures } = prepared;
  const drawn = [...prepared.messages, ...checkFigures(assessment, source, prepared)];
  const judge = async (): Promise<CheckedDocument> => {
    const found = [...shape.messages, ...drawn];
    for (const ofRule of applyRules(shape, source)) {
      found.push(...ofRule);
      await setImmediate();
    }
    const messages = [...found, ...checkGlyphs(assessment, source)].sort(compareMessages);
    const shaped = hasErrors(shape.messages) ? {} : { shaped: assessment };
    const judged = { source, messages, summary: summarizeDocument(assessment, source), ...shaped };
    return hasErrors(messages) ? judged : { ...judged, assessment, figures };
  };
  return { source, judge, ...(hasErrors([...shape.messages, ...drawn]) ? {} : { printable: { assessment, figures } }) };
}

/** Reads a document and says everything that is wrong with it, what our faces cannot show and what is wrong with its figures included. */
export async function checkDocument(file: string, files: LinkedFiles, forms?: FormLibrary): Promise<CheckedDocument> {
  const document = await readDocument(file, files, forms);
  return document.judge();
}
