import type { Element } from 'xast';
import { elementsById } from './elements-by-id.js';

/** Longest chain of elements in and behind one another. Drawing programs write a dozen; the stack holds thousands. */
const maxChain = 1_000;

/** Properties that draw another element where they stand. The second list is inherited by everything inside an element. */
const own = ['mask', 'clip-path'] as const;
const inherited = ['fill', 'stroke', 'marker', 'marker-start', 'marker-mid', 'marker-end'] as const;
/** Elements that have markers, with the attribute that holds their points. */
const points: Readonly<Record<string, string>> = { path: 'd', polyline: 'points', polygon: 'points', line: '' };
const reference = /url\(\s*['"]?#([^'")\s]+)/u;

/**
 * Counts the elements that a cleaned SVG draws, each with a copy of everything that it refers to: a few lines can draw a billion.
 * Follows `use`, `textPath`, masks, clip paths, markers (one for each point), patterns and gradients, also where a group hands them
 * down. Infinity for a circle, and as soon as the count exceeds `most`.
 */
export function drawnElements(root: Element, most: number): number {
  const byId = elementsById(root);

  /** Counts by element and inherited references. Each state is drawn at least once, so there are no more of them than `most`. */
  const counted = new Map<Element, Map<string, number>>();
  let [states, depth] = [0, 0];
  const countTarget = (id: string | undefined, handed: Handed): number => {
    const target = id === undefined ? undefined : byId.get(id);
    return target ? count(target, handed) : 0;
  };
  const count = (element: Element, above: Handed): number => {
    const handed = handDown(element, above);
    const state = JSON.stringify(handed);
    const known = counted.get(element) ?? new Map<string, number>();
    counted.set(element, known);
    const before = known.get(state);
    if (before !== undefined) return before;
    known.set(state, Infinity);
    if (++states > most || depth > maxChain) return Infinity;
    depth++;
    const sum = countInside(element, handed);
    depth--;
    known.set(state, sum);
    return sum;
  };
  const countInside = (element: Element, handed: Handed): number => {
    let sum = 1;
    const add = (more: number): boolean => (sum += more) <= most;
    const { href } = element.attributes;
    // What a `use` copies inherits from it; what a reference paints inherits from where it stands.
    if (typeof href === 'string' && !add(countTarget(href.replace(/^#/u, ''), element.name === 'use' ? handed : {}))) return Infinity;
    for (const property of own) if (!add(countTarget(idIn(element.attributes[property]), {}))) return Infinity;
    if (!add(painted(element, handed))) return Infinity;
    for (const child of element.children) if (child.type === 'element' && !add(count(child, handed))) return Infinity;
    return sum;
  };
  const painted = (element: Element, handed: Handed): number => {
    const from = points[element.name];
    let sum = 0;
    for (const property of inherited) {
      const id = handed[property];
      if (id === undefined) continue;
      if (!property.startsWith('marker')) sum += containers.has(element.name) ? 0 : countTarget(id, {});
      else if (from !== undefined) sum += countTarget(id, {}) * (property === 'marker' || property === 'marker-mid' ? pointsIn(element, from) : 1);
    }
    return sum;
  };
  return count(root, {});
}

/** Ids of the references that a group hands down, by property. */
type Handed = Partial<Record<(typeof inherited)[number], string>>;

/** Elements that draw nothing by themselves. */
const containers: ReadonlySet<string> = new Set(['svg', 'g', 'defs', 'symbol', 'use', 'switch', 'clipPath', 'mask', 'pattern', 'marker', 'stop']);

function handDown(element: Element, above: Handed): Handed {
  const handed: Record<string, string> = {};
  for (const property of inherited) {
    const value = element.attributes[property];
    const id = typeof value === 'string' && value.trim() !== 'inherit' ? idIn(value) : above[property];
    if (id !== undefined) handed[property] = id;
  }
  return handed;
}

function idIn(value: string | null | undefined): string | undefined {
  return typeof value === 'string' ? reference.exec(value)?.[1] : undefined;
}

/** Counts the points of a shape, at most too many: each needs at least one number. */
function pointsIn(element: Element, attribute: string): number {
  const written = attribute === '' ? '' : (element.attributes[attribute] ?? '');
  return 2 + (written.match(/\d+/gu)?.length ?? 0) + (written.match(/[a-z]/giu)?.length ?? 0);
}
