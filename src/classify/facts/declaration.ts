import type { DeclaredGround, Timing } from '../../forms/internal-keys.js';
import type { Path } from '../../load/read/source.js';
import type { ItemScope } from './item-scope.js';

/** What one entry of 変更の説明 says, read; an entry that says two things is two of these. */
export type Declaration = ChangeDeclaration | RowsDeclaration | OmissionDeclaration;

interface DeclarationBase {
  /** Where the entry stands in the document. */
  readonly path: Path;
  readonly reason: string;
}

/** How the changes of some items, or of the whole version, are to be judged. */
export interface ChangeDeclaration extends DeclarationBase {
  readonly kind: 'change';
  /** Undefined: the whole version. Empty: none of the items named there is known. */
  readonly scopes?: readonly ItemScope[];
  /** There when it counts: a ground whose reason is missing does not. */
  readonly ground?: DeclaredGround;
  /** The ground holds only where these explain the whole change; empty: it holds wherever the declaration does. */
  readonly replacements: readonly Replacement[];
  /** 実施日, when it is a day. */
  readonly effective?: EffectiveDay;
  /** 文言, or empty. */
  readonly wording: string;
  /** 提出時期, decided by a person; there when it has its reason. */
  readonly timing?: Timing;
}

/** These rows of 変更箇所 tell of no change between this version and the one before it. */
export interface RowsDeclaration extends DeclarationBase {
  readonly kind: 'rows';
  /** From 1. */
  readonly rows: readonly number[];
}

/** The changes of these items have no row in 変更箇所. */
export interface OmissionDeclaration extends DeclarationBase {
  readonly kind: 'omission';
  readonly scopes: readonly ItemScope[];
}

export interface Replacement {
  readonly former: string;
  readonly now: string;
}

export interface EffectiveDay {
  /** As it is written. */
  readonly text: string;
  /** As `firstDay` counts. */
  readonly day: number;
}
