import { boxOptions } from '../forms/form.js';
import type { BoxOption, Field } from '../forms/form.js';
import { officialOption } from '../forms/official-option.js';
import { counterpartOption, optionsOf } from '../forms/former-options.js';

/** True when what stands in an item of one revision may stand in its counterpart in another; choices may have to be reworded. */
export function carriesValue(from: Field | undefined, to: Field | undefined, value: unknown): boolean {
  if (value === null || value === undefined || (!from && !to)) return true;
  if (!from || !to) return false;
  if (to.kind === 'choice') return typeof value === 'string' && (from.kind === 'choice' || isText(from)) && newWording(value, from, to) !== undefined;
  if (isText(to)) return isText(from) || from.kind === 'choice';
  return from.kind === to.kind;
}

/** The choice of the new revision that a written choice is; undefined when it has none. What is right as it is written stays as it is. */
export function newWording(written: string, from: Field, to: Field): string | undefined {
  const options = optionsOf(to);
  if (optionsOf(from).length === 0) return officialOption(written, options) === undefined ? undefined : written;
  const official = officialOption(written, optionsOf(from));
  const now = official === undefined ? undefined : counterpartOption(official, from, to);
  return now !== undefined && officialOption(written, options) === now ? written : now;
}

/** The option of the new revision whose （ ） takes what stands in the （ ） of an option; undefined when there is none. */
export function carriesBox(label: string, from: Field, to: Field): string | undefined {
  const now = counterpartOption(label, from, to);
  const [before, after] = [boxNamed(from, label), now === undefined ? undefined : boxNamed(to, now)];
  const takesSame = before?.takesText === after?.takesText && (before?.counts === undefined) === (after?.counts === undefined);
  return before && after && takesSame ? after.label : undefined;
}

function boxNamed(field: Field, label: string): BoxOption | undefined {
  return field.kind === 'boxes' ? boxOptions(field).find((option) => option.label === label) : undefined;
}

function isText({ kind }: Field): boolean {
  return kind === 'line' || kind === 'text' || kind === 'date';
}
