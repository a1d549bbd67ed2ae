import { figureFault } from '../picture/figure.js';
import type { FigureFault } from '../picture/figure.js';
import type { DotToken } from './dot-tokens.js';
import { parseXml } from '../picture/parse-xml.js';
import type { Element } from 'xast';

const elements: ReadonlySet<string> = new Set('label table tr td font b i u s o sub sup br hr vr'.split(' '));
const attributes: ReadonlySet<string> = new Set(
  'align balign border bgcolor cellborder cellpadding cellspacing color colspan columns fixedsize height point-size port rows rowspan sides style valign width'.split(
    ' ',
  ),
);
/** Attributes whose values are numbers. Graphviz reads 「700pt」 as 700, so a value with a unit is no harmless word. */
const numeric: ReadonlySet<string> = new Set('border cellborder cellpadding cellspacing colspan height point-size rowspan width'.split(' '));
/** Largest number in a label, in points. A table of a form's figure has a few cells of a few hundred points. */
const maxNumber = 600;
const maxSpan = 50;

/**
 * Returns the fault of a label between < and >. Undefined if it has none. Refuses pictures, links and faces.
 *
 * @example htmlLabelFault({ kind: 'html', text: '<table><tr><td width="600">市</td></tr></table>', offset: 0 }) → undefined
 * @example htmlLabelFault({ kind: 'html', text: '<table border="700pt"></table>', offset: 0 }).text → '図式のラベルの border は数のはずですが、「700pt」とあります'
 * @example htmlLabelFault({ kind: 'html', text: '<img src="a.png"/>', offset: 0 }).text → '図式のラベルの <img> は使えません'
 */
export function htmlLabelFault({ text, offset }: DotToken): FigureFault | undefined {
  const parsed = parseXml(`<label>${text}</label>`);
  if (!parsed.ok)
    return figureFault('図式の「<」で始まるラベルの中の書き方に誤りがあります', 'タグの対応を確かめるか、ラベルを "…" で囲んだ文字だけにしてください', offset)
      .fault;
  return elementFault(parsed.value, offset);
}

function elementFault(element: Element, offset: number): FigureFault | undefined {
  const name = element.name.toLowerCase();
  if (!elements.has(name)) return figureFault(`図式のラベルの <${element.name}> は使えません`, 'このタグを消してください', offset).fault;
  for (const [key, value] of Object.entries(element.attributes)) {
    const lower = key.toLowerCase();
    if (!attributes.has(lower)) return figureFault(`図式のラベルの ${key} は使えません`, `${key}="…" を消してください`, offset).fault;
    if (!numeric.has(lower)) continue;
    if (!/^\d{1,6}(?:\.\d{1,6})?$/u.test(value ?? ''))
      return figureFault(
        `図式のラベルの ${key} は数のはずですが、「${(value ?? '').slice(0, 40)}」とあります`,
        '単位を付けずに、半角の数字だけを書いてください',
        offset,
      ).fault;
    if (Number(value) > (lower.endsWith('span') ? maxSpan : maxNumber))
      return figureFault(`図式のラベルの ${key} の値「${value ?? ''}」が大きすぎます`, '数を小さくしてください', offset).fault;
  }
  for (const child of element.children) {
    const fault = child.type === 'element' ? elementFault(child, offset) : undefined;
    if (fault) return fault;
  }
  return undefined;
}
