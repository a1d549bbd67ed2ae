/** A class of a number of people: from `least` up to `below`. */
export interface PeopleClass {
  readonly least: number;
  /** Infinity for an open class. */
  readonly below: number;
}

/**
 * Reads a class of a number of people in the wording of the forms. Undefined for another text.
 * @example readPeople('1万人以上10万人未満') → { least: 10000, below: 100000 }
 * @example readPeople('1,000人未満（任意実施）') → { least: 0, below: 1000 }
 * @example readPeople('30万人以上') → { least: 300000, below: Infinity }
 */
export function readPeople(text: string): PeopleClass | undefined {
  const folded = text.normalize('NFKC').replace(/[,\s]/gu, '');
  const least = /(\d+)(万?)人以上/u.exec(folded);
  const below = /(\d+)(万?)人未満/u.exec(folded);
  if (!least && !below) return undefined;
  return { least: least ? numberOf(least) : 0, below: below ? numberOf(below) : Infinity };
}

function numberOf([, digits = '', unit]: RegExpExecArray): number {
  return Number(digits) * (unit === '万' ? 10_000 : 1);
}
