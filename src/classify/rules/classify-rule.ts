import type { Change } from '../../diff/changes/change.js';
import type { Declared } from '../facts/declared.js';
import type { PublicationOrder } from '../facts/version-dates.js';

/** What a rule may look at. */
export interface ClassifyContext {
  readonly change: Change;
  /** The change is to an item that carries ※, or to an entry with such an item in it. */
  readonly important: boolean;
  /** The change is to an item of the cover. */
  readonly onCover: boolean;
  readonly declared: Declared;
  /** Where 公表日 lies beside 実施日; undefined while that is not known. */
  readonly published?: PublicationOrder;
}

/**
 * One reason to judge a change as `schema/classify.yaml` says under the same id: kind, timing, clauses and wording stand there.
 * Never throws, never changes anything.
 */
export interface ClassifyRule {
  /** Kebab-case; names the file, the export (camelCase) and the entry in the data too. */
  readonly id: string;
  /** Undefined: the rule has nothing to say of this change, the next one is asked. */
  answers(context: ClassifyContext): Answer | undefined;
}

export interface Answer {
  /** What in this case bears the ground out, or empty. */
  readonly detail: string;
}
