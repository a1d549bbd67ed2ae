/** One text that stands for another. */
export interface FoldedReplacement {
  readonly former: string;
  readonly now: string;
}

/**
 * Which of the replacements make the one text of the other, when they do and at least one is needed; undefined when the texts
 * differ in anything else. What has been replaced need not be replaced everywhere: a text may still tell of the former name.
 * All texts are folded alike before.
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

/** How often a text is gone through before it counts as different. So many ways open only where 旧 and 新 are single repeated characters. */
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

/** Each once, in the order of the text. */
function listed<R>(used: Used<R> | undefined): readonly R[] {
  const found = new Set<R>();
  const all: R[] = [];
  for (let each = used; each; each = each.rest) all.push(each.replacement);
  for (const replacement of all.reverse()) found.add(replacement);
  return [...found];
}
