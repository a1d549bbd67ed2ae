import type { GroundLaw, RuleLaw } from '../law/classify-law.js';
import { classifyLaw } from '../law/classify-law.js';
import { isPathWithin } from '../model/item-key.js';
import type { NamedPlace } from '../names/named-places.js';
import { anyId, itemNames } from '../names/find-item.js';
import type { ItemNames, Resolution } from '../names/find-item.js';
import { foldText } from '../core/fold.js';
import { mostSimilar } from '../core/similar.js';
import type { Form } from '../forms/form.js';
import type { Path } from '../load/read/source.js';
import type { Assessment } from '../model/assessment.js';

/** What there is to say of a rule of the classification. */
export interface RuleExplanation {
  readonly law: RuleLaw;
  /** From 1, and how many rules there are. */
  readonly position: number;
  readonly rules: readonly RuleLaw[];
  /** The declared grounds by which it answers. */
  readonly grounds: readonly GroundLaw[];
}

/** What there is to say of an item of a form, or of everything below a heading. */
export interface ItemExplanation {
  readonly form: Form;
  readonly name: string;
  readonly key: string;
  readonly help: string;
  /** Itself, when it is an item; else the items below it. */
  readonly items: readonly ExplainedItem[];
}

export interface ExplainedItem {
  readonly name: string;
  readonly important: boolean;
  /** What answers for a change to it of which nothing is declared and that is not visibly formal. */
  readonly rule: RuleLaw;
}

/** Explains a rule by its id or its title; undefined when there is none of that name. */
export function explainRule(asked: string): RuleExplanation | undefined {
  const { rules, grounds } = classifyLaw();
  const law = rules.find(({ id, title }) => id === asked.trim() || foldText(title) === foldText(asked));
  return law && { law, rules, position: rules.indexOf(law) + 1, grounds: [...grounds.values()].filter(({ rule }) => rule === law.id) };
}

/** What was asked for is several things, or none: their names, or what may have been meant, best first. */
export interface NoItem {
  readonly several: boolean;
  readonly near: readonly string[];
}

/** Explains an item by its official name or its key. */
export function explainItem(asked: string, assessment: Assessment): { readonly item: ItemExplanation } | NoItem {
  const names = itemNames(assessment, 'blank');
  const found = byBlankKey(asked, names) ?? names.resolve(withoutEntryNumbers(asked, names));
  if (found.kind !== 'found') return found.kind === 'several' ? { several: true, near: found.names } : { several: false, near: found.near };
  const own = names.places.find((place) => place.name === found.name && isBelow(place, found.paths));
  const items = names.places.filter((place) => place.field && isBelow(place, found.paths)).map(explainPlace);
  const key = found.paths.map((path) => names.keyOf(path)).join('、');
  return { item: { form: assessment.form, name: found.name, key, help: own?.help ?? '', items } };
}

/** The rule that somebody may have meant. */
export function nearRule(asked: string): string | undefined {
  const { rules } = classifyLaw();
  const near = mostSimilar(asked, [...rules.map(({ id }) => id), ...rules.map(({ title }) => title)]);
  return rules.find(({ title }) => title === near)?.id ?? near;
}

function explainPlace({ name, important, what }: NamedPlace): ExplainedItem {
  return { name, important, rule: classifyLaw().rule(what === 'cover' ? 'cover-item' : important ? 'important-change' : 'other-change') };
}

function isBelow(place: NamedPlace, paths: readonly Path[]): boolean {
  return place.paths.every((path) => paths.some((above) => isPathWithin(path, above)));
}

/** 委託事項 without its number, and 委託事項3 where there are fewer, are what every 委託事項 is: the first. */
function withoutEntryNumbers(asked: string, names: ItemNames): string {
  if (names.resolve(asked).kind !== 'unknown') return asked;
  const steps = asked.split('　');
  const first = steps.map((step) => {
    const of = step.replace(/[0-9０-９]+$/u, '');
    return names.places.some(({ what, name }) => what === 'entry' && name.endsWith(`　${of}1`)) ? `${of}1` : step;
  });
  return first.join('　');
}

/** Any document's key names an item of the blank form, where there are no entries to have ids. */
function byBlankKey(asked: string, names: ItemNames): Extract<Resolution, { kind: 'found' }> | undefined {
  if (!asked.includes('/') || names.resolve(asked).kind === 'found') return undefined;
  const withoutIds = (key: string): string => key.replace(/(?<=\/)#[^/]*/gu, anyId);
  const wanted = withoutIds(asked.trim());
  const place = names.places.find(({ paths: [path, ...more] }) => path && more.length === 0 && withoutIds(names.keyOf(path)) === wanted);
  return place && { kind: 'found', name: place.name, paths: place.paths };
}
