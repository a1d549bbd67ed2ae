import { viewDiff } from '../../redline/view-changes.js';
import { formatDiffCsv } from './format-diff-csv.js';
import { formatDiffHtml } from './format-diff-html.js';
import { formatDiffJson } from './format-diff-json.js';
import type { ComparedVersions } from './format-diff-json.js';
import { formatDiffMarkdown } from './format-diff-md.js';
import { formatDiffTable } from './format-diff-table.js';

/** Formats of a diff. The first is the default, for people. */
export const diffFormats = ['table', 'json', 'md', 'html', 'csv'] as const;
export type DiffFormat = (typeof diffFormats)[number];

/** Formats a diff as one text that ends in a line break. */
export async function formatDiff(compared: ComparedVersions, format: DiffFormat, colour: boolean): Promise<string> {
  if (format === 'json') return formatDiffJson(compared);
  const view = viewDiff(compared.diff, { before: compared.before.file, after: compared.after.file });
  switch (format) {
    case 'table':
      return formatDiffTable(view, colour);
    case 'md':
      return formatDiffMarkdown(view);
    case 'html':
      return formatDiffHtml(view);
    case 'csv':
      return formatDiffCsv(view);
  }
}
