import { printedLabel } from '../forms/form.js';
import type { Group, ItemBase } from '../forms/form.js';
import { isField } from '../model/assessment.js';
import type {
  Assessment,
  BoxesNode,
  BoxState,
  ChoiceNode,
  EntryNode,
  FieldNode,
  GroupNode,
  ItemNode,
  PartNode,
  RepeatNode,
  SectionNode,
} from '../model/assessment.js';
import type { Figure } from '../figures/picture/figure.js';
import { viewFigures } from './figure-rows.js';
import type { FigureRowView } from './figure-rows.js';
import { splitAtLandscape } from './landscape-pieces.js';
import { splitTables } from './markdown-tables.js';
import type { TextBlock } from './markdown-tables.js';

/**
 * What the templates lay out: rows of a four-column table (strip, label, sub-label, value). The arithmetic of merged
 * cells happens here, so that the templates only say how a row looks.
 */
export type PageLine =
  | { readonly row: 'banner'; readonly label: string }
  | { readonly row: 'risk'; readonly titles: readonly string[] }
  | { readonly row: 'entry'; readonly label: string }
  | FigureRowView
  | { readonly row: 'wide'; readonly label: string; readonly value: ValueView }
  /** joined: a merged cell stands beside this row and the one below it. */
  | { readonly row: 'item'; readonly leads: readonly LeadView[]; readonly value: ValueView; readonly joined?: boolean };

/** A tinted cell in front of a value. */
export interface LeadView {
  readonly label: string;
  readonly columns: number;
  readonly rows: number;
  /** vertical: the merged cell of 再委託; strip: the indent before a label that stands under another. */
  readonly style: 'label' | 'under' | 'vertical' | 'strip' | 'name';
}

export type ValueView =
  | { readonly value: 'text'; readonly blocks: readonly TextBlock[]; readonly short: boolean }
  | {
      readonly value: 'choice';
      readonly choice: string;
      readonly options: readonly string[];
      readonly columns: number;
      readonly stacked: boolean;
      readonly hasCount: boolean;
      readonly count: string;
    }
  | { readonly value: 'boxes'; readonly blocks: readonly BoxBlockView[] };

/** A grid of check boxes under its heading. A line with a single box takes the whole width, for the text it may hold. */
export interface BoxBlockView {
  readonly heading: string;
  readonly columns: number;
  readonly rows: readonly { readonly boxes: readonly BoxView[]; readonly alone: boolean }[];
}
export interface BoxView {
  readonly label: string;
  readonly ticked: boolean;
  readonly takesText: boolean;
  readonly text: string;
  readonly counts: boolean;
}

export interface SectionView {
  readonly anchor: string;
  readonly title: string;
  readonly newPage: boolean;
  readonly heads: readonly BoxView[];
  readonly rows: readonly PageLine[];
}

/** A part, or a piece of one: figures that lie across have pages of their own. */
export interface PartView {
  readonly anchor: string;
  /** Empty for a piece that goes on from another. */
  readonly title: string;
  readonly landscape: boolean;
  readonly runsOn: boolean;
  readonly sections: readonly SectionView[];
  readonly body?: ValueView;
  readonly changes?: { readonly columns: readonly string[]; readonly rows: readonly (readonly ValueView[])[] };
}

export interface PageView {
  readonly title: string;
  readonly stamp: string;
  /** prose: the item holds more than a name or a date. */
  readonly cover: readonly { readonly label: string; readonly prose: boolean; readonly blocks: readonly TextBlock[] }[];
  /** 項目一覧, empty for a form without one; a part that repeats is named once. */
  readonly contents: readonly { readonly anchor: string; readonly title: string }[];
  readonly parts: readonly PartView[];
}

/** Columns that a label fills in front of a value: strip, label, sub-label. */
const leadColumns = 3;
/** An option longer than this leaves no room beside it for the list of options, which then stands below. */
const besideOptions = 20;

/** The prepared figures of a document; undefined is enough for one without any. */
type PreparedPictures = ReadonlyMap<string, Figure> | undefined;

