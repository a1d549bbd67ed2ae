import { boxOptions } from '../forms/form.js';
import type { BoxOption, Field } from '../forms/form.js';
import { officialOption } from '../forms/official-option.js';
import { counterpartOption, optionsOf } from '../forms/former-options.js';

/** True if an item of another revision may hold the value of its counterpart. Choices may need rewording. */
export function carriesValue(from: Field | undefined, to: Field | undefined, value: unknown): boolean {
  if (value === null || value === undefined || (!from && !to)) return true;
  if (!from || !to) return false;
  if (to.kind === 'choice') return typeof value === 'string' && (from.kind === 'choice' || isText(from)) && newWording(value, from, to) !== undefined;
  if (isText(to)) return isText(from) || from.kind === 'choice';
  return from.kind === to.kind;
}

/** Returns the wording of a choice in the new revision. Undefined if the revision lacks it. A spelling that stays valid is kept. */
export function newWording(written: string, from: Field, to: Field): string | undefined {
  const options = optionsOf(to);
  if (optionsOf(from).length === 0) return officialOption(written, options) === undefined ? undefined : written;
  const official = officialOption(written, optionsOf(from));
  const now = official === undefined ? undefined : counterpartOption(official, from, to);
  return now !== undefined && officialOption(written, options) === now ? written : now;
}

/** Returns the option of the new revision whose （ ） may hold the value in the （ ） of an option. Undefined if there is none. */
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
