import { sideOf } from '../diff/changes/change.js';
import type { AssessmentDiff, BoxesDetail, Change, Detail, FieldChange, MoveChange, OptionChange } from '../diff/changes/change.js';
import type { Assessment, Entry, FieldNode } from '../model/assessment.js';
import { pairOptions } from '../diff/pairs/pair-options.js';
import { changeLabels, changeLabel } from './change-label.js';
import type { ChangeLabel } from './change-label.js';
import { piece, textPieces } from './diff-pieces.js';
import type { NameOf, Piece, Side } from './diff-pieces.js';
import { joinLabels } from '../core/name-separator.js';
import { officialLabels } from '../model/item-name.js';
import { printedBox } from '../model/printed-box.js';
import { choiceText, fieldText, optionText } from '../layout/field-text.js';

/** A diff in words, for whoever lays it out for people. */
export interface DiffView {
  /** 評価書名 of the new version, or of the old one where the new one has none yet. */
  readonly title: string;
  readonly before: VersionView;
  readonly after: VersionView;
  readonly changes: readonly ChangeView[];
  readonly matches: readonly MatchView[];
  /** In the order of {@link changeLabels}; kinds that do not occur are left out. */
  readonly counts: readonly { readonly kind: ChangeLabel; readonly count: number }[];
}

export interface VersionView {
  readonly file: string;
  /** 様式３（平成30年5月） */
  readonly form: string;
}

export interface ChangeView {
  readonly kind: ChangeLabel;
  readonly key: string;
  /** The part of the form, 表紙, or the entry that has several parts. */
  readonly part: string;
  readonly name: string;
  /** The item's name in the old version where it was another; otherwise empty. */
  readonly formerName: string;
  readonly formOnly: boolean;
  /** One for each option of boxes, otherwise one. */
  readonly rows: readonly RowView[];
  /** What the rows cannot show; otherwise empty. */
  readonly note: string;
}

export interface RowView {
  readonly before: SideView;
  readonly after: SideView;
  /** Everything in it is changed, so that marks would say nothing more. */
  readonly whole: boolean;
}

export interface SideView {
  readonly pieces: readonly Piece[];
  /** Stands where there are no pieces. */
  readonly nothing: string;
}

/** Entries that were taken for the same. */
export interface MatchView {
  readonly before: string;
  readonly after: string;
  /** From 0 to 100; 100 only where name and content agree wholly. */
  readonly percent: number;
}

const empty = '（空欄）';
const noEntry = '（なし）';
const notInForm = '（この改定にはない項目）';
const notAnOption = '（この改定にはない選択肢）';
const coverPart = '表紙';
const titleKey = '評価書名';
const otherPicture = '図のファイルの名前は同じで、図が変わった';

/** Puts a diff into words. `files` are the names of the two documents. */
export function viewDiff(diff: AssessmentDiff, files: { readonly before: string; readonly after: string }): DiffView {
  const nameOf = itemNames(diff);
  const changes = diff.changes.map((change) => viewChange(change, diff, nameOf));
  return {
    title: assessmentTitle(diff.after) || assessmentTitle(diff.before),
    before: { file: files.before, form: formName(diff.before) },
    after: { file: files.after, form: formName(diff.after) },
    changes,
    matches: diff.matches.map(({ before, after, confidence }) => ({
      before: fullTitle(before),
      after: fullTitle(after),
      percent: Math.floor(confidence * 100),
    })),
    counts: changeLabels.flatMap((kind) => {
      const count = changes.filter((change) => change.kind === kind).length;
      return count === 0 ? [] : [{ kind, count }];
    }),
  };
}

function assessmentTitle({ cover }: Assessment): string {
  const title = cover.find(({ item }) => item.key === titleKey);
  return title?.kind === 'text' ? title.text : '';
}

function formName({ form }: Assessment): string {
  return `${form.form}（${form.revision}）`;
}

/** Names of items by key: the new version's, the old one's for what only it has. Paragraphs rarely move, so it is made when asked for. */
function itemNames({ before, after }: AssessmentDiff): NameOf {
  let names: Map<string, string> | undefined;
  return (key) => {
    names ??= new Map([...before.fields, ...after.fields].map((leaf) => [leaf.key, leaf.name]));
    return names.get(key) ?? key;
  };
}

function viewChange(change: Change, diff: AssessmentDiff, nameOf: NameOf): ChangeView {
  const place = sideOf(change);
  const base = { kind: changeLabel(change, diff), key: change.key, part: partOf(place, change.after ? diff.after : diff.before), name: place.name };
  switch (change.kind) {
    case 'field': {
      const { before, after, detail, formOnly } = change;
      const formerName = before && after && before.name !== after.name ? before.name : '';
      const note = detail.kind === 'text' && detail.before === detail.after ? otherPicture : '';
      return { ...base, formerName, formOnly, rows: fieldRows(change, (key) => (key === change.key ? '' : nameOf(key))), note };
    }
    case 'entry':
      return { ...base, formerName: '', formOnly: false, rows: [entryRow(change.before, change.after)], note: '' };
    case 'move':
      return { ...base, formerName: '', formOnly: false, rows: [moveRow(change, base.kind === '移動')], note: '' };
  }
}

