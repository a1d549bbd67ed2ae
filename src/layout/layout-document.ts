import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Handlebars from 'handlebars';
import type { Assessment } from '../model/assessment.js';
import { coverText } from '../model/cover.js';
import type { Figure } from '../figures/picture/figure.js';
import { viewPages } from './page-view.js';
import type { PageView, RowView, ValueView } from './page-view.js';

/** How a page is to be printed. */
export interface RenderOptions {
  /** Adds a 案 watermark and page numbers; without it the page prints as the form prints it. */
  readonly draft: boolean;
  /** The document's figures as `prepareFigures` made them; a document with figures can't be laid out without. */
  readonly figures?: ReadonlyMap<string, Figure>;
}

/** From `src/render` and from `dist/render` alike. */
const templatesFolder = fileURLToPath(new URL('../../templates/', import.meta.url));

type Template = (context: unknown) => string;
let compiled: { readonly document: Template; readonly css: string; readonly draftCss: string } | undefined;

/**
 * Lays an assessment out as one self-contained HTML page: styles inline, no scripts, no references to anything outside.
 * Pure but for reading the templates once. Text is escaped by Handlebars and so prints as written, whatever it holds.
 */
export function renderHtml(assessment: Assessment, options: RenderOptions): string {
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
  const handlebars = Handlebars.create();
  const partials = join(templatesFolder, 'partials');
  for (const file of readdirSync(partials).sort()) {
    if (file.endsWith('.hbs')) handlebars.registerPartial(file.slice(0, -'.hbs'.length), readFileSync(join(partials, file), 'utf8').trimEnd());
  }
  handlebars.registerHelper('rowPartial', (row: RowView) => `row-${row.row}`);
  handlebars.registerHelper('valuePartial', (value: ValueView) => `value-${value.value}`);
  handlebars.registerHelper('rowClass', (value: ValueView) => (value.value === 'text' && !value.short ? 'long' : 'whole'));
  handlebars.registerHelper('isTable', (block: { kind: string }) => block.kind === 'table');
  handlebars.registerHelper('many', (rows: number) => rows > 1);
  return {
    document: handlebars.compile(readFileSync(join(templatesFolder, 'document.hbs'), 'utf8'), { strict: false, preventIndent: true }),
    css: readFileSync(join(templatesFolder, 'print.css'), 'utf8'),
    draftCss: readFileSync(join(templatesFolder, 'draft.css'), 'utf8'),
  };
}
