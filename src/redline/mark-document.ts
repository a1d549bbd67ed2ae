import { append } from '../core/long-lists.js';
import type { FieldMarks, DocumentMarks, MarkedText, MarksSheet } from '../layout/value-marks.js';
import type { AssessmentDiff, BoxesDetail, Change, FieldChange, Hunk } from '../diff/changes/change.js';
import type { EntryNode, FieldNode, ItemNode, Assessment } from '../model/assessment.js';
import { isField } from '../model/assessment.js';
import { figuresOf } from '../model/figure-entries.js';
import type { Figures } from '../model/figure-entries.js';
import { listKey } from '../model/item-key.js';
import type { ItemKey } from '../model/item-key.js';
import { shortenSame } from './diff-excerpt.js';
import { showBreaks } from './diff-words.js';
import type { ChangeView, DiffView } from './view-changes.js';
import type { SideView } from './view-values.js';

const title = '見え消し（公式の様式ではありません）';
const legend = '下線は加わった文字、取消線は消えた文字です。改行だけの違いは「⏎」で示します。表記だけの違いにも印を付けています。';
const unmarked = '図の中身と、変更箇所の表には印を付けていません。表のある文は、変わっていれば、表に組まずに文字のまま示します。';

/**
 * Marks the changes of a diff at the places of the new version, for `layoutDocument`. A change that has no place there (an item of another
 * revision, a whole file that went, a move, a figure) is listed on the sheet in front, so that none is missing. `view` is of the same diff.
 */
export function markDocument(diff: AssessmentDiff, view: DiffView): DocumentMarks {
  const fields = new Map<FieldNode, FieldMarks>();
  const removed = new Map<ItemKey, EntryNode[]>();
  const places = placesOf(diff);
  const listed = diff.changes.flatMap((change, index): MarksSheet['listed'] => {
    const shown = view.changes[index];
    return mark(change, fields, removed, places) || !shown ? [] : [{ kind: shown.kind, name: shown.name, marks: listedMarks(change, shown, places) }];
  });
  return { fields, removed, sheet: sheetOf(view, diff.changes.length - listed.length, listed) };
}

/** Where changes can be marked. */
interface Places {
  /** Entries of the old version by their keys, without figures. */
  readonly before: ReadonlyMap<ItemKey, EntryNode>;
  /** Keys of the lists that the new version prints. */
  readonly lists: ReadonlySet<ItemKey>;
  readonly isFigure: (change: Change) => boolean;
  /** True for the source or file of a figure. */
  readonly isPicture: (change: Change) => boolean;
}

function placesOf({ before, after }: AssessmentDiff): Places {
  const figures = { before: figuresOf(before), after: figuresOf(after) };
  const asked = (change: Change, question: (side: Figures, path: FieldNode['path']) => boolean): boolean =>
    (change.after !== undefined && question(figures.after, change.after.path)) || (change.before !== undefined && question(figures.before, change.before.path));
  return {
    before: new Map([...entriesOf(before)].map((entry) => [entry.key, entry])),
    lists: new Set(listsOf(after)),
    isFigure: (change) => asked(change, (side, path) => side.has(path) || side.hasEntry(path)),
    isPicture: (change) => asked(change, (side, path) => side.isPicture(path)),
  };
}

/** Marks one change. Returns false if it has no place. */
function mark(change: Change, fields: Map<FieldNode, FieldMarks>, removed: Map<ItemKey, EntryNode[]>, places: Places): boolean {
  if (change.kind === 'move' || places.isFigure(change)) return false;
  if (change.kind === 'field') {
    if (!change.after) return false;
    const marks = fieldMarks(change);
    if (!marks) return false;
    fields.set(change.after, marks);
    return true;
  }
  if (change.after) {
    for (const node of change.after.fields) fields.set(node, wholeMarks(node, 'ins'));
    return true;
  }
  const list = listKey(change.key);
  const gone = change.before;
  const entry = gone && places.before.get(gone.key);
  if (!entry || list === undefined || !places.lists.has(list)) return false;
  for (const node of gone.fields) fields.set(node, wholeMarks(node, 'del'));
  const others = removed.get(list);
  if (others) others.push(entry);
  else removed.set(list, [entry]);
  return true;
}

/** Returns the marks of a changed item. Undefined if nothing that prints differs, so that the sheet has to tell it. */
function fieldMarks({ detail, before, after, cause }: FieldChange): FieldMarks | undefined {
  if (cause === 'revision') return undefined;
  switch (detail.kind) {
    case 'text':
      return detail.hunks.length === 0 ? undefined : { value: mergedText(detail.before, detail.after, detail.hunks) };
    case 'choice': {
      const [old, now] = [detail.count?.before, detail.count?.after].map((count) => (count === undefined ? '' : String(count)));
      const value = replaced(detail.before, detail.after);
      return { ...(detail.before === detail.after ? {} : { value }), ...(detail.count ? { count: replaced(old ?? '', now ?? '') } : {}) };
    }
    case 'check':
      return { value: tickMarks(detail.before, detail.after) };
    case 'boxes':
      return before?.kind === 'boxes' && after?.kind === 'boxes' ? boxesMarks(detail) : undefined;
  }
}

