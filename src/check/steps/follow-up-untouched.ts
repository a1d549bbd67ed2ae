import { clip } from '../../core/clip.js';
import type { NamedPlace } from '../../core/message.js';
import { sideOf } from '../../diff/changes/change.js';
import { pathInNew } from '../../diff/changes/change-place.js';
import { whatElse } from '../../law/what-else.js';
import { followUpsOf } from '../what-else/follow-ups.js';
import { confirmed } from '../what-else/phrase-standing.js';
import type { StepRule } from './step-rule.js';

/** Most changes that a message quotes. */
const mostQuoted = 3;

/**
 * Reminds of items that the form ties to a change and that stayed as they were: a 委託 was added and Ⅲ４ is untouched. The reminders are
 * in `schema/what-else.yaml`. A notice, because often nothing needs to change there.
 */
export const followUpUntouched: StepRule = {
  id: 'follow-up-untouched',
  title: '変更に伴って確かめる所',
  *check({ diff, after: { source, assessment } }) {
    for (const { followUp, changes, items } of followUpsOf(diff, assessment, whatElse().followUps)) {
      const places: readonly NamedPlace[] = changes.map((change) => ({ ...source.valuePlace(pathInNew(change)), item: sideOf(change).name }));
      const [first] = places;
      const [untouched] = items;
      if (!first) continue;
      const names = [...new Set(changes.map((change) => titleOf(sideOf(change))))];
      const { item, ...place } = first;
      const words = names.join('、');
      const quoted = `${names
        .slice(0, mostQuoted)
        .map((name) => `「${clip(name)}」`)
        .join('')}${names.length > mostQuoted ? 'など' : ''}`;
      const still = untouched && followUp.blank.length === 0 ? `、${items.map(({ name }) => name).join('と')}は前の版のままです` : '';
      yield {
        ruleId: followUpUntouched.id,
        severity: 'notice',
        text: `${quoted}が${followUp.added.length > 0 ? '加わりました' : '変わりました'}が${still === '' ? `、${untouched ? `${untouched.name}に` : ''}何も書かれていません` : still}（${followUp.reason}）`,
        place,
        ...(item === undefined ? {} : { item }),
        mend: `${followUp.ask}。${confirmed(followUpUntouched.id, words)}`,
        ...(untouched ? { related: source.valuePlace(untouched.path) } : {}),
        ...(places.length > 1 ? { places } : {}),
        words,
      };
    }
  },
};

/** Returns 委託事項2「データ消去」 for an entry, the name of the item otherwise. */
function titleOf(side: ReturnType<typeof sideOf>): string {
  if (!('of' in side)) return side.item.label;
  return `${side.of}${String(side.number)}${side.called === '' ? '' : `「${side.called.replace(/\s+/gu, ' ')}」`}`;
}
