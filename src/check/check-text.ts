import { boundFindings, compareMessages, hasErrors } from '../core/message.js';
import type { Message } from '../core/message.js';
import type { FormLibrary } from '../forms/form-library.js';
import type { Source } from '../load/read/source.js';
import { parseDocument } from '../validate/parse-document.js';
import type { ParsedDocument } from '../validate/parse-document.js';
import { checkRules } from './rules/check-rules.js';

/**
 * Applies the rules to a document, rule by rule, so that a caller can do other work in between. Finds nothing if the document's
 * shape has errors, because the rules rely on it.
 */
export function* applyRules({ form, assessment, messages }: ParsedDocument, source: Source): Iterable<readonly Message[]> {
  if (!form || !assessment || hasErrors(messages)) return;
  const context = { form, assessment, source };
  for (const rule of checkRules) yield boundFindings(rule.check(context));
}

/** Parses a text and applies the rules to it. Skips figures and glyphs, which `checkDocument` checks. */
export function checkText(source: Source, forms?: FormLibrary): ParsedDocument {
  const document = parseDocument(source, forms);
  return { ...document, messages: [...document.messages, ...[...applyRules(document, source)].flat()].sort(compareMessages) };
}