/** Returns the marks of changed boxes. Undefined if one of them is of another revision, and so has no box here. */
function boxesMarks({ options }: BoxesDetail): FieldMarks | undefined {
  if (options.some(({ before, after }) => !before || !after)) return undefined;
  return {
    boxes: new Map(
      options.map(({ label, before = blank, after = blank, hunks }) => [
        label,
        {
          ...(before.ticked === after.ticked ? {} : { tick: tickMarks(before.ticked, after.ticked) }),
          ...(before.text === after.text ? {} : { text: mergedText(before.text, after.text, hunks) }),
        },
      ]),
    ),
  };
}

const blank = { ticked: false, text: '' };

function tickMarks(before: boolean, after: boolean): readonly MarkedText[] {
  return replaced(before ? '○' : '', after ? '○' : '');
}

/** Marks everything that an item of an added or removed entry prints. */
function wholeMarks(node: FieldNode, sign: 'ins' | 'del'): FieldMarks {
  const whole = (text: string): readonly MarkedText[] => (text === '' ? [] : [{ text, [sign]: true }]);
  switch (node.kind) {
    case 'text':
      return { value: whole(node.text) };
    case 'static':
      return {};
    case 'check':
      return node.ticked ? { value: whole('○') } : {};
    case 'choice':
      return { value: whole(node.choice), ...(node.count?.count === undefined ? {} : { count: whole(String(node.count.count)) }) };
    case 'boxes':
      return {
        boxes: new Map(
          node.options.map(({ label, ticked, text }) => [label, { ...(ticked ? { tick: whole('○') } : {}), ...(text === '' ? {} : { text: whole(text) }) }]),
        ),
      };
  }
}

/**
 * Joins two versions of a text: removed words before the added ones, in the order of the new version.
 * @example mergedText('市が行う', '町が行う', [{ before: { start: 0, end: 1 }, after: { start: 0, end: 1 } }]).map(({ text }) => text) → ['市', '町', 'が行う']
 */
export function mergedText(before: string, after: string, hunks: readonly Pick<Hunk, 'before' | 'after'>[]): readonly MarkedText[] {
  const pieces: MarkedText[] = [];
  let at = 0;
  for (const hunk of hunks) {
    pieces.push({ text: after.slice(at, hunk.after.start) });
    append(pieces, replaced(before.slice(hunk.before.start, hunk.before.end), after.slice(hunk.after.start, hunk.after.end)));
    at = hunk.after.end;
  }
  pieces.push({ text: after.slice(at) });
  return pieces.filter(({ text }) => text !== '');
}

function replaced(before: string, after: string): readonly MarkedText[] {
  const pieces: MarkedText[] = [
    { text: showBreaks(before), del: true },
    { text: showBreaks(after), ins: true },
  ];
  return pieces.filter(({ text }) => text !== '');
}

function* entriesOf(assessment: Assessment): Iterable<EntryNode> {
  for (const items of sectionItems(assessment)) yield* entriesIn(items);
}

function* entriesIn(items: readonly ItemNode[]): Iterable<EntryNode> {
  for (const item of items) {
    if (isField(item)) continue;
    if (item.kind === 'group') yield* entriesIn(item.items);
    else if (!item.item.figures)
      for (const entry of item.entries) {
        yield entry;
        yield* entriesIn(entry.items);
      }
  }
}

function* listsOf(assessment: Assessment): Iterable<ItemKey> {
  for (const items of sectionItems(assessment)) yield* listsIn(items);
}

function* listsIn(items: readonly ItemNode[]): Iterable<ItemKey> {
  for (const item of items) {
    if (isField(item)) continue;
    if (item.kind === 'repeat') {
      yield item.key;
      for (const entry of item.entries) yield* listsIn(entry.items);
    } else yield* listsIn(item.items);
  }
}

function* sectionItems({ parts }: Assessment): Iterable<readonly ItemNode[]> {
  for (const { body } of parts) if (body.kind === 'sections') for (const { items } of body.sections) yield items;
}

function sheetOf({ title: name, before, after }: DiffView, marked: number, listed: MarksSheet['listed']): MarksSheet {
  return {
    title,
    lines: [
      ...(name === '' ? [] : [`評価書: ${name}`]),
      `前の版: ${before.file}　${before.form}`,
      `この版: ${after.file}　${after.form}`,
      `違い ${String(marked + listed.length)} 件（書かれた所に印を付けたもの ${String(marked)} 件、この頁に挙げたもの ${String(listed.length)} 件）`,
      legend,
      unmarked,
    ],
    listed,
  };
}

/** Phrases a change for the sheet: the lines of both versions. The source of a diagram stays out: its names and comments do not print. */
function listedMarks(change: Change, { rows, note }: ChangeView, places: Places): readonly MarkedText[] {
  if (places.isPicture(change) || (change.kind === 'entry' && places.isFigure(change))) return [{ text: figureWords[change.what] }];
  const pieces = rows.flatMap((row) => [...sidePieces(row.before, 'del'), ...sidePieces(row.after, 'ins')]);
  return note === '' ? pieces.slice(0, -1) : [...pieces, { text: note }];
}

const figureWords = { added: '図を追加', removed: '図を削除', changed: '図を修正', renumbered: '図の番号の変更', reordered: '図の順序の変更' };

function sidePieces({ pieces }: SideView, sign: 'ins' | 'del'): readonly MarkedText[] {
  if (pieces.length === 0) return [];
  const shown = shortenSame(pieces).map(({ text, mark: kind }): MarkedText => (kind === 'same' ? { text } : { text: showBreaks(text), [sign]: true }));
  return [...shown, { text: '\n' }];
}
