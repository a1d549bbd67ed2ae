import type { Assessment, BoxesNode, ChoiceNode, CountNode, ItemNode, RepeatNode, Applies } from './assessment.js';
import { siblingLists } from './walk.js';

/** A list (委託事項, 提供先) beside the item that says whether there is anything in it and how much. */
export interface CountedList {
  readonly control: ChoiceNode | BoxesNode;
  /** The choice or tick that calls for entries: 委託する, 提供を行っている. */
  readonly statement: string;
  /** Whether the statement is made; open while nothing is chosen or ticked. */
  readonly stated: Applies;
  readonly count: CountNode;
  readonly list: RepeatNode;
}

/** The lists of a document whose condition (`when`) stands beside them and counts them (`counts`). */
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
