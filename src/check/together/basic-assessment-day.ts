import { firstDay } from '../../core/dates.js';
import { confirmed } from '../what-else/phrase-standing.js';
import type { DocumentSummary } from './document-summary.js';
import { byBody, isSameProcess, newest, newestOfEach } from './group-processes.js';
import type { WorkspaceRule } from './workspace-rule.js';

/**
 * Asks about a 基礎項目評価の実施日 that is no 公表日 of the 様式２ of the same 事務. Skips an earlier day in
 * a document that was published before the newest 様式２. A notice, because 様式２ may be corrected without a new assessment.
 */
export const basicAssessmentDay: WorkspaceRule = {
  id: 'basic-assessment-day',
  title: '基礎項目評価の実施日が様式２の公表日と違う',
  *check(documents) {
    for (const group of byBody(documents)) {
      for (const detailed of newestOfEach(group)) {
        const { assessed } = detailed;
        if (detailed.kind !== 'detailed' || !assessed) continue;
        const basics = group.filter((each) => each.kind === 'basic' && each.published && each.folder !== detailed.folder && isSameProcess(each, detailed));
        const latest = newest(basics);
        if (!latest || assessed.day === dayOf(latest)) continue;
        const published = detailed.published ? firstDay(detailed.published) : Infinity;
        if (assessed.day < dayOf(latest) && published < dayOf(latest)) continue;
        yield {
          ruleId: basicAssessmentDay.id,
          severity: 'notice',
          text: `基礎項目評価の実施日は${assessed.text}ですが、同じ事務の${latest.form}（${latest.file}）の公表日は${latest.publishedText}です`,
          place: assessed.place,
          item: assessed.item,
          mend: `基礎項目評価をやり直したのであれば、その公表日に改めてください。${confirmed(basicAssessmentDay.id, `${assessed.text}／${latest.publishedText}`)}`,
          related: latest.publishedPlace,
          words: `${assessed.text}／${latest.publishedText}`,
        };
      }
    }
  },
};

function dayOf({ published }: DocumentSummary): number {
  return published ? firstDay(published) : Infinity;
}
