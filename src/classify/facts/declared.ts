import type { DeclaredGround, Timing } from '../../forms/internal-keys.js';
import type { Change } from '../../diff/changes/change.js';
import type { ChangeDeclaration, Declaration, EffectiveDay } from './declaration.js';
import { explainedBy } from './explained-change.js';
import type { UsedReplacement } from './explained-change.js';
import { closenessOf, compareCloseness } from './item-scope.js';
import type { Closeness } from './item-scope.js';

/** All that is declared about one change. */
export interface Declared {
  /** A ground that holds whatever changed. */
  readonly ground?: { readonly ground: DeclaredGround; readonly reason: string };
  /** Replacements that make up the whole change. */
  readonly explained: readonly UsedReplacement[];
  readonly effective?: EffectiveDay & { readonly from: ChangeDeclaration };
  readonly wording?: string;
  readonly override?: { readonly timing: Timing; readonly reason: string; readonly from: ChangeDeclaration };
  /** Every declaration that covers the change. */
  readonly covering: readonly ChangeDeclaration[];
  /** Pairs that name the change equally closely and say different things; what they say does not count. */
  readonly contradictions: readonly Contradiction[];
}

export interface Contradiction {
  readonly what: '根拠' | '実施日' | '文言' | '提出時期';
  readonly first: ChangeDeclaration;
  readonly second: ChangeDeclaration;
}

interface Covering {
  readonly declaration: ChangeDeclaration;
  readonly closeness: Closeness;
}

/** Replacements that make up a change are about it and nothing else: no name could be closer. */
const closestOfAll: Closeness = [Number.MAX_SAFE_INTEGER, 0];

/**
 * Puts together what the declarations say about a change, each thing from the declaration that names the change most closely.
 * A declaration with replacements covers what they explain and nothing else. A wording goes with its ground: where a closer
 * declaration gives another ground, it does not count.
 */
export function declaredAbout(change: Change, declarations: readonly Declaration[]): Declared {
  const { covering, explained } = coveringOf(change, declarations);
  const contradictions: Contradiction[] = [];
  const closest = (what: Contradiction['what'], say: (declaration: ChangeDeclaration) => string | number | undefined): Covering | undefined => {
    const saying = covering.filter(({ declaration }) => say(declaration) !== undefined);
    const [first] = saying;
    const other = first && saying.find((next) => sameCloseness(next, first) && say(next.declaration) !== say(first.declaration));
    if (first && other) contradictions.push({ what, first: first.declaration, second: other.declaration });
    return other ? undefined : first;
  };
  const ground = closest('根拠', ({ ground: said, replacements }) => (replacements.length === 0 ? said : undefined))?.declaration;
  const overriding = closest('提出時期', ({ timing }) => timing);
  const override = overriding?.declaration;
  const dated = closest('実施日', ({ effective }) => effective?.day)?.declaration;
  const worded = closest('文言', ({ wording }) => (wording === '' ? undefined : wording));
  const deciding = overriding ?? covering.find(({ declaration }) => declaration.ground !== undefined);
  const own = override?.wording ?? '';
  const near = worded && (!deciding || compareCloseness(worded.closeness, deciding.closeness) >= 0) ? worded.declaration.wording : undefined;
  const wording = own === '' ? near : own;
  return {
    explained,
    covering: covering.map(({ declaration }) => declaration),
    contradictions,
    ...(ground?.ground ? { ground: { ground: ground.ground, reason: ground.reason } } : {}),
    ...(dated?.effective ? { effective: { ...dated.effective, from: dated } } : {}),
    ...(wording === undefined ? {} : { wording }),
    ...(override?.timing ? { override: { timing: override.timing, reason: override.reason, from: override } } : {}),
  };
}

/** The declarations that cover a change, the closest first, in the order of the document where they are equally close. */
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
