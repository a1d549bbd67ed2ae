import type { BoxesNode, Entry, FieldNode } from '../model/assessment.js';
import type { AssessmentDiff, BoxesDetail, Change, Detail, FieldChange, Hunk, OptionChange, Span } from './changes/change.js';
import type { ItemKey } from '../model/item-key.js';
import { orderChanges, orderMatches } from './changes/order-changes.js';
import { counterpartBox } from './pairs/pair-options.js';

/** The same diff with the new version taken for the old one: `reverseDiff(diffAssessments(a, b))` is `diffAssessments(b, a)`. */
export function reverseDiff({ before, after, changes, matches }: AssessmentDiff): AssessmentDiff {
  const keyOf = reversedKeys(changes);
  return {
    before: after,
    after: before,
    changes: orderChanges(
      changes.map((change) => reverseChange(change, keyOf)),
      after,
      before,
    ),
    matches: orderMatches(
      matches.map((match) => ({ before: match.after, after: match.before, confidence: match.confidence })),
      before,
    ),
  };
}

/** The key that another item, of which a hunk tells where its text went or came from, has in the reversed diff. */
type KeyOf = (key: ItemKey, hunk: Hunk) => ItemKey;

const flipped = { added: 'removed', removed: 'added', changed: 'changed' } as const;

function reverseChange(change: Change, keyOf: KeyOf): Change {
  const sides = swap<FieldNode | Entry>(change);
  const key = (sides.after ?? sides.before)?.key ?? change.key;
  switch (change.kind) {
    case 'field':
      return {
        kind: 'field',
        key,
        ...swap<FieldNode>(change),
        what: flipped[change.what],
        formOnly: change.formOnly,
        cause: change.cause,
        detail: reverseDetail(change, keyOf),
      };
    case 'entry':
      return { kind: 'entry', key, what: flipped[change.what], ...swap<Entry>(change) };
    case 'move':
      return { ...change, key, before: change.after, after: change.before };
  }
}

function swap<T>({ before, after }: { readonly before?: T; readonly after?: T }): { readonly before?: T; readonly after?: T } {
  return { ...(after === undefined ? {} : { before: after }), ...(before === undefined ? {} : { after: before }) };
}

function reverseDetail({ detail, before, after }: FieldChange, keyOf: KeyOf): Detail {
  switch (detail.kind) {
    case 'text':
      return { kind: 'text', before: detail.after, after: detail.before, hunks: reverseHunks(detail.hunks, keyOf) };
    case 'choice':
      return { kind: 'choice', before: detail.after, after: detail.before, ...(detail.count ? { count: swap(detail.count) } : {}) };
    case 'check':
      return { kind: 'check', before: detail.after, after: detail.before };
    case 'boxes':
      return reverseBoxes(detail, before?.kind === 'boxes' ? before : undefined, after?.kind === 'boxes' ? after : undefined, keyOf);
  }
}

function reverseHunks(hunks: readonly Hunk[], keyOf: KeyOf): readonly Hunk[] {
  return hunks.map((hunk) => {
    const { before, after, moved } = hunk;
    return { ...hunk, before: after, after: before, ...(moved ? { moved: { ...moved, key: keyOf(moved.key, hunk) } } : {}) };
  });
}

function reverseBoxes({ options }: BoxesDetail, before: BoxesNode | undefined, after: BoxesNode | undefined, keyOf: KeyOf): BoxesDetail {
  const reversed = options.map((option): OptionChange => {
    const label = option.before && option.after && before && after ? counterpartBox(option.label, after.item, before.item) : undefined;
    return { ...swap(option), label: label ?? option.label, hunks: reverseHunks(option.hunks, keyOf) };
  });
  const official = before?.options.map(({ label }) => label) ?? [];
  const rankOf = ({ after: now, label }: OptionChange): number => (now ? official.indexOf(label) : official.length);
  // What only the one version has keeps its order behind the others: it was in the official order before.
  return { kind: 'boxes', options: reversed.sort((a, b) => rankOf(a) - rankOf(b)) };
}

/**
 * Keys are those of the new version, and the old one may call another item of its own the same: the one that is meant has the
 * text of the hunk where the hunk says.
 */
function reversedKeys(changes: readonly Change[]): KeyOf {
  const byKey = new Map<ItemKey, FieldChange[]>();
  for (const change of changes) {
    if (change.kind !== 'field') continue;
    const same = byKey.get(change.key);
    if (same) same.push(change);
    else byKey.set(change.key, [change]);
  }
  return (key, hunk) => {
    const candidates = byKey.get(key) ?? [];
    const meant = candidates.find(({ detail }) => detail.kind === 'text' && detail.hunks.some((other) => isOtherEnd(hunk, other))) ?? candidates[0];
    return (meant?.before ?? meant?.after)?.key ?? key;
  };
}

function isOtherEnd(hunk: Hunk, other: Hunk): boolean {
  if (!hunk.moved || !other.moved) return false;
  const [mine, theirs] = isEmpty(hunk.after) ? [hunk.before, other.after] : [hunk.after, other.before];
  return sameSpan(hunk.moved.span, theirs) && sameSpan(other.moved.span, mine);
}

function isEmpty({ start, end }: Span): boolean {
  return start === end;
}

function sameSpan(a: Span, b: Span): boolean {
  return a.start === b.start && a.end === b.end;
}
