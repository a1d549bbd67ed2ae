import { foldForm } from '../../core/fold-form.js';
import type { ChangeRow } from '../../model/assessment.js';
import { isMark } from '../rows/fixed-phrases.js';
import { rowCells } from '../rows/change-table.js';

/** Texts of the cells 変更前 and 変更後 of a row, read. */
export interface RowTexts {
  readonly before: CellTexts;
  readonly after: CellTexts;
}

export interface CellTexts {
  /** Texts that the version may hold, line by line. */
  readonly quotes: readonly Quote[];
  /** Statements instead of quotes: there was nothing, or something was added, removed, or changed. */
  readonly statements: ReadonlySet<Statement>;
  /** True if a sentence is about all of an entry (「委託事項１に関する記載は全て削除」), or the cell leaves out the rest (以下略). */
  readonly saysAll: boolean;
  /** The whole cell, folded. */
  readonly folded: string;
  /** The whole cell, in half-width forms, its lines trimmed. */
  readonly cell: string;
}

export type Statement = 'nothing' | 'added' | 'removed' | 'changed';

export interface Quote {
  /** As written. */
  readonly text: string;
  /** Folded forms in which a version may hold it: as written, and without text that tables add before (⑦, ・, 「2) 」) or after (の新設). */
  readonly forms: readonly string[];
  /** True if it reads like a sentence about the change: not finding it means nothing. */
  readonly describes: boolean;
  /** True if it reads like the name of an item (②システムの機能：, システム2) before its value. */
  readonly isLabel: boolean;
}

/** Marks of omitted or continued text: （中略）（以下略）（続き）. */
const omission = /[（(](?:中略|略|以下略|以下省略|前略|後略|省略|続き|続く|空白|図)[)）]/u;
const restLeftOut = /[（(](?:以下略|以下省略|後略)[)）]\s*$/u;
/** Boxes of a printed line; each starts another text. */
const box = /[［[「]\s*(?:[○◯〇oOＯ●]\s*)?[\]］」]/u;
const nothing =
  /^(?:追加|新規|新設|記載なし|記載無し|該当なし|なし|無し|なかった|空欄|未記載|[-ー]|[^。]{1,30}(?:の|に関する|に係る)?記載(?:なし|無し|がない|はない))$/u;
const added = /(?:を|の|は|に)?(?:追加|新設|追記|追加記載|新規追加)(?:する|した|しました)?。?$/u;
const removed = /(?:を|の|は|に関する記載は)?(?:全て|すべて)?(?:削除|廃止)(?:する|した|しました)?。?$/u;
const changed = /(?:を|の|に|へ)?(?:修正|変更|移動|整理|見直し|更新|差し?替え?|入れ?替え|改訂|全部改正|一部改正)(?:する|した|しました|を実施|のとおり)?。?$/u;
/** Longest sentence about a change, in UTF-16 units. A longer text is a quote that ends in such a word. */
const longestTelling = 60;
const pointer = /^(?:[^。]{0,30}[前後]の(?:表記|記載|文言|内容)|該当箇所参照|別紙.{0,40}(?:のとおり|参照)|.{0,10}と?同じ|同上|左に同じ|変更なし)$/u;
/** Prefixes that tables add to a text: bullets, the number of the item or of the option. */
const leading = /^[\s・●•○◯〇◎*※]+|^(?:\d{1,2}[)）.．]?\s+|\d{1,2}[)）]|\d{1,2}[.．](?!\d)|[①-⑳])\s*/u;
const trailing = /(?:の新設|を新設|の追加|を追加)。?$/u;
/** （　）, the print of a box without a text. */
const blankBrackets = /[（(]\s*[)）]件?/gu;
/** Name of an item or an entry before its value: ①委託内容：…, 委託事項1　…. */
const labelled: readonly RegExp[] = [/^[^：:。]{1,60}[：:](.+)$/u, /^[^\s\d０-９。]{2,8}[\d０-９]{1,2}[\s：:]+(.+)$/u];
const onlyLabel = /^[^。]{1,60}[：:]$|^[^\s\d０-９。]{2,8}[\d０-９]{1,2}$/u;
const brackets = /[［］\][\]〔〕【】「」『』]/gu;

