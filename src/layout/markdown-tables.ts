import type { Root, Table } from 'mdast';
import type { Assessment } from '../model/assessment.js';

/** A stretch of text as written, or a table of cells as written. */
export type TextBlock =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'table'; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] };

type Parse = (text: string) => Root;
let parse: Parse | undefined;
/** The line under a table's head; a text without one holds no table and is not worth a parser's time. */
const delimiterRow = /^[ \t]*(?:\|[ \t]*)?:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*(?:\|[ \t]*)?$/mu;

/** Makes the parser ready for a document that holds tables. Loading it takes 70 ms, and most documents have none. */
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
 * Cuts a text into plain stretches and Markdown tables (GFM). Nothing but tables is Markdown here: the form's own
 * conventions (＜…＞, ・, ①, （※）, `*`) must print as they stand, so cells too keep their text to the letter. A text with a table
 * needs {@link prepareTables} first.
 */
export function splitTables(text: string): readonly TextBlock[] {
  if (!holdsTable(text)) return [{ kind: 'text', text }];
  const known = split.get(text);
  if (known) return known;
  const blocks = parseTables(text);
  // A run that prints more than this many different tables is long anyway.
  if (split.size < mostKept) split.set(text, blocks);
  return blocks;
}

/** The versions of an assessment repeat their tables, and the parser takes longer over one than all else does over a document. */
const split = new Map<string, readonly TextBlock[]>();
const mostKept = 100;

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

/** The line breaks that part a table from the text around it are the table's, not the author's. */
function pushText(blocks: TextBlock[], text: string): void {
  const inner = text.replace(/^\n|\n$/gu, '');
  if (inner !== '') blocks.push({ kind: 'text', text: inner });
}

/**
 * A cell as it stands between its bars. The nodes inside do not tell where: those that the parser makes of a web address behind
 * 「（」 or 「、」 have no position.
 */
const tableCell = /^\|?[ \t]*((?:\\[\\|]|[^|])*?)[ \t]*\|?[ \t]*$/u;

function readTable(table: Table, text: string): TextBlock {
  const columns = Math.max(...table.children.map((row) => row.children.length));
  const [head = [], ...rows] = table.children.map((row) =>
    Array.from({ length: columns }, (_, column) => {
      const position = row.children[column]?.position;
      // A row may hold fewer cells than another; what it leaves out is framed like the rest.
      if (!position) return '';
      const written = text.slice(position.start.offset, position.end.offset);
      return (tableCell.exec(written)?.[1] ?? written).replaceAll('\\|', '|');
    }),
  );
  return { kind: 'table', head, rows };
}
