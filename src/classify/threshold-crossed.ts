import type { Message } from '../core/message.js';
import type { AssessmentDiff } from '../diff/changes/change.js';
import type { Source } from '../load/read/source.js';
import { judgeThreshold, statedResult } from '../threshold/judge-threshold.js';
import { answersOf, asksEverything, thresholdItems } from '../threshold/threshold-items.js';
import type { ThresholdItems } from '../threshold/threshold-items.js';
import { thresholdLaw } from '../law/threshold-law.js';
import type { ThresholdResult } from '../law/threshold-law.js';

/**
 * Reports a change of the obligatory assessment since the version before, with the one that is due. Empty if it is the same. A heavier
 * one is due after the corrected 様式２ was published (規則第14条), so 事後 is right (規則第6条第2項, 第7条第2項).
 */
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
      text: `しきい値判断の結果が「${was.text}」から「${is.text}」に変わります${basis(was, is)}`,
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
  if (is.id === 'full')
    return '基礎項目評価書を修正して提出・公表し、全項目評価書を公示して住民などの意見を求めてください（第三者点検の後に、提出・公表します）。しきい値判断の結果が変わる前に行う必要はありません';
  if (is.id === 'focused')
    return '基礎項目評価書を修正して提出・公表し、重点項目評価書を委員会に提出して公表してください。しきい値判断の結果が変わる前に行う必要はありません';
  return `新たに${is.submits}を作成し、速やかに委員会に提出して公表してください`;
}

/** Names the clauses of a rising duty. A lighter one only corrects the document (規則第14条). */
function basis(was: ThresholdResult, is: ThresholdResult): string {
  const clauses = is.weight > was.weight ? is.rising.map(({ id }) => id) : ['規則第14条第1項', '規則第14条第3項'];
  return `（${clauses.join('、')}）`;
}
