import type { Place } from '../../core/message.js';
import type { AssessmentDiff, Change, Detail, EntryMatch, FieldChange, Hunk, OptionChange } from '../../diff/changes/change.js';
import { shiftedEntries } from '../../diff/pairs/shifted-entries.js';
import { isImportant } from '../../model/assessment.js';
import type { Assessment, Entry, FieldNode } from '../../model/assessment.js';
import { officialLabels } from '../../model/item-name.js';
import type { Path, Source } from '../../load/read/source.js';
import { changeLabel, changeLabels } from '../../redline/change-label.js';
import type { ChangeLabel } from '../../redline/change-label.js';

/**
 * Output of `hyokasho diff --format json`. Keys come in this order; a key without a value is left out, never null.
 * Spans count UTF-16 units from 0 in the text beside them; lines and columns of places count from 1.
 */
export interface DiffJson {
  /** Raised when the meaning of a key changes; new keys may come without that. */
  readonly version: 1;
  readonly before: VersionJson;
  readonly after: VersionJson;
  /** Number of changes of each kind. Leaves out kinds that do not occur. */
  readonly counts: Readonly<Partial<Record<ChangeLabel, number>>>;
  readonly changes: readonly ChangeJson[];
  /** Entries that count as the same in spite of another `id`, with the agreement of name and content (0 to 1). */
  readonly matches: readonly { readonly confidence: number; readonly before: EntryJson; readonly after: EntryJson }[];
  /** Entries whose content stood under another id before: ids that count positions were given anew. Left out if there are none. */
  readonly shifts?: readonly { readonly before: EntryJson; readonly after: EntryJson }[];
}

export interface VersionJson {
  /** The name from the command line: a path, or `REV:PATH`. */
  readonly file: string;
  readonly form: string;
  readonly revision: string;
}

/** One change. `label` is its kind in one Japanese word. A version without the item has no `before` or `after`. */
export type ChangeJson = { readonly key: string; readonly label: ChangeLabel } & (
  | {
      readonly kind: 'field';
      readonly what: FieldChange['what'];
      /** 表記のみ */
      readonly formOnly: boolean;
      /** `revision` if only the form's wording of the item differs. */
      readonly cause: FieldChange['cause'];
      readonly detail: Detail;
      readonly before?: ItemJson;
      readonly after?: ItemJson;
    }
  | { readonly kind: 'entry'; readonly what: 'added' | 'removed'; readonly before?: WholeEntryJson; readonly after?: WholeEntryJson }
  | { readonly kind: 'move'; readonly what: 'renumbered' | 'reordered'; readonly before: EntryJson; readonly after: EntryJson }
);

/** An item of one version. */
export interface ItemJson {
  readonly key: string;
  /** The official name, and its labels from the part down. */
  readonly name: string;
  readonly steps: readonly string[];
  /** Keys and list positions from the root of the document. */
  readonly path: Path;
  /** Place of its value in the file. If nothing is written there, the place of the nearest value above it. */
  readonly place: Place;
  /** ※ */
  readonly important: boolean;
  /** Its 特定個人情報ファイル, counted from 0, and the number of these. */
  readonly file?: { readonly index: number; readonly count: number };
}

/** An entry of a list of one version. */
export interface EntryJson extends ItemJson {
  readonly id: string;
  /** From 1. */
  readonly number: number;
  readonly of: string;
  readonly named: string;
}

/** An entry with its items. Leaves out empty items. */
export interface WholeEntryJson extends EntryJson {
  readonly items: readonly (ItemJson & { readonly value: ValueJson })[];
}

export type ValueJson =
  | string
  | boolean
  | { readonly choice: string; readonly count?: number }
  | { readonly boxes: readonly { readonly label: string; readonly ticked: boolean; readonly text: string }[] };

/** A diff and the two documents that it compares. */
export interface ComparedVersions {
  readonly diff: AssessmentDiff;
  readonly before: Source;
  readonly after: Source;
}

/** Formats a diff as JSON for other programs. */
export function formatDiffJson({ diff, before, after }: ComparedVersions): string {
  const sides: Sources = { before, after };
  const labels = diff.changes.map((change) => changeLabel(change, diff));
  const shifts = shiftedEntries(diff).map((shift) => ({ before: entryJson(shift.before, before), after: entryJson(shift.after, after) }));
  const whole: DiffJson = {
    version: 1,
    before: versionJson(diff.before, before),
    after: versionJson(diff.after, after),
    counts: Object.fromEntries(
      changeLabels.flatMap((kind) => {
        const count = labels.filter((label) => label === kind).length;
        return count === 0 ? [] : [[kind, count]];
      }),
    ),
    changes: diff.changes.map((change, index) => changeJson(change, labels[index] ?? '変更', sides)),
    matches: diff.matches.map((match) => matchJson(match, sides)),
    ...(shifts.length === 0 ? {} : { shifts }),
  };
  return `${JSON.stringify(whole, undefined, 2).replace(invisible, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)}\n`;
}