/** Turns an assessment into what the templates lay out. Pure. */
export function viewPages(assessment: Assessment, figures?: PreparedPictures): PageView {
  const parts = assessment.parts.flatMap((part, index) => splitAtLandscape(viewPart(part, index, figures), liesAcross));
  const contents = assessment.parts.flatMap((node, index) =>
    node.file && node.file.index > 0 ? [] : [{ anchor: anchorOf(index), title: partTitle(node, false) }],
  );
  return {
    title: assessment.form.title,
    stamp: assessment.form.stamp,
    cover: assessment.cover.map((node) => ({ label: node.item.label, prose: node.item.kind === 'text', blocks: node.kind === 'text' ? plain(node.text) : [] })),
    contents: assessment.form.contents ? contents : [],
    parts,
  };
}

function liesAcross(row: PageLine): boolean {
  return row.row === 'figure' && row.landscape;
}

function anchorOf(part: number, section?: number): string {
  return section === undefined ? `part-${String(part + 1)}` : `part-${String(part + 1)}-${String(section + 1)}`;
}

function partTitle(node: PartNode, withNote: boolean): string {
  const { part } = node;
  return [part.no, part.label, withNote ? part.note : ''].filter((piece) => piece !== '').join('　');
}

function viewPart(node: PartNode, index: number, figures: PreparedPictures): PartView {
  const base = { anchor: anchorOf(index), title: partTitle(node, true), landscape: node.body.kind === 'changes', runsOn: !node.part.newPage };
  switch (node.body.kind) {
    case 'field':
      return { ...base, sections: [], body: viewValue(node.body.field) };
    case 'changes': {
      const columns = node.part.body.kind === 'changes' ? node.part.body.columns.map((column) => column.label) : [];
      const rows = node.body.rows.map((row) => row.cells.map((cell) => (cell.kind === 'choice' ? textValue(cell.choice) : viewValue(cell))));
      return { ...base, sections: [], changes: { columns, rows } };
    }
    case 'sections':
      return { ...base, sections: node.body.sections.map((section, at) => viewSection(section, anchorOf(index, at), figures)) };
  }
}

function viewSection(node: SectionNode, anchor: string, figures: PreparedPictures): SectionView {
  const { section } = node;
  const title = `${section.no}${section.label}${section.marked ? ' ※' : ''}${section.note === '' ? '' : `　${section.note}`}`;
  const heads = node.heads.map((head) => ({ label: head.item.label, ticked: head.ticked, takesText: false, text: '', counts: false }));
  return { anchor, title, newPage: section.newPage, heads, rows: viewItems(node.items, figures, section.direct && section.label !== '') };
}

/** @param unlabelled True where the section's bar already says what the value is. */
function viewItems(nodes: readonly ItemNode[], figures: PreparedPictures, unlabelled = false): PageLine[] {
  return nodes.flatMap((node) => viewItem(node, figures, unlabelled));
}

function viewItem(node: ItemNode, figures: PreparedPictures, unlabelled: boolean): PageLine[] {
  if (isField(node)) return viewField(node, unlabelled);
  if (node.kind === 'repeat') return node.item.figures ? [...viewFigures(node, figures)] : viewRepeat(node, figures);
  switch (node.item.kind) {
    case 'risk':
      return [{ row: 'risk', titles: riskTitles(node.item) }, ...viewItems(node.items, figures)];
    case 'group':
      return mergeLead(node, 2, 'label');
    case 'band':
      return mergeLead(node, 1, 'vertical');
  }
}

/** 「リスク１：　…」, or one line for each risk that the bar names. */
function riskTitles(risk: Group): readonly string[] {
  return risk.titles.length === 0 ? [printedLabel(risk)] : risk.titles.map((title) => `リスク：　${title}`);
}

function viewField(node: FieldNode, unlabelled: boolean): PageLine[] {
  const value = viewValue(node);
  if (node.kind === 'text' && node.item.layout === 'wide') return [{ row: 'wide', label: unlabelled ? '' : labelOf(node.item), value }];
  const label = labelOf(node.item);
  if (!node.item.under) return [{ row: 'item', leads: [{ label, columns: leadColumns, rows: 1, style: 'label' }], value }];
  const leads: LeadView[] = [
    { label: '', columns: 1, rows: 1, style: 'strip' },
    { label, columns: leadColumns - 1, rows: 1, style: 'under' },
  ];
  return [{ row: 'item', leads, value }];
}

