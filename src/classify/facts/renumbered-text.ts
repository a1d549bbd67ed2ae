import { counterWord } from '../../core/text/counters.js';
import { foldForm } from '../../core/fold-form.js';

/** ① to ㊿, at the start of a line or as a citation. */
const circled = '[①-⑳㉑-㉟㊱-㊿]';
/** Number at the start of a line: ①, （１）, １．, 1). A number without such a mark counts something, and 「25、26の項」 lists numbers. */
const head = new RegExp(String.raw`^(\s*)(${circled}|[（(][0-9０-９]{1,2}[）)]|[0-9０-９]{1,2}(?:[)）]|[.．、](?![0-9０-９])))`, 'u');
const eachCircled = new RegExp(circled, 'gu');
/** A circled number that counts: ①年保存. It cites no line. */
const eachCount = new RegExp(`(?:${circled}|[（(][0-9０-９]{1,2}[）)])(?=\\s*${counterWord})`, 'gu');

const styles = ['①', '(1)', '1.'] as const;

interface Numbered {
  /** Numbers of one style form one sequence. Empty for a line without a number. */
  readonly style: (typeof styles)[number] | '';
  readonly number: number;
  readonly rest: string;
}

/**
 * True if two texts differ only in the numbers of their lines, and in circled numbers that cite those lines. Each changed number must
 * be consecutive with a neighbour of its list, in both texts. A number alone (①による。) could choose another measure, so it is refused even at
 * the start of a line.
 *
 * @example isRenumbered('①一\n②二\n②による。', '②一\n③二\n③による。') → true
 * @example isRenumbered('①による。', '②による。') → false
 * @example isRenumbered('①一\n②二を①年保存', '⑤一\n⑥二を⑤年保存') → false
 * @example isRenumbered('①年度更新\n②個人番号', '②年度更新\n③個人番号') → true
 * @example isRenumbered('25、26の項\n26、27の項', '26、26の項\n27、27の項') → false
 */
export function isRenumbered(before: string, after: string): boolean {
  const [old, now] = [before.split('\n'), after.split('\n')];
  if (before === after || old.length !== now.length) return false;
  const pairs = old.map((line, at) => [readHead(line), readHead(now[at] ?? '')] as const);
  if (pairs.some(([from, to]) => from.style !== to.style)) return false;
  const moved = new Map<string, number>();
  const counted = new Set<string>();
  for (const style of styles) {
    const heads = pairs.filter(([from]) => from.style === style);
    for (const [at, [from, to]] of heads.entries()) {
      const last = heads[at - 1];
      if (last && Math.sign(from.number - last[0].number) !== Math.sign(to.number - last[1].number)) return false;
      if (from.number === to.number) continue;
      const key = `${style}${String(from.number)}`;
      if ((moved.get(key) ?? to.number) !== to.number) return false;
      moved.set(key, to.number);
      if ([last, heads[at + 1]].some((near) => near && countsOn(from, near[0]) && countsOn(to, near[1]))) counted.add(key);
    }
  }
  return moved.size > 0 && counted.size === moved.size && pairs.every(([from, to]) => isSameText(from.rest, to.rest, moved));
}

/** True if two lines of a list have consecutive numbers. */
function countsOn(one: Numbered, other: Numbered): boolean {
  return Math.abs(one.number - other.number) === 1;
}

function readHead(line: string): Numbered {
  const found = head.exec(line);
  const mark = found?.[2];
  if (mark === undefined || startsWithCounter.test(line.slice(found?.[0].length))) return { style: '', number: 0, rest: line };
  const digits = mark.normalize('NFKC');
  const style = new RegExp(circled, 'u').test(mark) ? '①' : digits.startsWith('(') ? '(1)' : '1.';
  return { style, number: Number(/\d+/u.exec(digits)?.[0] ?? 0), rest: line.slice(found?.[0].length) };
}

const startsWithCounter = new RegExp(`^\\s*${counterWord}`, 'u');

function isSameText(before: string, after: string, moved: ReadonlyMap<string, number>): boolean {
  const [counts, counting] = [before.match(eachCount) ?? [], after.match(eachCount) ?? []];
  if (counts.map(foldForm).join(' ') !== counting.map(foldForm).join(' ')) return false;
  const [cited, citing] = [before.match(eachCircled) ?? [], after.match(eachCircled) ?? []];
  if (cited.length !== citing.length) return false;
  const same = cited.every((mark, at) => {
    const [from, to] = [Number(mark.normalize('NFKC')), Number((citing[at] ?? '').normalize('NFKC'))];
    // A citation that stays while its line is renumbered cites another line now.
    return (moved.get(`①${String(from)}`) ?? from) === to;
  });
  return same && foldForm(before.replace(eachCircled, '①')) === foldForm(after.replace(eachCircled, '①'));
}
