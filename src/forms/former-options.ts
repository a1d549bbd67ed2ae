import { boxOptions } from './form.js';
import type { Field } from './form.js';

/** Differences between the choices of one item in two revisions. */
export interface OptionChanges {
  readonly gone: readonly string[];
  readonly new: readonly string[];
  /** Pairs of the old wording and the new one. */
  readonly renamed: readonly (readonly [string, string])[];
}

/** Returns the choices of a field in the official order. Empty if the field offers none. */
export function optionsOf(field: Field | undefined): readonly string[] {
  if (field?.kind === 'choice') return field.options;
  return field?.kind === 'boxes' ? boxOptions(field).map(({ label }) => label) : [];
}

/** Finds the option of `to` that corresponds to an option of `from`, a field of an earlier or later revision. Undefined if `to` has none. */
export function counterpartOption(label: string, from: Field, to: Field): string | undefined {
  const options = optionsOf(to);
  const renamed = formerOptions(to).get(label) ?? [...formerOptions(from)].find(([former, now]) => now === label && options.includes(former))?.[0];
  return renamed !== undefined && options.includes(renamed) ? renamed : options.find((option) => option === label);
}

/** Returns the differences between the choices of two fields. Undefined if there are none, if a field or its choices are missing, or if the kinds differ. */
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
