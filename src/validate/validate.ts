import { compareMessages, hasErrors } from '../core/message.js';
import type { Message } from '../core/message.js';
import type { Form } from '../forms/form.js';
import type { Source } from '../load/source.js';
import type { Assessment } from '../model/assessment.js';
import { buildAssessment } from '../model/build-assessment.js';
import type { FormLibrary } from '../forms/load-forms.js';
import { findForm } from './find-form.js';
import { rules } from './rules/rules.js';
import { checkSchema } from './schema.js';

/** What is known of a document after checking it. */
export interface Validation {
  /** In the order of {@link compareMessages}. */
  readonly messages: readonly Message[];
  /** The form that the document names, when there is such a form. */
  readonly form?: Form;
  /** The document laid over its form, also when there are errors: what has the wrong shape is empty in it. */
  readonly assessment?: Assessment;
}

/**
 * Everything that is wrong with a document: first the YAML, then which form it is, then its shape, and only when that is
 * right the rules, which could not trust it otherwise.
 */
export function validate(source: Source, forms?: FormLibrary): Validation {
  if (source.data === undefined) return { messages: sorted(source.messages) };
  const found = findForm(source, forms);
  if ('message' in found) return { messages: sorted([...source.messages, found.message]) };
  const { form } = found;
  const shape = [...source.messages, ...checkSchema(form, source)];
  const assessment = buildAssessment(form, source.data);
  const context = { form, assessment, source };
  const judged = hasErrors(shape) ? [] : rules.flatMap((rule) => [...rule.check(context)]);
  return { messages: sorted([...shape, ...judged]), form, assessment };
}

function sorted(messages: readonly Message[]): readonly Message[] {
  return [...messages].sort(compareMessages);
}