/**
 * Reads the cells 変更前 and 変更後 of a row.
 *
 * @example rowTexts({ row: { cells: ['Ⅱ４', '委託事項２に関する記載', '記載は全て削除'].map((text) => ({ kind: 'text', item: {}, text })) } }).after.statements → new Set(['removed'])
 * @example rowTexts({ row: { cells: ['Ⅱ４', '', '⑦再委託する'].map((text) => ({ kind: 'text', item: {}, text })) } }).after.quotes[0].forms → ['(7)再委託する', '再委託する']
 * @example rowTexts({ row: { cells: ['Ⅱ４', '', `${'異動に伴う登録、'.repeat(8)}権限の変更`].map((text) => ({ kind: 'text', item: {}, text })) } }).after.quotes[0].describes → false
 */
export function rowTexts(row: ChangeRow): RowTexts {
  const cells = rowCells(row);
  return { before: readCell(cells?.before.text ?? ''), after: readCell(cells?.after.text ?? '') };
}

function readCell(cell: string): CellTexts {
  const statements = new Set<Statement>();
  const quotes: Quote[] = [];
  let saysAll = restLeftOut.test(cell);
  const lines = cell.split('\n').flatMap((line) => line.split(omission).flatMap((piece) => piece.split(box)));
  for (const line of lines) {
    const text = line.trim();
    if (text === '') continue;
    const telling = tellingOf(text);
    if (telling) statements.add(telling);
    saysAll ||= (telling === 'added' || telling === 'removed') && !isWord(text);
    if (telling && (isMark(text) || isWord(text))) continue;
    const quote = quoteOf(text, telling !== undefined);
    if (quote) quotes.push(quote);
  }
  if (quotes.length === 0 && statements.size === 0) statements.add('nothing');
  return { quotes, statements, saysAll, folded: foldForm(cell), cell: cell.normalize('NFKC').replace(/^\s+/gmu, '') };
}

/** True for a word like 「追加」 alone, which quotes no version. */
function isWord(text: string): boolean {
  const plain = plainOf(text);
  return nothing.test(plain) || /^(?:の|を)?(?:追加|新設|追記|追加記載|記載を?削除|削除|修正|変更)$/u.test(plain);
}

function tellingOf(text: string): Statement | undefined {
  const plain = plainOf(text);
  if (nothing.test(plain)) return 'nothing';
  if (plain.length > longestTelling) return trailing.test(plain) ? 'added' : undefined;
  if (removed.test(plain)) return 'removed';
  if (added.test(plain)) return 'added';
  return changed.test(plain) || pointer.test(plain) ? 'changed' : undefined;
}

function plainOf(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[‐‑‒–—―−─]/gu, '-')
    .replace(/^[\s(［[]+|(?<![\s)\]］])[\s)\]］]+$/gu, '');
}

function quoteOf(text: string, describes: boolean): Quote | undefined {
  // Most of these are the same text: each is folded once.
  const written = new Set([text.trim()]);
  const add = (form: string): unknown => written.add(form.trim());
  const bare = text.replace(trailing, '').replace(blankBrackets, '');
  const open = bare.replace(brackets, ' ').trim();
  // A row of a table, copied with its bars.
  if (bare.includes('|')) add(bare.replaceAll('|', ' '));
  for (const form of [bare, open, ...[...new Set([bare, open])].flatMap((form) => labelled.flatMap((label) => label.exec(form)?.[1] ?? []))]) {
    add(form);
    add(form.replace(leading, ''));
  }
  const forms = new Set([...written].map(foldForm).filter((folded) => /[\p{L}\p{N}]/u.test(folded)));
  return forms.size === 0 ? undefined : { text, forms: [...forms], describes, isLabel: onlyLabel.test(bare) };
}
