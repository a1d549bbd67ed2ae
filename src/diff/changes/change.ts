import type { Span } from '../../core/span.js';
import type { Assessment, Entry, FieldNode } from '../../model/assessment.js';
import type { ItemKey } from '../../model/item-key.js';

/**
 * All differences between two versions of an assessment. The differ finds everything and judges nothing; no property of these
 * values is a sentence. Every value is plain and immutable; comparing in the other direction gives the same with `before` and
 * `after` swapped.
 */
export interface AssessmentDiff {
  readonly before: Assessment;
  readonly after: Assessment;
  /** In the order of the new version's form; a removed item keeps its old position. 変更箇所 itself is not compared. */
  readonly changes: readonly Change[];
  /** Entries that were matched by their name and content because no `id` decides. */
  readonly matches: readonly EntryMatch[];
}

export type Change = FieldChange | EntryChange | MoveChange;

/**
 * A change of the value of one item. Both sides exist if both versions have the item; one is missing if that revision of the form
 * has no such item.
 */
export interface FieldChange {
  readonly kind: 'field';
  readonly key: ItemKey;
  readonly before?: FieldNode;
  readonly after?: FieldNode;
  /** added: the old value was empty; removed: the new one is. A lone － is a text like any other. */
  readonly what: 'added' | 'removed' | 'changed';
  /** 表記のみ: the texts are equal when folded by `foldForm`. */
  readonly formOnly: boolean;
  /** revision: the value is the same, only the other revision of the form words it otherwise (the name of an option). */
  readonly cause: 'content' | 'revision';
  readonly detail: Detail;
}

/** A change in which a whole entry was added or removed. */
export interface EntryChange {
  readonly kind: 'entry';
  readonly key: ItemKey;
  readonly what: 'added' | 'removed';
  /** Only if removed. */
  readonly before?: Entry;
  /** Only if added. */
  readonly after?: Entry;
}

/**
 * A change of the number of an entry, or of its list. renumbered: others before it were added or removed; reordered: it changed its
 * position among those that stayed. One move covers the whole entry; changes inside it are changes of their own.
 */
export interface MoveChange {
  readonly kind: 'move';
  readonly key: ItemKey;
  readonly what: 'renumbered' | 'reordered';
  readonly before: Entry;
  readonly after: Entry;
}

/** Two entries that were matched by their name and content. */
export interface EntryMatch {
  readonly before: Entry;
  readonly after: Entry;
  /** Share of name and content that agrees, from 0 to 1. */
  readonly confidence: number;
}

export type Detail = TextDetail | ChoiceDetail | BoxesDetail | CheckDetail;

export interface TextDetail {
  readonly kind: 'text';
  readonly before: string;
  readonly after: string;
  /**
   * In order, not overlapping, in both texts; between two hunks the texts are equal, character by character. Empty if the text
   * names the file of a figure and only the picture in the file changed.
   */
  readonly hunks: readonly Hunk[];
}

/** One edit as a reader sees it. */
export interface Hunk {
  /** Empty for an insertion. */
  readonly before: Span;
  /** Empty for a removal. */
  readonly after: Span;
  /** 表記のみ: the two spans are equal when folded in their context. */
  readonly formOnly: boolean;
  /**
   * The other end of a move (within the text or to another item): the key of that item and the span in its text. Only for whole
   * paragraphs.
   */
  readonly moved?: { readonly key: ItemKey; readonly span: Span };
}

export interface ChoiceDetail {
  readonly kind: 'choice';
  readonly before: string;
  readonly after: string;
  /** The number of 件 beside the choice, if it changed. */
  readonly count?: { readonly before?: number; readonly after?: number };
}

export interface BoxesDetail {
  readonly kind: 'boxes';
  /** The options whose box or text changed, in the official order. */
  readonly options: readonly OptionChange[];
}
export interface OptionChange {
  readonly label: string;
  /** Undefined if that revision has no such option. */
  readonly before?: { readonly ticked: boolean; readonly text: string };
  readonly after?: { readonly ticked: boolean; readonly text: string };
  /** Edits of the text in （ ）. */
  readonly hunks: readonly Hunk[];
}

export interface CheckDetail {
  readonly kind: 'check';
  readonly before: boolean;
  readonly after: boolean;
}

/** Returns the new side of a change, or the old one if there is no new one. Throws if there is neither, which is a bug. */
export function sideOf<C extends Change>({ before, after, key }: C): NonNullable<C['before'] | C['after']> {
  const side: C['before'] | C['after'] | undefined = after ?? before;
  if (!side) throw new Error(`change ${key} has no side`);
  return side;
}
