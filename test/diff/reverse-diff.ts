import type { BoxesNode, Entry, FieldNode } from '../../src/model/assessment.js';
import type { AssessmentDiff, BoxesDetail, Change, Detail, FieldChange, Hunk, OptionChange } from '../../src/diff/changes/change.js';
import type { Span } from '../../src/core/span.js';
import type { ItemKey } from '../../src/model/item-key.js';
import { orderChanges, orderMatches } from '../../src/diff/changes/order-changes.js';
import { counterpartBox } from '../../src/diff/pairs/pair-options.js';

/** Returns a diff in the other direction: `reverseDiff(diffAssessments(a, b))` is `diffAssessments(b, a)`. */
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

/** Returns the key in the reversed diff of the item at the other end of a move. */
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
  // Options that only the new version has keep their order behind the others: they are in the official order already.
  return { kind: 'boxes', options: reversed.sort((a, b) => rankOf(a) - rankOf(b)) };
}

/**
 * Returns a function that finds reversed keys. Keys are those of the new version, and the old version may have another item with
 * the same key: the right one has a hunk at the other end of the move.
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
