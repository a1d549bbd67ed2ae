import { compareMessages, hasErrors } from '../core/message.js';
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
  /**
   * True if every value is of the kind that the form wants, and so complete in `assessment`. An invisible character in a text is an
   * error, but leaves the shape right.
   */
  readonly shaped: boolean;
}

/** Rule of errors that leave the value whole. */
const besideShape = 'forbidden-character';

/** Lays a document over the form that it names. Reports its faults as YAML and against the JSON Schema of that form. */
export function parseDocument(source: Source, forms?: FormLibrary): ParsedDocument {
  if (source.data === undefined) return { messages: sorted(source.messages), shaped: false };
  const found = findForm(source, forms);
  if ('message' in found) return { messages: sorted([...source.messages, found.message]), shaped: false };
  const { form } = found;
  const tooMany = tooManyItems(form, source);
  if (tooMany) return { messages: sorted([...source.messages, tooMany]), form, shaped: false };
  const shape = checkShape(form, source);
  const messages = sorted([...source.messages, ...shape.messages]);
  const shaped = shape.right && !hasErrors(source.messages.filter(({ ruleId }) => ruleId !== besideShape));
  return { messages, form, assessment: buildAssessment(form, source.data), shaped };
}

function sorted(messages: readonly Message[]): readonly Message[] {
  return [...messages].sort(compareMessages);
}
