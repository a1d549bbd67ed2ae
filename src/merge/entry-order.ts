import { compareText } from '../core/message.js';

/** The entries of a list in the three documents, each as a token that is the same for one entry in all of them. */
export interface TokenLists {
  readonly base: readonly string[];
  readonly ours: readonly string[];
  readonly theirs: readonly string[];
}

export interface EntryOrder {
  /** All tokens of both sides. */
  readonly order: readonly string[];
  /** True if both sides brought the common entries into another order, each its own. `order` then follows ours. */
  readonly clash: boolean;
}

/**
 * Returns the order of all entries of both sides. The side that moved entries decides; an entry of one side alone follows the entry
 * before it there. Two runs at one spot come in the order of `rank`, so that the result is the same whichever side is ours.
 * @example entryOrder({ base: ['a', 'b'], ours: ['a', 'x', 'b'], theirs: ['b', 'a', 'y'] }, (run) => run[0]).order → ['b', 'a', 'x', 'y']
 */
export function entryOrder({ base, ours, theirs }: TokenLists, rank: (run: readonly string[]) => string): EntryOrder {
  const [inOurs, inTheirs, inBase] = [new Set(ours), new Set(theirs), new Set(base)];
  const common = (tokens: readonly string[]): readonly string[] => tokens.filter((token) => inOurs.has(token) && inTheirs.has(token));
  const [mine, other] = [common(ours), common(theirs)];
  const kept = common(base);
  const old = (tokens: readonly string[]): readonly string[] => tokens.filter((token) => inBase.has(token));
  const [mineMoved, otherMoved] = [!equalTokens(old(mine), kept), !equalTokens(old(other), kept)];
  const same = equalTokens(mine, other);
  const fromOurs = same || (mineMoved && !otherMoved) || (mineMoved === otherMoved && compareText(rank(mine), rank(other)) <= 0);
  const core = fromOurs ? mine : other;
  const clash = !same && mineMoved && otherMoved && !equalTokens(old(mine), old(other));
  const [ourRuns, theirRuns] = [runsBehind(ours, new Set(core)), runsBehind(theirs, new Set(core))];
  const order: string[] = [];
  const add = (token: string): void => {
    const [one, two] = [ourRuns.get(token) ?? [], theirRuns.get(token) ?? []];
    const first = one.length === 0 || two.length === 0 || compareText(rank(one), rank(two)) <= 0;
    for (const each of first ? [...one, ...two] : [...two, ...one]) order.push(each);
  };
  add('');
  for (const token of clash ? mine : core) {
    order.push(token);
    add(token);
  }
  return { order, clash };
}

/** Returns the runs of tokens outside the core, by the core token before them; '' for those before the first. */
function runsBehind(tokens: readonly string[], core: ReadonlySet<string>): ReadonlyMap<string, readonly string[]> {
  const runs = new Map<string, string[]>();
  let before = '';
  for (const token of tokens) {
    if (core.has(token)) before = token;
    else {
      const run = runs.get(before);
      if (run) run.push(token);
      else runs.set(before, [token]);
    }
  }
  return runs;
}

function equalTokens(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((token, index) => token === other[index]);
}
