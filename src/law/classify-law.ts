import { readFileSync } from 'node:fs';
import { declaredGrounds, timings } from '../forms/internal-keys.js';
import type { DeclaredGround, Timing } from '../forms/internal-keys.js';
import { readYamlData } from '../load/read/read-yaml-data.js';
import { readClauses, sourceMarks } from './clauses.js';
import type { Clause, RawClauses, SourceMark } from './clauses.js';
import { changeKinds } from './change-kinds.js';
import type { ChangeKind, JudgedTiming } from './change-kinds.js';

/** How a rule decides between 事前 and 事後. `schema/classify.yaml` defines each policy. */
const timingPolicies = ['beforehand', 'by-dates', 'afterwards', 'declared'] as const;
export type TimingPolicy = (typeof timingPolicies)[number];

/** A rule as described in `schema/classify.yaml`. */
export interface RuleLaw {
  readonly id: string;
  readonly title: string;
  readonly clauses: readonly Clause[];
  /** The kind that the rule gives. `as-judged` takes the kind of the rule that would apply otherwise. */
  readonly kind: ChangeKind | 'as-judged';
  readonly timing: TimingPolicy;
  readonly ground: string;
  /** Text of 提出時期に係る説明 for an item with ※ (marked), and for one without (unmarked). */
  readonly wording: Readonly<Record<'marked' | 'unmarked', Readonly<Record<Timing, string>>>>;
  readonly source: SourceMark;
  readonly examples: readonly RuleExample[];
}

/** A small change with its declarations and its expected judgement. Plain data that a test checks. */
export interface RuleExample {
  /** The city and the day, or a note that the example is made up. */
  readonly of: string;
  readonly form: string;
  /** Official name of the item. */
  readonly item: string;
  readonly change: 'field' | 'entry' | 'move';
  /** The item's value in the earlier document. */
  readonly before: unknown;
  /** The item's value in the later document. */
  readonly after: unknown;
  /** Declarations as in 変更の説明. */
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

/** The conditions of a declared ground. */
export interface GroundLaw {
  readonly ground: DeclaredGround;
  /** Id of the rule that applies the ground. */
  readonly rule: string;
  /** When the declaration needs a 理由: always, or only if it has no 置換. */
  readonly reason: 'always' | 'without-replacements';
  /** True for a ground about wording. On a ※ item it covers only a text that became another text (指針第6の2). It may be limited to 置換. */
  readonly words: boolean;
}

/** The data of `schema/classify.yaml`. */
export interface ClassifyLaw {
  readonly clauses: readonly Clause[];
  readonly grounds: ReadonlyMap<DeclaredGround, GroundLaw>;
  /** In the order in which they are tried. */
  readonly rules: readonly RuleLaw[];
  /** Returns the rule with an id. Throws if the file has none. */
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

/** `schema/` of the package. In `src/` and in `dist/` it is two folders up from this file. */
const lawFile = new URL('../../schema/classify.yaml', import.meta.url);
let law: ClassifyLaw | undefined;

/** Returns the law data of the classification, read once in a process. Throws if the data is broken, which is a bug. */
export function classifyLaw(): ClassifyLaw {
  law ??= readClassifyLaw(readYamlData(readFileSync(lawFile, 'utf8')) as RawClassifyLaw);
  return law;
}

/** Reads the data of `schema/classify.yaml`. Throws if a rule, clause or ground is missing, unknown, unused or given repeated. */
export function readClassifyLaw(raw: RawClassifyLaw): ClassifyLaw {
  const clauses = readClauses(raw.clauses);
  for (const { id, source } of clauses) oneOf(source, sourceMarks, id);
  const rules = raw.rules.map((rule) => readRule(rule, clauses));
  const repeated = rules.find(({ id }, at) => rules.findIndex((other) => other.id === id) !== at);
  if (repeated) throw lawError(`rule ${repeated.id} stands there twice`);
  const rule = (id: string): RuleLaw => {
    const found = rules.find((candidate) => candidate.id === id);
    if (!found) throw lawError(`there is no rule ${id}`);
    return found;
  };
  const grounds = declaredGrounds.map((ground): GroundLaw => {
    const found = raw.grounds[ground];
    if (!found) throw lawError(`there is no ground ${ground}`);
    return { ground, rule: rule(found.rule).id, reason: oneOf(found.reason, ['always', 'without-replacements'], ground), words: found.words };
  });
  const unknown = Object.keys(raw.grounds).find((ground) => !declaredGrounds.some((known) => known === ground));
  if (unknown !== undefined) throw lawError(`ground ${unknown} cannot be declared`);
  const cited = new Set(rules.flatMap((each) => each.clauses));
  const unused = clauses.find((clause) => !cited.has(clause));
  if (unused) throw lawError(`no rule rests on clause ${unused.id}`);
  return { clauses, grounds: new Map(grounds.map((ground) => [ground.ground, ground])), rules, rule };
}

function readRule(raw: RawRule, clauses: readonly Clause[]): RuleLaw {
  const { id, title, ground, wording, unmarked = wording } = raw;
  for (const text of [...timings.flatMap((timing) => [wording[timing], unmarked[timing]]), title, ground]) {
    if (typeof text !== 'string') throw lawError(`rule ${id} lacks a text`);
  }
  if (raw.clauses.length === 0) throw lawError(`rule ${id} rests on no clause`);
  return {
    id,
    title,
    ground,
    clauses: raw.clauses.map((name) => {
      const clause = clauses.find((candidate) => candidate.id === name);
      if (!clause) throw lawError(`there is no clause ${name}`);
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
  if (found === undefined) throw lawError(`${where}: ${value} is none of ${known.join(', ')}`);
  return found;
}

function lawError(text: string): Error {
  return new Error(`schema/classify.yaml: ${text}`);
}
