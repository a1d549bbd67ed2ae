import type { Assessment, ChoiceNode, FieldNode, TextNode } from '../model/assessment.js';
import { pathKey } from '../load/read/source.js';
import type { ThresholdAnswers } from './judge-threshold.js';
import type { PlaceName, ThresholdLaw } from '../law/threshold-law.js';

/** The items of a document that the しきい値判断 is about; which of them there are depends on the form. */
export interface ThresholdItems {
  /** 事務の名称 */
  readonly process?: TextNode;
  readonly people?: ChoiceNode;
  readonly peopleCounted?: TextNode;
  readonly handlers?: ChoiceNode;
  readonly handlersCounted?: TextNode;
  readonly accident?: ChoiceNode;
  /** The result that the document states. */
  readonly result?: ChoiceNode;
  /** 提出する特定個人情報保護評価書の種類 */
  readonly submitted?: ChoiceNode;
}

/** Finds these items where `schema/threshold.yaml` says that the form has them. */
export function thresholdItems(assessment: Assessment, law: ThresholdLaw): ThresholdItems {
  const places = law.places[assessment.form.form] ?? {};
  // Most fields, the cells of a long change table among them, stand in parts that the law does not ask about.
  const parts = new Set<string | number | undefined>(Object.values(places).map(([part]) => part));
  const fields = new Map<string, FieldNode>();
  for (const { node } of assessment.visits) if (parts.has(node.path[0])) fields.set(pathKey(node.path), node);
  const at = (place: PlaceName): FieldNode | undefined => {
    const path = places[place];
    return path && fields.get(pathKey(path));
  };
  const choice = (place: PlaceName): ChoiceNode | undefined => {
    const node = at(place);
    return node?.kind === 'choice' ? node : undefined;
  };
  const text = (place: PlaceName): TextNode | undefined => {
    const node = at(place);
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

/** True for the items of a form that asks all three questions: 様式２. The numbers in the other forms cannot stand in for them. */
export function asksEverything(items: ThresholdItems): items is ThresholdItems & Required<Pick<ThresholdItems, 'people' | 'handlers' | 'accident' | 'result'>> {
  return items.people !== undefined && items.handlers !== undefined && items.accident !== undefined && items.result !== undefined;
}

/** What the document answers. */
export function answersOf({ people, handlers, accident }: ThresholdItems): ThresholdAnswers {
  return { people: people?.choice ?? '', handlers: handlers?.choice ?? '', accident: accident?.choice ?? '' };
}

function defined(items: { readonly [Key in keyof ThresholdItems]: ThresholdItems[Key] | undefined }): ThresholdItems {
  return Object.fromEntries(Object.entries(items).filter(([, node]) => node !== undefined));
}
