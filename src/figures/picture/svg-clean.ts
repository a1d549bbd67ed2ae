import type { Element, ElementContent } from 'xast';
import { figureFault } from './figure.js';
import type { FigureFault, Outcome } from './figure.js';
import { drawnElements } from './svg-drawn.js';
import { drawingElements, functions, plainAttributes, properties, silentElements, styleOnly } from './svg-allowed.js';
import { removeHiddenText, wordElements } from './svg-hidden.js';
import { readStyle, readStyleSheets } from './svg-style.js';
import type { StyleOf } from './svg-style.js';

/**
 * Makes an SVG safe to put into the page. Keeps only what draws, turns styles into attributes, removes faces, and gives every id
 * and reference a number behind a prefix that no other figure has. An SVG from outside may hold scripts, links and files to load; each is a
 * fault and is not removed silently, because the picture would no longer be the author's. The output of Graphviz comes through here
 * too: it needs the prefix, loses its faces, and a mistake of the DOT reader can't put anything unsafe into the page.
 *
 * Hand-written beside sanitizers such as DOMPurify. Those need a DOM, which Node does not have, and remove what is unsafe
 * instead of refusing it with a line; they neither prefix ids nor turn style sheets into attributes.
 */
export function cleanSvg(root: Element, prefix: string): Outcome<Element> {
  const sheets: string[] = [];
  try {
    if (localName(root) !== 'svg') return figureFault(`SVG の一番外側は <svg> のはずですが、<${root.name}> です`, 'SVG として書き出し直してください');
    collectSheets(root, sheets, 0);
    const styles = readStyleSheets(sheets);
    if (!styles.ok) return styles;
    const cleaner = new Cleaner(prefix, styles.value);
    const cleaned = cleaner.element(root);
    if (!cleaned) return figureFault('SVG に図がありません', again);
    if (drawnElements(cleaned, maxElements) > maxElements) return figureFault('SVG の要素が多すぎます', '図を簡単にしてください');
    if (!removeHiddenText(cleaned))
      return figureFault(
        'SVG の一つの文の中に、見える文字と見えない文字が混じっています',
        '見えない文字（visibility や fill などで隠したもの）を、描画ソフトで消してください',
      );
    return { ok: true, value: cleaned };
  } catch (error) {
    if (error instanceof SvgRefusal) return { ok: false, fault: error.fault };
    throw error;
  }
}

