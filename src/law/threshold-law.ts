import { clauseNamed } from './clauses.js';
import type { Clause } from './clauses.js';
import { thresholdData } from '../generated/law.js';

/** One of the four results, in the words of the forms. */
export interface ThresholdResult {
  readonly id: string;
  readonly text: string;
  /** The document to submit, in the words of 様式２. Undefined if none. */
  readonly submits: string | undefined;
  /** Clauses that ask for it, whatever 対象人数 is. */
  readonly clauses: readonly Clause[];
  /** Clauses that ask for it where a lighter duty becomes this one (規則第6条第2項, 第7条第2項). It may be submitted afterwards. */
  readonly rising: readonly Clause[];
  /** Rank of the duty, from 0 for the lightest. */
  readonly weight: number;
}

/**
 * `large` if 取扱者数 is 500人以上, or if within the past year a 特定個人情報に関する重大事故 happened or became known; else `small`
 * (規則第4条第8号ロ, 第6条第1項).
 */
export type Branch = 'small' | 'large';

/** A row of the table: a class of 対象人数 with its results. */
export interface ThresholdRow {
  readonly people: string;
  /** All wordings of the class in the forms. */
  readonly wordings: readonly string[];
  readonly results: Readonly<Record<Branch, ThresholdResult>>;
  /** Clauses that name this class, for each column. Empty for a cell that only the remaining 第7条 covers. */
  readonly clauses: Readonly<Record<Branch, readonly Clause[]>>;
}

/** Names of the items that the しきい値判断 reads. */
export type PlaceName = 'process' | 'people' | 'people-counted' | 'handlers' | 'handlers-counted' | 'accident' | 'result' | 'submitted';
/** Paths of those items in one form. */
export type ThresholdPaths = Partial<Readonly<Record<PlaceName, readonly string[]>>>;

/** The data of `schema/threshold.yaml` (指針第5の2). */
export interface ThresholdLaw {
  /** From the lightest duty to the heaviest. */
  readonly results: readonly ThresholdResult[];
  readonly table: readonly ThresholdRow[];
  /** Clauses of every result. */
  readonly clauses: readonly Clause[];
  readonly handlers: Readonly<Record<Branch, string>>;
  readonly accident: Readonly<Record<Branch, string>>;
  /** Item paths by the name of the form. */
  readonly places: Readonly<Record<string, ThresholdPaths>>;
}

interface RawCell {
  readonly result: string;
  readonly clauses: readonly string[];
}

interface RawLaw {
  readonly clauses: readonly string[];
  readonly results: readonly { id: string; text: string; submits: string | null; clauses: readonly string[]; rising: readonly string[] }[];
  readonly table: readonly { people: string; also: readonly string[]; small: RawCell; large: RawCell }[];
  readonly handlers: Readonly<Record<Branch, string>>;
  readonly accident: Readonly<Record<Branch, string>>;
  readonly places: Readonly<Record<string, ThresholdPaths>>;
}

let law: ThresholdLaw | undefined;

/** Returns the law data of the しきい値判断, read once in a process. Throws if a clause or result is missing, which is a bug. */
export function thresholdLaw(): ThresholdLaw {
  law ??= readLaw(thresholdData() as RawLaw);
  return law;
}

function readLaw(raw: RawLaw): ThresholdLaw {
  const named = (ids: readonly string[]): readonly Clause[] => ids.map((id) => clauseNamed(id, 'threshold.yaml'));
  const results = raw.results.map((result, weight): ThresholdResult => ({
    id: result.id,
    text: result.text,
    submits: result.submits ?? undefined,
    clauses: named(result.clauses),
    rising: named(result.rising),
    weight,
  }));
  const result = (id: string): ThresholdResult => {
    const found = results.find((candidate) => candidate.id === id);
    if (!found) throw new Error(`schema/threshold.yaml has no result ${id}`);
    return found;
  };
  const table = raw.table.map((row) => ({
    people: row.people,
    wordings: [row.people, ...row.also],
    results: { small: result(row.small.result), large: result(row.large.result) },
    clauses: { small: named(row.small.clauses), large: named(row.large.clauses) },
  }));
  return { results, table, clauses: named(raw.clauses), handlers: raw.handlers, accident: raw.accident, places: raw.places };
}
