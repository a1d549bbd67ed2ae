import { foldText } from '../../core/fold.js';
import { confirmed } from '../what-else/phrase-standing.js';
import type { DocumentSummary } from './document-summary.js';
import { byBody, isSameProcess, newestOfEach } from './group-processes.js';
import type { WorkspaceRule } from './workspace-rule.js';

/**
 * Asks about a 評価書番号 that two assessments of one 評価実施機関 share. A notice for 様式２ and the 様式３ or 様式４ of the same 事務: whether they
 * share their number is not known.
 */
export const numberUsedTwice: WorkspaceRule = {
  id: 'number-used-twice',
  title: '評価書番号が二つの評価書で同じ',
  *check(documents) {
    for (const group of byBody(documents)) {
      const first = new Map<string, DocumentSummary>();
      for (const document of newestOfEach(group)) {
        const { text } = document.number;
        const key = foldText(text).replace(/^0+(?=\d)/u, '');
        if (key === '' || key === '-') continue;
        const other = first.get(key);
        if (!other) {
          first.set(key, document);
          continue;
        }
        const pair = isSameProcess(document, other) && document.kind !== other.kind;
        const words = `${text}　${other.title.trim()}`.replace(/\s+/gu, ' ');
        yield {
          ruleId: numberUsedTwice.id,
          severity: pair ? 'notice' : 'warning',
          text: `評価書番号「${text}」は、${other.form}「${other.title.trim()}」（${other.file}）の番号でもあります${pair ? '。同じ事務の様式２と様式３・様式４が同じ番号を使うかどうかは、この検査では分かりません' : ''}`,
          place: document.number.place,
          item: '評価書番号',
          mend: `計画管理書の「評価書番号」の欄と見比べてください（評価書番号は、計画管理書に書く番号と同じです）。${confirmed(numberUsedTwice.id, words)}`,
          related: other.number.place,
          words,
        };
      }
    }
  },
};
