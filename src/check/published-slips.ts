import { publicationOf } from '../classify/facts/version-dates.js';
import { clip } from '../core/clip.js';
import { foldText } from '../core/fold.js';
import type { Message } from '../core/message.js';
import { mostSimilar } from '../core/similar.js';
import { publishedSlipKeys as keys, publishedSlipsKey } from '../forms/internal-keys.js';
import type { Path, Source } from '../load/read/source.js';
import type { Assessment } from '../model/assessment.js';
import { isPublished } from '../model/cover.js';
import { valueAt } from '../model/value-at.js';
import type { Version } from '../model/version.js';
import { itemFinder } from '../names/find-item.js';
import { checkRules } from './rules/check-rules.js';
import { stepRules } from './steps/step-rules.js';

/** An error with which a version was published: every error of one rule at one item. */
interface PublishedSlip {
  /** Path of the entry in the document. */
  readonly path: Path;
  readonly rule: string;
  /** Folded names of the item: as written, and the official one. */
  readonly items: ReadonlySet<string>;
  readonly reason: string;
}

/** Published slips of a document, and the problems found in them. */
interface PublishedSlips {
  readonly slips: readonly PublishedSlip[];
  readonly messages: readonly Message[];
}

/** Rules whose errors always block: a 個人番号 must never be printed, and the others break the document itself. */
const neverSlips: ReadonlySet<string> = new Set(['individual-number', 'duplicate-id', 'figure-without-picture']);
/** Errors that `classify` reports about the days of a version and the 提出時期 of its changes. */
const classifyRules = ['timing-undecided', 'important-told-afterwards', 'published-day-earlier', 'published-day-unchanged', 'threshold-crossed'];

const unusableRule = 'published-slip-unusable';
const unusedRule = 'published-slip-unused';

/**
 * Returns messages with the errors that 公表時の誤り names as warnings. Only a version with a 公表日 has such errors: a published text
 * must print as it was published. `before` is the version before it; with the same 公表日 this version is a draft.
 */
export function settleSlips(messages: readonly Message[], { source, assessment }: Version, before?: Assessment): readonly Message[] {
  if (before ? publicationOf(assessment, before).state === 'unwritten' : !isPublished(assessment)) return messages;
  const { slips } = readSlips(source, assessment);
  if (slips.length === 0) return messages;
  return messages.map((message) => {
    const slip = message.severity === 'error' ? slips.find((each) => names(each, message)) : undefined;
    return slip ? { ...message, severity: 'warning', text: `${message.text}（公表時の誤り：${clip(slip.reason)}）` } : message;
  });
}

/** Reports entries of 公表時の誤り that cannot be used: without a rule, an item or a reason, or about a rule that always blocks. */
export function slipMessages({ source, assessment }: Version): readonly Message[] {
  return readSlips(source, assessment).messages;
}

/** Reports entries of 公表時の誤り to which no message of the version answers. `messages` are all of its own and of its step. */
export function unusedSlips(messages: readonly Message[], { source, assessment }: Version): readonly Message[] {
  const published = isPublished(assessment);
  const unused = readSlips(source, assessment).slips.filter((slip) => !published || !messages.some((message) => names(slip, message)));
  return unused.map(({ path, rule }) => ({
    ruleId: unusedRule,
    severity: 'warning',
    text: published ? `この項目に、規則「${rule}」の誤りはありません` : `公表日のない版なので、「${publishedSlipsKey}」は働きません`,
    place: source.valuePlace(path),
    item: publishedSlipsKey,
    mend: published
      ? `「${keys.rule}」と「${keys.item}」が「hyokasho check」の示すとおりかを確かめ、用が済んだ記載なら消してください`
      : '誤りを直し、この記載を消してください',
  }));
}

function names({ rule, items }: PublishedSlip, { ruleId, item }: Message): boolean {
  return ruleId === rule && item !== undefined && items.has(foldText(item));
}

function readSlips(source: Source, assessment: Assessment): PublishedSlips {
  const written = valueAt(source.data, [publishedSlipsKey]);
  if (!Array.isArray(written) || written.length === 0) return { slips: [], messages: [] };
  const finder = itemFinder(assessment);
  const slips: PublishedSlip[] = [];
  const messages: Message[] = [];
  for (const [index, entry] of (written as unknown[]).entries()) {
    const path = [publishedSlipsKey, index];
    const [rule, item, reason] = [textAt(entry, keys.rule), textAt(entry, keys.item), textAt(entry, keys.reason)];
    const fault = faultOf(rule, item, reason);
    if (fault) {
      const place = source.valuePlace([...path, ...fault.below]);
      messages.push({ ruleId: unusableRule, severity: 'error', text: fault.text, place, item: publishedSlipsKey, mend: fault.mend });
      continue;
    }
    const found = finder.resolve(item);
    const official = found.kind === 'found' ? [found.name] : [];
    slips.push({ path, rule, items: new Set([item, ...official].map(foldText)), reason });
  }
  return { slips, messages };
}

interface Fault {
  readonly below: Path;
  readonly text: string;
  readonly mend: string;
}

function faultOf(rule: string, item: string, reason: string): Fault | undefined {
  const missing = [keys.rule, keys.item, keys.reason].filter((_, index) => [rule, item, reason][index] === '');
  if (missing.length > 0) {
    return {
      below: [],
      text: `「${publishedSlipsKey}」の記載に、「${missing.join('」「')}」が書かれていません。書かれるまで、この記載は働きません`,
      mend: `「${keys.rule}」には誤りの後の［　］の名前、「${keys.item}」には「項目:」の名前、「${keys.reason}」には公表したとおりに残す理由を書いてください`,
    };
  }
  const known = [...checkRules, ...stepRules].map(({ id }) => id).concat(classifyRules);
  if (known.includes(rule) && !neverSlips.has(rule)) return undefined;
  const near = mostSimilar(rule, known);
  const never = neverSlips.has(rule) || rule === 'missing-glyph';
  return {
    below: [keys.rule],
    text: never ? `規則「${rule}」の誤りは、「${publishedSlipsKey}」としても残せません` : `「${clip(rule)}」という規則は、「${publishedSlipsKey}」に書けません`,
    mend: never
      ? 'この記載を消し、誤りそのものを直してください'
      : near === undefined
        ? '「hyokasho check」が誤りの後の［　］に示す名前を書いてください'
        : `もしかして「${near}」ではありませんか`,
  };
}

function textAt(entry: unknown, key: string): string {
  const value = valueAt(entry, [key]);
  return typeof value === 'string' ? value.trim() : '';
}
