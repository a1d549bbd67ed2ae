import type { Change } from '../../diff/changes/change.js';
import type { Declared } from '../facts/declared.js';
import type { PublicationOrder } from '../facts/version-dates.js';

/** Facts that a rule may read. */
export interface ClassifyContext {
  readonly change: Change;
  /** True if the changed item carries ※, or the entry holds such an item, and the form knows 重要な変更: 様式２ does not. */
  readonly important: boolean;
  /** True if the work holds a new 特定個人情報ファイル by this change. */
  readonly addsFile: boolean;
  /** True if the changed item is on the cover. */
  readonly onCover: boolean;
  readonly declared: Declared;
  /** Order of 公表日 and 実施日. Undefined while it is unknown. */
  readonly published?: PublicationOrder;
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
}