/** Characters that JSON leaves unescaped and a terminal obeys. Only strings can hold them. */
const invisible = /[\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/gu;

interface Sources {
  readonly before: Source;
  readonly after: Source;
}

function versionJson({ form }: Assessment, { file }: Source): VersionJson {
  return { file, form: form.form, revision: form.revision };
}

function changeJson(change: Change, label: ChangeLabel, { before, after }: Sources): ChangeJson {
  const { key } = change;
  switch (change.kind) {
    case 'field':
      return {
        key,
        label,
        kind: 'field',
        what: change.what,
        formOnly: change.formOnly,
        cause: change.cause,
        detail: detailJson(change.detail),
        ...(change.before ? { before: itemJson(change.before, before) } : {}),
        ...(change.after ? { after: itemJson(change.after, after) } : {}),
      };
    case 'entry':
      return {
        key,
        label,
        kind: 'entry',
        what: change.what,
        ...(change.before ? { before: wholeEntryJson(change.before, before) } : {}),
        ...(change.after ? { after: wholeEntryJson(change.after, after) } : {}),
      };
    case 'move':
      return { key, label, kind: 'move', what: change.what, before: entryJson(change.before, before), after: entryJson(change.after, after) };
  }
}

function matchJson({ before, after, confidence }: EntryMatch, sides: Sources): DiffJson['matches'][number] {
  return { confidence, before: entryJson(before, sides.before), after: entryJson(after, sides.after) };
}

function itemJson(node: FieldNode | Entry, source: Source): ItemJson {
  const { file, line, column } = source.valuePlace(node.path);
  return {
    key: node.key,
    name: node.name,
    steps: officialLabels(node.labels),
    path: node.path,
    place: { file, line, column },
    important: isImportant(node),
    ...(node.file ? { file: { index: node.file.index, count: node.file.count } } : {}),
  };
}

function entryJson(entry: Entry, source: Source): EntryJson {
  const { id, number, of, called } = entry;
  return { ...itemJson(entry, source), id, number, of, named: called };
}

function wholeEntryJson(entry: Entry, source: Source): WholeEntryJson {
  return { ...entryJson(entry, source), items: entry.fields.map((field: FieldNode) => ({ ...itemJson(field, source), value: valueJson(field) })) };
}

function valueJson(node: FieldNode): ValueJson {
  switch (node.kind) {
    case 'text':
      return node.text;
    case 'check':
      return node.ticked;
    case 'static':
      return node.item.text;
    case 'choice':
      return { choice: node.choice, ...(node.count?.count === undefined ? {} : { count: node.count.count }) };
    case 'boxes':
      return { boxes: node.options.filter(({ ticked, text }) => ticked || text !== '').map(({ label, ticked, text }) => ({ label, ticked, text })) };
  }
}

/** Returns the detail with its keys in a fixed order. */
function detailJson(detail: Detail): Detail {
  switch (detail.kind) {
    case 'text':
      return { kind: 'text', before: detail.before, after: detail.after, hunks: detail.hunks.map(hunkJson) };
    case 'choice': {
      const { before, after, count } = detail;
      return { kind: 'choice', before, after, ...(count ? { count: sidesInOrder(count) } : {}) };
    }
    case 'boxes':
      return { kind: 'boxes', options: detail.options.map(optionJson) };
    case 'check':
      return { kind: 'check', before: detail.before, after: detail.after };
  }
}

function optionJson({ label, before, after, hunks }: OptionChange): OptionChange {
  const state = ({ ticked, text }: { ticked: boolean; text: string }): { ticked: boolean; text: string } => ({ ticked, text });
  return { label, ...(before ? { before: state(before) } : {}), ...(after ? { after: state(after) } : {}), hunks: hunks.map(hunkJson) };
}

function hunkJson({ before, after, formOnly, moved }: Hunk): Hunk {
  const span = ({ start, end }: Hunk['before']): Hunk['before'] => ({ start, end });
  return { before: span(before), after: span(after), formOnly, ...(moved ? { moved: { key: moved.key, span: span(moved.span) } } : {}) };
}

function sidesInOrder({ before, after }: { readonly before?: number; readonly after?: number }): { readonly before?: number; readonly after?: number } {
  return { ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) };
}
