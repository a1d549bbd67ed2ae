import type { Place } from '../core/message.js';
import { showControls } from '../core/visible.js';

/**
 * Formats the places of a finding on one line. Names the file only where it is another one than `file`; a line with several places
 * stands once.
 * @example formatPlaces([{ file: 'a', line: 3, column: 1 }, { file: 'a', line: 3, column: 9 }, { file: 'a', line: 7, column: 1 }], 'a') → '3、7行目'
 * @example formatPlaces([{ file: 'b', line: 3, column: 1 }], 'a') → 'b の 3行目'
 */
export function formatPlaces(places: readonly Place[], file: string): string {
  const byFile = new Map<string, Set<number>>();
  for (const place of places) byFile.set(place.file, (byFile.get(place.file) ?? new Set<number>()).add(place.line));
  return [...byFile].map(([name, lines]) => `${name === file ? '' : `${showControls(name)} の `}${[...lines].join('、')}行目`).join('、');
}
