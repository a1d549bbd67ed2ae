import { CST, Composer, Lexer, LineCounter, Parser } from 'yaml';
import type { Document, YAMLError } from 'yaml';

/** Deepest nesting of lists, mappings and flow brackets. The form itself needs eight. */
export const maxDepth = 40;

/** The result of the YAML parser for one text. All offsets are UTF-16 units from 0. */
export interface Composed {
  readonly lines: LineCounter;
  /** The first document. Undefined if its nesting stopped the parser. */
  readonly document?: Document.Parsed;
  readonly errors: readonly YAMLError[];
  /** Offset at which the nesting exceeds {@link maxDepth}. */
  readonly tooDeep?: number;
  /** Offset of a second document. */
  readonly secondDocument?: number;
  /** Offset of the first directive. */
  readonly directive?: number;
  /** Anchors (&), aliases (*) and tags (!). A document may use none of them. */
  readonly properties: readonly NodeProperty[];
  /** Offsets of opening quotes, in order. */
  readonly quotes: readonly number[];
  /** Offsets of comments, in order. */
  readonly comments: readonly number[];
}

export interface NodeProperty {
  readonly kind: 'anchor' | 'alias' | 'tag';
  readonly offset: number;
  readonly source: string;
}

/**
 * Lexes, parses and composes a text in one pass. It works token by token, so that it refuses too deep a text before anything
 * recurses into it. Leaves duplicate keys to `readNodes`, which knows both places (and is linear in their number).
 * @example composeYaml('名称: 税 #1号').comments → [6]
 * @example composeYaml('名称: 税#1号').comments → []
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
  const comments: number[] = [];
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
    if (first === '#' && !plainBefore) comments.push(offset);
    const kind = plainBefore ? undefined : propertyKinds[first ?? ''];
    if (kind && CST.tokenType(lexeme) === kind) properties.push({ kind, offset, source: lexeme });
    const mark: boolean = !plainBefore && marks.has(lexeme);
    plainBefore = mark && lexeme === plainMark;
    if (!mark) offset += lexeme.length;
    take(parser.next(lexeme));
    if (parser.stack.length > maxDepth && collections(parser) > maxDepth) {
      return { lines: fullCounter(text), errors: [], tooDeep: parser.stack.at(-1)?.offset ?? offset, properties, quotes, comments };
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
    comments,
  };
}

const propertyKinds: Readonly<Record<string, NodeProperty['kind']>> = { '&': 'anchor', '*': 'alias', '!': 'tag' };

/** Lexemes without a character of the text: a document, a broken flow's end, the mark before plain or block text. */
const plainMark = CST.SCALAR;
const marks: ReadonlySet<string> = new Set([CST.DOCUMENT, CST.FLOW_END, plainMark]);

function collections(parser: Parser): number {
  return parser.stack.filter((token) => token.type === 'block-map' || token.type === 'block-seq' || token.type === 'flow-collection').length;
}

/** Counts the lines of the whole text, for a parser that stopped early. */
function fullCounter(text: string): LineCounter {
  const lines = new LineCounter();
  lines.addNewLine(0);
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines.addNewLine(at + 1);
  return lines;
}
