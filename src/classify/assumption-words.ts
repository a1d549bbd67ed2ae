import { declarationKeys as keys, declarationsKey } from '../forms/internal-keys.js';
import type { Assumption } from './judgement.js';

/** Words for people about the assumption behind a 提出時期. */
interface AssumptionWords {
  /** What was assumed and why, in a few words. */
  readonly short: string;
  /** What to do where it is wrong. */
  readonly mend: string;
}

export const assumptionWords: Readonly<Record<Assumption, AssumptionWords>> = {
  'effective-day': {
    short: '「事後」は推定です（実施日が書かれていないので、公表より前に変更したとみなしました）',
    mend: `公表の後に変更するのなら、「${declarationsKey}」に「${keys.effective}」を書いてください`,
  },
  'publication-day': {
    short: '「事前」は推定です（公表日がまだないので、実施日より前に公表するとみなしました）',
    mend: '公表日を書いたら、「hyokasho amend --write」をもう一度実行してください',
  },
};
