import { compareMessages, hasErrors } from '../core/message.js';
import type { Message } from '../core/message.js';
import type { SourceFiles } from '../load/read-source.js';
import { readSource } from '../load/read-source.js';
import type { Source } from '../load/source.js';
import type { Assessment } from '../model/assessment.js';
import { checkGlyphs } from '../render/glyph-check.js';
import { validate } from '../validate/validate.js';

/** A document, read and judged. */
export interface InspectedDocument {
  readonly source: Source;
  /** In the order of `compareMessages`. */
  readonly messages: readonly Message[];
  /** There when the document is fit to print: it has no errors. */
  readonly assessment?: Assessment;
}

/** Reads a document and says everything that is wrong with it, what our faces cannot show included. */
export function inspectDocument(file: string, files: SourceFiles): InspectedDocument {
  const source = readSource(file, files);
  const { messages: judged, assessment } = validate(source);
  if (!assessment) return { source, messages: judged };
  const messages = [...judged, ...checkGlyphs(assessment, source)].sort(compareMessages);
  return hasErrors(messages) ? { source, messages } : { source, messages, assessment };
}
