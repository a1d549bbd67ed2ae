import { undecided } from '../../classify/judgement.js';
import type { Judgement } from '../../classify/judgement.js';
import type { AssessmentDiff, Change, FieldChange, ItemKey, MoveChange } from '../../diff/changes/change.js';
import type { Form } from '../../forms/form.js';
import type { AppendixRow } from '../rows/appendix-row.js';
import type { Excerpt, ExcerptKind } from './excerpt.js';
import { nameCell, shortName } from '../../names/name-cell.js';
import type { ItemNames, NamePath } from '../../names/column-name.js';
import { nameItems } from '../../names/column-name.js';
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
  const root = change.key.split('/')[0] ?? '';
  return rootKeys(before.form).has(root) || rootKeys(after.form).has(root);
}

/** Asked for every change, often several times. */
const knownRoots = new WeakMap<Form, ReadonlySet<string>>();

function rootKeys(form: Form): ReadonlySet<string> {
  const known = knownRoots.get(form);
  if (known) return known;
  const { parts, filesKey } = form;
  const own = parts.filter(({ body, perFile }) => body.kind !== 'changes' && !perFile).map(({ key }) => key);
  const keys = new Set(filesKey === '' ? own : [...own, filesKey]);
  knownRoots.set(form, keys);
  return keys;
}

/** What the phrasing of one row reads of the others and of the two versions. */
interface Context {
  readonly names: { readonly before: ItemNames; readonly after: ItemNames };
  readonly figures: { readonly before: Figures; readonly after: Figures };
  /** Lists whose entries came, went or got other numbers. */
  readonly lists: ReadonlySet<ItemKey | undefined>;
  /** The names of items that changed. */
  readonly changed: ReadonlyMap<ItemKey, NamePath>;
}

function contextOf({ before, after, changes }: AssessmentDiff): Context {
  const names = { before: nameItems(before), after: nameItems(after) };
  return {
    names,
    figures: { before: figuresOf(before), after: figuresOf(after) },
    lists: new Set(changes.filter(({ kind }) => kind !== 'field').map(({ key }) => listKeyOf(key))),
    changed: new Map(changes.map((change) => [change.key, nameOf(change, names)])),
  };
}

/** The name that a change goes by: that of the new version, of the old one for what only it has. */
function nameOf(change: Change, names: Context['names']): NamePath {
  return change.after ? names.after.at(change.after.place.path) : change.before ? names.before.at(change.before.place.path) : [];
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
  if (change.kind === 'move') return `move ${listKeyOf(change.key) ?? ''}`;
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
  const { names, figures } = context;
  const name = nameOf(first, names);
  if (first.kind === 'move') {
    const moves = changes.filter((change): change is MoveChange => change.kind === 'move');
    const entries = moves.map((move) => nameCell(nameOf(move, names).slice(-1), true));
    return { item: [...name.slice(0, -1).map(({ line }) => line), ...entries].join('\n'), ...phraseMoves(moves, names.before, names.after) };
  }
  if (first.kind === 'entry') {
    const side = first.after ? 'after' : 'before';
    return { item: nameCell(name, true), ...phraseEntry(first, { names: names[side], isPicture: figures[side].isPicture }, excerpt) };
  }
  const options = { excerpt, key: first.key, shortName: (key: ItemKey) => shortName(context.changed.get(key) ?? [], name) };
  // The name of an entry is what it says itself; of anything else in the entry it says which.
  const called = name.at(-1)?.kind !== 'entry' && context.lists.has(listKeyOf(first.key));
  const fields = changes.filter((change): change is FieldChange => change.kind === 'field');
  if (fields.length === 1 && !isPicture(first, figures)) return { item: nameCell(name, called), ...phraseValue(first, options) };
  return { item: nameCell(name.slice(0, -1), called), ...phraseFigure(fields, (change) => isPicture(change, figures), options) };
}

function inFigure({ before, after }: FieldChange, figures: Context['figures']): boolean {
  return after ? figures.after.has(after.place.path) : before !== undefined && figures.before.has(before.place.path);
}

function isPicture({ before, after }: FieldChange, figures: Context['figures']): boolean {
  return after ? figures.after.isPicture(after.place.path) : before !== undefined && figures.before.isPicture(before.place.path);
}

/** The key of the innermost list that a key leads into; undefined for what stands in none. */
function listKeyOf(key: ItemKey): ItemKey | undefined {
  const steps = key.split('/');
  const entry = steps.findLastIndex((part) => part.startsWith('#'));
  return entry < 0 ? undefined : steps.slice(0, entry).join('/');
}
