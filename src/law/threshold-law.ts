import { readFileSync } from 'node:fs';
import { readClauses } from './clauses.js';
import type { Clause, RawClauses } from './clauses.js';
import { readYamlData } from '../load/read/read-yaml-data.js';

/** One of the four results, in the words of the forms. */
export interface ThresholdResult {
  readonly id: string;
  readonly text: string;
  /** The document to submit, in the words of 様式２. Undefined if none. */
  readonly submits: string | undefined;
  readonly clauses: readonly Clause[];
  /** Rank of the duty, from 0 for the lightest. */
  readonly weight: number;
}

/** `large` if 取扱者数 is 500人以上 or a 重大事故 occurred within the past year, else `small` (規則第6条, 規則第7条). */
export type Branch = 'small' | 'large';

/** A row of the table: a class of 対象人数 with its results. */
export interface ThresholdRow {
  readonly people: string;
  /** All wordings of the class in the forms. */
  readonly wordings: readonly string[];
  readonly results: Readonly<Record<Branch, ThresholdResult>>;
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
  readonly handlers: Readonly<Record<Branch, string>>;
  readonly accident: Readonly<Record<Branch, string>>;
  /** Item paths by the name of the form. */
  readonly places: Readonly<Record<string, ThresholdPaths>>;
}

interface RawLaw {
  readonly clauses: RawClauses;
  readonly results: readonly { id: string; text: string; submits: string | null; clauses: readonly string[] }[];
  readonly table: readonly { people: string; also: readonly string[]; small: string; large: string }[];
  readonly handlers: Readonly<Record<Branch, string>>;
  readonly accident: Readonly<Record<Branch, string>>;
  readonly places: Readonly<Record<string, ThresholdPaths>>;
}

/** `schema/` of the package. In `src/` and in `dist/` it is two folders up from this file. */
const lawFile = new URL('../../schema/threshold.yaml', import.meta.url);
let law: ThresholdLaw | undefined;

/** Returns the law data of the しきい値判断, read once in a process. Throws if a clause or result is missing, which is a bug. */
export function thresholdLaw(): ThresholdLaw {
  law ??= readLaw(readYamlData(readFileSync(lawFile, 'utf8')) as RawLaw);
  return law;
}

function readLaw(raw: RawLaw): ThresholdLaw {
  const clauses = readClauses(raw.clauses);
  const clause = (id: string): Clause => {
    const found = clauses.find((candidate) => candidate.id === id);
    if (!found) throw new Error(`schema/threshold.yaml has no clause ${id}`);
    return found;
  };
  const results = raw.results.map((result, weight): ThresholdResult => ({
    id: result.id,
    text: result.text,
    submits: result.submits ?? undefined,
    clauses: result.clauses.map(clause),
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
    results: { small: result(row.small), large: result(row.large) },
  }));
  return { results, table, handlers: raw.handlers, accident: raw.accident, places: raw.places };
}
