import { CST, Composer, Lexer, LineCounter, Parser } from 'yaml';
import type { Document, YAMLError } from 'yaml';

/** Lists, mappings and flow brackets inside one another; the form itself needs eight. */
export const maxDepth = 40;

/** What the YAML parser made of a text. */
export interface Composed {
  readonly lines: LineCounter;
  /** The first document; undefined when nesting stopped the parser. */
  readonly document?: Document.Parsed;
  readonly errors: readonly YAMLError[];
  /** Offset at which the nesting became too deep. */
  readonly tooDeep?: number;
  /** Where a second document or a directive begins. */
  readonly secondDocument?: number;
  readonly directive?: number;
  /** Anchors (&), aliases (*) and tags (!), none of which a document may use. */
  readonly properties: readonly NodeProperty[];
  /** Offsets of the quotes that open quoted texts, in order. */
  readonly quotes: readonly number[];
  /** Offsets of comments that follow a value on its line without a space behind the #. */
  readonly tightComments: readonly number[];
}

export interface NodeProperty {
  readonly kind: 'anchor' | 'alias' | 'tag';
  readonly offset: number;
  readonly source: string;
}

/**
 * Lexes, parses and composes in one pass, token by token, so that a bottomless text is refused before anything recurses
 * into it. Duplicate keys are left to the reader of the nodes, which knows both places (and is linear in their number).
 */
export function composeYaml(text: string): Composed {
  const lines = new LineCounter();
  lines.addNewLine(0);
  const parser = new Parser(lines.addNewLine);
  const composer = new Composer({
    version: '1.2',
    schema: 'core',
    merge: false,
    strict: true,
    stringKeys: false,
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'silent',
  });
  const documents: Document.Parsed[] = [];
  const starts: number[] = [];
  const quotes: number[] = [];
  const properties: NodeProperty[] = [];
  const tightComments: number[] = [];
  let directive: number | undefined;
  let offset = 0;
  let plainBefore = false;
  const take = (tokens: Iterable<Parameters<Composer['next']>[0]>): void => {
    for (const token of tokens) {
      if (token.type === 'directive') directive ??= token.offset;
      if (token.type === 'document') starts.push(token.offset);
      documents.push(...composer.next(token));
    }
  };
  for (const lexeme of new Lexer().lex(text)) {
    const first = lexeme[0];
    if ((first === '"' || first === "'") && !plainBefore) quotes.push(offset);
    if (first === '#' && lexeme.length > 1 && !/^#[\s#!=*-]/.test(lexeme) && !plainBefore && followsValue(text, offset)) tightComments.push(offset);
    const kind = plainBefore ? undefined : propertyKinds[first ?? ''];
    if (kind && CST.tokenType(lexeme) === kind) properties.push({ kind, offset, source: lexeme });
    const mark: boolean = !plainBefore && marks.has(lexeme);
    plainBefore = mark && lexeme === plainMark;
    if (!mark) offset += lexeme.length;
    take(parser.next(lexeme));
    if (parser.stack.length > maxDepth && collections(parser) > maxDepth) {
      return { lines: fullCounter(text), errors: [], tooDeep: parser.stack.at(-1)?.offset ?? offset, properties, quotes, tightComments };
    }
  }
  take(parser.end());
  documents.push(...composer.end());
  const [document] = documents;
  const [, second] = starts;
  return {
    lines,
    ...(document ? { document } : {}),
    errors: [...documents.flatMap((each) => each.errors), ...composer.streamInfo().errors].sort((a, b) => a.pos[0] - b.pos[0]),
    ...(second === undefined ? {} : { secondDocument: second }),
    ...(directive === undefined ? {} : { directive }),
    properties,
    quotes,
    tightComments,
  };
}

const propertyKinds: Readonly<Record<string, NodeProperty['kind']>> = { '&': 'anchor', '*': 'alias', '!': 'tag' };

/** Lexemes of the lexer that stand for no character of the text: a document, a broken flow, and "a plain or block text comes next". */
const plainMark = CST.SCALAR;
const marks: ReadonlySet<string> = new Set([CST.DOCUMENT, CST.FLOW_END, plainMark]);

function collections(parser: Parser): number {
  return parser.stack.filter((token) => token.type === 'block-map' || token.type === 'block-seq' || token.type === 'flow-collection').length;
}

/** True when white space and, before that, something other than a bracket, a key's colon or a block mark stands before the comment on its line. */
function followsValue(text: string, comment: number): boolean {
  const line = text.slice(text.lastIndexOf('\n', comment - 1) + 1, comment).trimEnd();
  return line !== '' && /\s/.test(text[comment - 1] ?? '') && !/(?:[:,[{|>-]|[|>][+-]?\d?)$/.test(line);
}

/** A line counter for the whole text, where the parser stopped early. */
function fullCounter(text: string): LineCounter {
  const lines = new LineCounter();
  lines.addNewLine(0);
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines.addNewLine(at + 1);
  return lines;
}
