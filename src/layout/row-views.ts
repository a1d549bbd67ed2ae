import type { Figure } from '../figures/picture/figure.js';
import { printedLabel } from '../forms/form.js';
import type { Group, ItemBase } from '../forms/form.js';
import { isField } from '../model/assessment.js';
import type { EntryNode, FieldNode, GroupNode, ItemNode, RepeatNode } from '../model/assessment.js';
import { viewFigures } from './figure-rows.js';
import { groupBreak } from './group-height.js';
import type { FigureRowView } from './figure-rows.js';
import type { DocumentMarks } from './value-marks.js';
import { viewMarked, viewValue } from './value-views.js';
import type { ValueView } from './value-views.js';

/**
 * A row of the four-column table (strip, label, sub-label, value) that the templates lay out. Merged cells are computed here,
 * so that the templates hold the look of a row only.
 */
export type PageLine =
  | { readonly row: 'banner'; readonly label: string }
  | { readonly row: 'risk'; readonly titles: readonly string[] }
  | { readonly row: 'entry'; readonly label: string }
  | FigureRowView
  | { readonly row: 'wide'; readonly label: string; readonly value: ValueView }
  | ItemRowView
  /** A merged cell beside its rows, where they may run on to another page. `kept` is false if they are taller than a page. */
  | { readonly row: 'group'; readonly lead: LeadView; readonly rest: number; readonly rows: readonly ItemRowView[]; readonly kept: boolean };

/** A value behind its labels. `joined` is true if a merged cell spans this row and the next. */
interface ItemRowView {
  readonly row: 'item';
  readonly leads: readonly LeadView[];
  readonly value: ValueView;
  readonly joined?: boolean;
}

/** A tinted cell in front of a value. */
export interface LeadView {
  readonly label: string;
  readonly columns: number;
  readonly rows: number;
  /** `vertical` is the merged cell of 再委託; `strip` is the indent before a label under another label. */
  readonly style: 'label' | 'under' | 'vertical' | 'strip' | 'name';
}

/** Columns in front of a value: strip, label, sub-label. */
const leadColumns = 3;
/** The prepared figures of a document by key. May be undefined for a document without figures. */
export type PreparedPictures = ReadonlyMap<string, Figure> | undefined;

/** Facts of the whole document that its rows need. */
export interface RowFacts {
  readonly figures: PreparedPictures;
  readonly marks: DocumentMarks | undefined;
}

/** Returns the view of a value, with its changes if the document is laid out with marks. */
export function viewField(node: FieldNode, { marks }: Pick<RowFacts, 'marks'>): ValueView {
  const marked = marks?.fields.get(node);
  return marked ? viewMarked(node, marked) : viewValue(node);
}

/** Returns the rows of a section's or entry's items. `unlabelled` is true if the section's bar already names the value. */
export function viewItems(nodes: readonly ItemNode[], facts: RowFacts, unlabelled = false): PageLine[] {
  return nodes.flatMap((node) => viewItem(node, facts, unlabelled));
}

function viewItem(node: ItemNode, facts: RowFacts, unlabelled: boolean): PageLine[] {
  if (isField(node)) return fieldRows(node, facts, unlabelled);
  if (node.kind === 'repeat') return node.item.figures ? [...viewFigures(node, facts.figures)] : viewRepeat(node, facts);
  switch (node.item.kind) {
    case 'risk':
      return [{ row: 'risk', titles: riskTitles(node.item) }, ...viewItems(node.items, facts)];
    case 'group':
      return mergeLead(node, 2, 'label', facts);
    case 'band':
      return mergeLead(node, 1, 'vertical', facts);
  }
}

/** Returns the lines of a risk's bar: its own label 「リスク１：　…」, or one line for each risk that it names. */
function riskTitles(risk: Group): readonly string[] {
  return risk.titles.length === 0 ? [printedLabel(risk)] : risk.titles.map((title) => `リスク：　${title}`);
}

function fieldRows(node: FieldNode, facts: RowFacts, unlabelled: boolean): PageLine[] {
  const value = viewField(node, facts);
  if (node.kind === 'text' && node.item.layout === 'wide') return [{ row: 'wide', label: unlabelled ? '' : labelOf(node.item), value }];
  const label = labelOf(node.item);
  if (!node.item.under) return [{ row: 'item', leads: [{ label, columns: leadColumns, rows: 1, style: 'label' }], value }];
  const leads: LeadView[] = [
    { label: '', columns: 1, rows: 1, style: 'strip' },
    { label, columns: leadColumns - 1, rows: 1, style: 'under' },
  ];
  return [{ row: 'item', leads, value }];
}

/**
 * Returns the rows of a group whose label spans them all. The label takes `columns` of the columns in front of the value. Chromium
 * closes a cell that spans rows above the last one where they run on to another page, so rows that may do so stand in one row.
 */
function mergeLead(node: GroupNode, columns: number, style: LeadView['style'], facts: RowFacts): PageLine[] {
  const fields = node.items.filter(isField);
  const rows = fields.map((field): ItemRowView => {
    const own: LeadView = { label: labelOf(field.item), columns: leadColumns - columns, rows: 1, style: 'label' };
    return { row: 'item', leads: [own], value: viewField(field, facts) };
  });
  const lead: LeadView = { label: labelOf(node.item), columns, rows: rows.length, style };
  const breaks = groupBreak(rows.map(({ value }) => value));
  if (breaks === 'whole') return rows.map((row, index) => ({ ...row, leads: index === 0 ? [lead, ...row.leads] : row.leads, joined: index < rows.length - 1 }));
  // Their own table has two columns.
  const inner = rows.map((row) => ({ ...row, leads: row.leads.map((own) => ({ ...own, columns: 1 })) }));
  return [{ row: 'group', lead: { ...lead, rows: 1 }, rest: leadColumns + 1 - columns, rows: inner, kept: breaks === 'kept' }];
}

function labelOf(item: ItemBase): string {
  return printedLabel(item) + (item.marked ? '　※' : '');
}

/** Returns the rows of a list's entries. As in the form, banners without entries print, and the first frame prints empty. */
function viewRepeat(node: RepeatNode, facts: RowFacts): PageLine[] {
  const { of } = node.item;
  const gone = facts.marks?.removed.get(node.key) ?? [];
  return node.item.groups.flatMap((last, index) => {
    const first = (node.item.groups[index - 1] ?? 0) + 1;
    const inGroup = ({ number }: EntryNode): boolean => number >= first && number <= last;
    const entries = node.entries.filter(inGroup);
    const shown = entries.length === 0 && index === 0 ? [node.blank] : entries;
    const banner: PageLine[] = first === last ? [] : [{ row: 'banner', label: `${of}${String(first)}～${String(last)}` }];
    return [
      ...banner,
      ...shown.flatMap((entry) => viewEntry(entry, `${of}${String(entry.number)}`, facts)),
      ...gone.filter(inGroup).flatMap((entry) => viewEntry(entry, `${of}${String(entry.number)}（前の版。削除）`, facts)),
    ];
  });
}

function viewEntry(entry: EntryNode, label: string, facts: RowFacts): PageLine[] {
  const head: PageLine = entry.named
    ? { row: 'item', leads: [{ label, columns: leadColumns, rows: 1, style: 'name' }], value: viewField(entry.named, facts) }
    : { row: 'entry', label };
  return [head, ...viewItems(entry.items, facts)];
}
