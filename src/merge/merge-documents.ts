import { changeTable } from '../appendix/rows/change-table.js';
import { equalData } from '../core/equal.js';
import { hasErrors } from '../core/message.js';
import type { Message } from '../core/message.js';
import type { FormLibrary } from '../forms/form-library.js';
import { formKey, revisionKey } from '../forms/form.js';
import { parseSource } from '../load/read/parse-source.js';
import type { Path, Source } from '../load/read/source.js';
import type { Assessment } from '../model/assessment.js';
import { namedPlaces } from './named-places.js';
import { parseDocument } from '../validate/parse-document.js';
import { renamedDeclarations } from './declared-names.js';
import type { DeclaredNames } from './declared-names.js';
import { readDraftedRows } from './drafted-rows.js';
import { lineStyle, restyled, withoutStyle } from './line-style.js';
import { mergedData } from './merged-data.js';
import type { MergeEvent } from './merged-data.js';
import { mergeTexts } from './merge-texts.js';
import type { Piece } from './merge-texts.js';
import { formRules, plainRules } from './merge-rules.js';
import type { MergeRules } from './decide.js';
import { mergedRowNumbers } from './row-numbers.js';
import { textTree } from './text-tree.js';
import { kindOf } from './three.js';
import type { DataMap, MergedTexts, MergeRole, MergeSide, Three } from './three.js';

/** What became of one item, with its official name. */
export interface NamedEvent extends MergeEvent {
  readonly name: string;
  /** Line of the first mark of a conflict in the merged text, from 1. */
  readonly line?: number;
}

/** Why texts are not merged by item. */
export type RefusedReason = 'no-document' | 'no-yaml' | 'other-form' | 'layout' | 'unproven';

export type DocumentMerge =
  | {
      readonly kind: 'merged';
      readonly text: string;
      /** Number of runs between git's marks. */
      readonly conflicts: number;
      readonly events: readonly NamedEvent[];
      /** Comments that went with an item that one side removed. */
      readonly lostComments: readonly { readonly comment: string; readonly name: string }[];
      /** Item names of 変更の説明 that follow an entry with a new number. */
      readonly renamed: DeclaredNames['renamed'];
      /** Item names of 変更の説明 that mean another entry now: a person must look at them. */
      readonly unclear: readonly string[];
    }
  /** The texts can't be merged by item. `role` is the document that stands in the way. */
  | { readonly kind: 'refused'; readonly reason: RefusedReason; readonly role?: MergeRole; readonly messages: readonly Message[] };

/** Words behind the marks of a conflict. */
export interface MarkLabels {
  readonly ours: string;
  readonly theirs: string;
}

/**
 * Merges three texts of one document by item. A line that only one side changed stays as that side has it, byte for byte. A conflict
 * leaves both texts between git's marks, inside its item. The result is proven: it reads as the merge of the values, with each
 * conflict settled for either side.
 */
export function mergeDocuments(texts: MergedTexts, forms: FormLibrary | undefined, labels: MarkLabels): DocumentMerge {
  const only = unmerged(texts);
  const made = mergedByItem(texts, forms, labels);
  if (only === undefined) return made;
  return { ...(made.kind === 'merged' ? made : { kind: 'merged', events: [], lostComments: [] }), text: only, conflicts: 0, renamed: [], unclear: [] };
}

/** Returns the text of the only side that changed anything. Undefined if both did. */
function unmerged({ base, ours, theirs }: MergedTexts): string | undefined {
  return ours === theirs || theirs === base ? ours : ours === base ? theirs : undefined;
}

function mergedByItem(texts: MergedTexts, forms: FormLibrary | undefined, labels: MarkLabels): DocumentMerge {
  const style = lineStyle(texts);
  const sources: Record<MergeRole, Source> = {
    base: parseSource('base', withoutStyle(texts.base)),
    ours: parseSource('ours', withoutStyle(texts.ours)),
    theirs: parseSource('theirs', withoutStyle(texts.theirs)),
  };
  const refusal = firstRefusal(sources, texts);
  if (refusal) return refusal;
  const assessments = { base: assessmentOf(sources.base, forms), ours: assessmentOf(sources.ours, forms), theirs: assessmentOf(sources.theirs, forms) };
  const { rules, listKey } = rulesFor(sources, assessments);
  const numbered = listKey === undefined ? sources : mergedRowNumbers(sources, listKey, rules);
  const trees = { base: textTree(numbered.base.text), ours: textTree(numbered.ours.text), theirs: textTree(numbered.theirs.text) };
  const three: Three = {
    base: { data: numbered.base.data ?? {}, path: [] },
    ours: { data: numbered.ours.data, path: [] },
    theirs: { data: numbered.theirs.data, path: [] },
  };
  const { ours, theirs } = trees;
  if (!ours || !theirs) return { kind: 'refused', reason: 'layout', role: ours ? 'theirs' : 'ours', messages: [] };
  const { pieces, lost } = mergeTexts({ base: trees.base, ours, theirs }, three, rules);
  const merged = mergedData(three, rules, 'ours');
  const settled = { ours: merged.data, theirs: pieces.some((piece) => typeof piece !== 'string') ? mergedData(three, rules, 'theirs').data : merged.data };
  for (const side of ['ours', 'theirs'] as const) {
    const read = parseSource('', textOf(pieces, side));
    if (read.data === undefined || !equalData(plain(read.data), plain(settled[side]))) return { kind: 'refused', reason: 'unproven', messages: [] };
  }
  const names = namedPlaces(numbered, assessments);
  const declared = declaredAnew(pieces, numbered, assessments, forms);
  const { text, lines } = marked(declared ? [declared.source.text] : pieces, labels);
  return {
    kind: 'merged',
    text: restyled(text, { ...style, ended: style.ended || !readsAlike(text) }),
    conflicts: pieces.filter((piece) => typeof piece !== 'string').length,
    events: merged.events.map((event) => {
      const line = event.kind === 'conflict' ? lineOf(event, lines) : undefined;
      return { ...event, name: names(event.at.role, event.at.path), ...(line === undefined ? {} : { line }) };
    }),
    lostComments: lost.map(({ comment, role, path }) => ({ comment, name: names(role, path) })),
    renamed: declared?.renamed ?? [],
    unclear: declared?.unclear ?? [],
  };
}

