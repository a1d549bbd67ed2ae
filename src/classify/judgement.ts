import type { Message } from '../core/message.js';
import type { Change } from '../diff/changes/change.js';
import type { Declaration } from './facts/declaration.js';
import type { DayFrom } from './facts/declared.js';
import type { Timing } from '../forms/internal-keys.js';
import type { ChangeKind, JudgedTiming } from '../law/change-kinds.js';

/** A change with the answer of the rules. `change` is the differ's own value: judging rewrites nothing. */
export interface Judgement {
  readonly change: Change;
  /** Kind that decides if the change may be 事後. A 重要な変更 (規則第11条) must be submitted beforehand (規則第6条第1項後段, 第7条第1項後段). */
  readonly kind: ChangeKind;
  readonly timing: JudgedTiming;
  /** Id of the rule that answered, in `schema/classify.yaml`. */
  readonly ruleId: string;
  /** Clauses that the rule rests on (規則第11条), joined by 「、」. */
  readonly clause: string;
  /** Reason, in a sentence for the department. */
  readonly ground: string;
  /** Text of 提出時期に係る説明. */
  readonly wording: string;
  /** Answer of the rules alone. Undefined unless a person decided 提出時期. */
  readonly overridden?: { readonly timing: JudgedTiming; readonly ruleId: string; readonly reason: string };
  /** 変更日: the declared 実施日, as written. */
  readonly effective?: string;
  /** The same 実施日 with its declaration. */
  readonly day?: DayFrom;
  /** 提出日 of the change, as written, if it can be that of this version. 公表日 stands for it otherwise. */
  readonly submitted?: string;
  /** Set if 提出時期 is an assumption, because a day is missing. Every reader of the judgement shows it. */
  readonly assumed?: Assumption;
  /** True if the item records a past act (意見聴取, 第三者点検): never 事前, and without the day of another change. */
  readonly record?: true;
  /** Name of the changed item that this change follows from: 再委託の有無 decides about 再委託事項. */
  readonly followsFrom?: string;
  /** 提出時期 by 公表日 and 実施日 alone. Undefined while either is unknown, and if they are one day. */
  readonly byDates?: Timing;
}

/**
 * Assumption behind a 提出時期. effective-day: without 実施日 the change counts as made before 公表 (規則第14条第1項: 変更があった場合), so 事後;
 * publication-day: without 公表日 a version counts as published before 実施日, so 事前. Never 事後: writing 公表日 may not turn it into 事前.
 */
export type Assumption = 'effective-day' | 'publication-day';

/** Judgements of a diff, in its order, with the declarations they rest on and the problems of both. */
export interface Classification {
  readonly judgements: readonly Judgement[];
  readonly declarations: readonly Declaration[];
  /** In the order of `compareMessages`; includes those of `readDeclarations`. */
  readonly messages: readonly Message[];
}
