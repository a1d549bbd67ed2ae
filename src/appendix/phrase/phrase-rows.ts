import { hasRow } from '../rows/needs-row.js';
import { undecided } from '../../law/change-kinds.js';
import type { Judgement } from '../../classify/judgement.js';
import { sideOf } from '../../diff/changes/change.js';
import type { AssessmentDiff, Change, FieldChange, MoveChange } from '../../diff/changes/change.js';
import { keyAbove, listKey } from '../../model/item-key.js';
import type { ItemKey } from '../../model/item-key.js';
import type { AppendixRow } from '../rows/appendix-row.js';
import type { Excerpt, ExcerptKind } from './excerpt.js';
import type { ItemName } from '../../model/item-name.js';
import { columnLabels, columnName, shortName } from '../../names/column-name.js';
import { phraseEntry, phraseMoves } from './phrase-entry.js';
import type { Figures } from '../../model/figure-entries.js';
import { figuresOf } from '../../model/figure-entries.js';
import { phraseFigure } from './phrase-figure.js';
import { phraseValue } from './phrase-value.js';

export interface PhraseOptions {
  readonly excerpt: ExcerptKind;
  /** 変更日 of a change without a declared 実施日. */
  readonly date: string;
}

/**
 * Returns the rows of （別添）変更箇所 for the changes of a diff, in the order of the judgements. Each change has its own row, but the
 * changes of one figure share one, and so do the new numbers of one list, if their judgements agree. Skips changes of the cover.
 * Changes declared 載せない are not skipped here.
 */
export function phraseRows(judgements: readonly Judgement[], diff: AssessmentDiff, options: PhraseOptions): readonly AppendixRow[] {
  const context = contextOf(diff);
  return groupJudgements(
    judgements.filter(({ change }) => hasRow(change, diff)),
    context,
  ).map((group) => rowOf(group, context, options));
}

/** Facts of the other rows and of the two versions that the phrasing of one row needs. */
interface Context {
  readonly figures: { readonly before: Figures; readonly after: Figures };
  /** Keys of lists whose entries were added, removed or moved. */
  readonly lists: ReadonlySet<ItemKey | undefined>;
  /** Names of the changed items. */
  readonly changed: ReadonlyMap<ItemKey, ItemName>;
}

function contextOf({ before, after, changes }: AssessmentDiff): Context {
  return {
    figures: { before: figuresOf(before), after: figuresOf(after) },
    lists: new Set(changes.filter(({ kind }) => kind !== 'field').map(({ key }) => listKey(key))),
    changed: new Map(changes.filter((change) => hasRow(change, { before, after })).map((change) => [change.key, nameOf(change)])),
  };
}

/** Returns the name of a change for 項目. It is the new version's, or the old one's if only that has the item. */
function nameOf(change: Change): ItemName {
  return columnLabels(sideOf(change).labels);
}

/** Judgements whose changes share one row. */
type RowGroup = readonly [Judgement, ...Judgement[]];

function groupJudgements(judgements: readonly Judgement[], context: Context): readonly RowGroup[] {
  const groups = new Map<string, [Judgement, ...Judgement[]]>();
  for (const [index, judgement] of judgements.entries()) {
    const shared = sharedBy(judgement.change, context);
    const { kind, timing, wording, effective } = judgement;
    const key = JSON.stringify(shared === undefined ? index : [shared, kind, timing, wording, effective]);
    const group = groups.get(key);
    if (group) group.push(judgement);
    else groups.set(key, [judgement]);
  }
  return [...groups.values()];
}

/** Returns the list or figure whose changes may share a row. Undefined for a change with a row of its own. */
function sharedBy(change: Change, { figures }: Context): string | undefined {
  if (change.kind === 'move') return `move ${listKey(change.key) ?? ''}`;
  if (change.kind === 'entry') return undefined;
  return inFigure(change, figures) ? `figure ${keyAbove(change.key)}` : undefined;
}

function rowOf(group: RowGroup, context: Context, { excerpt, date }: PhraseOptions): AppendixRow {
  const [judgement] = group;
  const changes = group.map(({ change }) => change);
  const { item, before, after } = phraseChanges(changes, judgement.change, context, excerpt);
  return {
    keys: changes.map(({ key }) => key),
    judgement,
    date: judgement.effective ?? date,
    item,
    before,
    after,
    timing: judgement.timing === undecided ? '' : judgement.timing,
    explanation: judgement.wording,
  };
}

function phraseChanges(changes: readonly Change[], first: Change, context: Context, excerpt: ExcerptKind): Excerpt & { readonly item: string } {
  const { figures } = context;
  const name = nameOf(first);
  if (first.kind === 'move') {
    const moves = changes.filter((change): change is MoveChange => change.kind === 'move');
    const entries = moves.map((move) => columnName(nameOf(move).slice(-1), true));
    return { item: [...name.slice(0, -1).map(({ text }) => text), ...entries].join('\n'), ...phraseMoves(moves) };
  }
  if (first.kind === 'entry') {
    const side = first.after ? 'after' : 'before';
    return { item: columnName(name, true), ...phraseEntry(first, figures[side].isPicture, excerpt) };
  }
  const options = { excerpt, key: first.key, shortName: (key: ItemKey) => shortName(context.changed.get(key) ?? [], name) };
  // An item inside a changed list names its entry; the item that holds the entry's name does so by its value.
  const called = name.at(-1)?.kind !== 'entry' && context.lists.has(listKey(first.key));
  const fields = changes.filter((change): change is FieldChange => change.kind === 'field');
  if (fields.length === 1 && !isPicture(first, figures)) return { item: columnName(name, called), ...phraseValue(first, options) };
  return { item: columnName(name.slice(0, -1), called), ...phraseFigure(fields, (change) => isPicture(change, figures), options) };
}

function inFigure({ before, after }: FieldChange, figures: Context['figures']): boolean {
  return after ? figures.after.has(after.path) : before !== undefined && figures.before.has(before.path);
}

function isPicture({ before, after }: FieldChange, figures: Context['figures']): boolean {
  return after ? figures.after.isPicture(after.path) : before !== undefined && figures.before.isPicture(before.path);
}
