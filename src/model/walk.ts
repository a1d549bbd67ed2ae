import type { Condition } from '../forms/form.js';
import type { Applies, AssessmentTree, CheckNode, FieldVisit, ItemNode, RepeatNode, SectionNode } from './assessment.js';
import { isField } from './assessment.js';

type Where = Omit<FieldVisit, 'node'>;

/**
 * Walks every field of an assessment in the order of the form: boxes in the bars of sections, names of entries and cells of 変更箇所
 * included. The condition of a list does not reach its entries: a listed entry is a whole entry, and whether it should be listed
 * is a question about the list.
 */
export function* walkFields(assessment: AssessmentTree): Iterable<FieldVisit> {
  for (const node of assessment.cover) yield { node, applies: 'yes' };
  for (const part of assessment.parts) {
    const { body } = part;
    if (body.kind === 'field') yield { node: body.field, applies: 'yes', part };
    else if (body.kind === 'changes') for (const row of body.rows) for (const node of row.cells) yield { node, applies: 'yes', part };
    else for (const section of body.sections) yield* walkSection(section, { applies: 'yes', part, section });
  }
}

function* walkSection(section: SectionNode, where: Where): Iterable<FieldVisit> {
  for (const node of section.heads) yield { ...where, node };
  yield* walkItems(section.items, flattenBands(section.items), where, section.heads);
}

function* walkItems(items: readonly ItemNode[], scope: readonly ItemNode[], outer: Where, heads: readonly CheckNode[]): Iterable<FieldVisit> {
  for (const node of items) {
    if (node.kind === 'repeat') {
      const inside = { ...outer, repeat: node };
      for (const entry of node.entries) {
        if (entry.named) yield { ...inside, node: entry.named };
        yield* walkItems(entry.items, flattenBands(entry.items), inside, heads);
      }
      continue;
    }
    const where = outer.applies === 'yes' ? { ...outer, ...judge(node, scope, heads) } : outer;
    if (isField(node)) yield { ...where, node };
    // In the document the items of a band lie beside those around it, so conditions reach across its edge.
    else yield* walkItems(node.items, node.item.kind === 'band' ? scope : flattenBands(node.items), where, heads);
  }
}

/** A list with the item that decides whether it has entries. */
export type ListVisit = Pick<FieldVisit, 'applies' | 'decider'> & { readonly node: RepeatNode };

/** Walks every list of an assessment in the order of the form, with its own condition: 委託事項 if 委託する is chosen. */
export function* walkLists({ parts }: AssessmentTree): Iterable<ListVisit> {
  for (const { body } of parts) {
    if (body.kind !== 'sections') continue;
    for (const { items, heads } of body.sections) yield* listsBelow(items, flattenBands(items), heads);
  }
}

function* listsBelow(items: readonly ItemNode[], scope: readonly ItemNode[], heads: readonly CheckNode[]): Iterable<ListVisit> {
  for (const node of items) {
    if (node.kind === 'repeat') {
      yield { node, ...judge(node, scope, heads) };
      for (const entry of node.entries) yield* listsBelow(entry.items, flattenBands(entry.items), heads);
    } else if (node.kind === 'group') yield* listsBelow(node.items, node.item.kind === 'band' ? scope : flattenBands(node.items), heads);
  }
}

function judge(node: ItemNode, scope: readonly ItemNode[], heads: readonly CheckNode[]): Pick<FieldVisit, 'applies' | 'decider'> {
  const { when, unless } = node.item;
  const head = unless === undefined ? undefined : heads.find((candidate) => candidate.item.key === unless);
  if (head?.ticked) return { applies: 'no', decider: head };
  const decider = when === undefined ? undefined : [...scope, ...heads].find((candidate) => candidate.item.key === when.key);
  return when !== undefined && decider ? meets(decider, when) : { applies: 'yes' };
}

function meets(decider: ItemNode, condition: Condition): Pick<FieldVisit, 'applies' | 'decider'> {
  if (decider.kind === 'check') return { applies: decider.ticked ? 'yes' : 'no', decider };
  if (decider.kind === 'choice') return { applies: answer(decider.choice === condition.value, decider.choice !== ''), decider };
  if (decider.kind === 'boxes') {
    const ticked = decider.options.filter((option) => option.ticked);
    return {
      applies: answer(
        ticked.some((option) => option.label === condition.value),
        ticked.length > 0,
      ),
      decider,
    };
  }
  return { applies: 'yes' };
}

function answer(met: boolean, answered: boolean): Applies {
  return met ? 'yes' : answered ? 'no' : 'open';
}

function flattenBands(items: readonly ItemNode[]): readonly ItemNode[] {
  return items.flatMap((item) => (item.kind === 'group' && item.item.kind === 'band' ? flattenBands(item.items) : [item]));
}

/** Finds every list of items that lie side by side: those of a section, of a group, of an entry. */
export function* siblingLists(assessment: AssessmentTree): Iterable<readonly ItemNode[]> {
  for (const part of assessment.parts) {
    if (part.body.kind !== 'sections') continue;
    for (const section of part.body.sections) yield* listsIn(section.items);
  }
}

function* listsIn(items: readonly ItemNode[]): Iterable<readonly ItemNode[]> {
  const flat = flattenBands(items);
  yield flat;
  for (const node of flat) {
    if (node.kind === 'repeat') for (const entry of node.entries) yield* listsIn(entry.items);
    else if (node.kind === 'group') yield* listsIn(node.items);
  }
}
