import { firstDay, isDay, readDate } from '../core/dates.js';
import { overtakenData } from '../generated/law.js';
import { certainties } from './clauses.js';
import type { Certainty } from './clauses.js';

/** What every entry of the list holds. */
export interface Overtaken {
  readonly now: string;
  /** First day of the new wording as a number of `firstDay`, and as written. Undefined if it holds for texts of every day. */
  readonly since?: { readonly day: number; readonly text: string };
  /** Where the change can be read. */
  readonly source: string;
  /** Advice on what else changes with the word. */
  readonly note?: string;
}

/** A word, law or table with another name today. */
export interface OvertakenWord extends Overtaken {
  readonly certainty: Certainty;
  /** Spellings of the old word. 第一 stands for 第1 and 第１ too. */
  readonly olds: readonly string[];
  /** True if the word counts only where 番号法 is the law that a text named last. */
  readonly ofMyNumberAct: boolean;
  /** Texts that make it another word where they follow. */
  readonly except: readonly string[];
}

/** A slip of the pen, recognised by the words behind it. */
export interface Slip extends Overtaken {
  readonly old: string;
  readonly near: readonly string[];
}

/** One number that moved. */
export interface MovedNumber {
  readonly from: number;
  readonly to: number;
  /** Words of what the old number was about, and the new one is now, in NFKC. */
  readonly about: readonly string[];
  /** Words of what the old number is about today, if no other entry moved there. */
  readonly present: readonly string[];
}

/** Numbers of the 号 or 項 of an article, or of articles, that moved on one day. */
export interface MovedNumbers extends Omit<Overtaken, 'now'> {
  readonly certainty: Certainty;
  /** Undefined if the articles themselves moved. */
  readonly article: number | undefined;
  readonly unit: '号' | '項' | '条';
  /** labels: neighbouring lines and the labels of the item decide too, where the line itself does not. */
  readonly context: 'labels' | 'line';
  readonly numbers: readonly MovedNumber[];
}

/** The data of `schema/overtaken.yaml`. */
export interface OvertakenLaw {
  readonly words: readonly OvertakenWord[];
  readonly moved: readonly MovedNumbers[];
  readonly slips: readonly Slip[];
}

interface RawWord {
  readonly old: string;
  readonly also?: readonly string[];
  readonly of?: string;
  readonly now: string;
  readonly note?: string;
  readonly except?: readonly string[];
  readonly since: string | null;
  readonly source: string;
  readonly certainty: string;
}
interface RawMoved {
  readonly law: string;
  readonly article: number | null;
  readonly unit: MovedNumbers['unit'];
  readonly since: string;
  readonly context: MovedNumbers['context'];
  readonly source: string;
  readonly certainty: string;
  readonly numbers: readonly { readonly from: number; readonly to: number; readonly about: readonly string[]; readonly present?: readonly string[] }[];
}
interface RawLaw {
  readonly words: readonly RawWord[];
  readonly moved: readonly RawMoved[];
  readonly slips: readonly Slip[];
}

let law: OvertakenLaw | undefined;

/** Returns the words that time has overtaken, read once in a process. Throws if the data is broken, which is a bug. */
export function overtakenLaw(): OvertakenLaw {
  law ??= readLaw(overtakenData() as RawLaw);
  return law;
}

function readLaw({ words, moved, slips }: RawLaw): OvertakenLaw {
  return {
    words: words.map(({ old, also = [], of, except = [], since, certainty, now, note, source }) => ({
      olds: [old, ...also],
      ofMyNumberAct: of !== undefined,
      except,
      certainty: certaintyOf(certainty, old),
      ...{ now, source },
      ...(note === undefined ? {} : { note }),
      ...(since === null ? {} : { since: dayOf(since, old) }),
    })),
    moved: moved.map(({ article, unit, since, context, source, certainty, numbers }) => ({
      article: article ?? undefined,
      ...{ unit, context, source },
      since: dayOf(since, unit),
      certainty: certaintyOf(certainty, unit),
      numbers: numbers.map((number) => ({ ...number, about: number.about.map(folded), present: (number.present ?? []).map(folded) })),
    })),
    slips,
  };
}

/** Words beside a number are compared in half width. */
function folded(word: string): string {
  return word.normalize('NFKC');
}

function certaintyOf(written: string, of: string): Certainty {
  const found = certainties.find((each) => each === written);
  if (!found) throw new Error(`schema/overtaken.yaml: ${of}: ${written} is none of ${certainties.join(', ')}`);
  return found;
}

function dayOf(text: string, of: string): NonNullable<Overtaken['since']> {
  const read = readDate(text);
  if (!read?.ok || !isDay(read.date)) throw new Error(`schema/overtaken.yaml: ${of}: ${text} is no day`);
  return { text, day: firstDay(read.date) };
}
