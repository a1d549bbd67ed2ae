import { viewDiff } from '../redline/view-changes.js';
import { printDiffCsv } from './format-diff-csv.js';
import { printDiffHtml } from './format-diff-html.js';
import { printDiffJson } from './format-diff-json.js';
import type { ComparedVersions } from './format-diff-json.js';
import { printDiffMarkdown } from './format-diff-md.js';
import { printDiffTable } from './format-diff-table.js';

/** The ways in which a diff is put out; the first is what people get. */
export const diffFormats = ['table', 'json', 'md', 'html', 'csv'] as const;
export type DiffFormat = (typeof diffFormats)[number];

/** A diff as one text that ends in a line break. */
export async function printDiff(compared: ComparedVersions, format: DiffFormat, colour: boolean): Promise<string> {
  if (format === 'json') return printDiffJson(compared);
  const view = viewDiff(compared.diff, { before: compared.before.file, after: compared.after.file });
  switch (format) {
    case 'table':
      return printDiffTable(view, colour);
    case 'md':
      return printDiffMarkdown(view);
    case 'html':
      return printDiffHtml(view);
    case 'csv':
      return printDiffCsv(view);
  }
}
