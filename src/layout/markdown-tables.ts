import { largest } from '../core/long-lists.js';
import type { Root, Table } from 'mdast';
import type { Assessment } from '../model/assessment.js';

/** A plain text or a table, each with its characters as written. */
export type TextBlock =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'table'; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] };

type Parse = (text: string) => Root;
let parse: Parse | undefined;
/** The line under a table's head. A text without one holds no table and needs no parser. */
const delimiterRow = /^[ \t]*(?:\|[ \t]*)?:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*(?:\|[ \t]*)?$/mu;

/** Loads the parser if the document may hold a table. Loading takes 70 ms, and most documents have no table. */
export async function prepareTables(assessment: Assessment): Promise<void> {
  if (parse !== undefined || !assessment.parts.some(({ body }) => body.kind === 'field' && body.field.kind === 'text' && holdsTable(body.field.text))) return;
  const [{ unified }, { default: remarkParse }, { default: remarkGfm }] = await Promise.all([import('unified'), import('remark-parse'), import('remark-gfm')]);
  const processor = unified().use(remarkParse).use(remarkGfm);
  parse = (text) => processor.parse(text);
}

function holdsTable(text: string): boolean {
  return delimiterRow.test(text);
}

/**
 * Splits a text into plain texts and Markdown tables (GFM). Throws if a text with a table comes before {@link prepareTables}.
 * Nothing but tables is Markdown here: the form's own conventions (＜…＞, ・, ①, （※）, `*`) must print unchanged, in cells too.
 */
export function splitTables(text: string): readonly TextBlock[] {
  if (!holdsTable(text)) return [{ kind: 'text', text }];
  const known = splitTexts.get(text);
  if (known) return known;
  const blocks = parseTables(text);
  if (splitTexts.size < maxKeptTexts) splitTexts.set(text, blocks);
  return blocks;
}

/** Blocks of texts that were split before. Versions repeat their tables, and parsing one takes longer than the rest of a document. */
const splitTexts = new Map<string, readonly TextBlock[]>();
/** A run that prints more different texts with tables is long in any case. */
const maxKeptTexts = 100;

function parseTables(text: string): readonly TextBlock[] {
  if (!parse) throw new Error('the tables of the document were not prepared');
  const root = parse(text);
  const blocks: TextBlock[] = [];
  let end = 0;
  for (const node of root.children) {
    if (node.type !== 'table' || !node.position) continue;
    const start = node.position.start.offset ?? end;
    pushText(blocks, text.slice(end, start));
    blocks.push(readTable(node, text));
    end = node.position.end.offset ?? text.length;
  }
  pushText(blocks, text.slice(end));
  return blocks;
}

/** Adds a plain text unless it is empty. Drops the line break beside a table: it belongs to the table. */
function pushText(blocks: TextBlock[], text: string): void {
  const inner = text.replace(/^\n|\n$/gu, '');
  if (inner !== '') blocks.push({ kind: 'text', text: inner });
}

/**
 * A cell with its bars. Read from the text, because a node inside may have no position: the parser gives none to a web address
 * behind 「（」 or 「、」.
 */
const tableCell = /^\|?[ \t]*((?:\\[\\|]|[^|])*?)[ \t]*\|?[ \t]*$/u;

function readTable(table: Table, text: string): TextBlock {
  const columns = largest(table.children.map((row) => row.children.length));
  const [head = [], ...rows] = table.children.map((row) =>
    Array.from({ length: columns }, (_, column) => {
      const position = row.children[column]?.position;
      // A row may hold fewer cells than another; its missing cells are empty.
      if (!position) return '';
      const written = text.slice(position.start.offset, position.end.offset);
      return (tableCell.exec(written)?.[1] ?? written).replaceAll('\\|', '|');
    }),
  );
  return { kind: 'table', head, rows };
}
