import type { BoxesDetail, FieldChange } from '../../diff/changes/change.js';
import type { FieldNode } from '../../model/assessment.js';
import { boxesOf, pairOptions } from '../../diff/pairs/pair-options.js';
import { printedTables } from '../../model/printed-value.js';
import type { PrintedTable } from '../../model/printed-value.js';
import type { Excerpt, ExcerptOptions } from './excerpt.js';
import { excerptText } from './excerpt.js';
import { addedMark, removedMark } from '../rows/fixed-phrases.js';
import { printedOption, printedLines } from '../../model/printed-value.js';

/** Returns 変更前 and 変更後 of one item: a text as an excerpt, any other value as the form prints it. */
export function phraseValue(change: FieldChange, options: ExcerptOptions): Excerpt {
  const { detail, before, after } = change;
  if (detail.kind === 'text') return excerptText(detail, { ...options, tables: { before: tablesOf(before), after: tablesOf(after) } });
  if (detail.kind === 'boxes' && options.excerpt === 'paragraph') return cells(changedOptions(detail, before, change), changedOptions(detail, after, change));
  return cells(before ? printedLines(before) : [], after ? printedLines(after) : []);
}

function tablesOf(field: FieldNode | undefined): readonly PrintedTable[] {
  return field?.kind === 'text' ? printedTables(field) : [];
}

function cells(before: readonly string[], after: readonly string[]): Excerpt {
  return { before: before.length === 0 ? addedMark : before.join('\n'), after: after.length === 0 ? removedMark : after.join('\n') };
}

/** Returns the printed lines of the changed options, in the version of `field`. Skips an option that only the other revision has. */
function changedOptions(detail: BoxesDetail, field: FieldNode | undefined, { before, after }: FieldChange): readonly string[] {
  if (field?.kind !== 'boxes') return [];
  // The other revision may name an option differently; the change holds the new name if there is one.
  const pairs = new Map(pairOptions(boxesOf(before), boxesOf(after)).map((pair) => [(pair.after ?? pair.before)?.label, pair]));
  const changed = new Set(detail.options.flatMap(({ label }) => [pairs.get(label)?.before, pairs.get(label)?.after]));
  return field.options.filter((option) => changed.has(option)).flatMap((option) => printedOption(option).split('\n'));
}
