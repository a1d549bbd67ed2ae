import type { Assessment } from '../model/assessment.js';
import { coverText } from '../model/cover.js';
import type { Figure } from '../figures/picture/figure.js';
import { viewPages } from './page-view.js';
import type { PageView } from './page-view.js';
import type { PageLine } from './row-views.js';
import type { ValueView } from './value-views.js';
import { prepareTables } from './markdown-tables.js';
import { templateFolder } from './template.js';
import type { Template } from './template.js';

/** How a page is to be printed. */
export interface LayoutOptions {
  /** Adds a 案 watermark and page numbers; without it the page prints as the form prints it. */
  readonly draft: boolean;
  /** The document's figures as `prepareFigures` made them; a document with figures can't be laid out without. */
  readonly figures?: ReadonlyMap<string, Figure>;
}

let compiled: { readonly document: Template; readonly css: string; readonly draftCss: string } | undefined;

/**
 * Lays an assessment out as one self-contained HTML page: styles inline, no scripts, no references to anything outside.
 * Pure but for reading the templates once. Text is escaped by Handlebars and so prints as written, whatever it holds.
 */
export async function layoutDocument(assessment: Assessment, options: LayoutOptions): Promise<string> {
  await prepareTables(assessment);
  compiled ??= compileTemplates();
  const view = viewPages(assessment, options.figures);
  return compiled.document({
    ...view,
    ...coverOf(view),
    documentTitle: titleOf(assessment),
    css: compiled.css,
    draftCss: compiled.draftCss,
    draft: options.draft,
  });
}

/** 評価書名, or the form's title for a document that has no name yet. */
export function titleOf(assessment: Assessment): string {
  return coverText(assessment, '評価書名') || assessment.form.title;
}

/** The first two items of the cover stand side by side in a table, the others in boxes below. */
function coverOf(view: PageView): { names: PageView['cover']; boxes: PageView['cover'] } {
  const besides = 2;
  return { names: view.cover.slice(0, besides), boxes: view.cover.slice(besides) };
}

function compileTemplates(): { document: Template; css: string; draftCss: string } {
  const folder = templateFolder('document');
  const document = folder.template('document.hbs', {
    rowPartial: (row: PageLine) => `row-${row.row}`,
    valuePartial: (value: ValueView) => `value-${value.value}`,
    rowClass: (value: ValueView) => (value.value === 'text' && !value.short ? 'long' : 'whole'),
    isTable: (block: { kind: string }) => block.kind === 'table',
    many: (rows: number) => rows > 1,
  });
  return { document, css: folder.text('print.css'), draftCss: folder.text('draft.css') };
}
