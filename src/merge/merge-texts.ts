import { reindent } from '../load/edit/edit-splices.js';
import type { Path } from '../load/read/source.js';
import { addedComments, mergedLead, withComments } from './comments.js';
import { childrenOf, decide } from './decide.js';
import type { MergedChild, MergeRules } from './decide.js';
import { mergedData } from './merged-data.js';
import { madeLines, mergedLines } from './scalar-lines.js';
import type { LinePiece } from './scalar-lines.js';
import type { Branch, Segment } from './text-tree.js';
import type { MergeRole, MergeSide, Three } from './three.js';

/** Two runs of whole lines that clash. */
export interface Clash {
  readonly ours: string;
  readonly theirs: string;
  /** Path of the item in ours, or in theirs where ours does not have it. */
  readonly path: Path;
  readonly role: MergeSide;
}

/** A merged text in pieces. */
export type Piece = string | Clash;

/** The branches of one map or list. */
type Branches = Readonly<Partial<Record<MergeRole, Branch | undefined>>>;
type Segments = Readonly<Partial<Record<MergeRole, Segment | undefined>>>;

export interface MergedText {
  readonly pieces: readonly Piece[];
  /** Comments that went with an item that the other side removed. */
  readonly lost: readonly (Spot & { readonly comment: string })[];
}

/** Merges the lines of three documents. Begins with those of ours and keeps every line that only one side changed as that side has it. */
export function mergeTexts(
  branches: Readonly<Record<MergeRole, Branch | undefined>> & { ours: Branch; theirs: Branch },
  three: Three,
  rules: MergeRules,
): MergedText {
  const work: Work = { rules, lost: [] };
  const pieces = mergeInside(branches, three, work) ?? [];
  return { pieces, lost: work.lost };
}

interface Spot {
  readonly path: Path;
  readonly role: MergeSide;
}

function spotOf({ ours, theirs }: Three): Spot {
  return { path: (ours ?? theirs)?.path ?? [], role: ours ? 'ours' : 'theirs' };
}

interface Work {
  readonly rules: MergeRules;
  readonly lost: (Spot & { readonly comment: string })[];
}

/** Merges the children of maps or lists. Undefined if both sides ordered the entries anew. */
function mergeInside(branches: Branches, three: Three, work: Work): Piece[] | undefined {
  const { children, clash } = childrenOf(three, work.rules);
  if (clash) return undefined;
  const indent = branches.ours?.children[0]?.indent ?? 0;
  const pieces: Piece[] = [];
  for (const child of children) for (const piece of mergeChild(segmentsAt(child, branches, indent), child.three, work)) pieces.push(piece);
  const tail = mergedLead(branches.base?.tail, branches.ours?.tail ?? '', branches.theirs?.tail ?? '');
  if (tail !== '') pieces.push(tail);
  return pieces;
}

/** Finds the lines of a child in each document, at the indentation of ours. */
function segmentsAt({ key, at }: MergedChild, branches: Branches, indent: number): Segments {
  const find = (role: MergeRole): Segment | undefined => {
    const children = branches[role]?.children;
    const index = key === undefined ? at[role] : children?.findIndex((each) => each.key === key);
    const segment = index === undefined ? undefined : children?.[index];
    return segment && moved(segment, indent - segment.indent);
  };
  return { base: find('base'), ours: find('ours'), theirs: find('theirs') };
}

/** Returns the lines of a child at another indentation. Its children are moved when they are read. */
function moved(segment: Segment, columns: number): Segment {
  if (columns === 0) return segment;
  const shift = (lines: string): string => reindent(lines, columns);
  return {
    ...segment,
    lead: shift(segment.lead),
    body: shift(segment.body),
    indent: segment.indent + columns,
    prefix: shift(segment.prefix),
    ...(segment.head === undefined ? {} : { head: shift(segment.head) }),
  };
}

function mergeChild(segments: Segments, three: Three, work: Work): Piece[] {
  const { base, ours, theirs } = segments;
  if (ours && theirs) {
    const lead = mergedLead(base?.lead, ours.lead, theirs.lead);
    const body = mergeBodies({ base, ours, theirs }, three, work);
    return body.length === 0 ? [] : lead === '' ? body : [lead, ...body];
  }
  const decision = decide(three, work.rules);
  const one = ours ?? theirs;
  if (!one) return [];
  if (decision.kind === 'conflict') {
    return [one.lead, { ours: ours?.body ?? '', theirs: theirs?.body ?? '', ...spotOf(three) }].filter((piece) => piece !== '');
  }
  const kept = decision.kind === 'take' ? segments[decision.side] : one;
  if (kept) return [kept.lead + kept.body];
  for (const comment of addedComments(one.lead + one.body, base ? base.lead + base.body : '', '')) work.lost.push({ comment, ...spotOf(three) });
  return [];
}

