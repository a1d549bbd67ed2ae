import { boxOptions } from './form.js';
import type { Field } from './form.js';

/** What became of the choices of an item. */
export interface OptionChanges {
  readonly gone: readonly string[];
  readonly new: readonly string[];
  /** Old wording, new wording. */
  readonly renamed: readonly (readonly [string, string])[];
}

/** The choices that a field offers, in the official order; none for a field without. */
export function optionsOf(field: Field | undefined): readonly string[] {
  if (field?.kind === 'choice') return field.options;
  return field?.kind === 'boxes' ? boxOptions(field).map(({ label }) => label) : [];
}

/** The option that an option of an earlier or later revision is; undefined when this revision has none. */
export function counterpartOption(label: string, from: Field, to: Field): string | undefined {
  const options = optionsOf(to);
  const renamed = formerOptions(to).get(label) ?? [...formerOptions(from)].find(([former, now]) => now === label && options.includes(former))?.[0];
  return renamed !== undefined && options.includes(renamed) ? renamed : options.find((option) => option === label);
}

/** Undefined when nothing changed, or neither offers choices. */
export function optionChanges(from: Field | undefined, to: Field | undefined): OptionChanges | undefined {
  if (!from || !to || from.kind !== to.kind || optionsOf(from).length === 0) return undefined;
  const pairs = optionsOf(from).map((label) => [label, counterpartOption(label, from, to)] as const);
  const reached = new Set(pairs.map(([, now]) => now));
  const changes = {
    gone: pairs.flatMap(([label, now]) => (now === undefined ? [label] : [])),
    new: optionsOf(to).filter((label) => !reached.has(label)),
    renamed: pairs.flatMap(([label, now]) => (now === undefined || now === label ? [] : [[label, now] as const])),
  };
  return changes.gone.length + changes.new.length + changes.renamed.length === 0 ? undefined : changes;
}

function formerOptions(field: Field): ReadonlyMap<string, string> {
  if (field.kind === 'choice') return field.formerOptions;
  if (field.kind !== 'boxes') return new Map();
  return new Map(boxOptions(field).flatMap(({ label, was }) => was.map((former) => [former, label] as const)));
}
