import { readFileSync } from 'node:fs';
import { readClauses } from './clauses.js';
import type { Clause, RawClauses } from './clauses.js';
import { readYamlData } from '../load/read/read-yaml-data.js';

/** One of the four results, as the forms word it. */
export interface ThresholdResult {
  readonly id: string;
  readonly text: string;
  /** What is to be submitted then, in the words of 様式２; undefined where nothing is. */
  readonly submits: string | undefined;
  readonly clauses: readonly Clause[];
  /** 0 is the lightest duty. */
  readonly weight: number;
}

/** Many people handle the files or there was a grave accident (large), or neither (small). */
export type Branch = 'small' | 'large';

export interface ThresholdRow {
  readonly people: string;
  /** Every wording of it in the forms. */
  readonly wordings: readonly string[];
  readonly results: Readonly<Record<Branch, ThresholdResult>>;
}

/** The items of a form that the threshold is about. */
export type PlaceName = 'process' | 'people' | 'people-counted' | 'handlers' | 'handlers-counted' | 'accident' | 'result' | 'submitted';
export type ThresholdPaths = Partial<Readonly<Record<PlaceName, readonly string[]>>>;

/** `schema/threshold.yaml`, read. */
export interface ThresholdLaw {
  /** From the lightest duty to the heaviest. */
  readonly results: readonly ThresholdResult[];
  readonly table: readonly ThresholdRow[];
  readonly handlers: Readonly<Record<Branch, string>>;
  readonly accident: Readonly<Record<Branch, string>>;
  /** By the name of the form. */
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

/** `schema/` beside `src/` and beside `dist/`: both are two folders up from this file. */
const lawFile = new URL('../../schema/threshold.yaml', import.meta.url);
let law: ThresholdLaw | undefined;

/** The rules of the しきい値判断, read once in a process. Data that does not hold together is a defect of ours and throws. */
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
