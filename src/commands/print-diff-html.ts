import type { DiffView } from '../render/diff-view.js';

/** A page of its own, for a browser and for printing. What lays it out takes a while to load and is needed for nothing else. */
export async function printDiffHtml(view: DiffView): Promise<string> {
  const { renderDiffHtml } = await import('../render/diff-page.js');
  return renderDiffHtml(view);
}
