import type { Message } from '../../core/message.js';
import { idKey } from '../../forms/form.js';
import type { Path } from '../../load/read/source.js';
import type { ItemNode } from '../../model/assessment.js';
import { siblingLists } from '../../model/walk.js';
import { valueAt } from '../../model/value-at.js';
import type { CheckRule, CheckContext } from './check-rule.js';

/** Reports two entries of one list with the same id. Neither could be recognised from version to version. */
export const duplicateId: CheckRule = {
  id: 'duplicate-id',
  title: '同じ id が二つある',
  inAnyShape: true,
  *check(context) {
    const { form, assessment } = context;
    yield* repeated([form.filesKey], form.filesKey, context);
    for (const siblings of siblingLists(assessment)) {
      for (const node of siblings.filter(isRepeat)) yield* repeated(node.path, node.name, context);
    }
  },
};

function* repeated(listPath: Path, item: string, { source }: CheckContext): Iterable<Message> {
  const first = new Map<string, Path>();
  const list = valueAt(source.data, listPath);
  for (let index = 0; Array.isArray(list) && index < list.length; index++) {
    const path = [...listPath, index, idKey];
    const id = valueAt(source.data, path);
    if ((typeof id !== 'string' && typeof id !== 'number') || id === '') continue;
    const earlier = first.get(String(id));
    if (earlier === undefined) {
      first.set(String(id), path);
      continue;
    }
    yield {
      ruleId: duplicateId.id,
      severity: 'error',
      text: `id「${String(id)}」が同じ並びの中で重なっています`,
      place: source.valuePlace(path),
      item,
      mend: 'どちらかの id を、この並びの中で他にない名前に変えてください。前の版にもあるものは、前の版の id を残します',
      related: source.valuePlace(earlier),
    };
  }
}

function isRepeat(node: ItemNode): node is ItemNode & { kind: 'repeat' } {
  return node.kind === 'repeat';
}