function mergeBodies({ base, ours, theirs }: { base: Segment | undefined; ours: Segment; theirs: Segment }, three: Three, work: Work): Piece[] {
  if (ours.body === theirs.body || theirs.body === base?.body) return [ours.body];
  if (ours.body === base?.body) return [theirs.body];
  const added = three.entry === true && !base;
  if (ours.branch && theirs.branch && ours.branch.kind === theirs.branch.kind && (!added || decide(three, work.rules).kind === 'inside')) {
    const old = base?.branch?.kind === ours.branch.kind ? base.branch : undefined;
    // The text of a base in brackets is of no use, its value is.
    const pieces = mergeInside({ base: old, ours: ours.branch, theirs: theirs.branch }, three, work);
    if (pieces) return behindHead(mergedHead(base, ours, theirs), pieces, ours);
  }
  return mergeLeaf({ base, ours, theirs }, three, work.rules);
}

function mergedHead(base: Segment | undefined, ours: Segment, theirs: Segment): string {
  const [own = '', other = '', old] = [ours.head, theirs.head, base?.head];
  if (own === other || other === old || old === undefined) return withComments(own, addedComments(other, old ?? '', own), old ?? '', ours.indent);
  return own === old ? other : withComments(own, addedComments(other, old, own), old, ours.indent);
}

/** Puts children behind their key, or behind the dash of their entry. */
function behindHead(head: string, pieces: readonly Piece[], { indent, branch }: Segment): Piece[] {
  if (head.endsWith('\n') || branch === undefined) return [head, ...pieces];
  const [first, ...others] = pieces;
  const columns = branch.children[0]?.indent ?? indent + 2;
  // What is no key can't stand behind a dash: a comment, a mark of a conflict.
  const key = typeof first === 'string' && /^ *[^ #\n]/u.test(first) ? first.slice(columns) : undefined;
  return key === undefined ? [`${head.trimEnd()}\n`, ...pieces] : [head + key, ...others];
}

/** Merges the lines of a text, a number, or of a value that is written otherwise on each side. */
function mergeLeaf(segments: { base: Segment | undefined; ours: Segment; theirs: Segment }, three: Three, rules: MergeRules): Piece[] {
  const { base, ours, theirs } = segments;
  const decision = decide(three, rules);
  const old = base?.body ?? '';
  const spot = spotOf(three);
  const placed = (pieces: readonly LinePiece[]): Piece[] =>
    pieces.filter((piece) => piece !== '').map((piece) => (typeof piece === 'string' ? piece : { ...piece, ...spot }));
  const commented = (lines: string, other: string): string => withComments(lines, addedComments(other, old, lines), old, ours.indent);
  switch (decision.kind) {
    case 'take': {
      const [chosen, other] = decision.side === 'ours' ? [ours, theirs] : [theirs, ours];
      return three[decision.side] ? [commented(chosen.body, other.body)] : [];
    }
    case 'made':
      return [madeLines(ours, decision.text)];
    case 'lines': {
      const [first, ...others] = placed(mergedLines(ours, decision.parts));
      if (typeof first === 'string' && others.length === 0) return [commented(first, theirs.body)];
      return first === undefined ? [] : [first, ...others];
    }
    case 'inside': {
      // Between brackets the values merge; both sides' order of entries does not.
      const [one, two] = [mergedData(three, rules, 'ours'), mergedData(three, rules, 'theirs')];
      if (ours.branch && theirs.branch) return [{ ours: ours.body, theirs: theirs.body, ...spot }];
      const made = madeLines(ours, one.data);
      if (one.events.some(({ kind }) => kind === 'conflict')) return [{ ours: made, theirs: madeLines(theirs, two.data), ...spot }];
      return [commented(made, theirs.body)];
    }
    case 'conflict':
      return [{ ours: ours.body, theirs: theirs.body, ...spot }];
  }
}
