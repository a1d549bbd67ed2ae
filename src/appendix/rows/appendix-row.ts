import type { ItemKey } from '../../model/item-key.js';
import type { Judgement } from '../../classify/judgement.js';

/** A drafted row of （別添）変更箇所, with the text of each column role. */
export interface AppendixRow {
  /** Keys of the covered changes; several for one figure, or for the new numbers of one list. */
  readonly keys: readonly ItemKey[];
  readonly judgement: Judgement;
  /** 変更日. Empty while no day is known. */
  readonly date: string;
  /** 項目: one label a line, as in published tables. */
  readonly item: string;
  /** 変更前の記載 */
  readonly before: string;
  /** 変更後の記載 */
  readonly after: string;
  /** 提出時期: 事前 or 事後. Empty while undecided. */
  readonly timing: string;
  /** 提出時期に係る説明 */
  readonly explanation: string;
}
