import { figureFault } from '../picture/figure.js';
import type { FigureFault } from '../picture/figure.js';

/** Draws something from outside the document, or makes a link: nothing of that has a place in a printed form. */
const outside: ReadonlySet<string> = new Set(
  (
    'image imagepath imagescale imagepos shapefile fontpath stylesheet _background URL href target tooltip edgeURL edgehref edgetarget edgetooltip ' +
    'headURL headhref headtarget headtooltip tailURL tailhref tailtarget tailtooltip labelURL labelhref labeltarget labeltooltip'
  ).split(' '),
);
/** Chosen by us, so that every figure looks and is laid out alike. */
const ours: ReadonlySet<string> = new Set([
  'fontname',
  'fontnames',
  'charset',
  'layout',
  'id',
  'class',
  'dpi',
  'resolution',
  'viewport',
  'rotate',
  'orientation',
  'landscape',
]);

const words = /^[\w\s,;:.+()#/|-]*$/u;
const numbers = /^[\s\d.,!+-]*(?: equally)?$/u;

/** The largest value of attributes that hold lengths and counts: far more than a page needs, far less than what would never end. */
const limits: ReadonlyMap<string, number> = new Map(
  Object.entries({
    arrowsize: 5,
    fontsize: 36,
    height: 20,
    labelangle: 360,
    labeldistance: 10,
    labelfontsize: 36,
    margin: 5,
    minlen: 20,
    nodesep: 5,
    pad: 2,
    penwidth: 10,
    peripheries: 4,
    ranksep: 5,
    ratio: 10,
    sep: 50,
    size: 100,
    weight: 1000,
    width: 20,
  }),
);
const texts: ReadonlySet<string> = new Set(['label', 'xlabel', 'headlabel', 'taillabel', 'comment']);
const choices: ReadonlySet<string> = new Set(
  (
    'arrowhead arrowtail bgcolor center clusterrank color compound concentrate constraint decorate dir fillcolor fixedsize fontcolor forcelabels ' +
    'gradientangle group headclip headport labelfloat labelfontcolor labeljust labelloc lhead ltail newrank nojustify ordering outputorder ' +
    'pencolor rank rankdir regular samehead sametail shape splines style tailclip tailport'
  ).split(' '),
);
/** Names of nodes and clusters, in whatever script. */
const names: ReadonlySet<string> = new Set(['lhead', 'ltail', 'group', 'samehead', 'sametail']);

/** What is wrong with an attribute; undefined when nothing is. Only what is known to be harmless is let through. */
export function attributeFault(key: string, value: string, offset: number): FigureFault | undefined {
  if (outside.has(key)) {
    return figureFault(
      `図式の「${key}」は使えません。図の外のファイルやリンクを指すものは使えません`,
      `「${key}」を消してください。画像は「ファイル」に書きます`,
      offset,
    ).fault;
  }
  if (ours.has(key)) return figureFault(`図式の「${key}」は指定できません。書体や用紙は様式に合わせて決まります`, `「${key}」を消してください`, offset).fault;
  if (texts.has(key)) return undefined;
  const limit = limits.get(key);
  if (limit !== undefined) {
    if (numbers.test(value) && (value.match(/\d*\.?\d+/gu) ?? []).every((number) => Number(number) <= limit)) return undefined;
    return figureFault(`図式の「${key}」は ${String(limit)} までの数のはずですが、「${value}」とあります`, '数を小さくしてください', offset).fault;
  }
  if (!choices.has(key)) return figureFault(`図式の「${key}」は使えません`, '綴りを確かめるか、消してください', offset).fault;
  if (names.has(key) || words.test(value)) return undefined;
  return figureFault(`図式の「${key}」の値「${value}」は使えません`, 'Graphviz の決まった値を書いてください', offset).fault;
}
