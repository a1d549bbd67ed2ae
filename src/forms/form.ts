import { joinLabels } from '../core/name-separator.js';

/**
 * The typed tree of one revision of one form. Everything that is particular to a form stands in `schema/forms`;
 * this is the shape in which the rest of the program sees it.
 */
export interface Form {
  /** 様式３ */
  readonly form: string;
  /** 平成30年5月 */
  readonly revision: string;
  /** 重点項目評価書 */
  readonly name: string;
  /** The title on the cover. */
  readonly title: string;
  /** The label in the corner of the cover: ［平成30年５月　様式３］. */
  readonly stamp: string;
  /** File name of the description without its ending; names the JSON Schema too. */
  readonly slug: string;
  readonly cover: readonly Field[];
  readonly parts: readonly Part[];
  /** 項目一覧 is printed behind the cover. */
  readonly contents: boolean;
  /** The key under which the parts that repeat for every 特定個人情報ファイル stand; empty for a form without such parts. */
  readonly filesKey: string;
}

/** One page-opening part: Ⅰ to Ⅴ, the 別添 and the change appendix. */
export interface Part {
  readonly no: string;
  readonly label: string;
  /** The label as 項目一覧 and item names write it. */
  readonly name: string;
  readonly key: string;
  readonly note: string;
  readonly important: boolean;
  /** True when the part repeats for every 特定個人情報ファイル. */
  readonly perFile: boolean;
  /** False for a part that runs on beneath the one before it. */
  readonly newPage: boolean;
  readonly was: Former;
  readonly body: PartBody;
}

export type PartBody =
  | { readonly kind: 'sections'; readonly sections: readonly Section[] }
  | { readonly kind: 'field'; readonly field: Field }
  | { readonly kind: 'changes'; readonly columns: readonly Field[] };

/** A numbered section under its bar (１．…). */
export interface Section {
  readonly no: string;
  readonly label: string;
  readonly key: string;
  /** 【任意】 and the like, printed behind the label. */
  readonly note: string;
  readonly important: boolean;
  /** ※ is printed here (where it is inherited it is not). */
  readonly marked: boolean;
  /** The section starts on a new page, as the official form's print ranges have it. */
  readonly newPage: boolean;
  readonly help: string;
  readonly was: Former;
  /** Check boxes in the bar itself: 委託しない, 接続しない（入手）. */
  readonly heads: readonly CheckField[];
  readonly items: readonly Item[];
  /**
   * True when the items stand in the part itself: one value under the section's key, or (in a section without a label,
   * which prints no bar) several items under their own keys.
   */
  readonly direct: boolean;
}

/** Where a part, section or item stood in earlier revisions: its keys from the root of a document, joined by `/`, list positions left out. */
export type Former = readonly string[];

export type Item = Field | Group | Repeat;

export interface ItemBase {
  /** ①, リスク１, or empty. */
  readonly no: string;
  readonly label: string;
  readonly key: string;
  /** ※: a change to this item is a candidate 重要な変更 (指針 別表). */
  readonly important: boolean;
  /** ※ is printed here (where it is inherited from the part or the section it is not). */
  readonly marked: boolean;
  /** What to write, after the 記載要領. */
  readonly help: string;
  readonly was: Former;
  /** True for a label printed beneath and inside the item before it (その必要性). */
  readonly under: boolean;
  /** The item applies only where this sibling item has this choice or tick, or this box in the section's bar its ○. */
  readonly when?: Condition;
  /** The item is left empty where this box in the section's bar is ticked. */
  readonly unless?: string;
}

export interface Condition {
  readonly key: string;
  readonly value: string;
}

/** Several items under one label: beside it (group), under a bar (risk), or beside a vertical cell (band, whose items have no key of their own above them). */
export interface Group extends ItemBase {
  readonly kind: 'group' | 'risk' | 'band';
  /** What a risk's bar says where it names several risks at once; otherwise the bar says the label. */
  readonly titles: readonly string[];
  readonly items: readonly Item[];
}

