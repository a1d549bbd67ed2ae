import { append } from '../../core/long-lists.js';
import { sideOf } from '../../diff/changes/change.js';
import type { EntryChange, MoveChange } from '../../diff/changes/change.js';
import type { Entry, FieldNode } from '../../model/assessment.js';
import type { Excerpt, ExcerptKind } from './excerpt.js';
import { addedMark, entryAddedMark, entryRemovedMark, figureMark, omittedBelowMark, quoted, renumberedMark, reorderedMark } from '../rows/fixed-phrases.js';
import { joinLabels, nameSeparator } from '../../core/name-separator.js';
import { infoFileName } from '../../model/item-name.js';
import type { ItemName, NameLabel } from '../../model/item-name.js';
import { columnLabels } from '../../names/column-name.js';
import type { Figures } from '../../model/figure-entries.js';
import { printedOption, printedLines } from '../../model/printed-value.js';

/** Number of first sections that identify a 特定個人情報ファイル (１．特定個人情報ファイル名, ２．基本情報). */
const identifyingSections = 2;

/** Phrases an entry that was added or removed: its content as lines on the side that has it. */
export function phraseEntry(change: EntryChange, isPicture: Figures['isPicture'], excerpt: ExcerptKind): Excerpt {
  const entry = sideOf(change);
  const content = entryContent(entry, isPicture, excerpt);
  const title = entryTitle(entry);
  return change.after
    ? { before: addedMark, after: [entryAddedMark(title), ...content.slice(content[0] === title ? 1 : 0)].join('\n') }
    : { before: content.length === 0 ? title : content.join('\n'), after: entryRemovedMark(title) };
}

/** Phrases the new numbers of the entries of one list. */
export function phraseMoves(changes: readonly MoveChange[]): Excerpt {
  return {
    before: changes.map((change) => quoted(entryCalled(change.before))).join('\n'),
    after: changes.map(({ what, after: entry }) => (what === 'renumbered' ? renumberedMark : reorderedMark)(entryTitle(entry))).join('\n'),
  };
}

/** Returns 委託事項3; for a 特定個人情報ファイル its name too. */
function entryTitle(entry: Entry): string {
  const last = columnLabels(entry.labels).at(-1);
  return last?.kind === 'entry' ? last.text : entryCalled(entry);
}

/** Returns 委託事項3　名称. */
function entryCalled(entry: Entry): string {
  const last = columnLabels(entry.labels).at(-1);
  const called = last?.kind === 'entry' ? (last.called ?? '') : infoFileName(entry.called);
  const title = last?.kind === 'entry' ? last.text : `${entry.of}${String(entry.number)}`;
  return called === '' ? title : joinLabels([title, called]);
}

/**
 * Returns the content of an entry as lines: headings as they change, then label and value. For a whole 特定個人情報ファイル, which fills
 * pages and is in its version in full, `paragraph` shows only the sections that identify it.
 */
function entryContent(entry: Entry, isPicture: Figures['isPicture'], excerpt: ExcerptKind): readonly string[] {
  const root = columnLabels(entry.labels);
  const isFile = root.at(-1)?.kind !== 'entry';
  const sections = new Set<string>();
  const lines: string[] = [];
  let current: readonly NameLabel[] = [];
  let pictured = false;
  for (const node of entry.fields) {
    const path = columnLabels(node.labels)
      .slice(isFile ? 0 : root.length - 1)
      .filter(({ kind }) => kind !== 'infoFile');
    if (isFile && excerpt === 'paragraph' && sections.add(sectionOf(path)).size > identifyingSections) return [...lines, omittedBelowMark];
    const head = path.slice(0, -1);
    const shared = head.findIndex((step, index) => step.text !== current[index]?.text);
    if (shared >= 0)
      append(
        lines,
        head.slice(shared).map(({ text }) => text),
      );
    current = path;
    if (!isPicture(node.path)) append(lines, labelled(path.at(-1), valueLines(node)));
    else if (!pictured) {
      lines.push(figureMark);
      pictured = true;
    }
  }
  return lines;
}

function sectionOf(path: ItemName): string {
  const section = path.findIndex(({ kind }) => kind === 'section');
  return path
    .slice(0, section + 1)
    .map(({ text }) => text)
    .join('\n');
}

/** Returns the value of a field as printed lines, without empty boxes: they add nothing to an entry. */
function valueLines(node: FieldNode): readonly string[] {
  if (node.kind !== 'boxes') return printedLines(node);
  return node.options.filter(({ ticked, text }) => ticked || text !== '').flatMap((option) => printedOption(option).split('\n'));
}

/** Returns `①委託内容：…`. Several lines, or a bullet, are below their label. The name of an entry follows its number as the form has it. */
function labelled(step: NameLabel | undefined, value: readonly string[]): readonly string[] {
  const label = step?.text ?? '';
  const [first = '', ...rest] = value;
  if (rest.length > 0 || /^\s*[・･●]/u.test(first)) return [`${label}：`, ...value];
  return [`${label}${step?.kind === 'entry' ? nameSeparator : '：'}${first}`];
}
