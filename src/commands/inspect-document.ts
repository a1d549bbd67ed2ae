import { compareMessages, hasErrors } from '../core/message.js';
import type { Message } from '../core/message.js';
import type { FormLibrary } from '../forms/load-forms.js';
import type { LinkedFiles } from '../load/read-source.js';
import { readSource } from '../load/read-source.js';
import type { Source } from '../load/source.js';
import type { Assessment } from '../model/assessment.js';
import type { Figure } from '../render/figures/figure.js';
import { prepareFigures } from '../render/figures/prepare-figures.js';
import { checkGlyphs } from '../render/glyph-check.js';
import { validate } from '../validate/validate.js';
import { summarizeDocument } from '../validate/workspace/document-summary.js';
import type { DocumentSummary } from '../validate/workspace/document-summary.js';

/** A document, read and judged. */
export interface InspectedDocument {
  readonly source: Source;
  /** In the order of `compareMessages`. */
  readonly messages: readonly Message[];
  /** There when the document is fit to print: it has no errors. */
  readonly assessment?: Assessment;
  /** What `renderHtml` needs to print the document's figures. */
  readonly figures?: ReadonlyMap<string, Figure>;
  /** What the checks over all documents of a run look at; there when the document's form is known. */
  readonly summary?: DocumentSummary;
}

/** Reads a document and says everything that is wrong with it, what our faces cannot show and what is wrong with its figures included. */
export async function inspectDocument(file: string, files: LinkedFiles, forms?: FormLibrary): Promise<InspectedDocument> {
  const source = readSource(file, files);
  const { messages: judged, assessment } = validate(source, forms);
  if (!assessment) return { source, messages: judged };
  const { figures, messages: drawn } = await prepareFigures(assessment, source, files);
  const messages = [...judged, ...checkGlyphs(assessment, source), ...drawn].sort(compareMessages);
  const judgedWhole = { source, messages, summary: summarizeDocument(assessment, source) };
  return hasErrors(messages) ? judgedWhole : { ...judgedWhole, assessment, figures };
}
