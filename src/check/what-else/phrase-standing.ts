import { clip } from '../../core/clip.js';
import type { Message, Place, Severity } from '../../core/message.js';
import { reviewedKeys as keys, reviewedKey } from '../../forms/internal-keys.js';
import type { StandingName } from './find-standing.js';

/** Most short forms that a message quotes. */
const mostShort = 3;

/** What a message about a standing name says beside its places. */
export interface StandingPhrase {
  readonly ruleId: string;
  readonly severity: Severity;
  /** Place where the name went. */
  readonly where: Place;
  /** The other document in which it went, with の. Empty for the same document. */
  readonly from: string;
}

/** Phrases that a name which went still stands in a document. Empty if it stands nowhere. */
export function phraseStanding(
  { gone: { what, name, now }, places, short }: StandingName,
  { ruleId, severity, where, from }: StandingPhrase,
): readonly Message[] {
  const [place] = places;
  if (!place) return [];
  const { item, ...at } = place;
  const went =
    what === '置換'
      ? `${from}変更の説明の「置換」にある旧「${clip(name)}」が、`
      : `${from}${what}から「${clip(name)}」がなくなりました${now === undefined ? '' : `（今は「${clip(now)}」）`}が、`;
  const still = `まだ${String(places.length)}か所にあります`;
  const forms =
    short.length === 0
      ? ''
      : `（${short
          .slice(0, mostShort)
          .map((each) => `「${clip(each)}」`)
          .join('')}と書いた所を含みます）`;
  return [
    {
      ruleId,
      severity,
      text: `${went}${from === '' ? '' : 'ここには'}${still}${forms}`,
      place: at,
      ...(item === undefined ? {} : { item }),
      mend: `それぞれの所を見て、直してください。${confirmed(ruleId, name)}`,
      related: where,
      places,
      words: name,
    },
  ];
}

/** Phrases how to confirm a finding that is right as it is. */
export function confirmed(rule: string, word: string): string {
  return `このままでよければ、「${reviewedKey}:」に「- { ${keys.rule}: ${rule}, ${keys.word}: ${quoted(word)}, ${keys.reason}: 理由 }」を書くと、出なくなります`;
}

/** Quotes a word as YAML needs it between braces. */
function quoted(word: string): string {
  return /^[\p{L}\p{N}][\p{L}\p{N}ー（）・　]*$/u.test(word) && !/^(?:[0-9.]+|true|false|null|yes|no|on|off)$/iu.test(word)
    ? word
    : `"${word.replace(/["\\]/gu, (mark) => `\\${mark}`)}"`;
}
