/**
 * Graphviz knows the widths of a few Latin faces only and takes a kanji for three spaces. Three of Verdana's make 1.05 em, a
 * little more than a kanji takes, where Times (its usual face) makes 0.75 and labels would stand out of their boxes. What is
 * printed is our face: `font-family` does not survive the cleaning.
 */
const type = 'fontname="Verdana" fontsize="9"';

/**
 * How a graph looks that says nothing else: the type of the page, black lines, nothing filled. As statements in the graph and not
 * as options of the program, because those do not reach a cluster inside a cluster.
 */
export const dotDefaults =
  `graph [${type} bgcolor="transparent" pad="0.03" nodesep="0.2" ranksep="0.35"] ` +
  `node [${type} shape="box" margin="0.1,0.06" width="0.3" height="0.3"] edge [${type} arrowsize="0.7"] `;
