import type { Element } from 'xast';

/** Size of type that a drawing without any has, in its own units. */
const plainSize = 16;
/** Units of a drawing in one unit of CSS. em and % count from the size around the element. */
const units: ReadonlyMap<string, number> = new Map(Object.entries({ '': 1, px: 1, pt: 4 / 3, pc: 16, mm: 96 / 25.4, cm: 96 / 2.54, in: 96, q: 96 / 101.6 }));
/** Sizes by name in CSS, in units of a drawing. */
const named: ReadonlyMap<string, number> = new Map(
  Object.entries({ 'xx-small': 9, 'x-small': 10, small: 13, medium: 16, large: 18, 'x-large': 24, 'xx-large': 32 }),
);

/**
 * Finds the size of the smallest words of a cleaned drawing, in units of its frame. Follows sizes that a group hands down, and the scale of
 * every transform. Undefined without words. Words drawn by reference (`use`) count where they are defined.
 */
export function smallestWords(root: Element): number | undefined {
  let smallest: number | undefined;
  const visit = (element: Element, size: number, scale: number): void => {
    const own = fontSize(element.attributes['font-size'], size);
    const drawn = scale * scaleOf(element.attributes['transform']);
    for (const child of element.children) {
      if (child.type === 'element') visit(child, own, drawn);
      else if (child.type === 'text' && child.value.trim() !== '' && own * drawn > 0) smallest = Math.min(smallest ?? Infinity, own * drawn);
    }
  };
  visit(root, plainSize, 1);
  return smallest;
}

/**
 * Reads a size of type, in units of the drawing. A size that can't be read is the size around it.
 * @example fontSize('9pt', 16) → 12
 * @example fontSize('50%', 16) → 8
 * @example fontSize('calc(1px)', 16) → 16
 */
export function fontSize(written: string | null | undefined, around: number): number {
  const text = (written ?? '').trim().toLowerCase();
  const [, number = '', unit = ''] = /^(\d+(?:\.\d+)?|\.\d+)\s*([a-z]*|%)$/u.exec(text) ?? [];
  if (number === '') return named.get(text) ?? around;
  if (unit === 'em') return Number(number) * around;
  if (unit === '%') return (Number(number) / 100) * around;
  return Number(number) * (units.get(unit) ?? 1);
}

/**
 * Returns the factor by which a transform changes the size of words: the root of its change of area.
 * @example scaleOf('translate(3, 4) scale(0.5)') → 0.5
 * @example scaleOf('matrix(0 2 -2 0 0 0)') → 2
 */
export function scaleOf(transform: string | null | undefined): number {
  let area = 1;
  for (const [, name = '', list = ''] of (transform ?? '').matchAll(/\b(scale|matrix)\s*\(([^()]*)\)/gu)) {
    const [a = 1, b = name === 'scale' ? a : 0, c = 0, d = 1] = list.split(/[\s,]+/u).flatMap((piece) => (piece === '' ? [] : [Number(piece)]));
    area *= name === 'scale' ? a * b : a * d - b * c;
  }
  return Number.isFinite(area) ? Math.sqrt(Math.abs(area)) : 1;
}
