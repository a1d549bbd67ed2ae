import { compareMessages } from '../core/message.js';
import type { Message } from '../core/message.js';
import type { Form } from '../forms/form.js';
import type { Source } from '../load/read/source.js';
import type { Assessment } from '../model/assessment.js';
import { buildAssessment } from '../model/build-parts.js';
import type { FormLibrary } from '../forms/form-library.js';
import { tooManyItems } from './count-items.js';
import { findForm } from './find-form.js';
import { checkShape } from './check-shape.js';

/** A document, parsed and laid over the form that it names. */
export interface ParsedDocument {
  /** In the order of {@link compareMessages}. */
  readonly messages: readonly Message[];
  /** The form that the document names. Undefined if there is no such form. */
  readonly form?: Form;
  /** The document laid over its form, also if there are errors: a value of the wrong shape is empty in it. */
  readonly assessment?: Assessment;
}

/** Lays a document over the form that it names. Reports its faults as YAML and against the JSON Schema of that form. */
export function parseDocument(source: Source, forms?: FormLibrary): ParsedDocument {
  if (source.data === undefined) return { messages: sorted(source.messages) };
  const found = findForm(source, forms);
  if ('message' in found) return { messages: sorted([...source.messages, found.message]) };
  const { form } = found;
  const tooMany = tooManyItems(form, source);
  if (tooMany) return { messages: sorted([...source.messages, tooMany]), form };
  return { messages: sorted([...source.messages, ...checkShape(form, source)]), form, assessment: buildAssessment(form, source.data) };
}

function sorted(messages: readonly Message[]): readonly Message[] {
  return [...messages].sort(compareMessages);
}
