import { declaredGrounds, timings } from '../forms/internal-keys.js';
import type { DeclaredGround, Timing } from '../forms/internal-keys.js';
import { classifyData } from '../generated/law.js';
import { certainties, clauseNamed } from './clauses.js';
import type { Certainty, Clause } from './clauses.js';
import { changeKinds } from './change-kinds.js';
import type { ChangeKind, JudgedTiming } from './change-kinds.js';

/** How a rule decides between 事前 and 事後. `schema/classify.yaml` defines each policy. */
const timingPolicies = ['beforehand', 'by-dates', 'afterwards', 'declared'] as const;
export type TimingPolicy = (typeof timingPolicies)[number];

/** A rule as described in `schema/classify.yaml`. */
export interface RuleLaw {
  readonly id: string;
  readonly title: string;
  /** All clauses that the rule rests on, in any form. */
  readonly clauses: readonly Clause[];
  /** Returns the clauses for a form (様式２). Empty if the rule has no basis there; all of them for a form that the data does not name. */
  clausesFor(form: string): readonly Clause[];
  /** The kind that the rule gives. `as-judged` takes the kind of the rule that would apply otherwise. */
  readonly kind: ChangeKind | 'as-judged';
  readonly timing: TimingPolicy;
  readonly ground: string;
  /** 提出時期に係る説明 for an item with ※ (marked), and for one without (unmarked). */
  readonly wording: Readonly<Record<'marked' | 'unmarked', Readonly<Record<Timing, Wording>>>>;
  readonly certainty: Certainty;
  readonly examples: readonly RuleExample[];
}

/** A default text of 提出時期に係る説明. */
export interface Wording {
  /** Empty for no text. May hold {@link whatChanged}. */
  readonly text: string;
  /** Text without {@link whatChanged}, for a change of which it is unknown. The same as `text` if that does not hold it. */
  readonly generic: string;
  /** The published table or clause that the text comes from. */
  readonly from: string;
}
/** Placeholder in a wording for what changed: 課名, 組織名, 所在地, 連絡先. */
export const whatChanged = '{何}';

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
  readonly wordings: readonly Wording[];
  readonly grounds: ReadonlyMap<DeclaredGround, GroundLaw>;
  /** In the order in which they are tried. */
  readonly rules: readonly RuleLaw[];
  /** Returns the rule with an id. Throws if the file has none. */
  rule(id: string): RuleLaw;
}

type RawWordings = Readonly<Record<string, { readonly text: string; readonly generic?: string; readonly from: string; readonly certainty?: string }>>;
/** Names of wordings. */
type RawWording = Readonly<Record<Timing, string>>;
type RawExample = Omit<RuleExample, 'change' | 'declared' | 'published'> & Partial<Pick<RuleExample, 'change' | 'declared' | 'published'>>;
interface RawRule {
  readonly id: string;
  readonly title: string;
  /** Names of clauses, or names by form. */
  readonly clauses: readonly string[] | Readonly<Record<string, readonly string[]>>;
  readonly kind: string;
  readonly timing: string;
  readonly ground: string;
  readonly wording: RawWording;
  readonly unmarked?: RawWording;
  readonly certainty: string;
  readonly examples: readonly RawExample[];
}
export interface RawClassifyLaw {
  readonly wordings: RawWordings;
  readonly grounds: Readonly<Record<string, { rule: string; reason: string; words: boolean }>>;
  readonly rules: readonly RawRule[];
}

let law: ClassifyLaw | undefined;

/** Returns the law data of the classification, read once in a process. Throws if the data is broken, which is a bug. */
export function classifyLaw(): ClassifyLaw {
  law ??= readClassifyLaw(classifyData() as RawClassifyLaw);
  return law;
}

/** True if a form has 重要な変更. A 様式２ borrows them from the form beside it, so it has none of its own (規則第5条第1項後段). */
export function hasImportantChanges(form: string): boolean {
  return classifyLaw().rule('important-change').clausesFor(form).length > 0;
}

/** Reads the data of `schema/classify.yaml`. Throws if a rule, clause, wording or ground is missing, unknown, unused or given repeated. */
export function readClassifyLaw(raw: RawClassifyLaw): ClassifyLaw {
  const wordings = readWordings(raw.wordings);
  const rules = raw.rules.map((rule) => readRule(rule, wordings));
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
  const used = new Set(rules.flatMap(({ wording: { marked, unmarked } }) => timings.flatMap((timing) => [marked[timing], unmarked[timing]])));
  const unused = [...wordings].find(([, wording]) => !used.has(wording));
  if (unused) throw lawError(`no rule uses wording ${unused[0]}`);
  return { wordings: [...wordings.values()], grounds: new Map(grounds.map((ground) => [ground.ground, ground])), rules, rule };
}

function readWordings(raw: RawWordings): ReadonlyMap<string, Wording> {
  const wordings = Object.entries(raw).map(([name, { text, generic = text, from, certainty }]): readonly [string, Wording] => {
    if (from === '') throw lawError(`wording ${name} comes from nowhere`);
    if (text !== '') oneOf(certainty ?? '', certainties, name);
    if (generic.includes(whatChanged)) throw lawError(`wording ${name} lacks a generic text`);
    return [name, { text, generic, from }];
  });
  const texts = wordings.map(([, { text }]) => text);
  const twice = wordings.find(([, { text }], at) => texts.indexOf(text) !== at);
  if (twice) throw lawError(`the text of wording ${twice[0]} is there twice`);
  return new Map(wordings);
}

function readRule(raw: RawRule, wordings: ReadonlyMap<string, Wording>): RuleLaw {
  const { id, title, ground, wording, unmarked = wording, clauses } = raw;
  if (typeof title !== 'string' || typeof ground !== 'string') throw lawError(`rule ${id} lacks a text`);
  const worded = (names: RawWording): Readonly<Record<Timing, Wording>> => {
    const named = (timing: Timing): Wording => {
      const found = wordings.get(names[timing]);
      if (!found) throw lawError(`rule ${id} lacks a wording for ${timing}`);
      return found;
    };
    return { 事前: named('事前'), 事後: named('事後') };
  };
  const byForm = new Map(Object.entries(Array.isArray(clauses) ? {} : clauses).map(([form, names]: [string, readonly string[]]) => [form, named(names)]));
  const all = Array.isArray(clauses) ? named(clauses) : [...new Set([...byForm.values()].flat())];
  if (all.length === 0) throw lawError(`rule ${id} rests on no clause`);
  return {
    id,
    title,
    ground,
    clauses: all,
    clausesFor: (form) => byForm.get(form) ?? all,
    kind: oneOf(raw.kind, [...changeKinds, 'as-judged'], id),
    timing: oneOf(raw.timing, timingPolicies, id),
    wording: { marked: worded(wording), unmarked: worded(unmarked) },
    certainty: oneOf(raw.certainty, certainties, id),
    examples: raw.examples.map((example) => ({
      ...example,
      change: example.change ?? 'field',
      declared: example.declared ?? [],
      published: example.published,
    })),
  };
}

function named(clauses: readonly string[]): readonly Clause[] {
  return clauses.map((id) => clauseNamed(id, 'classify.yaml'));
}

function oneOf<T extends string>(value: string, known: readonly T[], where: string): T {
  const found = known.find((candidate) => candidate === value);
  if (found === undefined) throw lawError(`${where}: ${value} is none of ${known.join(', ')}`);
  return found;
}

function lawError(text: string): Error {
  return new Error(`schema/classify.yaml: ${text}`);
}
