import { arabicDigits } from '../core/text/arabic-digits.js';
import type { MovedNumber, MovedNumbers } from '../law/overtaken-law.js';
import type { LawBefore } from './law-mentions.js';

/** A number of an article, 項 or 号 as a text cites it. */
export interface Citation {
  readonly number: number;
  readonly start: number;
  readonly end: number;
}

/** A text with what stands around it. */
export interface TextInItem {
  readonly text: string;
  /** Labels of its item, without what stands in （ ）. */
  readonly labels: string;
  readonly lawBefore: LawBefore;
}

/** A cited number that moved, with the words that show it. */
export interface MovedCitation extends Citation {
  readonly moved: MovedNumber;
  readonly shown: string;
}

const digits = '[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3}';
/** What joins two numbers of one list: 第7号及び第8号, 第7、8号. */
const joint = '[\\s　]*(?:、|，|,|・|及び|又は|若しくは|並びに)[\\s　]*';
/** A number does not begin in the middle of another one. */
const noDigitBefore = '(?<![0-9０-９一二三四五六七八九十百第])';
/** Most lists of citations judged in a text. The longest published text cites a few dozen; equal ones are told once. */
const mostLists = 5000;
/** Reach of the words beside a number, in UTF-16 units. */
const reach = 80;
const kanji = '一二三四五六七八九';

/**
 * Finds the numbers of 番号法 that moved and are cited by their old number. The words beside a number decide, the nearest first: behind
 * it on its line, before it, then (`context: labels`) on the lines around it and in the labels of its item. Finds nothing where the
 * words are of the present number, or of neither. Of a list of numbers (第7号及び第8号) the words of one decide for all.
 * @example movedCitations({ article: 19, unit: '号', context: 'line', numbers: [{ from: 7, to: 8, about: ['別表第二'], present: ['住基'] }] }, { text: '番号法第19条第7号別表第二', labels: '', lawBefore: () => 'mine' }).map(({ moved }) => moved.to) → [8]
 * @example movedCitations({ article: 19, unit: '号', context: 'line', numbers: [{ from: 7, to: 8, about: ['別表第二'], present: ['住基'] }] }, { text: '番号法第19条第7号（住基）', labels: '', lawBefore: () => 'mine' }) → []
 */
export function movedCitations(law: MovedNumbers, item: TextInItem): readonly MovedCitation[] {
  const lists = citedLists(law, item).slice(0, mostLists);
  return lists.flatMap((list, index) => judgeList(law, item, list, [lists[index - 1]?.at(-1)?.end ?? 0, lists[index + 1]?.[0]?.start ?? item.text.length]));
}

/** Returns the citations of an article in a text, each with those that a list joins to it. */
function citedLists(law: MovedNumbers, { text, lawBefore }: TextInItem): readonly (readonly Citation[])[] {
  const pattern = patternOf(law);
  const lists: Citation[][] = [];
  for (const match of text.matchAll(pattern)) {
    if (!isOfMyNumberAct(law, text.slice(Math.max(0, match.index - reach), match.index), lawBefore(match.index))) continue;
    const [all, first = '', rest = ''] = match;
    const start = match.index + all.length - first.length - rest.length;
    const list: Citation[] = [];
    for (const { 0: written, index } of `${first}${rest}`.matchAll(new RegExp(digits, 'gu'))) {
      list.push({ number: numberOf(written), start: start + index, end: start + index + written.length });
    }
    lists.push(list);
  }
  return lists;
}

/** Patterns of moved numbers: they are few, and every text of a document is searched for each. */
const patterns = new WeakMap<MovedNumbers, RegExp>();

function patternOf(law: MovedNumbers): RegExp {
  const pattern = patterns.get(law) ?? makePattern(law);
  patterns.set(law, pattern);
  return pattern;
}

function makePattern({ article, unit }: MovedNumbers): RegExp {
  const one = `第?(?:${digits})`;
  // Only the last number of 第7、8号 has its 号; a 項 or 条 without it would be any number.
  const list = `(${one}(?:(?:${unit})?${joint}${one})*?${unit}(?!の[0-9０-９一二三四五六七八九十]))((?:${joint}第(?:${digits})${unit})*)`;
  if (article === undefined) return new RegExp(`${noDigitBefore}${list}`, 'gu');
  return new RegExp(`${noDigitBefore}第?(?:${spellings(article)})条(?:の規定)?[\\s　]*${list}`, 'gu');
}

