import { clip } from '../../core/clip.js';
import { foldText } from '../../core/fold.js';
import { confirmed } from '../what-else/phrase-standing.js';
import { changedSentences, placesOfSentences } from '../what-else/repeated-sentences.js';
import type { StepRule } from './step-rule.js';

/**
 * Asks about a sentence that stood in several items, has another wording in some, and stands unchanged in the others. A notice, because
 * the items may differ on purpose. Skips short sentences, and those with a name that went: `name-that-went` lists their places.
 */
export const sentenceChangedInPart: StepRule = {
  id: 'sentence-changed-in-part',
  title: '同じ文の一部の所だけが変わっている',
  *check({ diff, gone, before, after: { source, assessment } }) {
    const changed = changedSentences(diff.changes);
    if (changed.length === 0) return;
    const wanted = new Set(changed.map(({ folded }) => folded));
    const now = placesOfSentences(assessment, wanted);
    if (now.size === 0) return;
    const old = placesOfSentences(before.assessment, wanted);
    const told = new Set<string>();
    for (const { folded, sentence, became, node } of changed) {
      const stoodIn = new Set(old.get(folded)?.map(({ key }) => key));
      const standing = (now.get(folded) ?? []).filter(({ key }) => stoodIn.has(key) && key !== node.key);
      const [first] = standing;
      if (!first || told.has(folded) || gone.some(({ forms }) => forms.some((form) => foldText(sentence).toLowerCase().includes(form)))) continue;
      told.add(folded);
      const words = sentence.replace(/\s+/gu, ' ');
      yield {
        ruleId: sentenceChangedInPart.id,
        severity: 'notice',
        text: `前の版で同じ文だった所の一つが「${excerpt(became, sentence)}」に変わりましたが、ここは「${excerpt(sentence, became)}」のままです${standing.length > 1 ? `（${String(standing.length)}か所）` : ''}`,
        place: source.textPlace(first.path, first.offset),
        item: first.item,
        mend: `ここも変わるのであれば、直してください。${confirmed(sentenceChangedInPart.id, words)}`,
        related: source.valuePlace(node.path),
        ...(standing.length > 1 ? { places: standing.map(({ path, offset, item }) => ({ ...source.textPlace(path, offset), item })) } : {}),
        words,
      };
    }
  },
};

/** Letters before a difference that a quotation shows. */
const lead = 8;

/**
 * Returns a quotation of a sentence that begins shortly before it differs from another.
 * @example excerpt('職員は端末を使い、月に一度は点検する。', '職員は端末を使い、年に一度は点検する。') → '職員は端末を使い、月に一度は点検する。'
 */
export function excerpt(sentence: string, other: string): string {
  const letters = Array.from(sentence);
  const others = Array.from(other);
  const differs = letters.findIndex((letter, at) => letter !== others[at]);
  const from = Math.max(0, (differs < 0 ? Math.min(letters.length, others.length) : differs) - lead);
  return `${from === 0 || from < lead ? '' : '…'}${clip(letters.slice(from < lead ? 0 : from).join(''))}`;
}