function partOf({ path, labels }: FieldNode | Entry, { cover }: Assessment): string {
  const onCover = path.length === 1 && cover.some(({ item }) => item.key === path[0]);
  return onCover ? coverPart : (officialLabels(labels)[0] ?? '');
}

function fieldRows(change: FieldChange, nameOf: NameOf): readonly RowView[] {
  const { detail } = change;
  if (detail.kind === 'boxes') return detail.options.map((option) => optionRow(option, change, nameOf));
  return [
    row((side) => {
      const leaf = change[side];
      return leaf ? { pieces: valuePieces(detail, leaf, side, nameOf), nothing: empty } : { pieces: [], nothing: notInForm };
    }),
  ];
}

function valuePieces(detail: Exclude<Detail, BoxesDetail>, leaf: FieldNode, side: Side, nameOf: NameOf): readonly Piece[] {
  switch (detail.kind) {
    case 'text':
      return textPieces(detail[side], detail.hunks, side, nameOf);
    case 'choice':
      return edited(choiceText(detail[side], detail.count?.[side]));
    case 'check':
      return edited(printedBox(detail[side], leaf.item.label));
  }
}

function optionRow(option: OptionChange, change: FieldChange, nameOf: NameOf): RowView {
  const labels = optionLabels(option, change);
  const sameBox = labels.before === labels.after && option.before?.ticked === option.after?.ticked;
  return row((side) => {
    const state = option[side];
    if (!state) return { pieces: [], nothing: notAnOption };
    const unit = isCounted(labels[side], change[side]) ? '件' : '';
    if (!option.before || !option.after) return { pieces: edited(optionText(state, labels[side], unit)), nothing: '' };
    const box = piece(printedBox(state.ticked, labels[side]), sameBox ? 'same' : 'edit');
    // An empty text has its （ ） only beside one that is not.
    if (option.before.text === option.after.text && state.text === '') return { pieces: [box], nothing: '' };
    return { pieces: [box, piece('（'), ...contentOf(textPieces(state.text, option.hunks, side, nameOf)), piece(`）${unit}`)], nothing: '' };
  });
}

/** An empty （ ） is printed with a space. */
function contentOf(pieces: readonly Piece[]): readonly Piece[] {
  return pieces.length === 0 ? [piece('　')] : pieces;
}

/** The （ ） holds a number of 件. */
function isCounted(label: string, leaf: FieldNode | undefined): boolean {
  return leaf?.kind === 'boxes' && leaf.options.some((option) => option.label === label && option.count !== undefined);
}

/** An option is named as in the new version; the other revision may call it otherwise. */
function optionLabels({ label }: OptionChange, { before, after }: FieldChange): Readonly<Record<Side, string>> {
  const [old, now] = [before, after];
  const pair = old?.kind === 'boxes' && now?.kind === 'boxes' ? pairOptions(old, now).find((candidate) => candidate.after?.label === label) : undefined;
  return { before: pair?.before?.label ?? label, after: label };
}

function entryRow(before: Entry | undefined, after: Entry | undefined): RowView {
  const sides = { before, after };
  return row((side) => {
    const entry = sides[side];
    return { pieces: entry ? edited(entryText(entry)) : [], nothing: noEntry };
  });
}

function moveRow(change: MoveChange, elsewhere: boolean): RowView {
  return row((side) => ({ pieces: edited(elsewhere ? fullTitle(change[side]) : titleOf(change[side])), nothing: '' }));
}

/** An entry with everything in it, an item a line; a value of several lines begins on the next. */
function entryText(entry: Entry): string {
  const own = officialLabels(entry.labels);
  const lines = entry.fields.map((node) => {
    const steps = officialLabels(node.labels);
    // A 特定個人情報ファイル has its items in several parts, which are no part of its own name.
    const within = own.every((step, index) => steps[index] === step);
    const label = joinLabels(within ? steps.slice(own.length) : steps);
    const text = fieldText(node);
    // What an entry is called stands in its title.
    return label === '' ? '' : `${label}：${text.includes('\n') ? '\n' : ''}${text}`;
  });
  return [titleOf(entry), ...lines.filter((line) => line !== '')].join('\n');
}

/** 委託事項3「…」 */
function titleOf({ of, number, called }: Entry): string {
  return `${of}${String(number)}${called === '' ? '' : `「${called}」`}`;
}

function fullTitle({ name, called }: Entry): string {
  return `${name}${called === '' ? '' : `「${called}」`}`;
}

function edited(text: string): readonly Piece[] {
  return text === '' ? [] : [piece(text, 'edit')];
}

function row(view: (side: Side) => SideView): RowView {
  const [before, after] = [view('before'), view('after')];
  return { before, after, whole: [before, after].every(isWhole) };
}

/** A side that is one edit, or nothing. */
function isWhole({ pieces }: SideView): boolean {
  return pieces.every(({ mark }) => mark === 'edit') && pieces.length <= 1;
}
