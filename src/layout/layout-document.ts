import type { Assessment } from '../model/assessment.js';
import { coverText } from '../model/cover.js';
import type { Figure } from '../figures/picture/figure.js';
import { viewPages } from './page-view.js';
import type { PageView } from './page-view.js';
import type { PageLine } from './row-views.js';
import type { DocumentMarks } from './value-marks.js';
import type { ValueView } from './value-views.js';
import { templateFolder } from './template.js';
import type { Template } from './template.js';

/** Settings for laying out one document. */
export interface LayoutOptions {
  /** True adds a 案 watermark and page numbers. Without it the pages look as in the official form. */
  readonly draft: boolean;
  /** The document's figures, from `prepareFigures`. Laying out a document with figures throws without them. */
  readonly figures?: ReadonlyMap<string, Figure>;
  /** Marks the changes since another version: 見え消し, with a sheet in front and a head line on every page. It is not the official form. */
  readonly marks?: DocumentMarks;
}

let compiled: { readonly document: Template; readonly css: string; readonly draftCss: string; readonly marksCss: string } | undefined;

/**
 * Lays an assessment out as one self-contained HTML page: styles inline, no scripts, no references to anything outside.
 * Reads the templates once. Every text is escaped, so it prints as written.
 */
export function layoutDocument(assessment: Assessment, options: LayoutOptions): string {
  compiled ??= compileTemplates();
  const view = viewPages(assessment, options.figures, options.marks);
  return compiled.document({
    ...view,
    ...coverOf(view),
    documentTitle: titleOf(assessment),
    css: compiled.css,
    draftCss: compiled.draftCss,
    marksCss: compiled.marksCss,
    draft: options.draft && !options.marks,
    marked: options.marks !== undefined,
  });
}

/** Returns 評価書名, or the form's title if the document has no name yet. */
export function titleOf(assessment: Assessment): string {
  return coverText(assessment, '評価書名') || assessment.form.title;
}

/** Splits the cover: its first two items are beside each other in a table, the others in boxes below. */
function coverOf(view: PageView): { names: PageView['cover']; boxes: PageView['cover'] } {
  const besides = 2;
  return { names: view.cover.slice(0, besides), boxes: view.cover.slice(besides) };
}

function compileTemplates(): { document: Template; css: string; draftCss: string; marksCss: string } {
  const folder = templateFolder('document');
  const document = folder.template('document.hbs', {
    rowPartial: (row: PageLine) => `row-${row.row}`,
    valuePartial: (value: ValueView) => `value-${value.value}`,
    rowClass: (value: ValueView) => (value.value === 'text' && !value.short ? 'long' : 'whole'),
    isTable: (block: { kind: string }) => block.kind === 'table',
    many: (rows: number) => rows > 1,
  });
  return { document, css: folder.text('print.css'), draftCss: folder.text('draft.css'), marksCss: folder.text('marks.css') };
}
