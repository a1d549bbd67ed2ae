import type { DiffView } from '../redline/view-changes.js';

/** A page of its own, for a browser and for printing. What lays it out takes a while to load and is needed for nothing else. */
export async function formatDiffHtml(view: DiffView): Promise<string> {
  const { renderDiffHtml } = await import('../redline/diff-page.js');
  return renderDiffHtml(view);
}
