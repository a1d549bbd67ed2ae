import { clip } from '../../core/clip.js';
import { foldText } from '../../core/fold.js';
import type { Message, Place } from '../../core/message.js';
import { mostSimilar } from '../../core/similar.js';
import { reviewedKey, reviewedKeys as keys } from '../../forms/internal-keys.js';
import type { Source } from '../../load/read/source.js';
import type { Assessment } from '../../model/assessment.js';
import { valueAt } from '../../model/value-at.js';
import { itemFinder } from '../../names/find-item.js';

/** An entry of 確認済み: findings that somebody looked at and left as they are. */
export interface Reviewed {
  readonly place: Place;
  readonly rule: string;
  /** Folded words of the finding. Undefined if the entry covers every finding at its item. */
  readonly word?: string;
  /** Folded names of the item, as written and the official one. Undefined if the entry covers the words anywhere. */
  readonly items?: ReadonlySet<string>;
}

const unusableRule = 'reviewed-unusable';
const unusedRule = 'reviewed-unused';

/** Reads the entries of 確認済み that can be used. Empty if there are none. */
export function readReviewed({ data, valuePlace }: Pick<Source, 'data' | 'valuePlace'>, assessment: Assessment): readonly Reviewed[] {
  const written = valueAt(data, [reviewedKey]);
  if (!Array.isArray(written) || written.length === 0) return [];
  const finder = itemFinder(assessment);
  return (written as unknown[]).flatMap((entry, index): readonly Reviewed[] => {
    const [rule, word, item, reason] = [keys.rule, keys.word, keys.item, keys.reason].map((key) => textAt(entry, key));
    if (!rule || !reason || (!word && !item)) return [];
    const found = item ? finder.resolve(item) : undefined;
    const items = item ? new Set([item, ...(found?.kind === 'found' ? [found.name] : [])].map(foldText)) : undefined;
    return [{ place: valuePlace([reviewedKey, index]), rule, ...(word ? { word: foldText(word) } : {}), ...(items ? { items } : {}) }];
  });
}

/** Reports entries of 確認済み that cannot be used. `rules` are the ids of the rules whose findings can be confirmed. */
export function reviewedFaults(source: Source, rules: readonly string[]): readonly Message[] {
  const written = valueAt(source.data, [reviewedKey]);
  if (!Array.isArray(written)) return [];
  return (written as unknown[]).flatMap((entry, index): readonly Message[] => {
    const [rule = '', word = '', item = '', reason = ''] = [keys.rule, keys.word, keys.item, keys.reason].map((key) => textAt(entry, key));
    const missing = [...(rule === '' ? [keys.rule] : []), ...(word === '' && item === '' ? [keys.word] : []), ...(reason === '' ? [keys.reason] : [])];
    const known = rule === '' || rules.includes(rule);
    if (missing.length === 0 && known) return [];
    const near = mostSimilar(rule, rules);
    return [
      {
        ruleId: unusableRule,
        severity: 'warning',
        text: known
          ? `「${reviewedKey}」の記載に、「${missing.join('」「')}」が書かれていません。書かれるまで、この記載は働きません`
          : `「${clip(rule)}」という規則の知らせは、「${reviewedKey}」に書けません`,
        place: source.valuePlace(known ? [reviewedKey, index] : [reviewedKey, index, keys.rule]),
        item: reviewedKey,
        mend: known
          ? `「hyokasho check」が直し方に示すとおりに、「${keys.rule}」、「${keys.word}」（又は「${keys.item}」）、「${keys.reason}」を書いてください`
          : `書けるのは ${rules.join('、')} です${near === undefined ? '' : `。もしかして「${near}」ではありませんか`}`,
      },
    ];
  });
}

/** True if the entry covers the finding: its rule, and its words or item, or both if the entry names both. */
export function isReviewed({ rule, word, items }: Reviewed, { ruleId, words, item }: Message): boolean {
  if (rule !== ruleId || words === undefined) return false;
  return (word === undefined || word === foldText(words)) && (items === undefined || (item !== undefined && items.has(foldText(item))));
}

/** Returns the messages that no entry covers. Only findings with `words` can be covered. */
export function withoutReviewed(messages: readonly Message[], reviewed: readonly Reviewed[]): readonly Message[] {
  if (reviewed.length === 0) return messages;
  return messages.filter((message) => !reviewed.some((each) => isReviewed(each, message)));
}

/** Reports entries about some rules that cover none of the messages: the words have changed, and what was looked at is gone. */
export function unusedReviewed(messages: readonly Message[], reviewed: readonly Reviewed[], rules: readonly string[]): readonly Message[] {
  return reviewed
    .filter((each) => rules.includes(each.rule) && !messages.some((message) => isReviewed(each, message)))
    .map(({ place, rule }) => ({
      ruleId: unusedRule,
      severity: 'notice',
      text: `規則「${rule}」の知らせで、この記載に当たるものはもうありません`,
      place,
      item: reviewedKey,
      mend: 'この記載は消してかまいません。言葉が変わって同じことがまた知らされたときは、もう一度確かめてください',
    }));
}

function textAt(entry: unknown, key: string): string {
  const value = valueAt(entry, [key]);
  return typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : '';
}
