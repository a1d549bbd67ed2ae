import type { Element } from 'xast';

/** Returns the elements of an SVG by their ids, the root's included. Of two with one id the first counts, as in a browser. */
export function elementsById(root: Element): ReadonlyMap<string, Element> {
  const byId = new Map<string, Element>();
  const index = (element: Element): void => {
    const { id } = element.attributes;
    if (typeof id === 'string' && !byId.has(id)) byId.set(id, element);
    for (const child of element.children) if (child.type === 'element') index(child);
  };
  index(root);
  return byId;
}
