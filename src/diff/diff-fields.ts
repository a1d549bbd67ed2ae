import { foldForm } from '../core/fold-form.js';
import type { BoxesNode, CheckNode, ChoiceNode, FieldNode, TextNode } from '../model/assessment.js';
import type { Detail, FieldChange, OptionChange } from './changes/change.js';
import { diffText } from './text/diff-text.js';
import { differingOptions, isRenamedChoice } from './pairs/pair-options.js';
import type { OptionPair } from './pairs/pair-options.js';
import { rootKey } from '../model/item-key.js';
import { printsAlike, readText } from '../model/printed-value.js';
import { looksEmpty, isEmptyField } from '../model/item-values.js';

type FieldDifference = Pick<FieldChange, 'formOnly' | 'cause' | 'detail'>;

/**
 * Finds the difference of one item between two versions. Undefined if a reader sees none. A side is missing if that version has
 * no such item; if both exist they are of one kind.
 * @param otherPicture True if the item names the file of a figure and the picture in the file changed.
 */
export function diffField(before: FieldNode | undefined, after: FieldNode | undefined, otherPicture = false): FieldChange | undefined {
  const key = (after ?? before)?.key ?? rootKey;
  const found = between(before, after) ?? (otherPicture ? samePictureName(after) : undefined);
  return found && { kind: 'field', key, ...(before ? { before } : {}), ...(after ? { after } : {}), what: whatOf(before, after), ...found };
}

function whatOf(before: FieldNode | undefined, after: FieldNode | undefined): FieldChange['what'] {
  if (!before) return 'added';
  if (!after) return 'removed';
  if (looksEmpty(before) === looksEmpty(after)) return 'changed';
  return looksEmpty(before) ? 'added' : 'removed';
}

function between(before: FieldNode | undefined, after: FieldNode | undefined): FieldDifference | undefined {
  if ((!before || isEmptyField(before)) && (!after || isEmptyField(after))) return undefined;
  switch ((after ?? before)?.kind) {
    case 'text':
      return textBetween(ofKind('text', before), ofKind('text', after));
    case 'choice':
      return choiceBetween(ofKind('choice', before), ofKind('choice', after));
    case 'boxes':
      return boxesBetween(ofKind('boxes', before), ofKind('boxes', after));
    case 'check':
      return checkBetween(ofKind('check', before), ofKind('check', after));
    default:
      return undefined;
  }
}

function ofKind<K extends FieldNode['kind']>(kind: K, node: FieldNode | undefined): Extract<FieldNode, { kind: K }> | undefined {
  return node?.kind === kind ? (node as Extract<FieldNode, { kind: K }>) : undefined;
}

function content(detail: Detail, formOnly = false): FieldDifference {
  return { formOnly, cause: 'content', detail };
}

function textBetween(before: TextNode | undefined, after: TextNode | undefined): FieldDifference | undefined {
  if (before && after && printsAlike(before, after)) return undefined;
  const read: readonly (string | undefined)[] = [before && readText(before), after && readText(after)];
  // Cells that only part elsewhere read alike: there the bars show the difference.
  const [old = '', now = ''] = read[0] === read[1] ? [before?.text, after?.text] : read;
  return old === now ? undefined : content({ kind: 'text', before: old, after: now, hunks: diffText(old, now) }, foldForm(old) === foldForm(now));
}

function samePictureName(node: FieldNode | undefined): FieldDifference | undefined {
  return node?.kind === 'text' ? content({ kind: 'text', before: node.text, after: node.text, hunks: [] }) : undefined;
}

function choiceBetween(before: ChoiceNode | undefined, after: ChoiceNode | undefined): FieldDifference | undefined {
  const [old, now] = [before?.choice ?? '', after?.choice ?? ''];
  const [oldCount, count] = [before?.count?.count, after?.count?.count];
  const counted = oldCount !== count;
  if (old === now && !counted) return undefined;
  const counts = counted ? { count: { ...(oldCount === undefined ? {} : { before: oldCount }), ...(count === undefined ? {} : { after: count }) } } : {};
  const detail: Detail = { kind: 'choice', before: old, after: now, ...counts };
  if (!counted && before && after && isRenamedChoice(before, after)) return { formOnly: false, cause: 'revision', detail };
  return content(detail, !counted && foldForm(old) === foldForm(now));
}

function boxesBetween(before: BoxesNode | undefined, after: BoxesNode | undefined): FieldDifference | undefined {
  const { pairs, cause } = differingOptions(before, after);
  if (pairs.length === 0) return undefined;
  const detail: Detail = { kind: 'boxes', options: pairs.map(optionChange) };
  return cause === 'content' ? content(detail, pairs.every(optionsFoldAlike)) : { formOnly: false, cause, detail };
}

function optionsFoldAlike({ before, after }: OptionPair): boolean {
  return before?.ticked === after?.ticked && foldForm(before?.text ?? '') === foldForm(after?.text ?? '');
}

function optionChange({ before, after }: OptionPair): OptionChange {
  return {
    label: (after ?? before)?.label ?? '',
    ...(before ? { before: { ticked: before.ticked, text: before.text } } : {}),
    ...(after ? { after: { ticked: after.ticked, text: after.text } } : {}),
    hunks: before?.text === after?.text ? [] : diffText(before?.text ?? '', after?.text ?? ''),
  };
}

function checkBetween(before: CheckNode | undefined, after: CheckNode | undefined): FieldDifference | undefined {
  const [old, now] = [before?.ticked ?? false, after?.ticked ?? false];
  return old === now ? undefined : content({ kind: 'check', before: old, after: now });
}
