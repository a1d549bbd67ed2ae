import type { Assessment, BoxesNode, ChoiceNode, CountNode, ItemNode, RepeatNode, Applies } from './assessment.js';
import { siblingLists } from './walk.js';

/** A list (委託事項, 提供先) with the item beside it that declares whether it has entries, and how many. */
export interface CountedList {
  readonly control: ChoiceNode | BoxesNode;
  /** Choice or tick that requires entries: 委託する, 提供を行っている. */
  readonly statement: string;
  /** `yes` if the statement is chosen or ticked, `open` while nothing is. */
  readonly stated: Applies;
  readonly count: CountNode;
  readonly list: RepeatNode;
}

/** Finds the lists whose condition (`when`) is an item beside them that counts them (`counts`). */
export function* countedLists(assessment: Assessment): Iterable<CountedList> {
  for (const siblings of siblingLists(assessment)) {
    for (const node of siblings) {
      if (node.kind !== 'repeat' || node.item.when === undefined) continue;
      const { key, value } = node.item.when;
      const control = siblings.find((candidate) => candidate.item.key === key);
      const counted = control && countedBy(control, value, node);
      if (counted) yield counted;
    }
  }
}

function countedBy(control: ItemNode, statement: string, list: RepeatNode): CountedList | undefined {
  if (control.kind === 'choice' && control.count?.counts === list.item.key) {
    const stated = control.choice === statement ? 'yes' : control.choice === '' ? 'open' : 'no';
    return { control, statement, stated, count: control.count, list };
  }
  if (control.kind === 'boxes') {
    const option = control.options.find((candidate) => candidate.label === statement);
    const stated = option?.ticked ? 'yes' : control.options.some((candidate) => candidate.ticked) ? 'no' : 'open';
    if (option?.count?.counts === list.item.key) return { control, statement, stated, count: option.count, list };
  }
  return undefined;
}
