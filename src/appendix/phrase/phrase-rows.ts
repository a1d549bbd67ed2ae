import { undecided } from '../../classify/judgement.js';
import type { Judgement } from '../../classify/judgement.js';
import { sideOf } from '../../diff/changes/change.js';
import type { AssessmentDiff, Change, FieldChange, MoveChange } from '../../diff/changes/change.js';
import { keySteps, listKey } from '../../model/item-key.js';
import type { ItemKey } from '../../model/item-key.js';
import type { Form } from '../../forms/form.js';
import type { AppendixRow } from '../rows/appendix-row.js';
import type { Excerpt, ExcerptKind } from './excerpt.js';
import type { ItemName } from '../../model/item-name.js';
import { columnLabels, columnName, shortName } from '../../names/column-name.js';
import { phraseEntry, phraseMoves } from './phrase-entry.js';
import type { Figures } from './phrase-figure.js';
import { figuresOf, phraseFigure } from './phrase-figure.js';
import { phraseValue } from './phrase-value.js';

export interface PhraseOptions {
  readonly excerpt: ExcerptKind;
  /** 変更日 where no day of implementation is declared. */
  readonly date: string;
}

/**
 * The rows of （別添）変更箇所 for the changes of a diff, in the order of the judgements: one row a change, but one for everything
 * that changed in a figure and one for the new numbers of a list, where the same is to be said of them. Changes of the cover
 * have no row. Whether a change is left out because the department declared so is not asked here.
 */
export function phraseRows(judgements: readonly Judgement[], diff: AssessmentDiff, options: PhraseOptions): readonly AppendixRow[] {
  const context = contextOf(diff);
  return groupJudgements(
    judgements.filter(({ change }) => hasRow(change, diff)),
    context,
  ).map((group) => rowOf(group, context, options));
}

/** True for a change that belongs in the appendix: of a part, not of the cover. */
export function hasRow(change: Change, { before, after }: Pick<AssessmentDiff, 'before' | 'after'>): boolean {
  const root = keySteps(change.key)[0] ?? '';
  return [before.form, after.form].some((form) => rootKeys(form).includes(root));
}

function rootKeys({ parts, filesKey }: Form): readonly string[] {
  const own = parts.filter(({ body, perFile }) => body.kind !== 'changes' && !perFile).map(({ key }) => key);
  return filesKey === '' ? own : [...own, filesKey];
}

/** What the phrasing of one row reads of the others and of the two versions. */
interface Context {
  readonly figures: { readonly before: Figures; readonly after: Figures };
  /** Lists whose entries came, went or got other numbers. */
  readonly lists: ReadonlySet<ItemKey | undefined>;
  /** The names of items that changed. */
  readonly changed: ReadonlyMap<ItemKey, ItemName>;
}

function contextOf({ before, after, changes }: AssessmentDiff): Context {
  return {
    figures: { before: figuresOf(before), after: figuresOf(after) },
    lists: new Set(changes.filter(({ kind }) => kind !== 'field').map(({ key }) => listKey(key))),
    changed: new Map(changes.map((change) => [change.key, nameOf(change)])),
  };
}

/** Returns how the 項目 column names a change: as in the new version, or in the old one if only that has the item. */
function nameOf(change: Change): ItemName {
  return columnLabels(sideOf(change).labels);
}

/** Judgements whose changes are told in one row. */
type Group = readonly [Judgement, ...Judgement[]];

function groupJudgements(judgements: readonly Judgement[], context: Context): readonly Group[] {
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

/** What the changes that may share a row have in common; undefined for a change with a row of its own. */
function sharedBy(change: Change, { figures }: Context): string | undefined {
  if (change.kind === 'move') return `move ${listKey(change.key) ?? ''}`;
  if (change.kind === 'entry') return undefined;
  return inFigure(change, figures) ? `figure ${change.key.slice(0, change.key.lastIndexOf('/'))}` : undefined;
}

function rowOf(group: Group, context: Context, { excerpt, date }: PhraseOptions): AppendixRow {
  const [judgement] = group;
  const changes = group.map(({ change }) => change);
  const { item, before, after } = tell(changes, judgement.change, context, excerpt);
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

function tell(changes: readonly Change[], first: Change, context: Context, excerpt: ExcerptKind): Excerpt & { readonly item: string } {
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
  // The name of an entry is what it says itself; of anything else in the entry it says which.
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
