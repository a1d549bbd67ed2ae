import { formKey, idKey, keptKey, revisionKey, tickedKey } from '../forms/form.js';
import { internalKeys } from '../forms/internal-keys.js';
import { pathKey } from '../load/read/source.js';
import type { Path } from '../load/read/source.js';
import { changeTable } from '../appendix/rows/change-table.js';
import { nodeNames } from '../model/node-at.js';
import type { Version } from '../model/version.js';

/**
 * Part of a draft that a text belongs to. text: what the author writes, texts that migration kept included; row: 変更箇所; note: 変更の説明 and the
 * like; name: what must stay as it is: ids, choices of the form, names of figure files.
 */
export type TextPart = 'text' | 'row' | 'note' | 'name';

/** A text of a draft, with the official name of its item. */
export interface DraftText {
  readonly path: Path;
  readonly text: string;
  readonly part: TextPart;
  readonly item: string;
}

/** Returns every text value of a draft in the order of the document, under unknown keys too. Skips 様式 and 改定, which name the form. */
export function draftTexts({ source, assessment }: Version): readonly DraftText[] {
  const nameOf = nodeNames(assessment);
  const listKey = changeTable(assessment.form)?.listKey;
  const fixed = fixedPaths(assessment);
  const partOf = (path: Path): TextPart => {
    const [root] = path;
    if (root === listKey) return 'row';
    if (typeof root === 'string' && internalKeys.includes(root)) return 'note';
    if (root === keptKey) return 'text';
    return path.at(-1) === idKey || path.some((_, length) => fixed.has(pathKey(path.slice(0, length + 1)))) ? 'name' : 'text';
  };
  const texts: DraftText[] = [];
  const walk = (value: unknown, path: Path): void => {
    if (typeof value === 'string')
      texts.push({ path, text: value, part: partOf(path), item: nameOf(path) ?? path.findLast((step) => typeof step === 'string') ?? '' });
    else if (Array.isArray(value)) for (const [index, inner] of value.entries()) walk(inner, [...path, index]);
    else if (typeof value === 'object' && value !== null) for (const [key, inner] of Object.entries(value)) walk(inner, [...path, key]);
  };
  if (typeof source.data === 'object' && source.data !== null) {
    for (const [key, value] of Object.entries(source.data)) if (key !== formKey && key !== revisionKey) walk(value, [key]);
  }
  return texts;
}

/** Returns the paths, as keys, of values that are no text of the author: choices, ticks, files of figures. A text in （ ） of an option is one. */
function fixedPaths({ visits, figures }: Version['assessment']): ReadonlySet<string> {
  const paths: Path[] = figures.map(({ file }) => file.path);
  for (const { node } of visits) {
    if (node.kind === 'choice' || node.kind === 'check') paths.push(node.path);
    if (node.kind === 'boxes') paths.push([...node.path, tickedKey]);
  }
  return new Set(paths.map(pathKey));
}
