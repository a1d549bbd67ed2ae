import { escapePattern } from '../core/text/escape-pattern.js';
import type { MovedNumbers, Overtaken, OvertakenLaw, OvertakenWord, Slip } from '../law/overtaken-law.js';
import { lawMentions } from './law-mentions.js';
import { movedCitations } from './moved-numbers.js';
import type { TextInItem } from './moved-numbers.js';
import type { OwnWord } from './own-words.js';

/** A word of a text that has another form today. */
export interface FoundWord {
  /** Start in the text, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
  /** overtaken: right before its day; moved: a number; slip: never right; own: of the department's list. */
  readonly kind: 'overtaken' | 'moved' | 'slip' | 'own';
  /** The old form, as the text has it. */
  readonly old: string;
  readonly now: string;
  readonly since?: string;
  readonly source: string;
  readonly note?: string;
  /** The word beside a number that shows its meaning. */
  readonly shown?: string;
}

/** What words are looked for, and on which day the text was published. */
export interface WordsInQuestion {
  readonly law: OvertakenLaw;
  readonly own: readonly OwnWord[];
  /** 公表日 as a number of `firstDay`. Undefined for a draft: it is about to be published, so every day has come. */
  readonly published: number | undefined;
}

/** A law or table that a text calls old itself: 旧番号法, 改正前の別表第二. */
const formerly = /(?:旧|改正前の?|当時の)[^\n、。]{0,12}$/u;
/** Reach of `formerly`, in UTF-16 units. */
const formerlyReach = 15;

/**
 * Finds the words of a text that time has overtaken on the day of its publication, in their order. Of two that overlap the longer one
 * counts. `labels` are those of the text's item: they decide where the text itself does not name a law.
 */
export function findOvertaken(text: string, labels: string, { law, own, published }: WordsInQuestion): readonly FoundWord[] {
  const holds = ({ since }: Pick<Overtaken, 'since'>): boolean => since === undefined || published === undefined || published >= since.day;
  const item: TextInItem = { text, labels: withoutBrackets(labels), lawBefore: lawMentions(text) };
  const found = [
    ...law.words.filter(holds).flatMap((word) => plainWords(word, item)),
    ...law.moved.filter(holds).flatMap((moved) => movedNumbers(moved, item)),
    ...law.slips.filter(holds).flatMap((slip) => slips(slip, text)),
    ...own.filter(holds).flatMap((word) => ownWords(word, text)),
  ];
  const byLength = found.filter(({ start }) => !formerly.test(text.slice(Math.max(0, start - formerlyReach), start)));
  byLength.sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start);
  const taken: FoundWord[] = [];
  const covered = new Uint8Array(byLength.length === 0 ? 0 : text.length);
  for (const each of byLength) {
    if (covered.subarray(each.start, each.end).some((mark) => mark === 1)) continue;
    covered.fill(1, each.start, each.end);
    taken.push(each);
  }
  return taken.sort((a, b) => a.start - b.start);
}

/** Removes what stands in brackets: 「（委託に伴うものを除く。）」 is about something else. */
function withoutBrackets(text: string): string {
  return text.replace(/（[^（）]*）/gu, '');
}

function plainWords(word: OvertakenWord, { text, labels, lawBefore }: TextInItem): readonly FoundWord[] {
  return word.olds.flatMap((old) =>
    [...text.matchAll(patternOf(old))].flatMap(({ 0: written, index }): readonly FoundWord[] => {
      const end = index + written.length;
      const rest = text.slice(end, end + formerlyReach);
      if (word.except.some((except) => rest.startsWith(except)) || /^[（(]現/u.test(rest)) return [];
      if (word.ofMyNumberAct && !isOfMyNumberAct(lawBefore(index), labels)) return [];
      return [{ ...aboutWord(word, { start: index, end, old: written }), kind: 'overtaken' }];
    }),
  );
}

function isOfMyNumberAct(last: 'mine' | 'other' | undefined, labels: string): boolean {
  return last === 'mine' || (last === undefined && /個人番号の利用|情報提供ネットワークシステム|法令上の根拠/u.test(labels));
}

/** Patterns of words, by word. They are few, and every text of a document is searched for each. */
const patterns = new Map<string, RegExp>();

/** Returns the pattern of a word. */
function patternOf(word: string): RegExp {
  const pattern = patterns.get(word) ?? makePattern(word);
  patterns.set(word, pattern);
  return pattern;
}

/** Makes the pattern of a word, with every spelling of the number in 第一 and 第二, the number alone (別表１の93の2の項) included. */
function makePattern(word: string): RegExp {
  const numbers: Readonly<Record<string, string>> = { 一: '一1１', 二: '二2２' };
  const more = '0-9０-９一二三四五六七八九十';
  return new RegExp(
    escapePattern(word).replace(/第([一二])/u, (_, number: string) => {
      const one = `[${numbers[number] ?? ''}]`;
      return `(?:第${one}(?![${more}])|${one}(?=[\\s　]*の?[\\s　]*[${more}]+(?:の[${more}]+)*の項)(?![${more}]))`;
    }),
    'gu',
  );
}

function movedNumbers(moved: MovedNumbers, item: TextInItem): readonly FoundWord[] {
  return movedCitations(moved, item).map(({ start, end, moved: { from, to }, shown }) => ({
    kind: 'moved',
    start,
    end,
    old: `${article(moved)}第${String(from)}${moved.unit}`,
    now: `第${String(to)}${moved.unit}`,
    ...(moved.since ? { since: moved.since.text } : {}),
    source: moved.source,
    shown,
  }));
}

function article({ article: number }: MovedNumbers): string {
  return number === undefined ? '番号法' : `番号法第${String(number)}条`;
}

function slips(slip: Slip, text: string): readonly FoundWord[] {
  return placesOf(slip.old, text).flatMap((start): readonly FoundWord[] => {
    const end = start + slip.old.length;
    return slip.near.some((near) => text.startsWith(near, end)) ? [{ ...aboutWord(slip, { start, end, old: slip.old }), kind: 'slip' }] : [];
  });
}

function ownWords(word: OwnWord, text: string): readonly FoundWord[] {
  const places = placesOf(word.old, text);
  if (places.length === 0) return [];
  // 旧 may be a part of 新: 推進課 in 健康推進課.
  const within = word.now.includes(word.old) ? placesOf(word.now, text) : [];
  const isNow = (start: number): boolean => within.some((at) => at <= start && start + word.old.length <= at + word.now.length);
  return places.filter((start) => !isNow(start)).map((start) => ({ ...aboutWord(word, { start, end: start + word.old.length, old: word.old }), kind: 'own' }));
}

/** Returns the offsets of a word in a text. */
function placesOf(word: string, text: string): readonly number[] {
  const places: number[] = [];
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) places.push(at);
  return places;
}

function aboutWord({ now, since, source, note }: Overtaken, at: Pick<FoundWord, 'start' | 'end' | 'old'>): Omit<FoundWord, 'kind'> {
  return { ...at, now, source, ...(since ? { since: since.text } : {}), ...(note === undefined ? {} : { note }) };
}
