import { joinLabels } from '../core/name-separator.js';

/**
 * The typed tree of one revision of one form. All that is particular to a form is in `schema/forms`; the rest of the program
 * sees a form in this shape.
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
  /** File name of the description, and of the JSON Schema, without its ending. */
  readonly slug: string;
  readonly cover: readonly Field[];
  readonly parts: readonly Part[];
  /** True if the form prints 項目一覧 behind the cover. */
  readonly contents: boolean;
  /** Key of the list of 特定個人情報ファイル, for the parts that repeat for each. Empty if the form has no such parts. */
  readonly filesKey: string;
  /** Roles of items that rules compare, by their keys from the root joined by `/`, without list positions. */
  readonly roles: ReadonlyMap<string, ItemRole>;
  /** Checks a document's shape, for a form that was read at run time. Undefined for a form of the package, which has one since its build. */
  readonly validator?: ShapeValidator;
}

/** Finds the faults of a document's data by the JSON Schema of a form, in ajv's words with `verbose`. Empty if there are none. */
export type ShapeValidator = (data: unknown) => readonly ShapeFault[];

/** One fault of a shape. */
export interface ShapeFault {
  /** The keyword of JSON Schema that the value breaks, with its details. */
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
  /** JSON pointer of the value. */
  readonly instancePath: string;
  readonly data?: unknown;
  readonly parentSchema?: object;
}

/** Roles of items: what an item is about, whatever its key and place in a form. */
export const itemRoles = [
  'office',
  'body',
  'contact',
  'basic-assessment',
  'hearing',
  'hearing-shortened',
  'review',
  'submission',
  'approval',
  'holding',
  'use',
  'retrust',
  'retrust-secured',
  'acquired-by',
  'given-by',
  'not-acquired',
  'not-given',
  'storage-place',
  'storage-measures',
  'deletion-method',
  'deletion-procedure',
] as const;
export type ItemRole = (typeof itemRoles)[number];

/** A part of a form: Ⅰ to Ⅴ, the 別添 and the change table. */
export interface Part {
  readonly no: string;
  readonly label: string;
  /** The label in 項目一覧 and in item names. */
  readonly name: string;
  readonly key: string;
  readonly note: string;
  readonly important: boolean;
  /** True if the part repeats for every 特定個人情報ファイル. */
  readonly perFile: boolean;
  /** True if the part begins a page; false if it follows the part before it on the same page. */
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
  /** 【任意】 or a similar note, printed behind the label. */
  readonly note: string;
  readonly important: boolean;
  /** True if ※ is printed here. An inherited ※ is not printed. */
  readonly marked: boolean;
  /** True if the section starts a new page, as in the print ranges of the official form. */
  readonly newPage: boolean;
  readonly help: string;
  readonly was: Former;
  /** Check boxes in the bar: 委託しない, 接続しない（入手）. */
  readonly heads: readonly CheckField[];
  readonly items: readonly Item[];
  /**
   * True if the part's map holds the items directly. That is one value under the section's key or, in a section without a label
   * (which prints no bar), several items under their own keys.
   */
  readonly direct: boolean;
}

/** The paths of a part, section or item in earlier revisions. Keys from the root of a document, joined by `/`, without list positions. */
export type Former = readonly string[];

export type Item = Field | Group | Repeat;

export interface ItemBase {
  /** ①, リスク１, or empty. */
  readonly no: string;
  readonly label: string;
  readonly key: string;
  /** ※: True if a change to this item is a candidate 重要な変更 (指針 別表). */
  readonly important: boolean;
  /** True if ※ is printed here. A ※ inherited from the part or the section is not printed. */
  readonly marked: boolean;
  /** True if the item records an act that is over when the assessment is published (意見聴取, 第三者点検). A change of it is never 事前. */
  readonly record: boolean;
  /** Instruction to the author, after the 記載要領. */
  readonly help: string;
  readonly was: Former;
  /** True if the label is printed beneath and inside the item before it (その必要性). */
  readonly under: boolean;
  /** Condition for the item: a sibling has this choice or tick, or a box in the section's bar has its ○. */
  readonly when?: Condition;
  /** Key of a box in the section's bar. The item stays empty if that box is ticked. */
  readonly unless?: string;
  /** Choice of a sibling with which the item may stay empty: there is nothing to write. */
  readonly spare?: Condition;
  /** Set if a published assessment may leave the item empty. `unfilled` mentions it all the same. */
  readonly blank?: MayStayBlank;
}

/** Permission to leave an item empty in a published assessment. */
export interface MayStayBlank {
  /** The reason, with the published assessment that shows it. */
  readonly reason: string;
  /** Choice of a sibling that the permission needs. */
  readonly with?: Condition;
}

export interface Condition {
  readonly key: string;
  readonly value: string;
}