/** Limit of the elements of one figure, each counted as often as references draw it. A page must stay printable. */
const maxElements = 20_000;
const maxElementDepth = 100;
/** Most declarations of style sheets and `style` attributes, counted for each element that they match. */
const maxDeclarations = 500_000;
/** An id is no longer than 200: without the bound, a row of open parentheses would be searched again from each of them. */
const localUrl = /url\(\s*(['"]?)#([^'")\s]{1,200})\1\s*\)/giu;
/** Longest name of a function that is looked for before a parenthesis, in UTF-16 units. */
const longestCall = 60;

/**
 * Finds the names of the functions that a value calls. Looks back from each parenthesis, so that a long word costs no more than a short one.
 * @example calledFunctions('rgb(0,0,0) Foo  (1) (2)') → ['rgb', 'foo']
 */
export function calledFunctions(value: string): string[] {
  const called: string[] = [];
  const text = value.replace(/\s+/gu, ' ');
  for (let at = text.indexOf('('); at >= 0; at = text.indexOf('(', at + 1)) {
    const name = /[A-Za-z][\w-]*$/u.exec(text.slice(Math.max(0, at - longestCall), at).trimEnd())?.[0];
    if (name !== undefined) called.push(name.toLowerCase());
  }
  return called;
}

/** A fault on its way out of the tree. Thrown and caught within this file. */
class SvgRefusal extends Error {
  constructor(readonly fault: FigureFault) {
    super(fault.text);
  }
}

const again = '描画ソフトで、文字と図形だけの SVG として書き出し直してください';

function refuse(text: string, mend: string, element: Element): never {
  const line = element.position?.start.line;
  throw new SvgRefusal(figureFault(`SVG の${line === undefined ? '' : `${String(line)}行目の`}${text}`, mend, element.position?.start.offset).fault);
}

/** Returns an element's name without the prefix `svg:`. Undefined for an element of another namespace. */
function localName(element: Element): string | undefined {
  const [first = '', second] = element.name.split(':');
  return second === undefined ? first : first === 'svg' ? second : undefined;
}

function collectSheets(element: Element, sheets: string[], depth: number): void {
  if (depth > maxElementDepth) refuse('入れ子が深すぎます', '図を簡単にしてください', element);
  for (const child of element.children) {
    if (child.type !== 'element') continue;
    if (localName(child) === 'style') sheets.push(svgText(child));
    else collectSheets(child, sheets, depth + 1);
  }
}

class Cleaner {
  private readonly ids = new Map<string, number>();
  private elements = 0;
  private declarations = 0;

  constructor(
    private readonly prefix: string,
    private readonly styleOf: StyleOf,
  ) {}

  element(element: Element): Element | undefined {
    const name = localName(element);
    if (name === undefined || name === 'style' || silentElements.has(name)) return undefined;
    // No viewer draws what asks for an extension of a drawing program. Those of the web (HTML, MathML) it may draw, so they are refused below.
    if (element.attributes['requiredExtensions']?.includes('w3.org') === false) return undefined;
    if (!drawingElements.has(name)) refuse(` <${element.name}> は使えません`, again, element);
    this.elements++;
    if (this.elements > maxElements) refuse('要素が多すぎます', '図を簡単にしてください', element);
    const children: ElementContent[] = [];
    for (const child of element.children) {
      if (child.type === 'element') {
        const cleaned = this.element(child);
        if (cleaned) children.push(cleaned);
      } else if (child.type === 'text' || child.type === 'cdata') {
        // Elsewhere no word prints, and white space shows where a comment stood.
        if (wordElements.has(name)) children.push({ type: 'text', value: child.value });
      }
    }
    return { type: 'element', name, attributes: this.attributes(element), children };
  }

  private attributes(element: Element): Record<string, string> {
    const kept: Record<string, string> = {};
    for (const [key, value] of Object.entries(element.attributes)) {
      if (typeof value !== 'string') continue;
      if (/^on/iu.test(key)) refuse(` ${key} は使えません。図の中でプログラムは動きません`, again, element);
      if (key === 'systemLanguage') refuse(' systemLanguage は使えません。言葉ごとの図のどれを印刷するかが決まりません', again, element);
      if (key === 'id') kept['id'] = this.id(this.value(value, element));
      else if (key === 'href' || key === 'xlink:href') kept['href'] = this.reference(value, element);
      else if (plainAttributes.has(key) || properties.has(key)) kept[key] = this.value(value, element);
      else if (/url\s*\(|script:/iu.test(value)) this.value(value, element);
    }
    const declared = [...this.styleOf(element), readStyle(element.attributes['style'] ?? '')];
    for (const declarations of declared) {
      this.declarations += declarations.size + 1;
      if (this.declarations > maxDeclarations) refuse('スタイルの指定が多すぎます', '図を簡単にしてください', element);
      for (const [property, value] of declarations) {
        // Properties that are left out are checked too: a reference to a file is a fault in any of them.
        const checked = this.value(value, element);
        if ((styleOnly.get(property) ?? checked) !== checked) refuse(` style の ${property} は使えません`, again, element);
        if (properties.has(property)) kept[property] = checked;
      }
    }
    return kept;
  }

  /** Returns the new id for an author's: the prefix and a number. The author's own words would be read in the page and name nothing there. */
  private id(written: string): string {
    const number = this.ids.get(written) ?? this.ids.size + 1;
    this.ids.set(written, number);
    return this.prefix + String(number);
  }

  private reference(value: string, element: Element): string {
    if (!value.startsWith('#')) refuse(`参照「${value.slice(0, 40)}」は図の外を指しています。外のファイルは読み込めません`, again, element);
    return `#${this.id(this.value(value.slice(1), element))}`;
  }

  /** Returns a value with its local references prefixed. Refuses escapes, because they could spell any address. */
  private value(value: string, element: Element): string {
    if (/(?:script|data|https?|file)\s*:/iu.test(value)) refuse(`値「${value.slice(0, 40)}」は使えません。図の外を指しています`, again, element);
    if (value.includes('\\')) refuse(`値「${value.slice(0, 40)}」に使えない文字「\\」があります`, again, element);
    for (const called of value.includes('(') ? calledFunctions(value.replace(localUrl, '')) : []) {
      if (!functions.has(called) || called === 'url')
        refuse(`値「${value.slice(0, 40)}」は使えません${called === 'url' ? '。図の外を指しています' : ''}`, again, element);
    }
    return value.replace(localUrl, (_, __, id: string) => `url(#${this.id(id)})`);
  }
}

/** Returns all text inside an element, unchanged. */
export function svgText(element: Element): string {
  return element.children
    .map((child) => (child.type === 'text' || child.type === 'cdata' ? child.value : child.type === 'element' ? svgText(child) : ''))
    .join('');
}
