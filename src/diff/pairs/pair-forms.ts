import { formPathKey, formItems } from '../../forms/form-items.js';
import type { FormItem } from '../../forms/form-items.js';
import type { Form } from '../../forms/form.js';
import { revisionDifferences } from '../../forms/revision-differences.js';

/** Which item of one form is which of the other, by the keys of the form (`formPathKey`); undefined for what the other has not. */
export interface FormPairs {
  after(beforeKey: string): string | undefined;
  before(afterKey: string): string | undefined;
}

const same: FormPairs = { after: (key) => key, before: (key) => key };
const known = new WeakMap<Form, WeakMap<Form, FormPairs>>();

/**
 * Pairs the items of two forms as `revisionDifferences` does, in so far as what stands in the one can be told beside what
 * stands in the other: values of the same kind, in the same lists. Of an item that moved into another list nobody can say
 * which entry it belongs to.
 */
export function pairForms(before: Form, after: Form): FormPairs {
  if (before === after || (before.form === after.form && before.revision === after.revision)) return same;
  const of = known.get(before) ?? new WeakMap<Form, FormPairs>();
  known.set(before, of);
  const pairs = of.get(after) ?? pair(before, after);
  of.set(after, pairs);
  return pairs;
}

function pair(before: Form, after: Form): FormPairs {
  const forward = new Map<string, string>();
  const back = new Map<string, string>();
  const [listsBefore, listsAfter] = [listsAround(before), listsAround(after)];
  // What holds others comes before what it holds, so the lists around an item are paired before it.
  const differences = [...revisionDifferences(before, after)].sort((a, b) => (a.after?.path.length ?? 0) - (b.after?.path.length ?? 0));
  for (const { before: former, after: item } of differences) {
    if (!former || !item || former.shape !== item.shape || kindOf(former) !== kindOf(item)) continue;
    const [from, to] = [formPathKey(former.path), formPathKey(item.path)];
    const around = (listsBefore.get(from) ?? []).map((list) => forward.get(list));
    const there = listsAfter.get(to) ?? [];
    if (around.length !== there.length || around.some((list, index) => list !== there[index])) continue;
    forward.set(from, to);
    back.set(to, from);
  }
  return { after: (key) => forward.get(key), before: (key) => back.get(key) };
}

/** The lists that every item of a form stands in, outermost first. */
function listsAround(form: Form): ReadonlyMap<string, readonly string[]> {
  const items = formItems(form);
  const lists = new Set(items.filter(({ shape }) => shape === 'list').map(({ path }) => formPathKey(path)));
  return new Map(
    items.map(({ path }) => [formPathKey(path), path.map((_, length) => formPathKey(path.slice(0, length))).filter((key) => lists.has(key))] as const),
  );
}

/** What a value is made of; a line, a text and a date are texts all three. */
function kindOf({ field }: FormItem): string {
  if (!field) return '';
  return field.kind === 'line' || field.kind === 'date' ? 'text' : field.kind;
}
