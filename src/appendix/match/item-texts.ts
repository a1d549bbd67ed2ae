import { sideOf } from '../../diff/changes/change.js';
import type { Change, FieldChange, OptionChange } from '../../diff/changes/change.js';
import type { ItemKey } from '../../model/item-key.js';
import type { BoxState, Entry, FieldNode } from '../../model/assessment.js';
import { officialLabels } from '../../model/item-name.js';
import type { Path } from '../../load/read/source.js';
import { counterWord } from '../../core/text/counters.js';
import { sideText } from './side-text.js';
import type { SideText } from './side-text.js';
import type { FoldedSpan } from './spans.js';
import { foldedStretches, matchedText } from './value-text.js';
import type { ValueText } from './value-text.js';

/** Texts of a changed item in both versions, with their differences. */
export interface ItemTexts {
  /** Key of the item itself, even inside an added or removed entry. */
  readonly key: ItemKey;
  readonly path: Path;
  /** Last label of its official name. */
  readonly label: string;
  readonly before: SideText;
  readonly after: SideText;
  readonly differences: readonly Difference[];
  /** True if it makes a picture (図式, ファイル). */
  readonly isPicture: boolean;
}

/** A difference inside an item that a row can cover: an edit of a text, a choice, a box. */
export interface Difference {
  /** Removed span. Undefined for an insertion. */
  readonly before?: FoldedSpan;
  /** Inserted span. Undefined for a removal. */
  readonly after?: FoldedSpan;
  /** Where the text of the other version was put in or taken out: an offset in the folded text of the version that lacks it. */
  readonly point?: number;
  /** True if no row needs to cover it: spelling and shifted numbers beside real edits, or a number of 件 that follows from the entries. */
  readonly optional: boolean;
}

/** Facts of the two versions around an item. */
export interface StepSurroundings {
  /** True for a list whose entries were added or removed: the number of 件 follows from them. */
  readonly follows: (list: Path) => boolean;
  /** True for an item that makes a picture. */
  readonly isPicture: (change: Change, path: Path) => boolean;
}
type Follows = StepSurroundings['follows'];

/**
 * Returns the texts of a change: of an item, of every item of an added or removed entry, or of the name of a moved entry.
 *
 * @example textsOfChange({ kind: 'field', after: { path: [], labels: [] }, detail: { kind: 'text', before: '②送る。', after: '③返す。', hunks: [[0, 1], [1, 3]].map(([start, end]) => ({ before: { start, end }, after: { start, end } })) } }, { isPicture: () => false })[0].differences.map(({ optional }) => optional) → [true, false]
 * @example textsOfChange({ kind: 'field', after: { path: [], labels: [] }, detail: { kind: 'text', before: '5年送る。', after: '6年返す。', hunks: [[0, 1], [2, 4]].map(([start, end]) => ({ before: { start, end }, after: { start, end } })) } }, { isPicture: () => false })[0].differences.map(({ optional }) => optional) → [false, false]
 */
export function textsOfChange(change: Change, { follows, isPicture }: StepSurroundings): readonly ItemTexts[] {
  const about = (texts: ItemWords): ItemTexts => ({ ...texts, isPicture: isPicture(change, texts.path) });
  switch (change.kind) {
    case 'field':
      return [about(textsOfField(change, follows))];
    case 'entry':
      return sideOf(change).fields.map((field) => about(wholeField(field, change.what)));
    case 'move':
      return [
        about({
          key: change.key,
          path: change.after.path,
          label: lastLabel(change.after),
          before: sideText(change.before.called),
          after: sideText(change.after.called),
          differences: [],
        }),
      ];
  }
}

type ItemWords = Omit<ItemTexts, 'isPicture'>;

function textsOfField(change: FieldChange, follows: Follows): ItemWords {
  const { key, detail } = change;
  const side = sideOf(change);
  const base = { key, path: side.path, label: lastLabel(side) };
  if (detail.kind === 'text') {
    const [before, after] = [sideText(detail.before), sideText(detail.after)];
    const [old, now] = [
      foldedStretches(
        before,
        detail.hunks.map((hunk) => hunk.before),
      ),
      foldedStretches(
        after,
        detail.hunks.map((hunk) => hunk.after),
      ),
    ];
    const [isOldNumber, isNewNumber] = [lineNumbers(before), lineNumbers(after)];
    const numbering = detail.hunks.map((_, index) => isOldNumber(old[index]) && isNewNumber(now[index]));
    const trailing = detail.hunks.map(({ formOnly }, index) => formOnly || numbering[index] === true);
    const real = trailing.some((each) => !each);
    return { ...base, before, after, differences: detail.hunks.map((_, index) => difference(old[index], now[index], real && trailing[index] === true)) };
  }
  const [before, after] = [matchedText(change.before), matchedText(change.after)];
  const differences =
    detail.kind === 'boxes' ? detail.options.flatMap((option) => optionDifferences(option, before, after, follows)) : valueDifferences(before, after, follows);
  return { ...base, before: before.text, after: after.text, differences };
}

