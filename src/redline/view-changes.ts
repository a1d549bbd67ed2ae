import { sideOf } from '../diff/changes/change.js';
import type { AssessmentDiff, Change } from '../diff/changes/change.js';
import { shiftedEntries } from '../diff/pairs/shifted-entries.js';
import type { Assessment, Entry, FieldNode } from '../model/assessment.js';
import { changeLabels, changeLabel } from './change-label.js';
import type { ChangeLabel } from './change-label.js';
import type { NameOf } from './diff-pieces.js';
import { officialLabels } from '../model/item-name.js';
import { entryRow, fieldRows, moveRow, fullTitle } from './view-values.js';
import type { RedlinePair } from './view-values.js';

/** A diff in words, ready to be formatted. */
export interface DiffView {
  /** 評価書名 of the new version, or of the old one if the new one has none yet. */
  readonly title: string;
  readonly before: VersionView;
  readonly after: VersionView;
  readonly changes: readonly ChangeView[];
  readonly matches: readonly MatchView[];
  readonly shifts: readonly ShiftView[];
  /** In the order of {@link changeLabels}. Leaves out kinds that do not occur. */
  readonly counts: readonly { readonly kind: ChangeLabel; readonly count: number }[];
}

export interface VersionView {
  readonly file: string;
  /** Form and revision: `様式３（平成30年5月）`. */
  readonly form: string;
}

export interface ChangeView {
  readonly kind: ChangeLabel;
  readonly key: string;
  /** The part of the form, 表紙, or the 特定個人情報ファイル, which has several parts. */
  readonly part: string;
  readonly name: string;
  /** Name of the item in the old version, if it changed. Otherwise empty. */
  readonly formerName: string;
  readonly formOnly: boolean;
  /** One for each changed option of boxes, otherwise one. */
  readonly rows: readonly RedlinePair[];
  /** A note on a change that the rows can't show. Otherwise empty. */
  readonly note: string;
}

/** An entry whose content stood under another id before. */
export interface ShiftView {
  readonly before: string;
  readonly after: string;
  readonly ids: Readonly<Record<'before' | 'after', string>>;
}

/** Two entries that were matched by their name and content. */
export interface MatchView {
  readonly before: string;
  readonly after: string;
  /** From 0 to 100, rounded down. 100 only if name and content agree entirely. */
  readonly percent: number;
}

const coverPart = '表紙';
const titleKey = '評価書名';
const otherPicture = '図のファイルの名前は同じで、図が変わった';

/** Phrases a diff. `files` are the paths of the two documents, as shown. */
export function viewDiff(diff: AssessmentDiff, files: { readonly before: string; readonly after: string }): DiffView {
  const nameOf = namesByKey(diff);
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
    shifts: shiftedEntries(diff).map(({ before, after }) => ({
      before: fullTitle(before),
      after: fullTitle(after),
      ids: { before: before.id, after: after.id },
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

/** Returns a function that finds the name of an item by its key, first in the new version. Paragraphs rarely move, so the names are read at its first call. */
function namesByKey({ before, after }: AssessmentDiff): NameOf {
  let names: Map<string, string> | undefined;
  return (key) => {
    names ??= new Map([...before.fields, ...after.fields].map((node) => [node.key, node.name]));
    return names.get(key) ?? key;
  };
}

function viewChange(change: Change, diff: AssessmentDiff, nameOf: NameOf): ChangeView {
  const item = sideOf(change);
  const base = { kind: changeLabel(change, diff), key: change.key, part: partOf(item, change.after ? diff.after : diff.before), name: item.name };
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
