import { readDays } from '../../core/found-dates.js';
import { publishedDay } from '../../model/cover.js';
import type { PartNode, TextNode } from '../../model/assessment.js';
import type { CheckRule } from './check-rule.js';

// The law orders the two days (a file is held before it is used); no form description marks the items.
const holding = '保有開始日';
const use = '使用開始日';

/** Reports a 使用開始日 before 保有開始日 of the same file. Of an incomplete date, every possible day must be before. */
export const useBeforeHolding: CheckRule = {
  id: 'use-before-holding',
  title: '使用開始日が保有開始日より前',
  inAnyShape: true,
  *check({ assessment, source }) {
    const published = publishedDay(assessment);
    const held = new Map<PartNode, TextNode>();
    for (const { node, part } of assessment.visits) {
      if (node.kind !== 'text' || !part) continue;
      if (node.item.label === holding) held.set(part, node);
      if (node.item.label !== use) continue;
      const start = held.get(part);
      const [used, kept] = [readDays(node.text, published), start && readDays(start.text, published)];
      if (!start || !used || !kept || used.last >= kept.first) continue;
      yield {
        ruleId: useBeforeHolding.id,
        severity: 'error',
        text: `${use}（${node.text.trim()}）が、${holding}（${start.text.trim()}）より前になっています`,
        place: source.valuePlace(node.path),
        item: node.name,
        mend: `保有していないファイルは使用できません。${use}か${holding}を直してください`,
        related: source.valuePlace(start.path),
      };
    }
  },
};
