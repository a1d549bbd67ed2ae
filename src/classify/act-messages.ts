import type { Message } from '../core/message.js';
import { changeName, pathInNew } from '../diff/changes/change-place.js';
import { declarationKeys as keys, declarationsKey } from '../forms/internal-keys.js';
import { undecided } from '../law/change-kinds.js';
import type { Source } from '../load/read/source.js';
import type { Judgement } from './judgement.js';
import type { JudgedChange } from './one-act.js';

/**
 * Asks about an act with two timings or two days: 再委託する is declared for one day, 再委託事項 for another. A notice, because a department
 * may have declared just that.
 */
export function actMessages(judged: readonly JudgedChange[], source: Source): readonly Message[] {
  return judged.flatMap(({ judgement, decider }): Message[] => {
    if (!decider || judgement.record || [decider, judgement].some(({ timing }) => timing === undecided)) return [];
    if (decider.timing === judgement.timing && decider.day?.day === judgement.day?.day) return [];
    return [
      {
        ruleId: 'act-with-two-timings',
        severity: 'notice',
        text: `「${changeName(decider.change)}」の変更（${spoken(decider)}）に伴う変更ですが、違う判断（${spoken(judgement)}）になっています`,
        place: source.valuePlace(pathInNew(judgement.change)),
        item: changeName(judgement.change),
        mend: `一緒に実施するのなら、「${declarationsKey}」の「${keys.effective}」と「${keys.timing}」を同じにしてください。別の日に実施するのなら、このままで構いません`,
        related: source.valuePlace(pathInNew(decider.change)),
      },
    ];
  });
}

function spoken({ timing, effective }: Judgement): string {
  return effective === undefined ? `${timing}、実施日の記載なし` : `${timing}、${effective}`;
}
