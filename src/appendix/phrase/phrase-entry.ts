import { sideOf } from '../../diff/changes/change.js';
import type { Entry, EntryChange, MoveChange } from '../../diff/changes/change.js';
import type { FieldNode } from '../../model/assessment.js';
import type { Excerpt, ExcerptKind } from './excerpt.js';
import { addedMark, entryAddedMark, entryRemovedMark, figureMark, omittedBelowMark, quoted, renumberedMark, reorderedMark } from '../rows/fixed-phrases.js';
import type { ItemNames, NamePath, NameStep } from '../../names/column-name.js';
import { fileName } from '../../names/column-name.js';
import type { Figures } from './phrase-figure.js';
import { printOption, printValue } from '../../model/printed-value.js';

/** What phrasing an entry needs to know of the version that it stands in. */
export interface EntrySide {
  readonly names: ItemNames;
  /** True for the items that are a picture. */
  readonly isPicture: Figures['isPicture'];
}

/** Sections of a 特定個人情報ファイル that tell what it is (１．特定個人情報ファイル名, ２．基本情報). */
const tellingSections = 2;

/** A whole entry that came or went: its content as lines on the side that has it. */
export function phraseEntry(change: EntryChange, side: EntrySide, excerpt: ExcerptKind): Excerpt {
  const entry = sideOf(change);
  const content = entryContent(entry, side, excerpt);
  const title = entryTitle(entry, side.names);
  return change.after
    ? { before: addedMark, after: [entryAddedMark(title), ...content.slice(content[0] === title ? 1 : 0)].join('\n') }
    : { before: content.length === 0 ? title : content.join('\n'), after: entryRemovedMark(title) };
}

/** Entries of one list that got other numbers. */
export function phraseMoves(changes: readonly MoveChange[], before: ItemNames, after: ItemNames): Excerpt {
  return {
    before: changes.map((change) => quoted(entryCalled(change.before, before))).join('\n'),
    after: changes.map(({ what, after: entry }) => (what === 'renumbered' ? renumberedMark : reorderedMark)(entryTitle(entry, after))).join('\n'),
  };
}

/** 委託事項3, and for a 特定個人情報ファイル its name too. */
function entryTitle(entry: Entry, names: ItemNames): string {
  const last = names.at(entry.place.path).at(-1);
  return last?.kind === 'entry' ? last.line : entryCalled(entry, names);
}

/** 委託事項3　名称 */
function entryCalled(entry: Entry, names: ItemNames): string {
  const last = names.at(entry.place.path).at(-1);
  const called = last?.kind === 'entry' ? (last.called ?? '') : fileName(entry.named);
  const title = last?.kind === 'entry' ? last.line : `${entry.of}${String(entry.number)}`;
  return called === '' ? title : `${title}　${called}`;
}

/**
 * Everything that an entry says, as lines: headings as they change, then label and value. Of a whole 特定個人情報ファイル, which fills
 * pages and stands in its version in full, `paragraph` shows the sections that tell what it is.
 */
function entryContent(entry: Entry, side: EntrySide, excerpt: ExcerptKind): readonly string[] {
  const root = side.names.at(entry.place.path);
  const isFile = root.at(-1)?.kind !== 'entry';
  const sections = new Set<string>();
  const lines: string[] = [];
  let current: readonly NameStep[] = [];
  let pictured = false;
  for (const { place, node } of entry.leaves) {
    const path = side.names
      .at(place.path)
      .slice(isFile ? 0 : root.length - 1)
      .filter(({ kind }) => kind !== 'file');
    if (isFile && excerpt === 'paragraph' && sections.add(sectionOf(path)).size > tellingSections) return [...lines, omittedBelowMark];
    const head = path.slice(0, -1);
    const shared = head.findIndex((step, index) => step.line !== current[index]?.line);
    if (shared >= 0) lines.push(...head.slice(shared).map(({ line }) => line));
    current = path;
    if (!side.isPicture(place.path)) lines.push(...labelled(path.at(-1), printContent(node)));
    else if (!pictured) {
      lines.push(figureMark);
      pictured = true;
    }
  }
  return lines;
}

function sectionOf(path: NamePath): string {
  const section = path.findIndex(({ kind }) => kind === 'section');
  return path
    .slice(0, section + 1)
    .map(({ line }) => line)
    .join('\n');
}

/** Boxes that are empty say nothing of a new entry. */
function printContent(node: FieldNode): readonly string[] {
  if (node.kind !== 'boxes') return printValue(node);
  return node.options.filter(({ ticked, text }) => ticked || text !== '').flatMap((option) => printOption(option).split('\n'));
}

/** `①委託内容：…`; several lines, and a bullet, beneath their label; the name of an entry behind its number as the form has it. */
function labelled(step: NameStep | undefined, value: readonly string[]): readonly string[] {
  const label = step?.line ?? '';
  const [first = '', ...rest] = value;
  if (rest.length > 0 || /^\s*[・･●]/u.test(first)) return [`${label}：`, ...value];
  return [`${label}${step?.kind === 'entry' ? '　' : '：'}${first}`];
}
