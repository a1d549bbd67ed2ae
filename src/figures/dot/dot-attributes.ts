import { figureFault } from '../picture/figure.js';
import type { FigureFault } from '../picture/figure.js';

/** Attributes that draw a file from outside the document, or make a link. A printed form has no use for either. */
const externalAttributes: ReadonlySet<string> = new Set(
  (
    'image imagepath imagescale imagepos shapefile fontpath stylesheet _background URL href target tooltip edgeURL edgehref edgetarget edgetooltip ' +
    'headURL headhref headtarget headtooltip tailURL tailhref tailtarget tailtooltip labelURL labelhref labeltarget labeltooltip'
  ).split(' '),
);
/** Attributes that this program sets, so that every figure looks and is laid out alike. */
const fixedAttributes: ReadonlySet<string> = new Set([
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

/** Largest value of each attribute with a length or count, in its Graphviz unit. Larger than a page needs; small enough for the layout to end. */
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
/** Attributes whose values name nodes and clusters, in any script. */
const names: ReadonlySet<string> = new Set(['lhead', 'ltail', 'group', 'samehead', 'sametail']);

/**
 * Returns the fault of an attribute. Undefined if the attribute is known to be harmless; every other attribute is a fault.
 *
 * @example attributeFault('width', '20', 0) → undefined
 * @example attributeFault('width', '20.5', 0).text → '図式の「width」は 20 までの数のはずですが、「20.5」とあります'
 * @example attributeFault('image', 'a.png', 0).mend → '「image」を消してください。画像は「ファイル」に書きます'
 */
export function attributeFault(key: string, value: string, offset: number): FigureFault | undefined {
  if (externalAttributes.has(key)) {
    return figureFault(
      `図式の「${key}」は使えません。図の外のファイルやリンクを指すものは使えません`,
      `「${key}」を消してください。画像は「ファイル」に書きます`,
      offset,
    ).fault;
  }
  if (fixedAttributes.has(key))
    return figureFault(`図式の「${key}」は指定できません。書体や用紙は様式に合わせて決まります`, `「${key}」を消してください`, offset).fault;
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
