import { formPathKey, formItems } from '../../forms/form-items.js';
import type { FormItem } from '../../forms/form-items.js';
import type { Form } from '../../forms/form.js';
import { revisionDifferences } from '../../forms/revision-differences.js';

/** The counterparts of the items of two forms, by the keys of the form (`formPathKey`). Undefined if the other form has none. */
export interface FormPairs {
  after(beforeKey: string): string | undefined;
  before(afterKey: string): string | undefined;
}

const same: FormPairs = { after: (key) => key, before: (key) => key };
const known = new WeakMap<Form, WeakMap<Form, FormPairs>>();

/**
 * Pairs the items of two forms as `revisionDifferences` does, as far as their values can be compared: values of the same kind, in
 * the same lists. An item that moved into another list has no counterpart, because it belongs to no particular entry of it.
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
  // Shorter paths first, so that the lists around an item are paired before it.
  const differences = [...revisionDifferences(before, after)].sort((a, b) => (a.after?.path.length ?? 0) - (b.after?.path.length ?? 0));
  for (const { before: former, after: item } of differences) {
    if (!former || !item || former.shape !== item.shape || kindOf(former) !== kindOf(item)) continue;
    const [from, to] = [formPathKey(former.path), formPathKey(item.path)];
    const around = (listsBefore.get(from) ?? []).map((list) => forward.get(list));
    const aroundAfter = listsAfter.get(to) ?? [];
    if (around.length !== aroundAfter.length || around.some((list, index) => list !== aroundAfter[index])) continue;
    forward.set(from, to);
    back.set(to, from);
  }
  return { after: (key) => forward.get(key), before: (key) => back.get(key) };
}

/** Returns the lists around every item of a form, outermost first. */
function listsAround(form: Form): ReadonlyMap<string, readonly string[]> {
  const items = formItems(form);
  const lists = new Set(items.filter(({ shape }) => shape === 'list').map(({ path }) => formPathKey(path)));
  return new Map(
    items.map(({ path }) => [formPathKey(path), path.map((_, length) => formPathKey(path.slice(0, length))).filter((key) => lists.has(key))] as const),
  );
}

/** Returns the kind of value that an item takes. A line, a text and a date are all texts. Empty if it takes none. */
function kindOf({ field }: FormItem): string {
  if (!field) return '';
  return field.kind === 'line' || field.kind === 'date' ? 'text' : field.kind;
}
