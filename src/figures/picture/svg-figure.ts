import type { Element } from 'xast';
import { toXml } from 'xast-util-to-xml';
import { figureFault } from './figure.js';
import type { Figure, Outcome, Room } from './figure.js';
import { parseXml } from './parse-xml.js';
import { cleanSvg, svgText } from './svg-clean.js';
import { smallestWords } from './svg-text-size.js';

/** Settings for one picture on the page. */
export interface Placing {
  /** Comes before every id. Each figure of a document has another. */
  readonly prefix: string;
  readonly alternative: string;
  readonly room: Room;
}

/** A figure drawn from an SVG. */
export interface SvgFigure extends Figure {
  /** Size of its smallest text on the page, in points. Undefined without text. */
  readonly smallestText?: number;
  /** The same on a landscape page. Set only if the letters are too small here and larger there. */
  readonly textAcross?: number;
}

const pointsPerPixel = 0.75;
const units: ReadonlyMap<string, number> = new Map(
  Object.entries({ '': pointsPerPixel, px: pointsPerPixel, pt: 1, pc: 12, mm: 72 / 25.4, cm: 72 / 2.54, in: 72 }),
);

/**
 * Reads an SVG text as a figure. `enlarge` lets a drawing fill its room; a laid-out graph keeps the size of its type.
 * The `svg` element itself goes into the page, because then its words are text of the PDF; `role="img"` with a name makes it a
 * Figure with /Alt there.
 */
export function svgFigure(text: string, placing: Placing, { enlarge }: { readonly enlarge: boolean }): Outcome<SvgFigure> {
  const parsed = parseXml(text);
  if (!parsed.ok) return parsed;
  const cleaned = cleanSvg(parsed.value, placing.prefix);
  if (!cleaned.ok) return cleaned;
  const root = cleaned.value;
  const box = viewBox(root);
  if (!box) return figureFault('SVG の大きさが分かりません', '<svg> に viewBox="0 0 幅 高さ" を付けてください');
  if (root.attributes['transform'] !== undefined)
    return figureFault('一番外側の <svg> の transform は使えません。図が枠の外に出ます', '<svg> の中の <g> に transform を付けてください');
  const natural = naturalWidth(root) ?? box.width * pointsPerPixel;
  const scale = Math.min(enlarge ? Infinity : natural / box.width, placing.room.width / box.width, placing.room.height / box.height);
  const [width, height] = [round(box.width * scale), round(box.height * scale)];
  root.attributes = {
    // Every viewer draws a text without a size at 16 px; here it would inherit the size of the page.
    'font-size': '16px',
    ...root.attributes,
    xmlns: 'http://www.w3.org/2000/svg',
    viewBox: [box.x, box.y, box.width, box.height].map(String).join(' '),
    width: `${String(width)}pt`,
    height: `${String(height)}pt`,
    // Shapes outside the frame would cover rows and pages around it, and Chromium would shrink all pages.
    overflow: 'hidden',
    role: 'img',
    'aria-label': placing.alternative,
  };
  const words = [...elementsNamed(root, 'text')];
  const smallest = smallestWords(root);
  return {
    ok: true,
    value: {
      picture: toXml(root, { closeEmptyElements: true }),
      texts: words.map(svgText).filter((word) => word.trim() !== ''),
      width,
      height,
      ...(smallest === undefined ? {} : { smallestText: smallest * scale }),
    },
  };
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function viewBox(root: Element): Box | undefined {
  const [x = 0, y = 0, width = 0, height = 0] = (root.attributes['viewBox'] ?? '')
    .trim()
    .split(/[\s,]+/u)
    .map(Number);
  const box = root.attributes['viewBox'] === undefined ? { x: 0, y: 0, width: pixels(root, 'width'), height: pixels(root, 'height') } : { x, y, width, height };
  return Object.values(box).every(Number.isFinite) && box.width > 0 && box.height > 0 ? box : undefined;
}

function pixels(root: Element, key: string): number {
  return (length(root.attributes[key]) ?? 0) / pointsPerPixel;
}

function naturalWidth(root: Element): number | undefined {
  return length(root.attributes['width']);
}

/** Returns a length in points. Undefined for a percentage. */
function length(written: string | null | undefined): number | undefined {
  const [, number, unit = ''] = /^\s*(\d+(?:\.\d+)?|\.\d+)\s*([a-z]*)\s*$/iu.exec(written ?? '') ?? [];
  const factor = units.get(unit.toLowerCase());
  return number === undefined || factor === undefined ? undefined : Number(number) * factor;
}

function* elementsNamed(element: Element, name: string): Iterable<Element> {
  if (element.name === name) yield element;
  else for (const child of element.children) if (child.type === 'element') yield* elementsNamed(child, name);
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