/** A label that spans the rows of its items, and takes `columns` of the columns in front of the value. */
function mergeLead(node: GroupNode, columns: number, style: LeadView['style']): PageLine[] {
  const fields = node.items.filter(isField);
  const lead: LeadView = { label: labelOf(node.item), columns, rows: fields.length, style };
  return fields.map((field, index) => {
    const own: LeadView = { label: labelOf(field.item), columns: leadColumns - columns, rows: 1, style: 'label' };
    return { row: 'item', leads: index === 0 ? [lead, own] : [own], value: viewValue(field), joined: index < fields.length - 1 };
  });
}

function labelOf(item: ItemBase): string {
  return printedLabel(item) + (item.marked ? '　※' : '');
}

/** Banners print whether or not anything stands under them, and the first frame prints even when empty, as the form does. */
function viewRepeat(node: RepeatNode, figures: PreparedPictures): PageLine[] {
  const { of } = node.item;
  return node.item.groups.flatMap((last, index) => {
    const first = (node.item.groups[index - 1] ?? 0) + 1;
    const entries = node.entries.filter((entry) => entry.number >= first && entry.number <= last);
    const shown = entries.length === 0 && index === 0 ? [node.blank] : entries;
    const banner: PageLine[] = first === last ? [] : [{ row: 'banner', label: `${of}${String(first)}～${String(last)}` }];
    return [...banner, ...shown.flatMap((entry) => viewEntry(entry, of, figures))];
  });
}

function viewEntry(entry: EntryNode, of: string, figures: PreparedPictures): PageLine[] {
  const label = `${of}${String(entry.number)}`;
  const head: PageLine = entry.named
    ? { row: 'item', leads: [{ label, columns: leadColumns, rows: 1, style: 'name' }], value: viewValue(entry.named) }
    : { row: 'entry', label };
  return [head, ...viewItems(entry.items, figures)];
}

function viewValue(node: FieldNode): ValueView {
  switch (node.kind) {
    case 'text':
      return textValue(node.text, node.item.markdown);
    case 'static':
      return textValue(node.item.text);
    case 'check':
      return textValue(node.ticked ? '○' : '');
    case 'choice':
      return viewChoice(node);
    case 'boxes':
      return viewBoxes(node);
  }
}

/** Rows of at most this many lines are kept whole; a longer one may start on this page and run on. */
const shortLines = 12;

function textValue(text: string, markdown = false): ValueView {
  const blocks = markdown ? splitTables(text) : plain(text);
  return { value: 'text', blocks, short: text.length < shortLines * 40 && text.split('\n').length <= shortLines };
}

function plain(text: string): readonly TextBlock[] {
  return text === '' ? [] : [{ kind: 'text', text }];
}

function viewChoice(node: ChoiceNode): ValueView {
  const options = node.item.options.map((option, index) => `${String(index + 1)}${node.item.bracket} ${option}`);
  const stacked = node.item.options.some((option) => option.length > besideOptions);
  const count = node.count?.count;
  return {
    value: 'choice',
    choice: node.choice,
    options,
    columns: node.item.columns,
    stacked,
    hasCount: node.count !== undefined,
    count: count === undefined ? '' : String(count),
  };
}

function viewBoxes(node: BoxesNode): ValueView {
  const states = new Map(node.options.map((state) => [state.label, state]));
  const blocks = node.item.blocks.map((block) => ({
    heading: block.heading,
    columns: Math.max(...block.rows.map((row) => row.length)),
    rows: block.rows.map((row) => ({ boxes: row.flatMap((option) => viewBox(states.get(option.label))), alone: row.length === 1 })),
  }));
  return { value: 'boxes', blocks };
}

function viewBox(state: BoxState | undefined): BoxView[] {
  return state ? [{ label: state.label, ticked: state.ticked, takesText: state.takesText, text: state.text, counts: state.count !== undefined }] : [];
}
