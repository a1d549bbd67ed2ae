/**
 * Face and size by which Graphviz measures labels. It knows the widths of a few Latin faces only and counts a kanji as three spaces:
 * 1.05 em in Verdana, a little more than a kanji; 0.75 em in Times, its usual face, where labels would overflow their boxes.
 * The page prints its own face, because the cleaner removes `font-family`.
 */
const type = 'fontname="Verdana" fontsize="9"';

/**
 * Statements that give every graph the type of the page, black lines and no filling; the author's attributes override them.
 * Written into the graph, because options of Graphviz do not reach a cluster inside a cluster.
 */
export const dotDefaults =
  `graph [${type} bgcolor="transparent" pad="0.03" nodesep="0.2" ranksep="0.35"] ` +
  `node [${type} shape="box" margin="0.1,0.06" width="0.3" height="0.3"] edge [${type} arrowsize="0.7"] `;