/** Start of a numbered line: ②, （２）, ２．, 2) or a 2 before white space. The 5 of 「5年間」 and the ① of 「①年保存」 count something. */
const numberedLine = new RegExp(`^\\s*(?:[①-⑳㉑-㉟㊱-㊿]|[（(]?[0-9０-９]{1,2}(?:[)）\\s]|[.．、](?![0-9０-９])))(?!\\s*${counterWord})`, 'u');

/** Returns a test for the number at the start of a line: ② became ③ because a line was inserted before it. */
function lineNumbers({ folded, lines }: SideText): (stretch: FoldedSpan | undefined) => boolean {
  const starts = new Set(lines.filter(({ text }) => numberedLine.test(text)).map(({ from }) => from));
  return (stretch) => {
    if (!stretch || !/^\(?\d{1,2}\)?$/u.test(folded.slice(stretch.from, stretch.to))) return false;
    return starts.has(stretch.from) || (folded[stretch.from - 1] === '(' && starts.has(stretch.from - 1));
  };
}

function difference(before: FoldedSpan | undefined, after: FoldedSpan | undefined, optional: boolean): Difference {
  const [was, is] = [isSome(before) ? before : undefined, isSome(after) ? after : undefined];
  const point = was && !is ? after?.from : is && !was ? before?.from : undefined;
  return { ...(was ? { before: was } : {}), ...(is ? { after: is } : {}), ...(point === undefined ? {} : { point }), optional };
}

function isSome(stretch: FoldedSpan | undefined): stretch is FoldedSpan {
  return stretch !== undefined && stretch.to > stretch.from;
}

function wholeField(node: FieldNode, what: 'added' | 'removed'): ItemWords {
  const { text, at } = matchedText(node);
  const none = sideText('');
  const base = { key: node.key, path: node.path, label: lastLabel(node) };
  // Boxes without a tick are no part of what came or went.
  const spans = node.kind === 'boxes' ? node.options.flatMap((option) => writtenSpans(option, at)) : [{ from: 0, to: text.folded.length }];
  return what === 'added'
    ? { ...base, before: none, after: text, differences: spans.map((span) => difference(undefined, span, false)) }
    : { ...base, before: text, after: none, differences: spans.map((span) => difference(span, undefined, false)) };
}

/** Returns the spans of an option that a row has to quote: its label if it is ticked, and its text. */
function writtenSpans({ label, ticked, text }: BoxState, at: ValueText['at']): readonly FoldedSpan[] {
  return [...(ticked ? [`label ${label}`] : []), ...(text === '' ? [] : [`text ${label}`])].flatMap((id) => at.get(id) ?? []);
}

/** Returns the last label of the official name. */
function lastLabel({ labels }: FieldNode | Entry): string {
  return officialLabels(labels).at(-1) ?? '';
}

function valueDifferences(before: ValueText, after: ValueText, follows: Follows): readonly Difference[] {
  const ids = [...new Set([...before.at.keys(), ...after.at.keys()])];
  return ids
    .filter((id) => writtenAt(before, id) !== writtenAt(after, id))
    .map((id) => {
      const counted = after.counted.get(id) ?? before.counted.get(id);
      return difference(before.at.get(id), after.at.get(id), counted !== undefined && follows(counted));
    });
}

function writtenAt({ text, at }: ValueText, id: string): string {
  const stretch = at.get(id);
  return stretch ? text.folded.slice(stretch.from, stretch.to) : '';
}

function optionDifferences({ label, before, after, hunks }: OptionChange, old: ValueText, now: ValueText, follows: Follows): readonly Difference[] {
  const sameTick = (before?.ticked ?? false) === (after?.ticked ?? false);
  const counted = now.counted.get(label) ?? old.counted.get(label);
  // A changed text counts before its box; a changed number of 件 does not.
  const byText = before?.text !== after?.text && (before?.text ?? '') + (after?.text ?? '') !== '' && (counted === undefined || sameTick);
  const id = `${byText ? 'text' : 'label'} ${label}`;
  if (byText && sameTick && counted === undefined && hunks.length > 0) {
    const [were, are] = [within(old, id, hunks, 'before'), within(now, id, hunks, 'after')];
    return hunks.map((hunk, index) => difference(were[index], are[index], hunk.formOnly && hunks.some(({ formOnly }) => !formOnly)));
  }
  return [difference(tickedAt(id, old, before), tickedAt(id, now, after), byText && counted !== undefined && follows(counted))];
}

/** Returns the edits of one piece as spans of the whole text. */
function within({ text, starts }: ValueText, id: string, hunks: OptionChange['hunks'], which: 'before' | 'after'): readonly FoldedSpan[] {
  const start = starts.get(id) ?? 0;
  const moved = hunks.map((hunk) => ({ start: hunk[which].start + start, end: hunk[which].end + start }));
  return foldedStretches(text, moved);
}

/** Returns the span of an option that is ticked or has a text. Undefined for a label without a tick. */
function tickedAt(id: string, { at }: ValueText, option: OptionChange['before']): FoldedSpan | undefined {
  return option?.ticked === true || id.startsWith('text') ? at.get(id) : undefined;
}
