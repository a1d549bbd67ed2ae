import { readFileSync } from 'node:fs';
import { declaredGrounds, timings } from '../forms/internal-keys.js';
import type { DeclaredGround, Timing } from '../forms/internal-keys.js';
import { readYamlData } from '../load/read/read-yaml-data.js';
import { readClauses, sourceMarks } from './clauses.js';
import type { Clause, RawClauses, SourceMark } from './clauses.js';
import { changeKinds } from './change-kinds.js';
import type { ChangeKind, JudgedTiming } from './change-kinds.js';

/** How a rule tells 事前 from 事後; `schema/classify.yaml` says what each means. */
const timingPolicies = ['beforehand', 'by-dates', 'afterwards', 'declared'] as const;
export type TimingPolicy = (typeof timingPolicies)[number];

/** What `schema/classify.yaml` says of a rule. */
export interface RuleLaw {
  readonly id: string;
  readonly title: string;
  readonly clauses: readonly Clause[];
  /** as-judged: what the rules say without this one. */
  readonly kind: ChangeKind | 'as-judged';
  readonly timing: TimingPolicy;
  readonly ground: string;
  /** What is written in 提出時期に係る説明 for an item that carries ※, and for one that does not. */
  readonly wording: Readonly<Record<'marked' | 'unmarked', Readonly<Record<Timing, string>>>>;
  readonly source: SourceMark;
  readonly examples: readonly RuleExample[];
}

/** A small change, what is declared about it, and what is to come of it. Plain data, held to be true by a test. */
export interface RuleExample {
  /** The city and the day, or that it is made up. */
  readonly of: string;
  readonly form: string;
  /** The official name. */
  readonly item: string;
  readonly change: 'field' | 'entry' | 'move';
  /** What stands in the documents. */
  readonly before: unknown;
  readonly after: unknown;
  /** As in 変更の説明. */
  readonly declared: readonly unknown[];
  readonly published: string | undefined;
  readonly expect: {
    readonly kind: ChangeKind;
    readonly timing: JudgedTiming;
    readonly wording: string;
    readonly message?: string;
    readonly machine?: JudgedTiming;
  };
}

/** What is to be said with a declared ground. */
export interface GroundLaw {
  readonly ground: DeclaredGround;
  /** The rule that answers by it. */
  readonly rule: string;
  readonly reason: 'always' | 'without-replacements';
  /** Of a ※ item it excuses words that became other words, nothing else (指針第6の2); it may be declared for replacements alone. */
  readonly words: boolean;
}

/** `schema/classify.yaml`, read. */
export interface ClassifyLaw {
  readonly clauses: readonly Clause[];
  readonly grounds: ReadonlyMap<DeclaredGround, GroundLaw>;
  /** In the order in which they are asked. */
  readonly rules: readonly RuleLaw[];
  /** Throws for an id that the file has not. */
  rule(id: string): RuleLaw;
}

type RawWording = Readonly<Record<Timing, string>>;
type RawExample = Omit<RuleExample, 'change' | 'declared' | 'published'> & Partial<Pick<RuleExample, 'change' | 'declared' | 'published'>>;
interface RawRule {
  readonly id: string;
  readonly title: string;
  readonly clauses: readonly string[];
  readonly kind: string;
  readonly timing: string;
  readonly ground: string;
  readonly wording: RawWording;
  readonly unmarked?: RawWording;
  readonly source: SourceMark;
  readonly examples: readonly RawExample[];
}
export interface RawClassifyLaw {
  readonly clauses: RawClauses;
  readonly grounds: Readonly<Record<string, { rule: string; reason: string; words: boolean }>>;
  readonly rules: readonly RawRule[];
}

/** `schema/` beside `src/` and beside `dist/`: both are two folders up from this file. */
const lawFile = new URL('../../schema/classify.yaml', import.meta.url);
let law: ClassifyLaw | undefined;

/** The rules of the classification, read once in a process. Data that does not hold together is a defect of ours and throws. */
export function classifyLaw(): ClassifyLaw {
  law ??= readClassifyLaw(readYamlData(readFileSync(lawFile, 'utf8')) as RawClassifyLaw);
  return law;
}

/** Reads the data of `schema/classify.yaml`; throws where it does not hold together. */
export function readClassifyLaw(raw: RawClassifyLaw): ClassifyLaw {
  const clauses = readClauses(raw.clauses);
  for (const { id, source } of clauses) oneOf(source, sourceMarks, id);
  const rules = raw.rules.map((rule) => readRule(rule, clauses));
  const twice = rules.find(({ id }, at) => rules.findIndex((other) => other.id === id) !== at);
  if (twice) throw fault(`rule ${twice.id} stands there twice`);
  const rule = (id: string): RuleLaw => {
    const found = rules.find((candidate) => candidate.id === id);
    if (!found) throw fault(`there is no rule ${id}`);
    return found;
  };
  const grounds = declaredGrounds.map((ground): GroundLaw => {
    const found = raw.grounds[ground];
    if (!found) throw fault(`there is no ground ${ground}`);
    return { ground, rule: rule(found.rule).id, reason: oneOf(found.reason, ['always', 'without-replacements'], ground), words: found.words };
  });
  const unknown = Object.keys(raw.grounds).find((ground) => !declaredGrounds.some((known) => known === ground));
  if (unknown !== undefined) throw fault(`ground ${unknown} cannot be declared`);
  const cited = new Set(rules.flatMap((each) => each.clauses));
  const idle = clauses.find((clause) => !cited.has(clause));
  if (idle) throw fault(`no rule rests on clause ${idle.id}`);
  return { clauses, grounds: new Map(grounds.map((ground) => [ground.ground, ground])), rules, rule };
}

function readRule(raw: RawRule, clauses: readonly Clause[]): RuleLaw {
  const { id, title, ground, wording, unmarked = wording } = raw;
  for (const text of [...timings.flatMap((timing) => [wording[timing], unmarked[timing]]), title, ground]) {
    if (typeof text !== 'string') throw fault(`rule ${id} lacks a text`);
  }
  if (raw.clauses.length === 0) throw fault(`rule ${id} rests on no clause`);
  return {
    id,
    title,
    ground,
    clauses: raw.clauses.map((name) => {
      const clause = clauses.find((candidate) => candidate.id === name);
      if (!clause) throw fault(`there is no clause ${name}`);
      return clause;
    }),
    kind: oneOf(raw.kind, [...changeKinds, 'as-judged'], id),
    timing: oneOf(raw.timing, timingPolicies, id),
    wording: { marked: wording, unmarked },
    source: oneOf(raw.source, sourceMarks, id),
    examples: raw.examples.map((example) => ({
      ...example,
      change: example.change ?? 'field',
      declared: example.declared ?? [],
      published: example.published,
    })),
  };
}

function oneOf<T extends string>(value: string, known: readonly T[], where: string): T {
  const found = known.find((candidate) => candidate === value);
  if (found === undefined) throw fault(`${where}: ${value} is none of ${known.join(', ')}`);
  return found;
}

function fault(text: string): Error {
  return new Error(`schema/classify.yaml: ${text}`);
}
