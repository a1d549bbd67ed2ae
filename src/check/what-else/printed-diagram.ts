/** A quoted text of Graphviz, an HTML label's text, or a comment. */
const quotedOrComment = /"(?:[^"\\]|\\.)*"|\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|(?![\s\S]))|^[ \t]*#[^\n]*/gmu;
/** A node with a label of its own: daicho [shape=box, label="台帳"]. */
const labelled = /([\p{L}_][\p{L}\p{N}_]*)\s*\[[^\]]{0,2000}?\blabel\s*=/gu;
const subgraph = /(\bsubgraph\s+)([\p{L}_][\p{L}\p{N}_]*)/gu;
const word = /[\p{L}_][\p{L}\p{N}_]*/gu;

/**
 * Returns a Graphviz text with `;` in place of what does not print: comments, names of subgraphs and of nodes that have a label. Keeps
 * every offset.
 * @example printedDiagram('vrs [label="ＶＲＳ"] // vrs') → ';;; [label="ＶＲＳ"] ;;;;;;'
 * @example printedDiagram('VRS -> daicho') → 'VRS -> daicho'
 */
export function printedDiagram(text: string): string {
  const blank = (written: string): string => ';'.repeat(written.length);
  const labels = new Set([...text.matchAll(labelled)].map(([, id = '']) => id));
  const outside = (part: string): string =>
    part.replace(subgraph, (_, head: string, id: string) => head + blank(id)).replace(word, (id) => (labels.has(id) ? blank(id) : id));
  let printed = '';
  let at = 0;
  for (const { 0: written, index } of text.matchAll(quotedOrComment)) {
    printed += outside(text.slice(at, index)) + (written.startsWith('"') ? written : blank(written));
    at = index + written.length;
  }
  return printed + outside(text.slice(at));
}
