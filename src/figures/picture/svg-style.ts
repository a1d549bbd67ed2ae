import type { Element } from 'xast';
import { figureFault } from './figure.js';
import type { Outcome } from './figure.js';

/** Values of a style sheet's rule or a `style` attribute, by property. */
export type StyleDeclarations = ReadonlyMap<string, string>;

/** Returns the declarations that match an element, the weaker first. */
export type StyleOf = (element: Element) => readonly StyleDeclarations[];

interface StyleRule {
  readonly kind: 'element' | 'class' | 'id';
  readonly name: string;
  readonly declarations: StyleDeclarations;
}

const selector = /^([.#]?)([A-Za-z_][\w-]*)$/u;
/** UTF-16 units. */
const maxSheetLength = 100_000;

/**
 * Reads the style sheets of an SVG, so that the cleaner can turn them into attributes. In the page they would apply to all figures.
 * Understands what drawing programs write (one class, element or id for each rule). Any other selector would be drawn wrong and is
 * a fault.
 *
 * @example readStyleSheets(['.st0 { fill: #fff }']).ok → true
 * @example readStyleSheets(['g .st0 { fill: #fff }']).ok → false
 */
export function readStyleSheets(sheets: readonly string[]): Outcome<StyleOf> {
  const rules: StyleRule[] = [];
  for (const sheet of sheets) {
    if (sheet.length > maxSheetLength) return figureFault('SVG の <style> が大きすぎます', mend);
    const text = withoutComments(sheet);
    const rule = /@[\w-]*/u.exec(text)?.[0];
    if (rule !== undefined) return figureFault(`SVG の <style> の「${rule}」は使えません。外のものを読み込むことがあるためです`, mend);
    const pieces = text.split('}');
    if (pieces.pop()?.trim() !== '') return figureFault('SVG の <style> の「{」と「}」が対応していません', mend);
    for (const piece of pieces) {
      const [head = '', body, ...more] = piece.split('{');
      if (body === undefined || more.length > 0) return figureFault('SVG の <style> の「{」と「}」が対応していません', mend);
      const declarations = readStyle(body);
      for (const one of head.split(',')) {
        const found = selector.exec(one.trim());
        if (!found) return figureFault(`SVG の <style> の「${one.trim().slice(0, 40)}」は読み取れません（.名前、#名前、要素名だけが使えます）`, mend);
        rules.push({ kind: found[1] === '.' ? 'class' : found[1] === '#' ? 'id' : 'element', name: found[2] ?? '', declarations });
      }
    }
  }
  return { ok: true, value: styleOf(rules) };
}

/** Returns a function that finds the rules of an element through an index: a search of all rules for each element would be quadratic. */
function styleOf(rules: readonly StyleRule[]): StyleOf {
  const index = new Map<string, { readonly order: number; readonly declarations: StyleDeclarations }[]>();
  for (const [order, { kind, name, declarations }] of rules.entries()) {
    const known = index.get(`${kind} ${name}`) ?? [];
    known.push({ order, declarations });
    index.set(`${kind} ${name}`, known);
  }
  const named = (kind: StyleRule['kind'], names: Iterable<string>): StyleDeclarations[] =>
    [...names]
      .flatMap((name) => index.get(`${kind} ${name}`) ?? [])
      .sort((a, b) => a.order - b.order)
      .map(({ declarations }) => declarations);
  return ({ name, attributes }) => [
    ...named('element', [name]),
    ...named('class', new Set((attributes['class'] ?? '').split(/\s+/u))),
    ...named('id', [attributes['id'] ?? '']),
  ];
}

const mend = '描画ソフトの書き出しの設定で、スタイルを「プレゼンテーション属性」か「インライン」にして、書き出し直してください';

/**
 * Reads the declarations of a `style` attribute. Keeps the size and weight of a `font` shorthand; the page sets the face.
 *
 * @example readStyle('font: bold 12px/1.5 Arial').get('font-size') → '12px'
 * @example readStyle('font: medium Arial').get('font-size') → undefined
 */
export function readStyle(text: string): StyleDeclarations {
  const found = new Map<string, string>();
  for (const declaration of withoutComments(text).split(';')) {
    const colon = declaration.indexOf(':');
    if (colon < 0) continue;
    const property = declaration.slice(0, colon).trim().toLowerCase();
    const value = declaration
      .slice(colon + 1)
      .replace(/!\s*important\s*$/iu, '')
      .trim();
    if (property === 'font') {
      const size = /(?:^|\s)(\d[\d.]*(?:px|pt|em|%)?)(?:\/\S+)?\s/u.exec(value)?.[1];
      if (size !== undefined) found.set('font-size', size);
      if (/(?:^|\s)bold\s/u.test(value)) found.set('font-weight', 'bold');
    } else found.set(property, value);
  }
  return found;
}

/** Removes comments. Looks for each end from its beginning, so that a row of beginnings without an end is not searched again from each. */
function withoutComments(text: string): string {
  let kept = '';
  let at = 0;
  for (let open = text.indexOf('/*'); open >= 0; open = text.indexOf('/*', at)) {
    const close = text.indexOf('*/', open + 2);
    if (close < 0) break;
    kept += `${text.slice(at, open)} `;
    at = close + 2;
  }
  return (kept + text.slice(at)).replace(/<!--|-->/gu, ' ');
}
