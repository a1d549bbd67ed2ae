import { counterpartOption } from '../../forms/former-options.js';
import type { BoxesField } from '../../forms/form.js';
import { printOfOption } from '../../model/printed-value.js';
import type { BoxesNode, BoxState, ChoiceNode, FieldNode } from '../../model/assessment.js';

/** One option of two revisions of an item. A side is missing if that revision has no such option. */
export interface OptionPair {
  readonly before?: BoxState;
  readonly after?: BoxState;
}

/** Pairs the options of a group of boxes, in the official order of the new version, then those that only the old version has. */
export function pairOptions(before: BoxesNode | undefined, after: BoxesNode | undefined): readonly OptionPair[] {
  const left = new Map(before?.options.map((option) => [option.label, option]));
  const pairs = (after?.options ?? []).map((option): OptionPair => {
    const label = before && after && counterpartBox(option.label, after.item, before.item);
    const former = label === undefined ? undefined : left.get(label);
    if (former) left.delete(former.label);
    return former ? { before: former, after: option } : { after: option };
  });
  return [...pairs, ...[...left.values()].map((option) => ({ before: option }))];
}

/** Returns the pairs whose tick or text changed. If there are none, those that are not empty and only changed their name. */
export function differingOptions(
  before: BoxesNode | undefined,
  after: BoxesNode | undefined,
): { readonly pairs: readonly OptionPair[]; readonly cause: 'content' | 'revision' } {
  const pairs = pairOptions(before, after);
  const changed = pairs.filter((pair) => stateOf(pair.before) !== stateOf(pair.after));
  if (changed.length > 0) return { pairs: changed, cause: 'content' };
  return { pairs: pairs.filter((pair) => pair.before?.label !== pair.after?.label && stateOf(pair.after) !== stateOf(undefined)), cause: 'revision' };
}

/** Returns the tick and text of an option as one key. An option that a revision does not have counts as empty. */
function stateOf(option: BoxState | undefined): string {
  return (option?.ticked ? '1' : '0') + (option ? printOfOption(option) : '');
}

/** Returns a field that has boxes. Undefined if it has none. */
export function boxesOf(field: FieldNode | undefined): BoxesNode | undefined {
  return field?.kind === 'boxes' ? field : undefined;
}

/** Returns the label of an option in the other revision of its item. Undefined if the label there does not lead back to it. */
export function counterpartBox(label: string, from: BoxesField, to: BoxesField): string | undefined {
  if (from === to) return label;
  const counterpart = counterpartOption(label, from, to);
  return counterpart !== undefined && counterpartOption(counterpart, to, from) === label ? counterpart : undefined;
}

/** True if one choice is only another name for the other, by the former names of options in the two revisions. */
export function isRenamedChoice(before: ChoiceNode, after: ChoiceNode): boolean {
  if (before.item === after.item || before.choice === '' || after.choice === '') return false;
  return (
    counterpartOption(before.choice, before.item, after.item) === after.choice || counterpartOption(after.choice, after.item, before.item) === before.choice
  );
}