/** A thing that occurs up to `max` times: システム, 委託事項, 提供先, 移転先. */
export interface Repeat extends ItemBase {
  readonly kind: 'repeat';
  /** What one of them is called: 委託事項1. */
  readonly of: string;
  readonly max: number;
  /** The last number under each banner: 1, 5, 10, 15, 20 prints 1 / 2～5 / 6～10 / 11～15 / 16～20. */
  readonly groups: readonly number[];
  /** The name printed beside 委託事項1, where the form has one. */
  readonly named?: TextField;
  /** The entries are figures: they print as pictures instead of frames. */
  readonly figures: boolean;
  readonly items: readonly Item[];
}

export type Field = TextField | ChoiceField | BoxesField | CheckField | StaticField;

export interface TextField extends ItemBase {
  readonly kind: 'line' | 'text' | 'date';
  /** wide: the value takes the full width under its label instead of a cell beside it. */
  readonly layout: 'cell' | 'wide';
  /** For a date: true when it must be a whole day and nothing else. */
  readonly exact: boolean;
  /** Tables in Markdown are printed as tables. */
  readonly markdown: boolean;
}

export interface ChoiceField extends ItemBase {
  readonly kind: 'choice';
  /** Number of columns in which ＜選択肢＞ prints. */
  readonly columns: number;
  /** What ＜選択肢＞ prints behind the number of an option: 「)」, in some parts of a form 「）」. */
  readonly bracket: string;
  readonly options: readonly string[];
  /** What options were called in earlier revisions: the earlier wording and the option. */
  readonly formerOptions: ReadonlyMap<string, string>;
  /** The key of the number printed as （ n ）件, and the list that it counts. */
  readonly count?: { readonly key: string; readonly counts: string };
}

export interface BoxesField extends ItemBase {
  readonly kind: 'boxes';
  readonly blocks: readonly { readonly heading: string; readonly rows: readonly (readonly BoxOption[])[] }[];
}

export interface BoxOption {
  readonly label: string;
  /** The option takes a text in （ ）. */
  readonly takesText: boolean;
  /** The option takes the number of entries in this list: （ n ）件. */
  readonly counts?: string;
  /** What the option was called in earlier revisions. */
  readonly was: readonly string[];
}

/** A single box, ○ or empty. */
export interface CheckField extends ItemBase {
  readonly kind: 'check';
}

/** Text of the form itself that stands where a value would. */
export interface StaticField extends ItemBase {
  readonly kind: 'static';
  readonly text: string;
}

/** The key that holds the ticked options of a group of boxes. */
export const tickedKey = '該当';
/** The key that carries the identity of a repeated thing from version to version. */
export const idKey = 'id';
/** The keys by which a document names its form. */
export const formKey = '様式';
export const revisionKey = '改定';
/** The key of texts that an earlier revision had a place for and this one has not: official name → what stood there. Never printed. */
export const keptKey = '旧様式の記載';
/** What a ticked box holds. */
export const tick = '○';

/** True for ○ in any of the circles that input methods offer for it. */
export function isTick(written: string): boolean {
  return ['○', '◯', '〇'].includes(written);
}

/** All options of a group of boxes in the official order. */
export function boxOptions(field: BoxesField): readonly BoxOption[] {
  return field.blocks.flatMap((block) => block.rows.flat());
}

/**
 * Returns number and name of a part as item names have them: `Ⅱ　特定個人情報ファイルの概要`.
 * @param mark Stands behind the number: `（２）` for the second file.
 */
export function printedPart({ no, name }: Pick<Part, 'no' | 'name'>, mark = ''): string {
  return no === '' ? name + mark : joinLabels([no + mark, name]);
}

/** An item's number and label as printed: ②システムの機能, リスク１：　目的外の…. */
export function printedLabel(item: Pick<ItemBase, 'no' | 'label'> & { kind?: string }): string {
  return item.kind === 'risk' ? `${item.no}：　${item.label}` : `${item.no}${item.label}`;
}
