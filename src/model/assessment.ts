import type { BoxesField, CheckField, ChoiceField, Form, Group, Part, Repeat, Section, StaticField, TextField } from '../forms/form.js';
import type { DaySpan } from '../core/found-dates.js';
import type { Path } from '../load/read/source.js';
import type { ItemKey } from './item-key.js';
import type { ItemName } from './item-name.js';

/** The form's tree with the values of a document and one node for every entry of every list. */
export interface AssessmentTree {
  readonly form: Form;
  readonly cover: readonly FieldNode[];
  /** The 特定個人情報ファイル that the document lists. Empty if it lists none; `parts` holds the blank parts of one even then. */
  readonly files: readonly FileNode[];
  /** In printing order. A part that repeats occurs once for every 特定個人情報ファイル. */
  readonly parts: readonly PartNode[];
}

/**
 * A document laid over its form, with the lists that most readers need. Immutable. A value that the document does not hold is an
 * empty text, an empty list or no tick.
 */
export interface Assessment extends AssessmentTree, Outline {
  /** Every field in the order of the form, cells of 変更箇所 included, with the item that decides whether it applies. */
  readonly visits: readonly FieldVisit[];
  /** The rows of 変更箇所 in the document's order. */
  readonly rows: readonly ChangeRow[];
  /** The figures in printing order. */
  readonly figures: readonly FigureEntry[];
}

/** The fields and entries by which two versions are compared. */
export interface Outline {
  readonly root: Scope;
  /**
   * Every field in the order of the form, empty ones too: cover, boxes in the bars of sections, names of entries and （別添１）
   * included, without 変更箇所 and the form's own texts. A list without entries has no fields.
   */
  readonly fields: readonly FieldNode[];
  /** Every entry of every list in the order of the form; a 特定個人情報ファイル comes before what it contains. */
  readonly entries: readonly Entry[];
}

/** Fields and lists directly in the document, or directly in one entry of a list. */
export interface Scope {
  /** Its own fields without those of entries in it, by `formPathKey`, in the order of the form. */
  readonly fields: ReadonlyMap<string, FieldNode>;
  /** The lists that have entries, by the same keys. */
  readonly lists: ReadonlyMap<string, readonly EntryScope[]>;
}

export interface EntryScope extends Scope {
  readonly entry: Entry;
}

/** One entry of a list (システム, 委託事項, …, or a 特定個人情報ファイル) with everything in it. */
export interface Entry extends NodeBase {
  /** True if the list or a filled item of the entry carries ※. */
  readonly important: boolean;
  readonly id: string;
  /** From 1, as printed. */
  readonly number: number;
  /** Word of the form for one entry of the list (委託事項). */
  readonly of: string;
  /** Its name as the document writes it (システム保守). Empty if it has none. */
  readonly called: string;
  /** Every field in it that is not empty, those of inner lists included, in order. */
  readonly fields: readonly FieldNode[];
  /** The entries of the lists directly in it, in order, empty ones too. */
  readonly entries: readonly Entry[];
}

/** Position of a 特定個人情報ファイル, from 0, and their number: 1 for the blank parts of a document without any. */
export interface FilePosition {
  readonly index: number;
  readonly count: number;
}

/** Properties of every node of an assessment. */
export interface NodeBase {
  /** Keys and positions of the value in the YAML, also where the document does not hold it. */
  readonly path: Path;
  readonly key: ItemKey;
  /** The official name from the part down on one line, numbers included; made of `labels`. */
  readonly name: string;
  readonly labels: ItemName;
  /** The 特定個人情報ファイル that contains it. Undefined outside parts that repeat. */
  readonly file: FilePosition | undefined;
}

/** One 特定個人情報ファイル. Its parts hold its values. */
export interface FileNode extends NodeBase {
  readonly file: FilePosition;
  readonly id: string;
  /** Its name on one line, without the number before it. Empty if it has none. */
  readonly called: string;
  /** From 1. */
  readonly number: number;
}

export interface PartNode extends NodeBase {
  readonly part: Part;
  readonly body:
    | { readonly kind: 'sections'; readonly sections: readonly SectionNode[] }
    | { readonly kind: 'field'; readonly field: FieldNode }
    | { readonly kind: 'changes'; readonly rows: readonly ChangeRowNode[] };
}

export interface SectionNode extends NodeBase {
  readonly section: Section;
  readonly heads: readonly CheckNode[];
  readonly items: readonly ItemNode[];
}

