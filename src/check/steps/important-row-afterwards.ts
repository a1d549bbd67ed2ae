import type { Judgement } from '../../classify/judgement.js';
import { declarationKeys as keys, declarationsKey } from '../../forms/internal-keys.js';
import { changeName, pathInNew } from '../../diff/changes/change-place.js';
import { judgeRowTimings } from './row-timing.js';
import type { StepRule } from './step-rule.js';

/** Reports a row of 事後 for a change that must be 事前: a 重要な変更 that no declared ground excludes, and a new 特定個人情報ファイル. */
export const importantRowAfterwards: StepRule = {
  id: 'important-row-afterwards',
  title: '事前でなければならないのに事後とした行',
  *check({ after: { source }, matching, judgementOf }) {
    for (const match of matching.rows) {
      const wrong = judgeRowTimings(match, judgementOf).filter(({ verdict }) => verdict === 'must-be-beforehand');
      const [first, ...others] = wrong;
      if (!first) continue;
      const { cell, judgement } = first;
      const more = others.length === 0 ? '' : `など${String(wrong.length)}件`;
      yield {
        ruleId: importantRowAfterwards.id,
        severity: 'error',
        text: `提出時期が「事後」ですが、「${changeName(judgement.change)}」${more}の変更は、${why(judgement)}ので「事前」でなければなりません（${judgement.clause}）`,
        place: source.valuePlace(cell.path),
        item: cell.name,
        mend: `変更する前に提出・公表するのなら「事前」に直し、${judgement.kind === 'new-file' ? 'ファイルの名称を改めただけなら' : '重要な変更に当たらないのなら'}「${declarationsKey}」に「${keys.ground}」と「${keys.reason}」を書いてください。緊急のときは「${keys.ground}: 緊急時の事後評価」です`,
        related: source.valuePlace(pathInNew(judgement.change)),
      };
    }
  },
};

function why({ kind }: Judgement): string {
  return kind === 'new-file' ? '新しい特定個人情報ファイルを保有することになるものな' : '重要な変更に当たらない理由が説明されていない';
}
