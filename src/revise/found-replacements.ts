import { changedWords } from '../classify/facts/explained-change.js';
import { usedReplacements } from '../classify/facts/replaced-text.js';
import { foldForm } from '../core/fold-form.js';
import type { Change, Hunk } from '../diff/changes/change.js';
import { scriptAt } from '../diff/text/tokens.js';
import type { WordPair } from './plan-replacement.js';

/** A replacement that explains several changes whole. */
export interface FoundReplacement extends WordPair {
  /** In the order of the diff. One change may need several replacements. */
  readonly changes: readonly Change[];
}

/** Fewest changes that a replacement must explain: one alone is a change like any other. */
const fewest = 2;
/** Longest word of a replacement, in UTF-16 units. Longer edits are sentences. */
const longest = 40;
/** Words and marks of a sentence. What holds them was rewritten, not renamed. */
const ofSentence = /[、。\s]|[をがは]|及び|並びに|又は|若しくは|する|した|して|られ/u;

/**
 * Finds the words that were replaced alike in several changes: a renamed section, a moved clause. A word is what the edits have in common
 * around them, so that 岩国市健康推進課 and 健康推進課長 show one name.
 * @example foundReplacements(['市健康推進課', '健康推進課長'].map((before) => ({ kind: 'field', what: 'changed', detail: { kind: 'text', before, after: before.replace('推', '増'), hunks: [{ before: { start: before.indexOf('推'), end: before.indexOf('推') + 1 }, after: { start: before.indexOf('推'), end: before.indexOf('推') + 1 } }] } }))).map(({ former, now }) => [former, now]) → [['健康推進課', '健康増進課']]
 */
export function foundReplacements(changes: readonly Change[]): readonly FoundReplacement[] {
  const words = changes.flatMap(
    (change) => changedWords(change)?.map(([before, after]) => ({ change, before: foldForm(before), after: foldForm(after) })) ?? [],
  );
  let pairs = candidatePairs(changes).map((pair) => ({ former: foldForm(pair.former), now: foldForm(pair.now), pair }));
  // Fewer pairs may explain fewer changes, so that another pair falls below the bound.
  for (;;) {
    const explained = explainedChanges(words, pairs);
    const kept = pairs.filter((pair) => (explained.get(pair)?.size ?? 0) >= fewest);
    if (kept.length === pairs.length) return kept.map((pair) => ({ ...pair.pair, changes: changes.filter((change) => explained.get(pair)?.has(change)) }));
    pairs = kept;
  }
}

interface FoldedPair extends WordPair {
  readonly pair: WordPair;
}
interface ChangedText {
  readonly change: Change;
  readonly before: string;
  readonly after: string;
}

/** Returns the changes that some pairs explain whole, by each pair that they need. */
function explainedChanges(words: readonly ChangedText[], pairs: readonly FoldedPair[]): ReadonlyMap<FoldedPair, ReadonlySet<Change>> {
  const unexplained = new Set<Change>();
  const uses = new Map<FoldedPair, Set<Change>>();
  for (const { change, before, after } of words) {
    if (before === after) continue;
    const used = usedReplacements(before, after, pairs);
    if (!used) unexplained.add(change);
    for (const pair of used ?? []) uses.set(pair, (uses.get(pair) ?? new Set()).add(change));
  }
  return new Map([...uses].map(([pair, those]) => [pair, new Set([...those].filter((change) => !unexplained.has(change)))]));
}

interface Edit {
  readonly former: string;
  readonly now: string;
  /** The rest of the word before and behind the edit, the same in both versions. */
  readonly lead: string;
  readonly rest: string;
}

/** Returns the words of equal edits, each with all that the words around those edits have in common. */
function candidatePairs(changes: readonly Change[]): readonly WordPair[] {
  const groups = new Map<string, Edit[]>();
  for (const edit of changes.flatMap(editsOf)) {
    const key = JSON.stringify([edit.lead.slice(-1), edit.former, edit.now, edit.rest.slice(0, 1)]);
    const group = groups.get(key);
    if (group) group.push(edit);
    else groups.set(key, [edit]);
  }
  const pairs = [...groups.values()]
    .filter(({ length }) => length >= fewest)
    .map((edits): WordPair => {
      const [first] = edits;
      const lead = edits.reduce((common, each) => commonEnd(common, each.lead), first?.lead ?? '');
      const rest = edits.reduce((common, each) => commonStart(common, each.rest), first?.rest ?? '');
      return { former: lead + (first?.former ?? '') + rest, now: lead + (first?.now ?? '') + rest };
    });
  const distinct = new Map(pairs.map((pair) => [JSON.stringify([pair.former, pair.now]), pair]));
  return [...distinct.values()].filter(isRenaming);
}

function isRenaming({ former, now }: WordPair): boolean {
  const [old, folded] = [foldForm(former).trim(), foldForm(now).trim()];
  return old !== '' && folded !== '' && old !== folded && [former, now].every((word) => word.length <= longest && !ofSentence.test(word) && isBalanced(word));
}

/** True if every bracket of a word has its other half: a part of 「Ａ（旧Ｂ）」 is no name. */
function isBalanced(word: string): boolean {
  const count = (pattern: RegExp): number => word.match(pattern)?.length ?? 0;
  return count(/[（(「『【［[]/gu) === count(/[）)」』】］\]]/gu);
}

function editsOf(change: Change): readonly Edit[] {
  if (change.kind !== 'field' || change.what !== 'changed') return [];
  const { detail } = change;
  if (detail.kind === 'text') return hunkEdits(detail.before, detail.after, detail.hunks);
  return detail.kind === 'boxes' ? detail.options.flatMap(({ before, after, hunks }) => hunkEdits(before?.text ?? '', after?.text ?? '', hunks)) : [];
}

function hunkEdits(before: string, after: string, hunks: readonly Hunk[]): readonly Edit[] {
  return hunks.flatMap((hunk, index) => {
    if (hunk.formOnly || hunk.moved) return [];
    const { start, end } = hunk.before;
    const floor = Math.max(hunks[index - 1]?.before.end ?? 0, start - longest);
    const ceiling = Math.min(hunks[index + 1]?.before.start ?? before.length, end + longest);
    let [from, to] = [start, end];
    while (from > floor && isOfName(before, from - 1)) from -= 1;
    while (to < ceiling && isOfName(before, to)) to += 1;
    const now = after.slice(hunk.after.start, hunk.after.end);
    return [{ former: before.slice(start, end), now, lead: before.slice(from, start), rest: before.slice(end, to) }];
  });
}

/** True for a character that names are made of: no hiragana, which are mostly particles, no blank and no mark but 「・」. */
function isOfName(text: string, at: number): boolean {
  const script = scriptAt(text, at);
  return script === 'kanji' || script === 'katakana' || script === 'latin' || script === 'digit' || text[at] === '・';
}

function commonStart(one: string, other: string): string {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  return one.slice(0, length);
}

function commonEnd(one: string, other: string): string {
  let length = 0;
  while (length < one.length && length < other.length && one[one.length - 1 - length] === other[other.length - 1 - length]) length += 1;
  return one.slice(one.length - length);
}
