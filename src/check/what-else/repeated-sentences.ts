import type { Change, Hunk } from '../../diff/changes/change.js';
import type { Span } from '../../core/span.js';
import { sentences } from '../../diff/text/sentences.js';
import { bagOf, common, gist } from '../../diff/text/similarity.js';
import type { Path } from '../../load/read/source.js';
import type { Assessment, FieldNode } from '../../model/assessment.js';
import type { ItemKey } from '../../model/item-key.js';

/** A sentence of an item, which another one took the place of. */
export interface ChangedSentence {
  /** As the version before has it, on one line. */
  readonly sentence: string;
  /** The same, folded. */
  readonly folded: string;
  /** Its form in the new version, on one line. */
  readonly became: string;
  /** The item in the new version. */
  readonly node: FieldNode;
}

/** A place of a sentence in a version. */
export interface SentencePlace {
  readonly key: ItemKey;
  readonly item: string;
  readonly path: Path;
  /** Start in the text, in UTF-16 units. */
  readonly offset: number;
}

/** Shortest sentence that is compared, folded, in UTF-16 units. Shorter ones (職員に限定している。) repeat for other reasons. */
const shortest = 20;
/** Lowest likeness (0 to 1) at which a sentence was changed and not replaced by another. */
const likeEnough = 0.5;
/** Most sentences of the new text that one is compared with. A hunk seldom has more than three. */
const mostCandidates = 40;

/** Returns the sentences of changed texts that have another wording now. Skips changes of form only, and sentences without a successor. */
export function changedSentences(changes: readonly Change[]): readonly ChangedSentence[] {
  const found: ChangedSentence[] = [];
  for (const change of changes) {
    if (change.kind !== 'field' || change.formOnly || change.cause === 'revision' || change.detail.kind !== 'text' || change.what !== 'changed') continue;
    const { before, after, hunks } = change.detail;
    const node = change.after;
    const edited = hunks.filter(({ formOnly, moved }) => !formOnly && !moved);
    if (!node || edited.length === 0) continue;
    const now = sentencesOf(after);
    const kept = new Set(now.map(({ folded }) => folded));
    for (const { span, folded, sentence } of sentencesOf(before)) {
      if (folded.length < shortest || kept.has(folded)) continue;
      const became = successor(folded, now, afterSpans(span, edited));
      if (became !== undefined) found.push({ sentence, folded, became, node });
    }
  }
  return found;
}

/** Finds sentences by their folded text in the text items of a version. */
export function placesOfSentences({ fields, figures }: Assessment, wanted: ReadonlySet<string>): ReadonlyMap<string, readonly SentencePlace[]> {
  const diagrams = new Set<string>(figures.map(({ diagram }) => diagram.key));
  const found = new Map<string, SentencePlace[]>();
  for (const node of fields) {
    if (node.kind !== 'text' || node.text.length < shortest || diagrams.has(node.key)) continue;
    for (const { span, folded } of sentencesOf(node.text)) {
      if (!wanted.has(folded)) continue;
      const place = { key: node.key, item: node.name, path: node.path, offset: span.start };
      found.set(folded, [...(found.get(folded) ?? []), place]);
    }
  }
  return found;
}

interface Sentence {
  /** Span of the sentence without white space around it. */
  readonly span: Span;
  readonly sentence: string;
  readonly folded: string;
}

function sentencesOf(text: string): readonly Sentence[] {
  return sentences(text, { start: 0, end: text.length }).flatMap(({ start, end }): readonly Sentence[] => {
    const written = text.slice(start, end);
    const sentence = written.trim();
    if (sentence.length < shortest) return [];
    const from = start + written.length - written.trimStart().length;
    return [{ span: { start: from, end: from + sentence.length }, sentence, folded: gist(sentence) }];
  });
}

/** Returns the spans of the new text to which the hunks lead that touch a span of the old one. */
function afterSpans({ start, end }: Span, hunks: readonly Hunk[]): readonly Span[] {
  return hunks.filter(({ before }) => before.start <= end && before.end >= start).map(({ after }) => after);
}

function successor(folded: string, now: readonly Sentence[], spans: readonly Span[]): string | undefined {
  const candidates = now.filter(({ span }) => spans.some(({ start, end }) => start <= span.end && end >= span.start)).slice(0, mostCandidates);
  const bag = bagOf(folded);
  let best: { readonly sentence: string; readonly likeness: number } | undefined;
  for (const candidate of candidates) {
    const other = bagOf(candidate.folded);
    const likeness = (2 * common(bag, other)) / (bag.length + other.length);
    if (likeness >= likeEnough && (!best || likeness > best.likeness)) best = { sentence: candidate.sentence, likeness };
  }
  return best?.sentence;
}
