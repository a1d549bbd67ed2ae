import type { EntryNode, FieldNode } from '../model/assessment.js';
import type { ItemKey } from '../model/item-key.js';

/** A piece of a text of two versions: in both, added or removed. */
export interface MarkedText {
  readonly text: string;
  readonly ins?: boolean;
  readonly del?: boolean;
}

/** What changed in one item, in the parts that it prints. A part that is left out has not changed. */
export interface FieldMarks {
  /** A text, the answer of a choice, or the ○ of a check. */
  readonly value?: readonly MarkedText[];
  /** The number of 件 beside a choice. */
  readonly count?: readonly MarkedText[];
  /** Boxes, by the label of the option. */
  readonly boxes?: ReadonlyMap<string, { readonly tick?: readonly MarkedText[]; readonly text?: readonly MarkedText[] }>;
}

/** The changes since another version, ready to be laid out over a document. */
export interface DocumentMarks {
  /** By the items of the document that is laid out, or of an entry in `removed`. */
  readonly fields: ReadonlyMap<FieldNode, FieldMarks>;
  /** Entries of the other version that are gone, by the key of their list in the document. */
  readonly removed: ReadonlyMap<ItemKey, readonly EntryNode[]>;
  /** The sheet in front of the pages. */
  readonly sheet: MarksSheet;
}

/** A sheet that says what the pages are, and holds the changes that no place of the pages can show. */
export interface MarksSheet {
  readonly title: string;
  readonly lines: readonly string[];
  readonly listed: readonly { readonly kind: string; readonly name: string; readonly marks: readonly MarkedText[] }[];
}
