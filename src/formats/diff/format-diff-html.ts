import type { DiffView } from '../../redline/view-changes.js';

/** Formats a diff as one HTML page for browsers and printing. Loads the slow template code here, because only this format needs it. */
export async function formatDiffHtml(view: DiffView): Promise<string> {
  const { renderDiffHtml } = await import('../../redline/diff-page.js');
  return renderDiffHtml(view);
}
