import type { Message } from '../core/message.js';
import type { Change } from '../diff/changes/change.js';
import type { Declaration } from './facts/declaration.js';
import type { Timing } from '../forms/internal-keys.js';
import type { ChangeKind, JudgedTiming } from '../law/change-kinds.js';

/** A change with what the rules say of it. Judging rewrites nothing: `change` is the differ's. */
export interface Judgement {
  readonly change: Change;
  /** May the change be told afterwards? 重要な変更 must be submitted beforehand (規則第11条). */
  readonly kind: ChangeKind;
  readonly timing: JudgedTiming;
  /** The rule that answered, of `schema/classify.yaml`. */
  readonly ruleId: string;
  /** The clauses that it rests on (規則第11条), joined by 「、」. */
  readonly clause: string;
  /** Why, in a sentence for the department. */
  readonly ground: string;
  /** What stands in 提出時期に係る説明. */
  readonly wording: string;
  /** A person decided otherwise: what the rules alone say, kept beside it. */
  readonly overridden?: { readonly timing: JudgedTiming; readonly ruleId: string; readonly reason: string };
  /** 変更日: the declared day of implementation, as it is written. */
  readonly effective?: string;
  /** What 公表日 and 実施日 say, whatever the rules say; undefined while either is not known, and where they are one day. */
  readonly byDates?: Timing;
}

/** All judgements of a diff, in its order, the declarations they rest on, and what is wrong with both. */
export interface Classification {
  readonly judgements: readonly Judgement[];
  readonly declarations: readonly Declaration[];
  /** In the order of `compareMessages`; those of `readDeclarations` are among them. */
  readonly messages: readonly Message[];
}
