import type { BoxesField, CheckField, ChoiceField, Form, Group, Part, Repeat, Section, StaticField, TextField } from '../forms/form.js';
import type { Path } from '../load/read/source.js';

/**
 * A document laid over its form: the same tree as the form's, with every repetition unfolded and every value in place.
 * Immutable; what the document does not say is an empty text, an empty list or no tick.
 */
export interface Assessment {
  readonly form: Form;
  readonly cover: readonly FieldNode[];
  /** The 特定個人情報ファイル that the document lists; none where it lists none, though the blank parts of one stand in `parts`. */
  readonly files: readonly FileNode[];
  /** In printing order; a part that repeats stands here once for every 特定個人情報ファイル. */
  readonly parts: readonly PartNode[];
}

interface NodeBase {
  /** Where the value stands (or would stand) in the YAML. */
  readonly path: Path;
  /** The item's official name from the part down, numbers included. */
  readonly name: string;
}

/** One 特定個人情報ファイル; what it says stands in its parts. */
export interface FileNode extends NodeBase {
  readonly id: string;
  /** From 1. */
  readonly number: number;
}

export interface PartNode extends NodeBase {
  readonly part: Part;
  /** Position among the files, from 0, and how many there are; for a part that does not repeat, undefined. */
  readonly file?: { readonly index: number; readonly count: number };
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
  /** The first entry as the blank form has it, for a list without entries. */
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
  /** One of the item's options, in its official wording, or empty. */
  readonly choice: string;
  readonly count?: CountNode;
}
/** The number printed as （ n ）件. */
export interface CountNode {
  readonly path: Path;
  /** Undefined when nothing is written. */
  readonly count: number | undefined;
  /** The key of the list that it counts. */
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
  /** The text in the option's （ ）, or empty; a number of 件 as text. */
  readonly text: string;
  readonly takesText: boolean;
  readonly count?: CountNode;
  /** Where the tick and the text stand or would stand. */
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

/** One row of the change appendix; the texts in the order of the form's columns. */
export interface ChangeRowNode extends NodeBase {
  readonly cells: readonly FieldNode[];
}

/** True for the nodes that hold a value. */
export function isField(node: ItemNode): node is FieldNode {
  return node.kind !== 'group' && node.kind !== 'repeat';
}
