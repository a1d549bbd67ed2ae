/** A text and its replacement, both folded. */
export interface FoldedReplacement {
  readonly former: string;
  readonly now: string;
}

/**
 * Returns the replacements that turn `before` into `after`, in the order of the text. Undefined if the texts are equal, or differ in
 * anything else. Not every occurrence must be replaced: a text may still mention the former name. All texts must be folded alike.
 *
 * @example usedReplacements('政策課（旧政策課）', '管理課（旧政策課）', [{ former: '政策課', now: '管理課' }]) → [{ former: '政策課', now: '管理課' }]
 * @example usedReplacements('政策課の端末', '管理課の機器', [{ former: '政策課', now: '管理課' }]) → undefined
 */
export function usedReplacements<R extends FoldedReplacement>(before: string, after: string, replacements: readonly R[]): readonly R[] | undefined {
  if (before === after) return undefined;
  const tried = new Set<string>();
  let steps = 0;
  const most = fewWays + waysThrough * before.length;
  const waiting: Walk<R>[] = [{ at: 0, to: 0, used: undefined }];
  for (let walk = waiting.pop(); walk; walk = waiting.pop()) {
    const key = `${String(walk.at)}:${String(walk.to)}`;
    if (tried.has(key)) continue;
    tried.add(key);
    let { at, to } = walk;
    for (;;) {
      if (at === before.length && to === after.length) return listed(walk.used);
      for (const replacement of replacements) {
        if (!before.startsWith(replacement.former, at) || !after.startsWith(replacement.now, to)) continue;
        waiting.push({ at: at + replacement.former.length, to: to + replacement.now.length, used: { replacement, rest: walk.used } });
      }
      if (at >= before.length || before[at] !== after[to]) break;
      at += 1;
      to += 1;
      steps += 1;
      if (steps > most) return undefined;
    }
  }
  return undefined;
}

/** Limit of compared characters: this many for each character of the text, and `fewWays`. Only 旧 and 新 of one repeated character exceed it; the text then counts as different. */
const waysThrough = 50;
const fewWays = 10_000;

interface Walk<R> {
  readonly at: number;
  readonly to: number;
  readonly used: Used<R> | undefined;
}
interface Used<R> {
  readonly replacement: R;
  readonly rest: Used<R> | undefined;
}

/** Returns each replacement once, in the order of the text. */
function listed<R>(used: Used<R> | undefined): readonly R[] {
  const found = new Set<R>();
  const all: R[] = [];
  for (let each = used; each; each = each.rest) all.push(each.replacement);
  for (const replacement of all.reverse()) found.add(replacement);
  return [...found];
}
