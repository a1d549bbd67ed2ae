import type { NamePath, NameStep } from './column-name.js';

/** Longer names of entries say themselves in the row; here they would bury the number. */
const maxEntryName = 24;

/**
 * The 項目 cell of a name: a line a step. Where the number of an entry alone could mislead, because the list is not the same in
 * both versions, `called` puts its name behind it (委託事項1　システム保守), unless that is long.
 */
export function nameCell(path: NamePath, called = false): string {
  return path.map((step) => (called && isShort(step.called ?? '') ? `${step.line}　${step.called ?? ''}` : step.line)).join('\n');
}

function isShort(name: string): boolean {
  return name !== '' && name.length <= maxEntryName;
}

/** At most this many characters in a name that stands inside another cell. */
const maxShortName = 30;

/** The numbers by which parts, sections and risks are known without their labels. */
const numbers = /^(?:[Ⅰ-Ⅻ](?:（[０-９]+）)?|[０-９]+．|リスク[０-９]+)/u;

/**
 * How one item names another beside it: the steps they do not share (③消去方法); where they are not of the same section, part and
 * section by their numbers (Ⅲ７．⑥技術的対策). Undefined where that takes too many words.
 */
export function shortName(path: NamePath, from: NamePath): string | undefined {
  const shared = path.findIndex((step, index) => step.line !== from[index]?.line);
  const rest = path.slice(shared < 0 ? path.length - 1 : shared).filter(({ kind }) => kind !== 'file');
  const isAbove = ({ kind }: NameStep): boolean => kind === 'part' || kind === 'section';
  const above = rest.filter(isAbove).map(({ line }) => numbers.exec(line)?.[0] ?? line);
  const below = rest.filter((step) => !isAbove(step)).map(({ kind, line }) => (kind === 'group' ? (numbers.exec(line)?.[0] ?? line) : line));
  const name = above.join('') + below.join('　');
  return name === '' || name.length > maxShortName ? undefined : name;
}
