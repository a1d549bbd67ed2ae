import { alignIds } from '../diff/align/align-ids.js';

/** A run of lines of a merged text, or two runs that clash. */
export type LinePart = { readonly lines: readonly string[] } | { readonly ours: readonly string[]; readonly theirs: readonly string[] };

/** A replacement of the lines `start` to `end` of the base. */
interface Hunk {
  readonly start: number;
  readonly end: number;
  readonly lines: readonly string[];
}

/**
 * Merges the lines of two edited texts. Lines that one side changed take its words. A clash is a run that both changed in different
 * words, or where both put lines at one spot.
 * @example mergeLines(['あ', 'い', 'う'], ['ア', 'い', 'う'], ['あ', 'い', 'ウ']) → [{ lines: ['ア', 'い', 'ウ'] }]
 * @example mergeLines(['あ'], ['ア'], ['亜']) → [{ ours: ['ア'], theirs: ['亜'] }]
 * @example mergeLines(['あ'], ['あ', 'い'], ['あ', 'う']) → [{ lines: ['あ'] }, { ours: ['い'], theirs: ['う'] }]
 */
export function mergeLines(base: readonly string[], ours: readonly string[], theirs: readonly string[]): readonly LinePart[] {
  const [mine, other] = [hunksOf(base, ours), hunksOf(base, theirs)];
  const parts: LinePart[] = [];
  let [at, i, j] = [0, 0, 0];
  while (i < mine.length || j < other.length) {
    const [one, two] = [mine[i], other[j]];
    if (one && two && clash(one, two)) {
      let [start, end] = [Math.min(one.start, two.start), Math.max(one.end, two.end)];
      const [fromMine, fromOther] = [i, j];
      i++;
      j++;
      // Takes in every further hunk that reaches into the run.
      for (let grown = true; grown;) {
        grown = false;
        for (const next of [mine[i], other[j]]) {
          if (!next || (next.start >= end && !(next.start === end && next.start === next.end))) continue;
          end = Math.max(end, next.end);
          if (next === mine[i]) i++;
          else j++;
          grown = true;
        }
      }
      start = Math.max(start, at);
      pushLines(parts, base.slice(at, start));
      const [asMine, asOther] = [applied(base, start, end, mine.slice(fromMine, i)), applied(base, start, end, other.slice(fromOther, j))];
      if (equalLines(asMine, asOther)) pushLines(parts, asMine);
      else parts.push({ ours: asMine, theirs: asOther });
      at = end;
      continue;
    }
    const next = !two || (one && comesFirst(one, two)) ? one : two;
    if (!next) break;
    if (next === one) i++;
    else j++;
    pushLines(parts, base.slice(at, next.start));
    pushLines(parts, next.lines);
    at = next.end;
  }
  pushLines(parts, base.slice(at));
  return parts;
}

function comesFirst(one: Hunk, two: Hunk): boolean {
  return one.start < two.start || (one.start === two.start && one.end <= two.end);
}

/** True if two hunks overlap, or touch while both bring more lines than they take: their order would be a guess. */
function clash(one: Hunk, two: Hunk): boolean {
  if (one.start < two.end && two.start < one.end) return true;
  if (one.start > two.end || two.start > one.end) return false;
  return grows(one) && grows(two);
}

function grows({ start, end, lines }: Hunk): boolean {
  return lines.length > end - start;
}

function applied(base: readonly string[], start: number, end: number, hunks: readonly Hunk[]): readonly string[] {
  const lines: string[] = [];
  let at = start;
  for (const hunk of hunks) {
    for (const line of base.slice(at, hunk.start)) lines.push(line);
    for (const line of hunk.lines) lines.push(line);
    at = hunk.end;
  }
  for (const line of base.slice(at, end)) lines.push(line);
  return lines;
}

function equalLines(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((line, index) => line === other[index]);
}

function pushLines(parts: LinePart[], lines: readonly string[]): void {
  const last = parts.at(-1);
  if (lines.length === 0) return;
  if (last && 'lines' in last) parts[parts.length - 1] = { lines: [...last.lines, ...lines] };
  else parts.push({ lines });
}

/** Returns the hunks that turn the lines of `before` into those of `after`, in order. */
function hunksOf(before: readonly string[], after: readonly string[]): readonly Hunk[] {
  const ids = new Map<string, number>();
  const numbered = (lines: readonly string[]): number[] =>
    lines.map((line) => {
      const id = ids.get(line) ?? ids.size;
      ids.set(line, id);
      return id;
    });
  const hunks: Hunk[] = [];
  let [at, to] = [0, 0];
  const close = (start: number, end: number): void => {
    if (start > at || end > to) hunks.push({ start: at, end: start, lines: after.slice(to, end) });
  };
  for (const run of alignIds(numbered(before), numbered(after), 1)) {
    close(run.before, run.after);
    [at, to] = [run.before + run.length, run.after + run.length];
  }
  close(before.length, after.length);
  return hunks;
}
