import type { DeclaredGround, Timing } from '../../forms/internal-keys.js';
import type { Path } from '../../load/read/source.js';
import type { ItemScope } from './item-scope.js';

/** A statement of 変更の説明, read. An entry with two statements becomes two declarations. */
export type Declaration = ChangeDeclaration | RowsDeclaration | OmissionDeclaration;

interface DeclarationBase {
  /** Path of the entry in the document. */
  readonly path: Path;
  readonly reason: string;
}

/** A declaration on how to judge the changes of some items, or of the whole version. */
export interface ChangeDeclaration extends DeclarationBase {
  readonly kind: 'change';
  /** Undefined for the whole version. Empty if none of the named items is known. */
  readonly scopes?: readonly ItemScope[];
  /** 根拠. Undefined if it lacks the reason that it needs. */
  readonly ground?: DeclaredGround;
  /** 置換: the ground holds only if these explain the whole change. Empty if the ground holds for every covered change. */
  readonly replacements: readonly Replacement[];
  /** 実施日. Undefined if it is no day. */
  readonly effective?: DeclaredDay;
  /** 提出日: the day of submission to the commission. Undefined if it is no day. */
  readonly submitted?: DeclaredDay;
  /** 文言, or empty. */
  readonly wording: string;
  /** 提出時期 that a person decided. Undefined if it lacks its reason. */
  readonly timing?: Timing;
}

/** A declaration that rows of 変更箇所 cover no change between this version and the one before it. */
export interface RowsDeclaration extends DeclarationBase {
  readonly kind: 'rows';
  /** Row numbers, from 1. */
  readonly rows: readonly number[];
}

/** A declaration that the changes of some items have no row in 変更箇所. */
export interface OmissionDeclaration extends DeclarationBase {
  readonly kind: 'omission';
  readonly scopes: readonly ItemScope[];
}

export interface Replacement {
  readonly former: string;
  readonly now: string;
}

/** A day of a declaration: 実施日 or 提出日. */
export interface DeclaredDay {
  /** The day as written. */
  readonly text: string;
  /** Day number as of `firstDay`. */
  readonly day: number;
}
