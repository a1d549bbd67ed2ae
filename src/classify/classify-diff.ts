import { compareMessages } from '../core/message.js';
import type { Message } from '../core/message.js';
import type { AssessmentDiff, Change } from '../diff/change.js';
import type { Source } from '../load/source.js';
import { classifyChange } from './classify-change.js';
import { contradictionMessages, unusedMessages } from './declaration-messages.js';
import { declaredAbout } from './declared.js';
import { followCauses } from './follow-causes.js';
import { sideOf } from './item-scope.js';
import type { Classification } from './judgement.js';
import { readDeclarations } from './read-declarations.js';
import { thresholdCrossed } from './threshold-crossed.js';
import { timingMessages } from './timing-messages.js';
import { publicationOf } from './version-dates.js';

/**
 * Judges every change of a diff by `schema/classify.yaml` and by what the new version declares: may it be told afterwards, and is
 * it? `source` is the new version's. Total: every change gets a judgement that names its rule.
 */
export function classifyDiff(diff: AssessmentDiff, source: Source): Classification {
  const { declarations, messages: ofDeclarations } = readDeclarations(source, diff.after, diff.before);
  const publication = publicationOf(diff.after);
  const isOnCover = coverOf(diff);
  const judged = diff.changes.map((change) => {
    const declared = declaredAbout(change, declarations);
    const onCover = isOnCover(change);
    return { onCover, declared, judgement: classifyChange(change, { declared, onCover, publication }), publication, source };
  });
  // Every version has another 公表日: a declaration for the whole of it is about what stands behind the cover.
  const rowed = judged.filter(({ onCover }) => !onCover);
  const declared = rowed.map((each) => each.declared);
  const messages = [
    ...ofDeclarations,
    ...once(rowed.flatMap(timingMessages)),
    ...contradictionMessages(declared, source),
    ...unusedMessages(
      declarations,
      rowed.map(({ judgement }) => judgement.change),
      declared,
      source,
    ),
    ...thresholdCrossed(diff, source),
  ];
  return { judgements: followCauses(judged.map(({ judgement }) => judgement)), messages: messages.sort(compareMessages) };
}

function coverOf({ before, after }: AssessmentDiff): (change: Change) => boolean {
  const keys = new Set([...before.form.cover, ...after.form.cover].map(({ key }) => key));
  return (change) => {
    const [key, ...rest] = sideOf(change).place.path;
    return change.kind === 'field' && typeof key === 'string' && rest.length === 0 && keys.has(key);
  };
}

/** What is told of a declaration is told once, however many changes it covers. */
function once(messages: readonly Message[]): readonly Message[] {
  const told = new Map(messages.map((message) => [JSON.stringify([message.ruleId, message.place, message.item ?? '', message.text]), message]));
  return [...told.values()];
}