export type ItemNode = FieldNode | GroupNode | RepeatNode;

export interface GroupNode extends NodeBase {
  readonly kind: 'group';
  readonly item: Group;
  readonly items: readonly ItemNode[];
}

export interface RepeatNode extends NodeBase {
  readonly kind: 'repeat';
  readonly item: Repeat;
  readonly entries: readonly EntryNode[];
  /** The first entry as the blank form prints it, for a list without entries. */
  readonly blank: EntryNode;
}

/** One システム, 委託事項, 提供先 or 移転先. */
export interface EntryNode extends NodeBase {
  readonly id: string;
  /** From 1, as printed. */
  readonly number: number;
  readonly named?: TextNode;
  readonly items: readonly ItemNode[];
}

export type FieldNode = TextNode | ChoiceNode | BoxesNode | CheckNode | StaticNode;

export interface TextNode extends NodeBase {
  readonly kind: 'text';
  readonly item: TextField;
  readonly text: string;
}
export interface ChoiceNode extends NodeBase {
  readonly kind: 'choice';
  readonly item: ChoiceField;
  /** One of the item's options, in its official wording. Empty if none is chosen. */
  readonly choice: string;
  readonly count?: CountNode;
}
/** The number printed as （ n ）件. */
export interface CountNode {
  readonly path: Path;
  /** Undefined if the document holds no number. */
  readonly count: number | undefined;
  /** Key of the list that it counts. */
  readonly counts: string;
}
export interface BoxesNode extends NodeBase {
  readonly kind: 'boxes';
  readonly item: BoxesField;
  /** In the official order. */
  readonly options: readonly BoxState[];
}
export interface BoxState {
  readonly label: string;
  readonly ticked: boolean;
  /** Text in the option's （ ）, a number of 件 as text too. Empty if there is none. */
  readonly text: string;
  readonly takesText: boolean;
  readonly count?: CountNode;
  /** Path of the text or number in its （ ）. The tick is an entry of 該当 (`tickPath`). */
  readonly path: Path;
}
export interface CheckNode extends NodeBase {
  readonly kind: 'check';
  readonly item: CheckField;
  readonly ticked: boolean;
}
export interface StaticNode extends NodeBase {
  readonly kind: 'static';
  readonly item: StaticField;
}

/** One row of 変更箇所, its cells in the order of the form's columns. */
export interface ChangeRowNode extends NodeBase {
  readonly cells: readonly FieldNode[];
}

/** A figure of a document: an entry of a list with `figures`, its items by role. */
export interface FigureEntry {
  readonly entry: EntryNode;
  readonly title: TextNode;
  /** Graphviz text. Empty if the figure has none. */
  readonly diagram: TextNode;
  /** Name of an SVG or PNG file beside the document. Empty if the figure has none. */
  readonly file: TextNode;
  readonly alternative: TextNode;
  /** True if 向き is 横. */
  readonly landscape: boolean;
}

/** A row of 変更箇所 with its cells by role. */
export interface ChangeRow {
  readonly row: ChangeRowNode;
  /** 変更日: the row's first date cell, and the days in it, of the row above for 〃. */
  readonly dateCell?: TextNode;
  readonly days?: DaySpan;
  /** 提出時期: the row's choice. */
  readonly timing?: ChoiceNode;
  /** 提出時期に係る説明: the last text of the row. */
  readonly explanation?: TextNode;
}

/** Answer whether an item is to be filled in: yes, no, or open while the deciding item has no answer. */
export type Applies = 'yes' | 'no' | 'open';

/** A field, the nodes that contain it and the item that decides whether it applies. */
export interface FieldVisit {
  readonly node: FieldNode;
  readonly applies: Applies;
  /** The item that decides, if there is one: a choice, a group of boxes, or a box in the section's bar. */
  readonly decider?: ChoiceNode | BoxesNode | CheckNode;
  /** Undefined on the cover. */
  readonly part?: PartNode;
  readonly section?: SectionNode;
  /** The innermost list that contains the field. Undefined outside lists. */
  readonly repeat?: RepeatNode;
}

/** True if the item carries ※. An entry carries it if its list or a filled item of it does. */
export function isImportant(node: FieldNode | Entry): boolean {
  return 'item' in node ? node.item.important : node.important;
}

/** True if the node is a field, neither a group nor a list. */
export function isField(node: ItemNode): node is FieldNode {
  return node.kind !== 'group' && node.kind !== 'repeat';
}
