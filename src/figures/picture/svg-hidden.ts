import type { Element, Text } from 'xast';
import { elementsById } from './elements-by-id.js';

/** Elements in which text stands. */
export const wordElements: ReadonlySet<string> = new Set(['text', 'tspan', 'textPath']);
/** Elements that draw nothing where they stand, but what refers to them may draw their content. */
const drawnByReference: ReadonlySet<string> = new Set(['defs', 'symbol', 'clipPath', 'mask', 'pattern', 'marker', 'linearGradient', 'radialGradient']);
/** Shapes along which a text may run. */
const lines: ReadonlySet<string> = new Set(['path', 'rect', 'circle', 'ellipse', 'line', 'polyline', 'polygon']);
const localReference = /url\(\s*['"]?#([^'")\s]+)/gu;

/** Circumstances under which an element is drawn. */
interface Drawing {
  readonly inText: boolean;
  /** Nothing inside can be seen: display, opacity, a scale or size of 0. */
  readonly nothing: boolean;
  /** Inherited properties that decide about letters. */
  readonly inherited: Readonly<Record<string, string>>;
}
const start: Drawing = { inText: false, nothing: false, inherited: { visibility: 'visible', fill: 'black', stroke: 'none' } };
const inheritedKeys = ['visibility', 'fill', 'fill-opacity', 'stroke', 'stroke-opacity', 'stroke-width', 'font-size'] as const;

/**
 * Removes the text of a cleaned SVG that no reader can see, however often references draw it: it would leave with the page. When in doubt a
 * text stays. False if one line of text mixes letters to be seen with others, which cannot go without moving the former. Text behind
 * a shape, or outside the frame or a clip path, stays. `root` draws few elements, so each use of an element can be followed.
 */
export function removeHiddenText(root: Element): boolean {
  const byId = elementsById(root);

  const seen = new Set<Text>();
  const draw = (element: Element, around: Drawing, referred: boolean): void => {
    if (!referred && drawnByReference.has(element.name)) return;
    const drawing = within(element, around, byId, element === root);
    for (const [key, value] of Object.entries(element.attributes)) {
      if (typeof value !== 'string') continue;
      // A mask, pattern or marker takes nothing from what it is drawn for.
      if (value.includes('url(') && !drawing.nothing) for (const [, id = ''] of value.matchAll(localReference)) drawTarget(id, start);
      if (key === 'href' && element.name === 'use') drawTarget(value.slice(1), drawing);
    }
    for (const child of element.children) {
      if (child.type === 'element') {
        draw(child, drawing, false);
        if (element.name === 'switch') break;
      } else if (child.type === 'text' && drawing.inText && !drawing.nothing && hasInk(drawing.inherited)) seen.add(child);
    }
  };
  const drawTarget = (id: string, drawing: Drawing): void => {
    const target = byId.get(id);
    if (target) draw(target, drawing, true);
  };
  draw(root, start, false);
  return dropUnseen(root, seen);
}

function within({ name, attributes }: Element, around: Drawing, byId: ReadonlyMap<string, Element>, isRoot: boolean): Drawing {
  const own = (key: string): string => (attributes[key] ?? '').trim().toLowerCase();
  const inherited = { ...around.inherited };
  for (const key of inheritedKeys) if (own(key) !== '' && own(key) !== 'inherit') inherited[key] = own(key);
  // Opacity is a property of whole texts and groups.
  const isClear = name !== 'tspan' && name !== 'textPath' && isZero(own('opacity'));
  const isFlat = !isRoot && name === 'svg' && (isZero(own('width')) || isZero(own('height')));
  const path = name === 'textPath' ? byId.get((attributes['href'] ?? '').slice(1)) : undefined;
  const hasNoLine = name === 'textPath' && !(path && lines.has(path.name));
  return {
    inText: name === 'text' || (around.inText && wordElements.has(name)),
    nothing:
      around.nothing ||
      own('display') === 'none' ||
      isClear ||
      isFlat ||
      hasNoLine ||
      /scale[xy]?\(\s*(?:[^(),\s]+[\s,]+)?[-+]?(?:0+(?:\.0*)?|\.0+)\s*[,)]/u.test(own('transform')),
    inherited,
  };
}

/** True if letters leave a mark: they are visible, have a size, and a filling or an outline. */
function hasInk(properties: Readonly<Record<string, string>>): boolean {
  const of = (key: string): string => properties[key] ?? '';
  if (of('visibility') !== 'visible' || isZero(of('font-size'))) return false;
  const isFilled = !isNoPaint(of('fill')) && !isZero(of('fill-opacity'));
  return isFilled || (!isNoPaint(of('stroke')) && !isZero(of('stroke-opacity')) && !isZero(of('stroke-width')));
}

/**
 * True if a colour paints nothing.
 * @example isNoPaint('rgba(0, 0, 0, 0)') → true
 * @example isNoPaint('#fff0') → true
 */
export function isNoPaint(paint: string): boolean {
  return (
    /^(?:none|transparent|(?:rgb|hsl)a?\(.*[,/]\s*(?:0+(?:\.0*)?|\.0+)%?\s*\)|#[\da-f]{3}0|#[\da-f]{6}00)$/u.test(paint) &&
    !/^(?:rgb|hsl)a?\([^,/]*(?:,[^,/]*){2}\)$/u.test(paint)
  );
}

/** True for 0 in any spelling and unit. */
function isZero(value: string): boolean {
  return /^[-+]?(?:0+\.?0*|\.0+)(?:e[-+]?\d+)?(?:%|[a-z]+)?$/u.test(value);
}

/** Drops text that was not seen. False if a text holds both kinds, the other not for want of `display`. */
function dropUnseen(element: Element, seen: ReadonlySet<Text>): boolean {
  let isWhole = true;
  if (element.name === 'text') {
    const words = wordsIn(element, false).filter(({ value }) => value.trim() !== '');
    isWhole = words.every((word) => seen.has(word)) || !words.some((word) => seen.has(word));
  }
  element.children = element.children.filter((child) => child.type !== 'text' || seen.has(child));
  for (const child of element.children) if (child.type === 'element' && !dropUnseen(child, seen)) isWhole = false;
  return isWhole;
}

/** Returns the texts inside an element that take room in its line. */
function wordsIn(element: Element, isGone: boolean): readonly Text[] {
  const takesNoRoom = isGone || element.attributes['display'] === 'none';
  return element.children.flatMap((child) => (child.type === 'element' ? wordsIn(child, takesNoRoom) : child.type === 'text' && !takesNoRoom ? [child] : []));
}
