import type { DeclaredGround, Timing } from '../../forms/internal-keys.js';
import type { Change } from '../../diff/changes/change.js';
import { sideOf } from '../../diff/changes/change.js';
import type { ChangeDeclaration, Declaration, DeclaredDay } from './declaration.js';
import { explainedBy } from './explained-change.js';
import type { UsedReplacement } from './explained-change.js';
import { closenessOf, compareCloseness } from './item-scope.js';
import type { Closeness } from './item-scope.js';

/** The declarations about one change, combined. */
export interface Declared {
  /** Ground declared without 置換: it holds for any change of the item. */
  readonly ground?: { readonly ground: DeclaredGround; readonly reason: string; readonly from: ChangeDeclaration };
  /** Replacements that explain the whole change. Empty if none do. */
  readonly explained: readonly UsedReplacement[];
  readonly effective?: DayFrom;
  /** 提出日. It is a fact about the version, so every change takes it, grounds included. */
  readonly submitted?: DayFrom;
  /** 実施日 that belongs to a declared ground (`dayOfGround`). */
  readonly dayOfGround: ReadonlyMap<ChangeDeclaration, DayFrom>;
  readonly wording?: string;
  readonly override?: { readonly timing: Timing; readonly reason: string; readonly from: ChangeDeclaration };
  /** True if a declaration that names the very item gives its ground, 実施日 or 提出時期. */
  readonly ownSay: boolean;
  /** Every declaration that covers the change. */
  readonly covering: readonly ChangeDeclaration[];
  /** Pairs that name the change equally closely and give different values. Neither value counts. */
  readonly contradictions: readonly Contradiction[];
}

/** A declared day with the declaration that gives it. */
export type DayFrom = DeclaredDay & { readonly from: ChangeDeclaration };

export interface Contradiction {
  readonly what: '根拠' | '実施日' | '提出日' | '文言' | '提出時期';
  readonly first: ChangeDeclaration;
  readonly second: ChangeDeclaration;
}

interface Covering {
  readonly declaration: ChangeDeclaration;
  readonly closeness: Closeness;
}

/** Closeness of replacements that explain a change. They are about nothing else, so no name is closer. */
const closestOfAll: Closeness = [Number.MAX_SAFE_INTEGER, 0];

/**
 * Combines the declarations about a change, each value from the declaration that names the change most closely. A declaration with
 * replacements covers only changes that they explain. A wording belongs to its ground: it does not count if a closer declaration
 * gives a ground or 提出時期.
 */
export function declaredAbout(change: Change, declarations: readonly Declaration[]): Declared {
  const { covering, explained } = coveringOf(change, declarations);
  const contradictions: Contradiction[] = [];
  const closest = (what: Contradiction['what'], valueIn: (declaration: ChangeDeclaration) => string | number | undefined): Covering | undefined => {
    const giving = covering.filter(({ declaration }) => valueIn(declaration) !== undefined);
    const [first] = giving;
    const other = first && giving.find((next) => sameCloseness(next, first) && valueIn(next.declaration) !== valueIn(first.declaration));
    if (first && other) contradictions.push({ what, first: first.declaration, second: other.declaration });
    return other ? undefined : first;
  };
  const ground = closest('根拠', ({ ground: given, replacements }) => (replacements.length === 0 ? given : undefined))?.declaration;
  const overriding = closest('提出時期', ({ timing }) => timing);
  const override = overriding?.declaration;
  const dated = closest('実施日', ({ effective }) => effective?.day)?.declaration;
  const submitting = closest('提出日', ({ submitted }) => submitted?.day)?.declaration;
  const worded = closest('文言', ({ wording }) => (wording === '' ? undefined : wording));
  const deciding = overriding ?? covering.find(({ declaration }) => declaration.ground !== undefined);
  const own = override?.wording ?? '';
  const near = worded && (!deciding || compareCloseness(worded.closeness, deciding.closeness) >= 0) ? worded.declaration.wording : undefined;
  const wording = own === '' ? near : own;
  const depth = sideOf(change).path.length;
  return {
    explained,
    covering: covering.map(({ declaration }) => declaration),
    contradictions,
    dayOfGround: new Map(covering.flatMap((each) => dayOfGround(each, covering))),
    ownSay: covering.some(
      ({ declaration: { ground: given, effective, timing }, closeness }) => closeness[0] >= depth && (given ?? effective ?? timing) !== undefined,
    ),
    ...(ground?.ground ? { ground: { ground: ground.ground, reason: ground.reason, from: ground } } : {}),
    ...(dated?.effective ? { effective: { ...dated.effective, from: dated } } : {}),
    ...(submitting?.submitted ? { submitted: { ...submitting.submitted, from: submitting } } : {}),
    ...(wording === undefined ? {} : { wording }),
    ...(override?.timing ? { override: { timing: override.timing, reason: override.reason, from: override } } : {}),
  };
}

/**
 * Returns the 実施日 of a declared ground: its own, or one that another declaration gives for the same item or more closely. A day for
 * the whole version, or for a section around the item, is about other changes: 法改正 beside a planned 委託 does not start with it.
 */
function dayOfGround({ declaration, closeness }: Covering, covering: readonly Covering[]): (readonly [ChangeDeclaration, DayFrom])[] {
  if (declaration.ground === undefined) return [];
  const { effective: own } = declaration;
  if (own) return [[declaration, { ...own, from: declaration }]];
  const near = covering.filter((each) => each.declaration.scopes && each.declaration.effective && compareCloseness(each.closeness, closeness) >= 0);
  const [first] = near;
  const day = first?.declaration.effective;
  if (!first || !day) return [];
  const isClear = near.every((each) => !sameCloseness(each, first) || each.declaration.effective?.day === day.day);
  return isClear ? [[declaration, { ...day, from: first.declaration }]] : [];
}

/** Returns the declarations that cover a change, the closest first, and equally close ones in the order of the document. */
function coveringOf(change: Change, declarations: readonly Declaration[]): { readonly covering: readonly Covering[] } & Pick<Declared, 'explained'> {
  const named = declarations.flatMap((declaration): Covering[] => {
    const closeness = declaration.kind === 'change' ? closenessOf(change, declaration.scopes) : undefined;
    return declaration.kind === 'change' && closeness ? [{ declaration, closeness }] : [];
  });
  const [plain, replacing] = [named.filter((each) => !replaces(each)), named.filter(replaces)];
  const explained = explainedBy(
    change,
    replacing.map(({ declaration }) => declaration),
  );
  const used = new Set(explained.map(({ from }) => from));
  const explaining = replacing.filter(({ declaration }) => used.has(declaration)).map(({ declaration }) => ({ declaration, closeness: closestOfAll }));
  return { explained, covering: [...explaining, ...plain].sort((a, b) => compareCloseness(b.closeness, a.closeness)) };
}

function replaces({ declaration }: Covering): boolean {
  return declaration.replacements.length > 0;
}

function sameCloseness(a: Covering, b: Covering): boolean {
  return compareCloseness(a.closeness, b.closeness) === 0;
}
