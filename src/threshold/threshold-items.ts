import type { Assessment, ChoiceNode, FieldNode, TextNode } from '../model/assessment.js';
import { pathKey } from '../load/read/source.js';
import type { ThresholdAnswers } from './judge-threshold.js';
import type { PlaceName, ThresholdLaw } from '../law/threshold-law.js';

/** The items of a document that the しきい値判断 needs. Items that its form does not have are undefined. */
export interface ThresholdItems {
  /** 事務の名称 */
  readonly process?: TextNode;
  readonly people?: ChoiceNode;
  readonly peopleCounted?: TextNode;
  readonly handlers?: ChoiceNode;
  readonly handlersCounted?: TextNode;
  readonly accident?: ChoiceNode;
  /** The stated result. */
  readonly result?: ChoiceNode;
  /** 提出する特定個人情報保護評価書の種類 */
  readonly submitted?: ChoiceNode;
}

/** Finds the items at the paths that `schema/threshold.yaml` gives for the form. */
export function thresholdItems(assessment: Assessment, law: ThresholdLaw): ThresholdItems {
  const places = law.places[assessment.form.form] ?? {};
  // Most fields, the cells of a long change table among them, are in parts without such items.
  const parts = new Set<string | number | undefined>(Object.values(places).map(([part]) => part));
  const fields = new Map<string, FieldNode>();
  for (const { node } of assessment.visits) if (parts.has(node.path[0])) fields.set(pathKey(node.path), node);
  const fieldAt = (place: PlaceName): FieldNode | undefined => {
    const path = places[place];
    return path && fields.get(pathKey(path));
  };
  const choice = (place: PlaceName): ChoiceNode | undefined => {
    const node = fieldAt(place);
    return node?.kind === 'choice' ? node : undefined;
  };
  const text = (place: PlaceName): TextNode | undefined => {
    const node = fieldAt(place);
    return node?.kind === 'text' ? node : undefined;
  };
  return defined({
    process: text('process'),
    people: choice('people'),
    peopleCounted: text('people-counted'),
    handlers: choice('handlers'),
    handlersCounted: text('handlers-counted'),
    accident: choice('accident'),
    result: choice('result'),
    submitted: choice('submitted'),
  });
}

/** True if the form asks all three questions and for the result: only 様式２ does. Numbers in the other forms do not replace them. */
export function asksEverything(items: ThresholdItems): items is ThresholdItems & Required<Pick<ThresholdItems, 'people' | 'handlers' | 'accident' | 'result'>> {
  return items.people !== undefined && items.handlers !== undefined && items.accident !== undefined && items.result !== undefined;
}

/** Returns the answers of the document. An unanswered question is empty. */
export function answersOf({ people, handlers, accident }: ThresholdItems): ThresholdAnswers {
  return { people: people?.choice ?? '', handlers: handlers?.choice ?? '', accident: accident?.choice ?? '' };
}

function defined(items: { readonly [Key in keyof ThresholdItems]: ThresholdItems[Key] | undefined }): ThresholdItems {
  return Object.fromEntries(Object.entries(items).filter(([, node]) => node !== undefined));
}