/** Writes the item names of a merge without conflicts anew. Undefined if there are conflicts, or no form. */
function declaredAnew(
  pieces: readonly Piece[],
  sources: Readonly<Record<MergeRole, Source>>,
  assessments: Readonly<Record<MergeRole, Assessment | undefined>>,
  forms: FormLibrary | undefined,
): DeclaredNames | undefined {
  const { ours, theirs } = assessments;
  if (!ours || !theirs || pieces.some((piece) => typeof piece !== 'string')) return undefined;
  const source = parseSource('merged', textOf(pieces, 'ours'));
  const assessment = assessmentOf(source, forms);
  if (!assessment) return undefined;
  return renamedDeclarations(
    { source, assessment },
    { ours: { source: sources.ours, assessment: ours }, theirs: { source: sources.theirs, assessment: theirs } },
  );
}

/** Finds the line of the mark around an item, or around the list that holds it. */
function lineOf({ at: { role, path } }: MergeEvent, lines: ReadonlyMap<string, number>): number | undefined {
  for (let length = path.length; length >= 0; length--) {
    const line = lines.get(spotKey(role, path.slice(0, length)));
    if (line !== undefined) return line;
  }
  return undefined;
}

function spotKey(role: MergeRole, path: Path): string {
  return JSON.stringify([role, path]);
}

function firstRefusal(sources: Readonly<Record<MergeRole, Source>>, texts: MergedTexts): Extract<DocumentMerge, { readonly kind: 'refused' }> | undefined {
  const refuse = (reason: RefusedReason, role: MergeRole, messages: readonly Message[] = []): Extract<DocumentMerge, { readonly kind: 'refused' }> => ({
    kind: 'refused',
    reason,
    role,
    messages,
  });
  for (const role of ['base', 'ours', 'theirs'] as const) {
    // Both sides may have begun the document: git then has no common ancestor.
    if (role === 'base' && texts.base.trim() === '') continue;
    const { data, messages } = sources[role];
    const faults = messages.filter(({ severity, ruleId }) => severity === 'error' && ruleId !== 'forbidden-character');
    if (role === 'ours' && kindOf(data) === 'map' && !Object.hasOwn(data as DataMap, formKey)) return refuse('no-document', role);
    if (kindOf(data) !== 'map' || hasErrors(faults)) return refuse('no-yaml', role, faults);
  }
  const formOf = (role: MergeRole): readonly unknown[] => [formKey, revisionKey].map((key) => ((sources[role].data ?? {}) as DataMap)[key]);
  for (const role of ['base', 'theirs'] as const)
    if (!(role === 'base' && sources.base.data === undefined) && !equalData(formOf(role), formOf('ours'))) return refuse('other-form', role);
  return undefined;
}

function assessmentOf(source: Source, forms: FormLibrary | undefined): Assessment | undefined {
  return source.data === undefined ? undefined : parseDocument(source, forms).assessment;
}

function rulesFor(
  sources: Readonly<Record<MergeRole, Source>>,
  assessments: Readonly<Record<MergeRole, Assessment | undefined>>,
): { readonly rules: MergeRules; readonly listKey?: string } {
  const form = assessments.ours?.form;
  const table = form && changeTable(form);
  if (!table) return { rules: plainRules };
  const rowsOf = (role: MergeRole): ReturnType<typeof readDraftedRows> => readDraftedRows(assessments[role] ?? { rows: [] }, sources[role].data, table);
  return { rules: formRules({ table, rows: { base: rowsOf('base'), ours: rowsOf('ours'), theirs: rowsOf('theirs') } }), listKey: table.listKey };
}

/** True if a text holds the same without its last line break. */
function readsAlike(text: string): boolean {
  return equalData(parseSource('', text).data, parseSource('', text.replace(/\n$/u, '')).data);
}

/** Returns the text of a merge with every conflict settled for one side. */
function textOf(pieces: readonly Piece[], side: MergeSide): string {
  return pieces.map((piece) => (typeof piece === 'string' ? piece : piece[side])).join('');
}

/** Returns the text of a merge with its marks, and the line of the first mark of each item. */
function marked(pieces: readonly Piece[], labels: MarkLabels): { readonly text: string; readonly lines: ReadonlyMap<string, number> } {
  const lines = new Map<string, number>();
  const written: string[] = [];
  let line = 1;
  for (const piece of pieces) {
    const text = typeof piece === 'string' ? piece : `<<<<<<< ${labels.ours}\n${whole(piece.ours)}=======\n${whole(piece.theirs)}>>>>>>> ${labels.theirs}\n`;
    if (typeof piece !== 'string' && !lines.has(spotKey(piece.role, piece.path))) lines.set(spotKey(piece.role, piece.path), line);
    written.push(text);
    line += text.split('\n').length - 1;
  }
  return { text: written.join(''), lines };
}

function whole(lines: string): string {
  return lines === '' || lines.endsWith('\n') ? lines : `${lines}\n`;
}

/** Returns data with null for each empty map and list: without its last entry, a list reads as an empty value. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.length === 0 ? null : value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, entry]) => [key, plain(entry)] as const);
  return entries.length === 0 ? null : Object.fromEntries(entries);
}
