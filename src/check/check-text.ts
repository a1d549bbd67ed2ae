import { boundFindings, compareMessages } from '../core/message.js';
import type { Message, Place } from '../core/message.js';
import { packageForms } from '../forms/form-library.js';
import type { FormLibrary } from '../forms/form-library.js';
import type { Source } from '../load/read/source.js';
import { buildAssessment } from '../model/build-parts.js';
import { parseDocument } from '../validate/parse-document.js';
import type { ParsedDocument } from '../validate/parse-document.js';
import { settleSlips, slipMessages } from './published-slips.js';
import { reviewableRules } from './reviewable-rules.js';
import { reviewedFaults } from './what-else/reviewed.js';
import type { CheckContext } from './rules/check-rule.js';
import { individualNumber } from './rules/individual-number.js';
import type { OwnWord } from '../words/own-words.js';
import { checkRules } from './rules/check-rules.js';

/** Options of `applyRules`. */
export interface RuleOptions {
  /** The package's own forms if left out. */
  readonly forms?: FormLibrary | undefined;
  /** The department's own list of words. */
  readonly ownWords?: readonly OwnWord[] | undefined;
}

/**
 * Applies the rules to a document, rule by rule, so that a caller can do other work in between. Errors of shape leave the rules
 * `inAnyShape`, so that one run reports everything that it can know.
 */
export function* applyRules(document: ParsedDocument, source: Source, { forms, ownWords }: RuleOptions): Iterable<readonly Message[]> {
  const known = contextOf(document, source, forms);
  if (!known) return;
  const context = ownWords ? { ...known, ownWords } : known;
  const reported = new Set(document.messages.filter(({ ruleId }) => ruleId === wrongType).map(({ place }) => placeKey(place)));
  for (const rule of checkRules) {
    if (!document.shaped && !rule.inAnyShape) continue;
    const found = boundFindings(rule.check(context));
    yield rule === individualNumber ? found : found.filter(({ place }) => !reported.has(placeKey(place)));
  }
}

/** Rule of a value of another kind than the item's. Its mend comes first: a number in a date item is no wrong date. */
const wrongType = 'wrong-type';

function placeKey({ line, column }: Place): string {
  return `${String(line)}:${String(column)}`;
}

/** Returns the values that the rules read. A document of an unknown form has no items, so that its texts have no names. */
function contextOf({ form, assessment }: ParsedDocument, source: Source, forms: FormLibrary = packageForms): CheckContext | undefined {
  if (form && assessment) return { form, assessment, source };
  const [first] = forms.list();
  const any = first && forms.load(first.form, first.revision);
  if (!any) return undefined;
  const itemless = { ...any, filesKey: '', cover: [], parts: [] };
  return { form: itemless, assessment: buildAssessment(itemless, source.data), source };
}

/** Parses a text and applies the rules to it. Skips figures and glyphs, which `checkDocument` checks. */
export function checkText(source: Source, forms?: FormLibrary): ParsedDocument {
  const document = parseDocument(source, forms);
  const { assessment } = document;
  const found = [...document.messages, ...[...applyRules(document, source, { forms })].flat()];
  if (!assessment) return { ...document, messages: found.sort(compareMessages) };
  const version = { source, assessment };
  return {
    ...document,
    messages: settleSlips([...found, ...slipMessages(version), ...reviewedFaults(source, reviewableRules)].sort(compareMessages), version),
  };
}
