import type { BoxesDetail, Detail, FieldChange, MoveChange, OptionChange } from '../diff/changes/change.js';
import type { Entry, FieldNode } from '../model/assessment.js';
import { pairOptions } from '../diff/pairs/pair-options.js';
import { markedPiece, textPieces } from './diff-pieces.js';
import type { NameOf, MarkedPiece } from './diff-pieces.js';
import type { Side } from '../core/side.js';
import { joinLabels } from '../core/name-separator.js';
import { officialLabels } from '../model/item-name.js';
import { printedBox, choiceText, fieldText, optionText } from '../model/printed-value.js';

/** A row of a redline: one value in both versions. */
export interface RedlinePair {
  readonly before: SideView;
  readonly after: SideView;
  /** True if everything in it changed, so that its line breaks need no signs. */
  readonly whole: boolean;
}

export interface SideView {
  readonly pieces: readonly MarkedPiece[];
  /** Shown if there are no pieces. */
  readonly nothing: string;
}

const empty = '（空欄）';
const noEntry = '（なし）';
const notInForm = '（この改定にはない項目）';
const notAnOption = '（この改定にはない選択肢）';

/** Returns the rows of a changed item: one for each changed option of boxes, otherwise one. */
export function fieldRows(change: FieldChange, nameOf: NameOf): readonly RedlinePair[] {
  const { detail } = change;
  if (detail.kind === 'boxes') return detail.options.map((option) => optionRow(option, change, nameOf));
  return [
    row((side) => {
      const node = change[side];
      return node ? { pieces: valuePieces(detail, node, side, nameOf), nothing: empty } : { pieces: [], nothing: notInForm };
    }),
  ];
}

function valuePieces(detail: Exclude<Detail, BoxesDetail>, node: FieldNode, side: Side, nameOf: NameOf): readonly MarkedPiece[] {
  switch (detail.kind) {
    case 'text':
      return textPieces(detail[side], detail.hunks, side, nameOf);
    case 'choice':
      return edited(choiceText(detail[side], detail.count?.[side]));
    case 'check':
      return edited(printedBox(detail[side], node.item.label));
  }
}

function optionRow(option: OptionChange, change: FieldChange, nameOf: NameOf): RedlinePair {
  const labels = optionLabels(option, change);
  const sameBox = labels.before === labels.after && option.before?.ticked === option.after?.ticked;
  return row((side) => {
    const state = option[side];
    if (!state) return { pieces: [], nothing: notAnOption };
    const unit = isCounted(labels[side], change[side]) ? '件' : '';
    if (!option.before || !option.after) return { pieces: edited(optionText(state, labels[side], unit)), nothing: '' };
    const box = markedPiece(printedBox(state.ticked, labels[side]), sameBox ? 'same' : 'edit');
    // An empty text has its （ ） only if the other version has a text.
    if (option.before.text === option.after.text && state.text === '') return { pieces: [box], nothing: '' };
    return { pieces: [box, markedPiece('（'), ...insideBrackets(textPieces(state.text, option.hunks, side, nameOf)), markedPiece(`）${unit}`)], nothing: '' };
  });
}

/** Returns the pieces to put in （ ）. An empty （ ） is printed with a space. */
function insideBrackets(pieces: readonly MarkedPiece[]): readonly MarkedPiece[] {
  return pieces.length === 0 ? [markedPiece('　')] : pieces;
}

/** True if the （ ） of an option holds a number of 件. */
function isCounted(label: string, node: FieldNode | undefined): boolean {
  return node?.kind === 'boxes' && node.options.some((option) => option.label === label && option.count !== undefined);
}

/** Returns the label of an option in both versions. A change has the new one; the old revision may name it differently. */
function optionLabels({ label }: OptionChange, { before, after }: FieldChange): Readonly<Record<Side, string>> {
  const [old, now] = [before, after];
  const pair = old?.kind === 'boxes' && now?.kind === 'boxes' ? pairOptions(old, now).find((candidate) => candidate.after?.label === label) : undefined;
  return { before: pair?.before?.label ?? label, after: label };
}

/** Returns the row of an entry that was added or removed. */
export function entryRow(before: Entry | undefined, after: Entry | undefined): RedlinePair {
  const sides = { before, after };
  return row((side) => {
    const entry = sides[side];
    return { pieces: entry ? edited(entryText(entry)) : [], nothing: noEntry };
  });
}

/** Returns the row of a moved entry. Shows its full name if it is in another list (`elsewhere`), otherwise its number. */
export function moveRow(change: MoveChange, elsewhere: boolean): RedlinePair {
  return row((side) => ({ pieces: edited(elsewhere ? fullTitle(change[side]) : entryTitle(change[side])), nothing: '' }));
}

/** Formats an entry with everything in it, one item a line. A value of several lines begins on the next line. */
function entryText(entry: Entry): string {
  const own = officialLabels(entry.labels);
  const lines = entry.fields.map((node) => {
    const labels = officialLabels(node.labels);
    // The items of a 特定個人情報ファイル are in several parts, whose labels its own name does not have.
    const within = own.every((each, index) => labels[index] === each);
    const label = joinLabels(within ? labels.slice(own.length) : labels);
    const text = fieldText(node);
    // The item with the name of the entry has no label; the title shows it.
    return label === '' ? '' : `${label}：${text.includes('\n') ? '\n' : ''}${text}`;
  });
  return [entryTitle(entry), ...lines.filter((line) => line !== '')].join('\n');
}

/** Formats an entry with its number: `委託事項3「…」`. */
function entryTitle({ of, number, called }: Entry): string {
  return `${of}${String(number)}${called === '' ? '' : `「${called}」`}`;
}

/** Formats an entry with its official name from the part down and its own name in 「 」. */
export function fullTitle({ name, called }: Entry): string {
  return `${name}${called === '' ? '' : `「${called}」`}`;
}

function edited(text: string): readonly MarkedPiece[] {
  return text === '' ? [] : [markedPiece(text, 'edit')];
}

function row(view: (side: Side) => SideView): RedlinePair {
  const [before, after] = [view('before'), view('after')];
  return { before, after, whole: [before, after].every(isWhole) };
}

/** True if a side is one edit, or nothing. */
function isWhole({ pieces }: SideView): boolean {
  return pieces.every(({ mark }) => mark === 'edit') && pieces.length <= 1;
}
