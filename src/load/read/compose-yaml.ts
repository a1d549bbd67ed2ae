import { CST, Composer, Lexer, LineCounter, Parser } from 'yaml';
import type { Document, YAMLError } from 'yaml';

/** Deepest nesting of lists, mappings and flow brackets. The form itself needs eight. */
export const maxDepth = 40;
/** Most lexemes (words, marks, breaks, escapes in quotes) of a text. The longest published assessment has 12,500; each costs 400 bytes and 5 μs. */
const maxLexemes = 200_000;
/** Longest value, and most text of all values, in UTF-16 units. The longest published assessment has 126,000 as a whole. */
export const maxTextLength = { one: 200_000, all: 1_000_000 };
/** Most documents (---) and directives (%) that are composed. A file may hold one document; each takes 5 KB. */
const maxDocuments = 20;
/** Most findings of one kind that are kept for messages. Further ones are only counted. */
export const keptFindings = 100;

/** The result of the YAML parser for one text. All offsets are UTF-16 units from 0. */
export interface Composed {
  readonly lines: LineCounter;
  /** The first document. Undefined if its nesting stopped the parser. */
  readonly document?: Document.Parsed;
  readonly errors: readonly YAMLError[];
  /** Offset at which the nesting exceeds {@link maxDepth}. */
  readonly tooDeep?: number;
  /** Offset at which the text exceeds the most lexemes. */
  readonly tooMany?: number;
  /** Offset of the value that is too long, or with which all values are. `limit` is the broken part of {@link maxTextLength}. */
  readonly tooLong?: { readonly offset: number; readonly limit: number };
  /** Offset of a second document. */
  readonly secondDocument?: number;
  /** Offset of the first directive. */
  readonly directive?: number;
  /** The first anchors (&), aliases (*) and tags (!). A document may use none of them. */
  readonly properties: readonly NodeProperty[];
  /** Offsets of opening quotes, in order. */
  readonly quotes: readonly number[];
  /** Offsets of comments, in order. */
  readonly comments: readonly number[];
  /** Numbers of properties and errors beyond those kept. */
  readonly further: { readonly properties: number; readonly errors: number };
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
  const further = { properties: 0, errors: 0 };
  let [lexemes, characters, errorTokens, directives] = [0, 0, 0, 0];
  let directive: number | undefined;
  let offset = 0;
  let plainBefore = false;
  const take = (tokens: Iterable<Parameters<Composer['next']>[0]>): void => {
    for (const token of tokens) {
      if (token.type === 'directive') directive ??= token.offset;
      if (token.type === 'document') starts.push(token.offset);
      if (token.type === 'directive' && ++directives > maxDocuments) continue;
      if (token.type === 'error' && ++errorTokens > keptFindings) further.errors++;
      else for (const document of composer.next(token)) documents.push(document);
    }
  };
  const stopped = (at: number, limit: Pick<Composed, 'tooDeep' | 'tooMany' | 'tooLong'>): Composed => ({
    lines: countLines(text, at),
    errors: [],
    ...limit,
    properties: [],
    quotes: [],
    comments: [],
    further: { properties: 0, errors: 0 },
  });
  for (const lexeme of new Lexer().lex(text)) {
    const first = lexeme[0];
    lexemes += first === '"' && !plainBefore ? lexeme.split('\\').length : 1;
    if (lexemes > maxLexemes) return stopped(offset, { tooMany: offset });
    if (first !== '#' || plainBefore) {
      characters += lexeme.length;
      const limit = lexeme.length > maxTextLength.one ? maxTextLength.one : characters > maxTextLength.all ? maxTextLength.all : undefined;
      if (limit !== undefined) return stopped(offset, { tooLong: { offset, limit } });
    }
    if ((first === '"' || first === "'") && !plainBefore) quotes.push(offset);
    if (first === '#' && !plainBefore) comments.push(offset);
    const kind = plainBefore ? undefined : propertyKinds[first ?? ''];
    if (kind && CST.tokenType(lexeme) === kind) {
      if (properties.length < keptFindings) properties.push({ kind, offset, source: lexeme });
      else further.properties++;
    }
    const mark: boolean = !plainBefore && marks.has(lexeme);
    plainBefore = mark && lexeme === plainMark;
    if (!mark) offset += lexeme.length;
    take(parser.next(lexeme));
    if (starts.length > maxDocuments) break;
    if (parser.stack.length > maxDepth && collections(parser) > maxDepth) {
      const at = parser.stack.at(-1)?.offset ?? offset;
      return stopped(at, { tooDeep: at });
    }
  }
  take(parser.end());
  for (const document of composer.end()) documents.push(document);
  const [document] = documents;
  const [, second] = starts;
  const errors = [...documents.flatMap((each) => each.errors), ...composer.streamInfo().errors].sort((a, b) => a.pos[0] - b.pos[0]);
  further.errors += Math.max(0, errors.length - keptFindings);
  return {
    lines,
    ...(document ? { document } : {}),
    errors: errors.slice(0, keptFindings),
    ...(second === undefined ? {} : { secondDocument: second }),
    ...(directive === undefined ? {} : { directive }),
    properties,
    quotes,
    comments,
    further,
  };
}

const propertyKinds: Readonly<Record<string, NodeProperty['kind']>> = { '&': 'anchor', '*': 'alias', '!': 'tag' };

/** Lexemes without a character of the text: a document, a broken flow's end, the mark before plain or block text. */
const plainMark = CST.SCALAR;
const marks: ReadonlySet<string> = new Set([CST.DOCUMENT, CST.FLOW_END, plainMark]);

function collections(parser: Parser): number {
  return parser.stack.filter((token) => token.type === 'block-map' || token.type === 'block-seq' || token.type === 'flow-collection').length;
}

/** Counts the lines of a text up to an offset, for a parser that stopped there. */
function countLines(text: string, end: number): LineCounter {
  const lines = new LineCounter();
  lines.addNewLine(0);
  for (let at = text.indexOf('\n'); at >= 0 && at < end; at = text.indexOf('\n', at + 1)) lines.addNewLine(at + 1);
  return lines;
}
