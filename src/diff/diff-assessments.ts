import { append } from '../core/long-lists.js';
import type { Assessment, Entry, EntryScope, FieldNode, Scope } from '../model/assessment.js';
import type { AssessmentDiff, Change, EntryMatch } from './changes/change.js';
import { diffField } from './diff-fields.js';
import { longestChain } from './align/longest-chain.js';
import { matchEntries } from './pairs/match-entries.js';
import { markMovedTexts } from './moves/moved-texts.js';
import { orderChanges, orderMatches } from './changes/order-changes.js';
import { pairForms } from './pairs/pair-forms.js';
import { comparedText } from '../model/item-values.js';

/** Digests of the figure files of both versions, by file name. A file that is not in both is not compared. */
export interface Pictures {
  readonly before: ReadonlyMap<string, string>;
  readonly after: ReadonlyMap<string, string>;
}

/**
 * Finds everything that a reader sees differently in two versions of an assessment, and nothing else. Versions that are printed
 * alike have no changes, however their YAML is written. Does not compare 変更箇所. Never throws, even for different forms.
 */
export function diffAssessments(before: Assessment, after: Assessment, pictures?: Pictures): AssessmentDiff {
  const forms = pairForms(before.form, after.form);
  const changes: Change[] = [];
  const matches: EntryMatch[] = [];
  const figureFiles = new Set<FieldNode>(pictures ? after.figures.map(({ file }) => file) : []);

  const isOtherPicture = (node: FieldNode): boolean => {
    if (!pictures || node.kind !== 'text' || !figureFiles.has(node)) return false;
    const [old, now] = [pictures.before.get(node.text.trim()), pictures.after.get(node.text.trim())];
    return old !== undefined && now !== undefined && old !== now;
  };

  const field = (old: FieldNode | undefined, now: FieldNode | undefined): void => {
    const change = diffField(old, now, old && now && isOtherPicture(now));
    if (change) changes.push(change);
  };

  const scope = (old: Scope, now: Scope): void => {
    for (const [key, node] of old.fields) field(node, now.fields.get(forms.after(key) ?? ''));
    for (const [key, node] of now.fields) if (!old.fields.has(forms.before(key) ?? '')) field(undefined, node);
    for (const [key, entries] of old.lists) list(entries, now.lists.get(forms.after(key) ?? '') ?? []);
    for (const [key, entries] of now.lists) if (!old.lists.has(forms.before(key) ?? '')) list([], entries);
  };

  const list = (old: readonly EntryScope[], now: readonly EntryScope[]): void => {
    const pairs = matchEntries(old, now);
    const [mine, theirs] = [new Set(pairs.map((pair) => pair.before)), new Set(pairs.map((pair) => pair.after))];
    for (const { entry } of old.filter((each) => !mine.has(each))) changes.push({ kind: 'entry', key: entry.key, what: 'removed', before: entry });
    for (const { entry } of now.filter((each) => !theirs.has(each))) changes.push({ kind: 'entry', key: entry.key, what: 'added', after: entry });
    for (const { before: former, after: entry, confidence } of pairs) {
      if (confidence !== undefined) matches.push({ before: former.entry, after: entry.entry, confidence });
    }
    append(changes, movesIn(pairs));
    for (const pair of pairs) scope(pair.before, pair.after);
  };

  scope(before.root, after.root);
  return {
    before,
    after,
    changes: markMovedTexts(orderChanges(changes, before, after), before, after),
    matches: orderMatches(matches, after),
  };
}

/** Returns the moves among the entries that both versions have. */
function movesIn(pairs: readonly { readonly before: { readonly entry: Entry }; readonly after: { readonly entry: Entry } }[]): Change[] {
  const placed = pairs.map(({ before, after }) => ({
    before: before.entry.number,
    after: after.entry.number,
    label: () => labelOf(before.entry, after.entry),
    pair: { before: before.entry, after: after.entry },
  }));
  const stayed = new Set(longestChain(placed));
  return placed
    .filter((each) => !stayed.has(each) || each.before !== each.after)
    .map((each) => ({ kind: 'move', key: each.pair.after.key, what: stayed.has(each) ? 'renumbered' : 'reordered', ...each.pair }));
}

/** Returns a label that identifies a pair of entries, equally in both directions of the comparison. */
function labelOf(before: Entry, after: Entry): string {
  const values = ({ fields }: Entry): string => JSON.stringify(fields.map(comparedText));
  return JSON.stringify([[before.id, after.id].sort(), [before.called, after.called].sort(), [values(before), values(after)].sort()]);
}
