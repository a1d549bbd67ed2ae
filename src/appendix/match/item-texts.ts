import { sideOf } from '../../diff/changes/change.js';
import type { Change, FieldChange, OptionChange } from '../../diff/changes/change.js';
import type { ItemKey } from '../../model/item-key.js';
import type { Entry, FieldNode } from '../../model/assessment.js';
import { officialLabels } from '../../model/item-name.js';
import type { Path } from '../../load/read/source.js';
import { sideText } from './side-text.js';
import type { SideText } from './side-text.js';
import type { Stretch } from './spans.js';
import { foldedStretches, valueText } from './value-text.js';
import type { ValueText } from './value-text.js';

/** What a changed item says in both versions, and where the two differ. */
export interface ItemTexts {
  /** The item's own key, in an entry that came or went too. */
  readonly key: ItemKey;
  readonly path: Path;
  /** The last step of its official name. */
  readonly label: string;
  readonly before: SideText;
  readonly after: SideText;
  readonly facets: readonly Facet[];
  /** It makes a picture (図式, ファイル). */
  readonly isPicture: boolean;
}

/** One difference that a row can tell of: an edit of a text, a choice, a box. */
export interface Facet {
  /** What went; undefined where something was put in. */
  readonly before?: Stretch;
  /** What came; undefined where something was taken away. */
  readonly after?: Stretch;
  /** No row needs to tell of it: spelling and shifted numbers beside real edits, or a number of 件 that follows from the entries. */
  readonly optional: boolean;
}

/** What there is to know about the documents around an item. */
export interface Surroundings {
  /** True for a list whose entries came or went: the number of 件 follows from them. */
  readonly follows: (list: Path) => boolean;
  /** True for what makes a picture. */
  readonly isPicture: (change: Change, path: Path) => boolean;
}
type Follows = Surroundings['follows'];

/** The texts of a change: of an item, of everything that is said in an entry that came or went, of the name of one that moved. */
export function textsOfChange(change: Change, { follows, isPicture }: Surroundings): readonly ItemTexts[] {
  const about = (texts: Texts): ItemTexts => ({ ...texts, isPicture: isPicture(change, texts.path) });
  switch (change.kind) {
    case 'field':
      return [about(textsOfField(change, follows))];
    case 'entry':
      return sideOf(change).fields.map((leaf) => about(wholeField(leaf, change.what)));
    case 'move':
      return [
        about({
          key: change.key,
          path: change.after.path,
          label: lastLabel(change.after),
          before: sideText(change.before.called),
          after: sideText(change.after.called),
          facets: [],
        }),
      ];
  }
}

type Texts = Omit<ItemTexts, 'isPicture'>;

function textsOfField(change: FieldChange, follows: Follows): Texts {
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
    return { ...base, before, after, facets: detail.hunks.map((_, index) => facet(old[index], now[index], real && trailing[index] === true)) };
  }
  const [before, after] = [valueText(change.before), valueText(change.after)];
  const facets =
    detail.kind === 'boxes' ? detail.options.flatMap((option) => optionFacets(option, before, after, follows)) : valueFacets(before, after, follows);
  return { ...base, before: before.text, after: after.text, facets };
}

/** What a line begins with that is numbered: ②, （２）, ２．, 2) or a 2 that stands alone. The 5 of 「5年間」 counts something. */
const numberedLine = /^\s*(?:[①-⑳㉑-㉟㊱-㊿]|[（(]?[0-9０-９]{1,2}(?:[)）\s]|[.．、](?![0-9０-９])))/u;

/** Tells a ② at the beginning of a line: it became ③ because something was put in before it. */
function lineNumbers({ folded, lines }: SideText): (stretch: Stretch | undefined) => boolean {
  const starts = new Set(lines.filter(({ text }) => numberedLine.test(text)).map(({ from }) => from));
  return (stretch) => {
    if (!stretch || !/^\(?\d{1,2}\)?$/u.test(folded.slice(stretch.from, stretch.to))) return false;
    return starts.has(stretch.from) || (folded[stretch.from - 1] === '(' && starts.has(stretch.from - 1));
  };
}

function facet(before: Stretch | undefined, after: Stretch | undefined, optional: boolean): Facet {
  return { ...(isSome(before) ? { before } : {}), ...(isSome(after) ? { after } : {}), optional };
}

function isSome(stretch: Stretch | undefined): stretch is Stretch {
  return stretch !== undefined && stretch.to > stretch.from;
}

function wholeField(node: FieldNode, what: 'added' | 'removed'): Texts {
  const { text } = valueText(node);
  const whole = { from: 0, to: text.folded.length };
  const none = sideText('');
  const base = { key: node.key, path: node.path, label: lastLabel(node) };
  return what === 'added'
    ? { ...base, before: none, after: text, facets: [facet(undefined, whole, false)] }
    : { ...base, before: text, after: none, facets: [facet(whole, undefined, false)] };
}

/** Returns the last label of the official name. */
function lastLabel({ labels }: FieldNode | Entry): string {
  return officialLabels(labels).at(-1) ?? '';
}

function valueFacets(before: ValueText, after: ValueText, follows: Follows): readonly Facet[] {
  const ids = [...new Set([...before.at.keys(), ...after.at.keys()])];
  return ids
    .filter((id) => writtenAt(before, id) !== writtenAt(after, id))
    .map((id) => {
      const counted = after.counted.get(id) ?? before.counted.get(id);
      return facet(before.at.get(id), after.at.get(id), counted !== undefined && follows(counted));
    });
}

function writtenAt({ text, at }: ValueText, id: string): string {
  const stretch = at.get(id);
  return stretch ? text.folded.slice(stretch.from, stretch.to) : '';
}

function optionFacets({ label, before, after, hunks }: OptionChange, old: ValueText, now: ValueText, follows: Follows): readonly Facet[] {
  const sameTick = (before?.ticked ?? false) === (after?.ticked ?? false);
  const counted = now.counted.get(label) ?? old.counted.get(label);
  // A text that changed says more than its box; a number of 件 less.
  const byText = before?.text !== after?.text && (before?.text ?? '') + (after?.text ?? '') !== '' && (counted === undefined || sameTick);
  const id = `${byText ? 'text' : 'label'} ${label}`;
  if (byText && sameTick && counted === undefined && hunks.length > 0) {
    const [were, are] = [within(old, id, hunks, 'before'), within(now, id, hunks, 'after')];
    return hunks.map((hunk, index) => facet(were[index], are[index], hunk.formOnly && hunks.some(({ formOnly }) => !formOnly)));
  }
  return [facet(tickedAt(id, old, before), tickedAt(id, now, after), byText && counted !== undefined && follows(counted))];
}

/** The edits of a piece, where they stand in the whole. */
function within({ text, starts }: ValueText, id: string, hunks: OptionChange['hunks'], which: 'before' | 'after'): readonly Stretch[] {
  const start = starts.get(id) ?? 0;
  const moved = hunks.map((hunk) => ({ start: hunk[which].start + start, end: hunk[which].end + start }));
  return foldedStretches(text, moved);
}

/** Where an option stands that is ticked, or has a text; a label without a tick is no stretch of its own. */
function tickedAt(id: string, { at }: ValueText, option: OptionChange['before']): Stretch | undefined {
  return option?.ticked === true || id.startsWith('text') ? at.get(id) : undefined;
}
