import type { Assessment, ChangeRowNode, FieldNode, PartNode, SectionNode } from '../model/assessment.js';
import { dayHeadings } from './day-headings.js';
import type { TextBlock } from '../core/text/text-blocks.js';
import { splitAtLandscape } from './landscape-pieces.js';
import { viewField, viewItems } from './row-views.js';
import type { PageLine, PreparedPictures, RowFacts } from './row-views.js';
import type { DocumentMarks, MarkedText, MarksSheet } from './value-marks.js';
import { isShort, plain, textValue, viewValue } from './value-views.js';
import type { BoxView, ValueView } from './value-views.js';

export interface SectionView {
  readonly anchor: string;
  readonly title: string;
  readonly newPage: boolean;
  readonly heads: readonly BoxView[];
  readonly rows: readonly PageLine[];
}

/** A part, or a piece of one. A landscape figure has a page of its own and cuts its part. */
export interface PartView {
  readonly anchor: string;
  /** Empty for a piece that continues another. */
  readonly title: string;
  readonly landscape: boolean;
  readonly runsOn: boolean;
  readonly sections: readonly SectionView[];
  readonly body?: ValueView;
  readonly changes?: { readonly columns: readonly string[]; readonly rows: readonly (readonly ChangeCellView[])[] };
}

/** A cell of 変更箇所. A heading is the first 変更日 of its day: viewers list headings as bookmarks. */
export interface ChangeCellView {
  readonly value: ValueView;
  readonly heading: boolean;
}

/** An item of the cover. `prose` is true if it holds more than a name or a date, `long` if it may run on to another page. */
export interface CoverView {
  readonly label: string;
  readonly prose: boolean;
  readonly long: boolean;
  readonly blocks: readonly TextBlock[];
  readonly marks?: readonly MarkedText[];
}

export interface PageView {
  readonly title: string;
  readonly stamp: string;
  readonly cover: readonly CoverView[];
  /** 項目一覧. Empty for a form without one. Names a repeated part once. */
  readonly contents: readonly { readonly anchor: string; readonly title: string }[];
  readonly parts: readonly PartView[];
  /** The sheet of a document with marks. */
  readonly sheet?: MarksSheet;
}

/** Returns the view of an assessment that the templates lay out. Pure. */
export function viewPages(assessment: Assessment, figures?: PreparedPictures, marks?: DocumentMarks): PageView {
  const headings = dayHeadings(assessment.rows);
  const parts = assessment.parts.flatMap((part, index) => splitAtLandscape(viewPart(part, index, { figures, marks, headings }), liesAcross));
  const contents = assessment.parts.flatMap((node, index) =>
    node.file && node.file.index > 0 ? [] : [{ anchor: anchorOf(index), title: partTitle(node, false) }],
  );
  return {
    title: assessment.form.title,
    stamp: assessment.form.stamp,
    cover: assessment.cover.map((node) => viewCover(node, marks)),
    contents: assessment.form.contents ? contents : [],
    parts,
    ...(marks ? { sheet: marks.sheet } : {}),
  };
}

function viewCover(node: FieldNode, documentMarks: DocumentMarks | undefined): CoverView {
  const text = node.kind === 'text' ? node.text : '';
  const marks = documentMarks?.fields.get(node)?.value;
  return { label: node.item.label, prose: node.item.kind === 'text', long: !isShort(text), blocks: plain(text), ...(marks ? { marks } : {}) };
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

/** Facts of the whole document that its parts need. */
interface PageFacts extends RowFacts {
  /** Cells of 変更箇所 that are headings. */
  readonly headings: ReadonlySet<FieldNode>;
}

function viewPart(node: PartNode, index: number, facts: PageFacts): PartView {
  const base = { anchor: anchorOf(index), title: partTitle(node, true), landscape: node.body.kind === 'changes', runsOn: !node.part.newPage };
  switch (node.body.kind) {
    case 'field':
      return { ...base, sections: [], body: viewField(node.body.field, facts) };
    case 'changes': {
      const columns = node.part.body.kind === 'changes' ? node.part.body.columns.map((column) => column.label) : [];
      const rows = node.body.rows.map((row) => viewChangeRow(row, facts.headings));
      return { ...base, sections: [], changes: { columns, rows } };
    }
    case 'sections':
      return { ...base, sections: node.body.sections.map((section, at) => viewSection(section, anchorOf(index, at), facts)) };
  }
}

function viewChangeRow({ cells }: ChangeRowNode, headings: ReadonlySet<FieldNode>): readonly ChangeCellView[] {
  return cells.map((cell) => ({ value: cell.kind === 'choice' ? textValue(cell.choice) : viewValue(cell), heading: headings.has(cell) }));
}

function viewSection(node: SectionNode, anchor: string, facts: PageFacts): SectionView {
  const { section } = node;
  const title = `${section.no}${section.label}${section.marked ? ' ※' : ''}${section.note === '' ? '' : `　${section.note}`}`;
  const heads = node.heads.map((head): BoxView => {
    const tickMarks = facts.marks?.fields.get(head)?.value;
    return { label: head.item.label, ticked: head.ticked, takesText: false, text: '', counts: false, ...(tickMarks ? { tickMarks } : {}) };
  });
  return { anchor, title, newPage: section.newPage, heads, rows: viewItems(node.items, facts, section.direct && section.label !== '') };
}
