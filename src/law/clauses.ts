import { clauseData } from '../generated/law.js';

/**
 * Certainty of a statement of law. read: the text of the clause was read; quoted: a public page or a published assessment quotes it;
 * known: people of the field know it, and the text was not found.
 */
export const certainties = ['read', 'quoted', 'known'] as const;
export type Certainty = (typeof certainties)[number];

/** A clause of a law, ordinance or guideline, the basis of a result. */
export interface Clause {
  /** 規則第6条第1項後段 */
  readonly id: string;
  /** Name of the law, rules or guideline of the clause. */
  readonly of: string;
  /** Its own words, letter by letter as in `schema/law/`. Undefined if the text was not found. */
  readonly quote: string | undefined;
  /** Summary of its content. */
  readonly text: string;
  readonly certainty: Certainty;
  /** Day from which the text that was read is in force. Undefined if unknown. */
  readonly asOf: string | undefined;
}

/** The data of `schema/clauses.yaml`. */
export interface RawClauses {
  readonly laws: Readonly<Record<string, { readonly name: string; readonly number: string | null; readonly 'as-of': string | null }>>;
  readonly clauses: Readonly<Record<string, { readonly of: string; readonly quote: string | null; readonly text: string; readonly certainty: string }>>;
}

let known: readonly Clause[] | undefined;

/** Returns every clause of `schema/clauses.yaml`, read once in a process. Throws if the data is broken, which is a bug. */
export function clauseList(): readonly Clause[] {
  known ??= readClauses(clauseData() as RawClauses);
  return known;
}

/** Reads the clauses of a file, in its order. Throws if a law is missing, or if the certainty and the quotation disagree. */
export function readClauses({ laws, clauses }: RawClauses): readonly Clause[] {
  return Object.entries(clauses).map(([id, { of, quote, text, certainty }]): Clause => {
    const law = laws[of];
    const sure = certainties.find((each) => each === certainty);
    if (!law) throw clauseError(`${id}: there is no law ${of}`);
    if (!sure) throw clauseError(`${id}: ${certainty} is none of ${certainties.join(', ')}`);
    if ((quote === null) !== (sure === 'known')) throw clauseError(`${id} is ${sure} and ${quote === null ? 'lacks' : 'has'} a quotation`);
    return { id, of: law.name, quote: quote ?? undefined, text, certainty: sure, asOf: law['as-of'] ?? undefined };
  });
}

/** Returns the clause with an id. Throws if there is none, which is a bug in the data of `file`. */
export function clauseNamed(id: string, file: string): Clause {
  const found = clauseList().find((candidate) => candidate.id === id);
  if (!found) throw new Error(`schema/${file}: there is no clause ${id}`);
  return found;
}

function clauseError(text: string): Error {
  return new Error(`schema/clauses.yaml: ${text}`);
}
