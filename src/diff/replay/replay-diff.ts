import { formPathKey } from '../../forms/form-items.js';
import type { Form } from '../../forms/form.js';
import { pathKey } from '../../load/read/source.js';
import type { Path } from '../../load/read/source.js';
import type { Assessment, BoxesNode, Entry, FieldNode, Scope } from '../../model/assessment.js';
import type { AssessmentDiff, BoxesDetail, FieldChange, Hunk } from '../changes/change.js';
import type { Content, Saying } from '../../model/content.js';
import { contentKey, saidByBoxes, sayingOf } from '../../model/content.js';
import { newNumbers } from '../changes/new-numbers.js';
import { pairForms } from '../pairs/pair-forms.js';
import type { FormPairs } from '../pairs/pair-forms.js';
import { pairOptions } from '../pairs/pair-options.js';
import { isEmptyField } from '../../model/item-values.js';

interface Draft {
  readonly items: Record<string, Saying>;
  readonly lists: Record<string, Draft[]>;
}

/**
 * What the new version says, made of the old one and the changes alone: it is `contentOf` the new version, or the diff has
 * missed something. Of the new version itself nothing is read but its form.
 */
export function replayDiff(
  before: Assessment,
  { after: { form }, changes }: Pick<AssessmentDiff, 'changes'> & { readonly after: { readonly form: Form } },
): Content {
  const forms = pairForms(before.form, form);
  const root = draft();
  const fields = new Map<string, FieldChange>();
  const gone = new Set<string>();
  for (const change of changes) {
    if (change.kind === 'field' && change.before) fields.set(pathKey(change.before.path), change);
    if (change.kind === 'entry' && change.before) gone.add(pathKey(change.before.path));
  }
  const numbers = newNumbers(changes, before);

  const keep = (old: Scope, into: Draft): void => {
    for (const [key, leaf] of old.fields) keepField(key, leaf, fields.get(pathKey(leaf.path)), forms, into);
    for (const [key, entries] of old.lists) {
      const there = forms.after(key);
      for (const each of entries) {
        const path = pathKey(each.entry.path);
        if (gone.has(path)) continue;
        const kept = draft();
        (into.lists[contentKey(there ?? key)] ??= [])[numbers.get(path) ?? 0] = kept;
        keep(each, kept);
      }
    }
  };
  keep(before.root, root);

  for (const change of changes) {
    if (change.kind === 'entry' && change.after) {
      const { path } = change.after;
      const [into] = scopeAt(root, path.slice(0, -1));
      (into.lists[stringKeys(path)] ??= [])[Number(path.at(-1))] = addEntry(change.after);
    }
  }
  for (const change of changes) {
    if (change.kind !== 'field' || change.before || !change.after) continue;
    const [into, key] = scopeAt(root, change.after.path);
    const saying = newSaying(change, undefined, change.after);
    if (saying !== undefined) into.items[key] = saying;
  }
  return root;
}

function draft(): Draft {
  return { items: {}, lists: {} };
}

/** An item of the old version as it stands in the new one. What no change takes away is still there, whether the new form has a place for it or not. */
function keepField(key: string, node: FieldNode, change: FieldChange | undefined, forms: FormPairs, into: Draft): void {
  if (change && !change.after) return;
  const there = change?.after ? formPathKey(change.after.path) : (forms.after(key) ?? key);
  const saying = change ? newSaying(change, node, change.after) : isEmptyField(node) ? undefined : sayingOf(node);
  if (saying !== undefined) into.items[contentKey(there)] = saying;
}

/** What an item says once its change is made. Of `now` only what the form says of the item is read: its options. */
function newSaying({ detail }: FieldChange, old: FieldNode | undefined, now: FieldNode | undefined): Saying | undefined {
  switch (detail.kind) {
    case 'text': {
      const text = applyHunks(old?.kind === 'text' ? old.text : '', detail.hunks, detail.after);
      return text === '' ? undefined : text;
    }
    case 'choice': {
      const kept = old?.kind === 'choice' ? old.count?.count : undefined;
      const count = detail.count ? detail.count.after : kept;
      return detail.after === '' && count === undefined ? undefined : { choice: detail.after, ...(count === undefined ? {} : { count }) };
    }
    case 'check':
      return detail.after ? true : undefined;
    case 'boxes':
      return newBoxes(detail, old?.kind === 'boxes' ? old : undefined, now?.kind === 'boxes' ? now : undefined);
  }
}

function newBoxes({ options }: BoxesDetail, old: BoxesNode | undefined, now: BoxesNode | undefined): Saying | undefined {
  const said = new Map<string, { readonly label: string; readonly ticked: boolean; readonly text: string }>();
  for (const { before, after } of pairOptions(old, now)) if (before && after) said.set(after.label, { ...before, label: after.label });
  for (const { label, after, hunks } of options) {
    const former = said.get(label);
    if (after) said.set(label, { label, ticked: after.ticked, text: applyHunks(former?.text ?? '', hunks, after.text) });
  }
  const left = [...said.values()];
  return left.every(({ ticked, text }) => !ticked && text === '') ? undefined : saidByBoxes(left);
}

/** The old text with every hunk of it replaced: of the new text only what the hunks put in is read. */
function applyHunks(old: string, hunks: readonly Hunk[], now: string): string {
  let made = '';
  let from = 0;
  for (const { before, after } of hunks) {
    made += old.slice(from, before.start) + now.slice(after.start, after.end);
    from = before.end;
  }
  return made + old.slice(from);
}

function addEntry({ fields, entries, path }: Entry): Draft {
  const added = draft();
  const inside = path.length;
  for (const node of fields) {
    if (node.path.slice(inside).every((step) => typeof step === 'string')) added.items[stringKeys(node.path)] = sayingOf(node);
  }
  for (const entry of entries) (added.lists[stringKeys(entry.path)] ??= []).push(addEntry(entry));
  return added;
}

/** The scope that a path leads into, and the key of what it leads to; entries on the way that nobody made are made. */
function scopeAt(root: Draft, path: Path): readonly [Draft, string] {
  let scope = root;
  for (const [index, step] of path.entries()) {
    if (typeof step === 'string') continue;
    const list = (scope.lists[stringKeys(path.slice(0, index))] ??= []);
    scope = list[step] ??= draft();
  }
  return [scope, stringKeys(path)];
}

function stringKeys(path: Path): string {
  return path.filter((step) => typeof step === 'string').join('/');
}
