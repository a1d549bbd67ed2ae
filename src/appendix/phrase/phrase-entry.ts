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

/** Sections of a 特定個人情報ファイル that tell what it is (１．特定個人情報ファイル名, ２．基本情報). */
const tellingSections = 2;

/** A whole entry that came or went: its content as lines on the side that has it. */
export function phraseEntry(change: EntryChange, isPicture: Figures['isPicture'], excerpt: ExcerptKind): Excerpt {
  const entry = sideOf(change);
  const content = entryContent(entry, isPicture, excerpt);
  const title = entryTitle(entry);
  return change.after
    ? { before: addedMark, after: [entryAddedMark(title), ...content.slice(content[0] === title ? 1 : 0)].join('\n') }
    : { before: content.length === 0 ? title : content.join('\n'), after: entryRemovedMark(title) };
}

/** Entries of one list that got other numbers. */
export function phraseMoves(changes: readonly MoveChange[]): Excerpt {
  return {
    before: changes.map((change) => quoted(entryCalled(change.before))).join('\n'),
    after: changes.map(({ what, after: entry }) => (what === 'renumbered' ? renumberedMark : reorderedMark)(entryTitle(entry))).join('\n'),
  };
}

/** 委託事項3, and for a 特定個人情報ファイル its name too. */
function entryTitle(entry: Entry): string {
  const last = columnLabels(entry.labels).at(-1);
  return last?.kind === 'entry' ? last.text : entryCalled(entry);
}

/** 委託事項3　名称 */
function entryCalled(entry: Entry): string {
  const last = columnLabels(entry.labels).at(-1);
  const called = last?.kind === 'entry' ? (last.called ?? '') : infoFileName(entry.called);
  const title = last?.kind === 'entry' ? last.text : `${entry.of}${String(entry.number)}`;
  return called === '' ? title : joinLabels([title, called]);
}

/**
 * Everything that an entry says, as lines: headings as they change, then label and value. Of a whole 特定個人情報ファイル, which fills
 * pages and stands in its version in full, `paragraph` shows the sections that tell what it is.
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
    if (isFile && excerpt === 'paragraph' && sections.add(sectionOf(path)).size > tellingSections) return [...lines, omittedBelowMark];
    const head = path.slice(0, -1);
    const shared = head.findIndex((step, index) => step.text !== current[index]?.text);
    if (shared >= 0) lines.push(...head.slice(shared).map(({ text }) => text));
    current = path;
    if (!isPicture(node.path)) lines.push(...labelled(path.at(-1), printContent(node)));
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

/** Boxes that are empty say nothing of a new entry. */
function printContent(node: FieldNode): readonly string[] {
  if (node.kind !== 'boxes') return printedLines(node);
  return node.options.filter(({ ticked, text }) => ticked || text !== '').flatMap((option) => printedOption(option).split('\n'));
}

/** `①委託内容：…`; several lines, and a bullet, beneath their label; the name of an entry behind its number as the form has it. */
function labelled(step: NameLabel | undefined, value: readonly string[]): readonly string[] {
  const label = step?.text ?? '';
  const [first = '', ...rest] = value;
  if (rest.length > 0 || /^\s*[・･●]/u.test(first)) return [`${label}：`, ...value];
  return [`${label}${step?.kind === 'entry' ? nameSeparator : '：'}${first}`];
}