/** Several items under one label: beside it (group), under a bar (risk), beside a vertical cell (band). A document has no key for a band itself. */
export interface Group extends ItemBase {
  readonly kind: 'group' | 'risk' | 'band';
  /** Lines in the bar of a risk that names several risks at once. Empty if the bar holds the label. */
  readonly titles: readonly string[];
  readonly items: readonly Item[];
}

/** A list of up to `max` entries: システム, 委託事項, 提供先, 移転先. */
export interface Repeat extends ItemBase {
  readonly kind: 'repeat';
  /** Name of an entry before its number: 委託事項 in 委託事項1. */
  readonly of: string;
  readonly max: number;
  /** Last entry number under each banner: 1, 5, 10, 15, 20 prints 1 / 2～5 / 6～10 / 11～15 / 16～20. */
  readonly groups: readonly number[];
  /** The name field printed beside 委託事項1. Undefined if the form has none. */
  readonly named?: TextField;
  /** True if the entries are figures, printed as pictures instead of frames. */
  readonly figures: boolean;
  readonly items: readonly Item[];
}

export type Field = TextField | ChoiceField | BoxesField | CheckField | StaticField;

export interface TextField extends ItemBase {
  readonly kind: 'line' | 'text' | 'date';
  /** `wide` lays the value out over the full width under its label, `cell` in a cell beside it. */
  readonly layout: 'cell' | 'wide';
  /** True if a date must be a single day and nothing else. */
  readonly exact: boolean;
  /** True if Markdown tables print as tables. */
  readonly markdown: boolean;
}

export interface ChoiceField extends ItemBase {
  readonly kind: 'choice';
  /** Number of columns of ＜選択肢＞ in print. */
  readonly columns: number;
  /** Bracket behind an option's number in ＜選択肢＞: 「)」, in some parts of a form 「）」. */
  readonly bracket: string;
  readonly options: readonly string[];
  /** Options by their wording in earlier revisions. */
  readonly formerOptions: ReadonlyMap<string, string>;
  /** Key of the number printed as （ n ）件, and the list that it counts. */
  readonly count?: { readonly key: string; readonly counts: string };
}

export interface BoxesField extends ItemBase {
  readonly kind: 'boxes';
  readonly blocks: readonly { readonly heading: string; readonly rows: readonly (readonly BoxOption[])[] }[];
}

export interface BoxOption {
  readonly label: string;
  /** True if the option takes a text in （ ）. */
  readonly takesText: boolean;
  /** The list whose number of entries the option takes: （ n ）件. */
  readonly counts?: string;
  /** Wordings of the option in earlier revisions. */
  readonly was: readonly string[];
}

/** A single box, ○ or empty. */
export interface CheckField extends ItemBase {
  readonly kind: 'check';
}

/** A text of the form itself, printed in the place of a value. */
export interface StaticField extends ItemBase {
  readonly kind: 'static';
  readonly text: string;
}

/** Key of the ticked options of a group of boxes. */
export const tickedKey = '該当';
/** Keys of the items of a figure, the same in every form. */
export const figureKeys = { title: '題', diagram: '図式', file: 'ファイル', alternative: '代替テキスト', direction: '向き' } as const;
/** Key of an entry's identity, which stays the same from version to version. */
export const idKey = 'id';
/** Key of a document's form (様式３). */
export const formKey = '様式';
/** Key of the revision of a document's form (平成30年5月). */
export const revisionKey = '改定';
/** Key of the texts whose items this revision lacks, each under its official name in the earlier revision. Never printed. */
export const keptKey = '旧様式の記載';
/** Value of a ticked box. */
export const tick = '○';

/**
 * True if a text is ○, in any of the circles that input methods offer for it.
 * @example isTick('〇') → true
 * @example isTick('レ') → false
 */
export function isTick(written: string): boolean {
  return ['○', '◯', '〇'].includes(written);
}

/** Returns all options of a group of boxes in the official order. */
export function boxOptions(field: BoxesField): readonly BoxOption[] {
  return field.blocks.flatMap((block) => block.rows.flat());
}

/**
 * Returns number and name of a part as in item names: `Ⅱ　特定個人情報ファイルの概要`.
 * @param mark Text behind the number: `（２）` for the second 特定個人情報ファイル.
 */
export function printedPart({ no, name }: Pick<Part, 'no' | 'name'>, mark = ''): string {
  return no === '' ? name + mark : joinLabels([no + mark, name]);
}

/** Returns an item's number and label as printed: ②システムの機能, リスク１：　目的外の…. */
export function printedLabel(item: Pick<ItemBase, 'no' | 'label'> & { kind?: string }): string {
  return item.kind === 'risk' ? `${item.no}：　${item.label}` : `${item.no}${item.label}`;
}
