import type { Change } from '../../diff/changes/change.js';
import type { Declared } from '../facts/declared.js';
import type { Publication } from '../facts/version-dates.js';
import type { ChangeDeclaration } from '../facts/declaration.js';

/** Facts that a rule may read. */
export interface ClassifyContext {
  readonly change: Change;
  /** True if the changed item carries ※, or the entry holds such an item, and the form knows 重要な変更: 様式２ does not. */
  readonly important: boolean;
  /** True if the work holds a new 特定個人情報ファイル by this change. */
  readonly addsFile: boolean;
  /** True if only a wrong number of 件 was corrected. */
  readonly correctsCount: boolean;
  /** True if the changed item is on the cover. */
  readonly onCover: boolean;
  /** True if the changed item records a past act. */
  readonly record: boolean;
  readonly declared: Declared;
  readonly publication: Publication;
}

/**
 * A reason to judge a change. `schema/classify.yaml` holds its kind, timing, clauses and wording under the same id. Never throws,
 * never changes anything.
 */
export interface ClassifyRule {
  /** Kebab-case; also names the entry in the data and, but for those of `by-ground`, the file and the export (camelCase). */
  readonly id: string;
  /** Undefined if the rule does not apply to this change; the next one is asked. */
  answers(context: ClassifyContext): Answer | undefined;
}

export interface Answer {
  /** Facts of this case that support the ground, or empty. */
  readonly detail: string;
  /** Declarations of the ground by which the rule answers. Undefined if it needs none. 実施日 is then theirs. */
  readonly by?: readonly ChangeDeclaration[];
}
