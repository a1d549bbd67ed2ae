import { composeText } from '../../core/text/compose-text.js';
import { formPathKey } from '../../forms/form-items.js';
import type { Form } from '../../forms/form.js';
import { pathKey } from '../../load/read/source.js';
import type { Path } from '../../load/read/source.js';
import type { Assessment, BoxesNode, Entry, FieldNode, Scope } from '../../model/assessment.js';
import type { AssessmentDiff, BoxesDetail, FieldChange, Hunk } from '../changes/change.js';
import type { Content, ItemValue } from '../../model/item-values.js';
import { contentKey, boxesValue, itemValue, isEmptyField } from '../../model/item-values.js';
import { readText } from '../../model/printed-value.js';
import { newNumbers } from '../changes/new-numbers.js';
import { pairForms } from '../pairs/pair-forms.js';
import type { FormPairs } from '../pairs/pair-forms.js';
import { pairOptions } from '../pairs/pair-options.js';

interface ContentBuilder {
  readonly items: Record<string, ItemValue>;
  readonly lists: Record<string, ContentBuilder[]>;
}

/**
 * Returns the content of the new version, made from the old one and the changes alone. If it differs from `contentOf` the new
 * version, the diff has missed something. Reads only the form of the new version.
 */
export function replayDiff(
  before: Assessment,
  { after: { form }, changes }: Pick<AssessmentDiff, 'changes'> & { readonly after: { readonly form: Form } },
): Content {
  const forms = pairForms(before.form, form);
  const root = emptyContent();
  const fields = new Map<string, FieldChange>();
  const gone = new Set<string>();
  for (const change of changes) {
    if (change.kind === 'field' && change.before) fields.set(pathKey(change.before.path), change);
    if (change.kind === 'entry' && change.before) gone.add(pathKey(change.before.path));
  }
  const numbers = newNumbers(changes, before);

  const keep = (old: Scope, into: ContentBuilder): void => {
    for (const [key, node] of old.fields) keepField(key, node, fields.get(pathKey(node.path)), forms, into);
    for (const [key, entries] of old.lists) {
      const counterpart = forms.after(key);
      for (const each of entries) {
        const path = pathKey(each.entry.path);
        if (gone.has(path)) continue;
        const kept = emptyContent();
        (into.lists[contentKey(counterpart ?? key)] ??= [])[numbers.get(path) ?? 0] = kept;
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
    const value = newValue(change, undefined, change.after);
    if (value !== undefined) into.items[key] = value;
  }
  return root;
}

function emptyContent(): ContentBuilder {
  return { items: {}, lists: {} };
}

/** Adds an item of the old version to the content, changed or not. An item that no change removes stays, even if the new form does not have it. */
function keepField(key: string, node: FieldNode, change: FieldChange | undefined, forms: FormPairs, into: ContentBuilder): void {
  if (change && !change.after) return;
  const newKey = change?.after ? formPathKey(change.after.path) : (forms.after(key) ?? key);
  const value = change ? newValue(change, node, change.after) : isEmptyField(node) ? undefined : itemValue(node);
  if (value !== undefined) into.items[contentKey(newKey)] = value;
}

/** Returns the value of an item after its change. Undefined if it is empty then. Reads only the options of `now`, which the form names. */
function newValue({ detail }: FieldChange, old: FieldNode | undefined, now: FieldNode | undefined): ItemValue | undefined {
  switch (detail.kind) {
    case 'text': {
      const former = old?.kind === 'text' ? old : undefined;
      const read = former ? readText(former) : '';
      const isWritten = former !== undefined && read !== detail.before && former.text === detail.before;
      const text = applyHunks(isWritten ? former.text : read, detail.hunks, detail.after);
      if (text === '') return undefined;
      return composeText(isWritten && now?.kind === 'text' ? readText({ item: now.item, text }) : text);
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

function newBoxes({ options }: BoxesDetail, old: BoxesNode | undefined, now: BoxesNode | undefined): ItemValue | undefined {
  const states = new Map<string, { readonly label: string; readonly ticked: boolean; readonly text: string }>();
  for (const { before, after } of pairOptions(old, now)) if (before && after) states.set(after.label, { ...before, label: after.label });
  for (const { label, after, hunks } of options) {
    const former = states.get(label);
    if (after) states.set(label, { label, ticked: after.ticked, text: applyHunks(former?.text ?? '', hunks, after.text) });
  }
  const left = [...states.values()];
  return left.every(({ ticked, text }) => !ticked && text === '') ? undefined : boxesValue(left);
}

/** Returns the old text with every hunk replaced. Reads only the spans of the hunks from the new text. */
function applyHunks(old: string, hunks: readonly Hunk[], now: string): string {
  let made = '';
  let from = 0;
  for (const { before, after } of hunks) {
    made += old.slice(from, before.start) + now.slice(after.start, after.end);
    from = before.end;
  }
  return made + old.slice(from);
}

function addEntry({ fields, entries, path }: Entry): ContentBuilder {
  const added = emptyContent();
  const inside = path.length;
  for (const node of fields) {
    if (node.path.slice(inside).every((key) => typeof key === 'string')) added.items[stringKeys(node.path)] = itemValue(node);
  }
  for (const entry of entries) (added.lists[stringKeys(entry.path)] ??= []).push(addEntry(entry));
  return added;
}

/** Returns the scope that a path leads into, and the key in it. Creates missing entries on the way. */
function scopeAt(root: ContentBuilder, path: Path): readonly [ContentBuilder, string] {
  let scope = root;
  for (const [index, key] of path.entries()) {
    if (typeof key === 'string') continue;
    const list = (scope.lists[stringKeys(path.slice(0, index))] ??= []);
    scope = list[key] ??= emptyContent();
  }
  return [scope, stringKeys(path)];
}

function stringKeys(path: Path): string {
  return path.filter((key) => typeof key === 'string').join('/');
}
