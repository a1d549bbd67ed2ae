import { compareMessages, hasErrors } from '../core/message.js';
import type { Message } from '../core/message.js';
import type { Form } from '../forms/form.js';
import type { Source } from '../load/read/source.js';
import type { Assessment } from '../model/assessment.js';
import { buildAssessment } from '../model/build-parts.js';
import type { FormLibrary } from '../forms/form-library.js';
import { findForm } from './find-form.js';
import { rules } from '../check/rules/check-rules.js';
import { checkSchema } from './check-shape.js';

/** What is known of a document after checking it. */
export interface Validation {
  /** In the order of {@link compareMessages}. */
  readonly messages: readonly Message[];
  /** The form that the document names, when there is such a form. */
  readonly form?: Form;
  /** The document laid over its form, also when there are errors: what has the wrong shape is empty in it. */
  readonly assessment?: Assessment;
}

/** What is wrong with a document as YAML and against the JSON Schema of its form; nothing is said of what it means. */
export function checkShape(source: Source, forms?: FormLibrary): Validation {
  if (source.data === undefined) return { messages: sorted(source.messages) };
  const found = findForm(source, forms);
  if ('message' in found) return { messages: sorted([...source.messages, found.message]) };
  const { form } = found;
  return { messages: sorted([...source.messages, ...checkSchema(form, source)]), form, assessment: buildAssessment(form, source.data) };
}

/**
 * What the rules find in a document, rule by rule, so that whoever has something else to do can do it in between. Nothing while
 * the document's shape has errors, because the rules could not trust it.
 */
export function* checkRules(shape: Validation, source: Source): Iterable<readonly Message[]> {
  const { form, assessment, messages } = shape;
  if (!form || !assessment || hasErrors(messages)) return;
  const context = { form, assessment, source };
  for (const rule of rules) yield [...rule.check(context)];
}

/** Everything that is wrong with a document: first the YAML, then which form it is, then its shape, and only when that is right the rules. */
export function validate(source: Source, forms?: FormLibrary): Validation {
  const shape = checkShape(source, forms);
  return { ...shape, messages: sorted([...shape.messages, ...[...checkRules(shape, source)].flat()]) };
}

function sorted(messages: readonly Message[]): readonly Message[] {
  return [...messages].sort(compareMessages);
}
