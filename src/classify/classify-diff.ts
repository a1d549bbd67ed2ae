import { compareMessages } from '../core/message.js';
import type { Message } from '../core/message.js';
import { sideOf } from '../diff/changes/change.js';
import type { AssessmentDiff, Change } from '../diff/changes/change.js';
import type { Source } from '../load/read/source.js';
import { publishedKey } from '../model/cover.js';
import { actMessages } from './act-messages.js';
import { classifyChange } from './classify-change.js';
import { contradictionMessages, submissionMessages, unusedMessages } from './facts/declaration-messages.js';
import { correctedCounts } from './facts/corrected-count.js';
import { declaredAbout } from './facts/declared.js';
import { newFiles } from './facts/new-files.js';
import { oneAct } from './one-act.js';
import type { Classification } from './judgement.js';
import { readDeclarations } from './facts/read-declarations.js';
import { thresholdCrossed } from './threshold-crossed.js';
import { timingMessages } from './timing-messages.js';
import { isPublishedUnchanged, publicationOf } from './facts/version-dates.js';

/**
 * Judges every change of a diff by `schema/classify.yaml` and the declarations of the new version: may it be submitted afterwards, and
 * is it? Every change gets a judgement that names its rule. `source` is the new version's, `former` that of the version before.
 */
export function classifyDiff(diff: AssessmentDiff, source: Source, former?: Source): Classification {
  const { declarations, messages: ofDeclarations } = readDeclarations(source, diff.after, diff, former);
  const publication = publicationOf(diff.after, diff.before);
  const isOnCover = coverOf(diff);
  const isNewFile = newFiles(diff);
  const isCorrectedCount = correctedCounts(diff);
  const { form } = diff.after.form;
  const alone = diff.changes.map((change) => {
    const declared = declaredAbout(change, declarations);
    const onCover = isOnCover(change);
    const circumstances = { declared, onCover, addsFile: isNewFile(change), correctsCount: isCorrectedCount(change), form, publication };
    return { ...circumstances, judgement: classifyChange(change, circumstances), source };
  });
  const judged = oneAct(alone, diff);
  // 公表日 changes with every version: a declaration for the whole version is about its parts, not its cover.
  const inParts = judged.filter(({ onCover }) => !onCover);
  const declared = inParts.map((each) => each.declared);
  const messages = [
    ...ofDeclarations,
    ...(inParts.length === 0 ? [] : publishedOutOfOrder(diff, source)),
    ...submissionMessages(declarations, publication, source),
    ...withoutRepeats(inParts.flatMap(timingMessages)),
    ...actMessages(inParts, source),
    ...contradictionMessages(declared, source),
    ...unusedMessages(
      declarations,
      inParts.map(({ judgement }) => judgement.change),
      declared,
      source,
    ),
    ...thresholdCrossed(diff, source),
  ];
  return { judgements: judged.map(({ judgement }) => judgement), declarations, messages: messages.sort(compareMessages) };
}

/** Reports a 公表日 that is not after that of the version before. */
function publishedOutOfOrder({ before, after }: AssessmentDiff, source: Source): readonly Message[] {
  const { path, text, state, last, former } = publicationOf(after, before);
  const base = { place: source.valuePlace(path), item: publishedKey } as const;
  if (isPublishedUnchanged(after, before)) {
    return [
      {
        ...base,
        ruleId: 'published-day-unchanged',
        severity: 'warning',
        text: `公表日（${text}）が前の版と同じです。まだ公表していない案とみなして判断しました`,
        mend: '公表する日を書いてください。決まるまでは空けておきます',
      },
    ];
  }
  if (state !== 'day' || !former || last >= former.day) return [];
  return [
    {
      ...base,
      ruleId: 'published-day-earlier',
      severity: 'error',
      text: `公表日（${text}）が、前の版の公表日（${former.text}）より前です`,
      mend: '公表日の年月日を確かめてください。前の版の公表日の方が誤りなら、そちらを直してください',
    },
  ];
}

function coverOf({ before, after }: AssessmentDiff): (change: Change) => boolean {
  const keys = new Set([...before.form.cover, ...after.form.cover].map(({ key }) => key));
  return (change) => {
    const [key, ...rest] = sideOf(change).path;
    return change.kind === 'field' && typeof key === 'string' && rest.length === 0 && keys.has(key);
  };
}

/** Removes repeated messages: a declaration may cover many changes. */
function withoutRepeats(messages: readonly Message[]): readonly Message[] {
  const distinct = new Map(messages.map((message) => [JSON.stringify([message.ruleId, message.place, message.item ?? '', message.text]), message]));
  return [...distinct.values()];
}
