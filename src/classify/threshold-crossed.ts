import type { Message } from '../core/message.js';
import type { AssessmentDiff } from '../diff/changes/change.js';
import type { Source } from '../load/read/source.js';
import { judgeThreshold, statedResult } from '../threshold/judge-threshold.js';
import { answersOf, asksEverything, thresholdItems } from '../threshold/threshold-items.js';
import type { ThresholdItems } from '../threshold/threshold-items.js';
import { thresholdLaw } from '../law/threshold-law.js';
import type { ThresholdResult } from '../law/threshold-law.js';

const clause = '指針第6の2';

/** Reports a change of the obligatory assessment since the version before (指針第6の2), with the one that is due. Empty if it is the same. */
export function thresholdCrossed({ before, after }: AssessmentDiff, source: Source): readonly Message[] {
  const law = thresholdLaw();
  const items = thresholdItems(after, law);
  const [was, is] = [obligatory(thresholdItems(before, law)), obligatory(items)];
  const at = items.result ?? items.people;
  if (!was || !is || was === is || !at) return [];
  return [
    {
      ruleId: 'threshold-crossed',
      severity: 'warning',
      text: `しきい値判断の結果が「${was.text}」から「${is.text}」に変わります（${clause}）`,
      place: source.valuePlace(at.path),
      item: at.name,
      mend: due(was, is),
    },
  ];
}

/** Returns the obligatory result. 様式２ asks all three questions; the other forms hold only the stated result. */
function obligatory(items: ThresholdItems): ThresholdResult | undefined {
  const law = thresholdLaw();
  const stated = items.result && statedResult(items.result.choice, law);
  if (!asksEverything(items)) return stated;
  const [only, ...others] = judgeThreshold(answersOf(items), law).possible;
  return others.length === 0 ? only : stated;
}

function due(was: ThresholdResult, is: ThresholdResult): string {
  if (is.submits === undefined) return '特定個人情報保護評価の義務がなくなります。任意に続けるかどうかを決めてください';
  if (is.weight < was.weight) return `義務付けられるのは${is.submits}の提出です。より重い評価を、任意に続けることもできます`;
  return `新たに${is.submits}を作成し、速やかに委員会に提出して公表してください`;
}
