import type { ItemKey } from '../../model/item-key.js';
import type { Judgement } from '../../classify/judgement.js';

/** One row of the （別添）変更箇所 as it is to be printed, the texts of its cells by what they are. */
export interface AppendixRow {
  /** What the row tells of; several where the form prints them as one. */
  readonly keys: readonly ItemKey[];
  readonly judgement: Judgement;
  /** 変更日, or empty while no day is known. */
  readonly date: string;
  /** 項目: a line a step, as published tables have it. */
  readonly item: string;
  /** 変更前の記載 */
  readonly before: string;
  /** 変更後の記載 */
  readonly after: string;
  /** 提出時期: 事前, 事後, or empty while undecided. */
  readonly timing: string;
  /** 提出時期に係る説明 */
  readonly explanation: string;
}
