import { allowedGrounds } from '../classify/allowed-grounds.js';
import { actCauses } from '../classify/facts/act-causes.js';
import { closenessOf } from '../classify/facts/item-scope.js';
import { scopeReader } from '../classify/facts/read-scopes.js';
import type { ScopeReader } from '../classify/facts/read-scopes.js';
import type { Judgement } from '../classify/judgement.js';
import { changeName } from '../diff/changes/change-place.js';
import { sideOf } from '../diff/changes/change.js';
import type { Change } from '../diff/changes/change.js';
import type { DeclaredGround } from '../forms/internal-keys.js';
import { classifyLaw, hasImportantChanges } from '../law/classify-law.js';
import { undecided } from '../law/change-kinds.js';
import { isImportant } from '../model/assessment.js';
import { isPathWithin } from '../model/item-key.js';
import type { Step } from '../step/step.js';
import { sameCauses } from './same-causes.js';
import { foundReplacements } from './found-replacements.js';
import type { WordPair } from './plan-replacement.js';
import { statedDeclarations } from './stated-declarations.js';

/**
 * A cause of changes, to be declared in one entry. replacement: words replaced alike; act: an addition or choice with what follows from it;
 * same-edit: texts edited or moved together; change: one change of a ※ item; rest: the changes of items without ※.
 */
export interface ProposedCause {
  readonly kind: 'replacement' | 'act' | 'same-edit' | 'change' | 'rest';
  /** Names of the items as a declaration and `explain` take them. Empty for a replacement, which is about the whole version. */
  readonly items: readonly string[];
  /** Official names of the changes that the entry is about, with the names of entries in 「 」; of those that `items` give by a key; of those that follow. */
  readonly about: readonly string[];
  readonly byKey: readonly string[];
  readonly following: readonly string[];
  readonly replacement?: WordPair;
  /** Grounds that hold for every change of the entry. */
  readonly grounds: readonly DeclaredGround[];
}

export interface Proposal {
  readonly causes: readonly ProposedCause[];
  /** Number of changes with an open 提出時期 or an assumed one that 変更の説明 names already. */
  readonly stated: number;
}

/** Rules of changes that are formal at sight, or on the cover: nobody declares them. */
const settledRules: ReadonlySet<string> = new Set(['cover-item', 'form-only', 'revision-only', 'renumbering']);

/**
 * Groups the changes whose 提出時期 is open or assumed by the causes that can be seen together. Decides no ground and no day. A change that
 * 変更の説明 names already belongs to none.
 */
export function proposeDeclarations({ diff, after, classification }: Step): Proposal {
  const reader = scopeReader(after.source, after.assessment, diff);
  const stated = statedDeclarations(after.source.data, reader);
  const open = classification.judgements.filter(isOpen).map(({ change }) => change);
  const left = open.filter((change) => !stated.covers(change));
  const causes = actCauses(diff);
  const leaders = (change: Change): readonly Change[] => {
    const seen = new Set<Change>([change]);
    // Each pass goes one cause up; a change that is its own cause ends the walk.
    for (const each of seen) for (const cause of causes.get(each)?.changes ?? []) seen.add(cause);
    return [...seen].filter((each) => !causes.has(each));
  };
  const isLeft = new Set(left);
  const isMarked = (change: Change): boolean => isImportant(sideOf(change)) && hasImportantChanges(diff.after.form.form);
  const following = new Map<Change, Change[]>();
  for (const change of diff.changes.filter((each) => causes.has(each))) {
    for (const leader of leaders(change)) if (isLeft.has(leader)) following.set(leader, [...(following.get(leader) ?? []), change]);
  }
  const followers = new Set([...following.values()].flat());
  const alone = left.filter((change) => !followers.has(change) && !following.has(change));
  const replaced = foundReplacements(alone);
  const explained = new Set(replaced.flatMap(({ changes }) => changes));
  const grouped = sameCauses(alone.filter((change) => !explained.has(change)));
  const single = new Set(grouped.flat());
  const rest = alone.filter((change) => !explained.has(change) && !single.has(change));

  const groundsOf = allowedGrounds(diff);
  const cause = (kind: ProposedCause['kind'], changes: readonly Change[], more: readonly Change[] = []): ProposedCause => ({
    kind,
    items: [...new Set(changes.map((change) => declaredName(change, reader)))],
    about: titles(changes),
    byKey: titles(changes.filter((change) => declaredName(change, reader) === change.key)),
    following: titles(more.filter((change) => !changes.includes(change))),
    grounds: changes.map(groundsOf).reduce((all, each) => all.filter((ground) => each.includes(ground))),
  });
  const inOrder = new Map(diff.changes.map((change, index) => [change, index]));
  const made = [
    ...[...following].map(([leader, those]) => {
      // A ※ item follows only a day, no ground: it needs its own name in the entry.
      const own = those.filter((change) => isLeft.has(change));
      return { at: leader, made: cause('act', [leader, ...own], those) };
    }),
    ...grouped.map((changes) => ({ at: changes[0], made: cause('same-edit', changes) })),
    ...rest.filter(isMarked).map((change) => ({ at: change, made: cause('change', [change]) })),
  ].sort((one, other) => (one.at && other.at ? (inOrder.get(one.at) ?? 0) - (inOrder.get(other.at) ?? 0) : 0));
  const unmarked = rest.filter((change) => !isMarked(change));
  return {
    causes: [
      ...replaced
        .filter((each) => !stated.hasPair(each))
        .map(({ former, now, changes }) => {
          const made = cause('replacement', changes);
          return { ...made, items: [], grounds: made.grounds.filter((ground) => classifyLaw().grounds.get(ground)?.words), replacement: { former, now } };
        }),
      ...made.map((each) => each.made),
      ...(unmarked.length === 0 ? [] : [cause('rest', unmarked)]),
    ],
    stated: open.length - left.length,
  };
}

/** True for a judgement without a day of its own: 要確認, or 事後 by assumption. */
function isOpen({ timing, assumed, ruleId, record, followsFrom }: Judgement): boolean {
  return !settledRules.has(ruleId) && !record && followsFrom === undefined && (timing === undecided || assumed === 'effective-day');
}

function titles(changes: readonly Change[]): readonly string[] {
  return [
    ...new Set(
      changes.map((change) => {
        const called = change.kind === 'field' ? '' : sideOf(change).called;
        return `${changeName(change)}${called === '' ? '' : `「${called}」`}`;
      }),
    ),
  ];
}

/** Returns the official name of a changed item if a declaration reads it as that very item, else its key. */
function declaredName(change: Change, reader: ScopeReader): string {
  const name = changeName(change);
  const { scopes = [], messages } = reader.read(name, []);
  const isOwn = scopes.every(({ paths, version }) => paths.every((path) => isPathWithin(path, change[version]?.path ?? [])));
  return messages.length === 0 && isOwn && closenessOf(change, scopes) ? name : change.key;
}
