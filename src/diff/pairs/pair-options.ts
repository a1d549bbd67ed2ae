import { counterpartOption } from '../../forms/former-options.js';
import type { BoxesField } from '../../forms/form.js';
import type { BoxesNode, BoxState, ChoiceNode, FieldNode } from '../../model/assessment.js';

/** One option of two revisions of an item; one side is missing where that revision has no such option. */
export interface OptionPair {
  readonly before?: BoxState;
  readonly after?: BoxState;
}

/** The options of a group of boxes: in the official order of the new version, then those that only the old one has. */
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

/** The pairs whose tick or text is another one; where there are none, those that say something and only have another name. */
export function differingOptions(
  before: BoxesNode | undefined,
  after: BoxesNode | undefined,
): { readonly pairs: readonly OptionPair[]; readonly cause: 'content' | 'revision' } {
  const pairs = pairOptions(before, after);
  const changed = pairs.filter((pair) => stateOf(pair.before) !== stateOf(pair.after));
  if (changed.length > 0) return { pairs: changed, cause: 'content' };
  return { pairs: pairs.filter((pair) => pair.before?.label !== pair.after?.label && stateOf(pair.after) !== stateOf(undefined)), cause: 'revision' };
}

/** Box and text of an option as one; an option that a revision has not is as good as an empty one. */
function stateOf(option: BoxState | undefined): string {
  return (option?.ticked ? '1' : '0') + (option?.text ?? '');
}

/** The boxes of an item, where it has some. */
export function boxesOf(leaf: FieldNode | undefined): BoxesNode | undefined {
  return leaf?.kind === 'boxes' ? leaf : undefined;
}

/** What an option is called in the other revision of its item, where that revision calls it so too. */
export function counterpartBox(label: string, from: BoxesField, to: BoxesField): string | undefined {
  if (from === to) return label;
  const there = counterpartOption(label, from, to);
  return there !== undefined && counterpartOption(there, to, from) === label ? there : undefined;
}

/** True when one choice is only another name for the other, by what the two revisions say of their options. */
export function isRenamedChoice(before: ChoiceNode, after: ChoiceNode): boolean {
  if (before.item === after.item || before.choice === '' || after.choice === '') return false;
  return (
    counterpartOption(before.choice, before.item, after.item) === after.choice || counterpartOption(after.choice, after.item, before.item) === before.choice
  );
}
