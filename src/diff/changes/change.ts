import type { Assessment, Entry, FieldNode } from '../../model/assessment.js';
import type { ItemKey } from '../../model/item-key.js';

/**
 * What is different between two versions of an assessment. The differ finds everything and judges nothing; no field of
 * these values is a sentence. Every value here is plain and immutable, `before` and `after` may be swapped (`reverseDiff`).
 */
export interface AssessmentDiff {
  readonly before: Assessment;
  readonly after: Assessment;
  /** In the order of the form: of the new version, what only the old one has stands where it stood. 変更箇所 itself is not in it. */
  readonly changes: readonly Change[];
  /** Entries that were taken for the same by their name and content because no `id` says so. */
  readonly matches: readonly EntryMatch[];
}

export type Change = FieldChange | EntryChange | MoveChange;

/**
 * An item that says something else. Both sides are there when the item stands in both versions; one is missing when the
 * other revision of the form has no such item.
 */
export interface FieldChange {
  readonly kind: 'field';
  readonly key: ItemKey;
  readonly before?: FieldNode;
  readonly after?: FieldNode;
  /** added: it was empty; removed: it is empty now. A lone － is a text like any other. */
  readonly what: 'added' | 'removed' | 'changed';
  /** 表記のみ: the texts are the same when folded by `foldForm`. */
  readonly formOnly: boolean;
  /** revision: what the item says is the same, only the other revision of the form words it otherwise (the name of an option). */
  readonly cause: 'content' | 'revision';
  readonly detail: Detail;
}

/** A whole entry that only one version has. */
export interface EntryChange {
  readonly kind: 'entry';
  readonly key: ItemKey;
  readonly what: 'added' | 'removed';
  /** There for what was removed. */
  readonly before?: Entry;
  /** There for what was added. */
  readonly after?: Entry;
}

/**
 * An entry with another number, or in another list. renumbered: others before it came or went; reordered: it changed its place
 * among those that stayed. One move tells of the whole entry, whatever else changed in it.
 */
export interface MoveChange {
  readonly kind: 'move';
  readonly key: ItemKey;
  readonly what: 'renumbered' | 'reordered';
  readonly before: Entry;
  readonly after: Entry;
}

/** Two entries that are the same thing. */
export interface EntryMatch {
  readonly before: Entry;
  readonly after: Entry;
  /** How much of name and content agrees, from 0 to 1. */
  readonly confidence: number;
}

export type Detail = TextDetail | ChoiceDetail | BoxesDetail | CheckDetail;

export interface TextDetail {
  readonly kind: 'text';
  readonly before: string;
  readonly after: string;
  /**
   * In order, not overlapping, in both texts; between two hunks the texts are the same character by character. None where the
   * text names the file of a figure and only the picture in the file is another.
   */
  readonly hunks: readonly Hunk[];
}

/** A stretch of a text, in UTF-16 units from its beginning; `end` is not in it. Never cuts a character in two. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** One edit as a reader sees it. */
export interface Hunk {
  /** Empty where something was put in. */
  readonly before: Span;
  /** Empty where something was taken away. */
  readonly after: Span;
  /** 表記のみ: folded, the stretches say the same. */
  readonly formOnly: boolean;
  /**
   * Where the paragraph went or came from, when it moved (within the text or to another item): the key of that item, and the
   * span there. Only for whole paragraphs.
   */
  readonly moved?: { readonly key: ItemKey; readonly span: Span };
}

export interface ChoiceDetail {
  readonly kind: 'choice';
  readonly before: string;
  readonly after: string;
  /** The number of 件 beside it, where it is not the same. */
  readonly count?: { readonly before?: number; readonly after?: number };
}

export interface BoxesDetail {
  readonly kind: 'boxes';
  /** The options whose box or text changed, in the official order. */
  readonly options: readonly OptionChange[];
}
export interface OptionChange {
  readonly label: string;
  /** Undefined where that revision has no such option. */
  readonly before?: { readonly ticked: boolean; readonly text: string };
  readonly after?: { readonly ticked: boolean; readonly text: string };
  /** Of the texts in （ ）. */
  readonly hunks: readonly Hunk[];
}

export interface CheckDetail {
  readonly kind: 'check';
  readonly before: boolean;
  readonly after: boolean;
}

/** The side of a change that is told: the new one, the old one where there is no new. Every change has one. */
export function sideOf<C extends Change>({ before, after, key }: C): NonNullable<C['before'] | C['after']> {
  const side: C['before'] | C['after'] | undefined = after ?? before;
  if (!side) throw new Error(`change ${key} has no side`);
  return side;
}