/** Spellings of a number: 19|１９|十九. */
function spellings(number: number): string {
  const plain = String(number);
  const wide = plain.replace(/\d/gu, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
  const [tens, ones] = [Math.floor(number / 10), number % 10];
  return [plain, wide, `${tens > 1 ? (kanji[tens - 1] ?? '') : ''}${tens > 0 ? '十' : ''}${ones > 0 ? (kanji[ones - 1] ?? '') : ''}`].join('|');
}

function numberOf(written: string): number {
  return Number(arabicDigits(written.normalize('NFKC')));
}

/** True if the text before a citation names 番号法, or if it names no law and the last law named is no other. Articles need the name. */
function isOfMyNumberAct({ article }: MovedNumbers, before: string, last: ReturnType<LawBefore>): boolean {
  // Brackets behind the name: 番号法（平成25年法律第27号）, 「番号法」という。）.
  const lead = before.replace(/(?:（[^（）]*）|\([^()]*\)|[\s　「」『』。）)]|という|以下)+$/u, '');
  if (/(?:旧|改正前の?)(?:番号法|番号利用法)?$/u.test(lead)) return false;
  if (/(?:番号の利用等に関する法律|番号利用法|番号法|マイナンバー法)$/u.test(lead)) return !/(?:旧|改正前の)(?:番号法|番号利用法)$/u.test(lead);
  if (article === undefined) return false;
  if (/(?<![\u4e00-\u9fff])法$/u.test(lead)) return true;
  if (/(?:法律|[\u4e00-\u9fff]法|条例|令|規則|規程|要綱|指針)$/u.test(lead)) return false;
  return last !== 'other';
}

function judgeList(law: MovedNumbers, item: TextInItem, list: readonly Citation[], [from, to]: readonly [number, number]): readonly MovedCitation[] {
  const [first, last] = [list[0], list.at(-1)];
  if (!first || !last) return [];
  const segments = segmentsAround(law, item, { start: first.start, end: last.end, from, to });
  const verdicts = list.map(({ number }) => judgeNumber(law, number, segments));
  const shown = verdicts.find((verdict) => verdict?.old === true)?.word;
  if (shown === undefined) return [];
  return list.flatMap((citation) => {
    const moved = law.numbers.find((each) => each.from === citation.number);
    return moved ? [{ ...citation, moved, shown }] : [];
  });
}

/** Returns the texts beside a list of numbers, in the order in which they decide. The first holds what follows, the second is read from its end. */
function segmentsAround(
  { context }: MovedNumbers,
  { text, labels }: TextInItem,
  { start, end, from, to }: { readonly start: number; readonly end: number; readonly from: number; readonly to: number },
): readonly Segment[] {
  // Only so far: the end of a line may be far away in a text of one line.
  const lead = text.slice(Math.max(0, start - reach), start);
  const rest = text.slice(end, end + reach);
  const behind = text.slice(end, Math.min(to, end + reach)).split(/[\n。]/u, 1)[0] ?? '';
  const before =
    text
      .slice(Math.max(from, start - reach), start)
      .split(/[\n。]/u)
      .at(-1) ?? '';
  const beside: Segment[] = [{ text: behind }, { text: before, backwards: true }];
  if (context === 'line') return beside;
  const above = lead.slice(0, Math.max(0, lead.lastIndexOf('\n'))).trimEnd();
  const line = { text: above.slice(above.lastIndexOf('\n') + 1), backwards: true };
  const below = rest.includes('\n') ? rest.slice(rest.indexOf('\n')).trimStart() : '';
  return [...beside, { text: below.split('\n')[0] ?? '' }, line, { text: labels, backwards: true }];
}

interface Segment {
  readonly text: string;
  readonly backwards?: boolean;
}

/** Judges one number by the first segment that holds a word of its old or its present meaning. Undefined if none does. */
function judgeNumber({ numbers }: MovedNumbers, number: number, segments: readonly Segment[]): { readonly old: boolean; readonly word: string } | undefined {
  const was = numbers.find(({ from }) => from === number);
  const present = [...(numbers.find(({ to }) => to === number)?.about ?? []), ...(was?.present ?? [])];
  for (const segment of segments) {
    const text = segment.text.normalize('NFKC');
    const hits = [...(was?.about ?? []).map((word) => ({ old: true, word })), ...present.map((word) => ({ old: false, word }))]
      .map((each) => ({ ...each, distance: distanceTo(each.word, text, segment.backwards === true) }))
      .filter(({ distance }) => distance !== undefined);
    // Of two words at one place the longer one is meant: 特定個人情報ファイル, not 特定個人情報.
    const [nearest] = hits.sort((a, b) => (a.distance ?? 0) - (b.distance ?? 0) || b.word.length - a.word.length);
    if (nearest) return nearest;
  }
  return undefined;
}

/** Returns the distance of a word from the near end of a text, in UTF-16 units. Undefined if it is not in the text. */
function distanceTo(word: string, text: string, backwards: boolean): number | undefined {
  const at = backwards ? text.lastIndexOf(word) : text.indexOf(word);
  return at < 0 ? undefined : backwards ? text.length - at - word.length : at;
}
