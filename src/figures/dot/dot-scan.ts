import { utf8Length } from '../../core/bytes.js';
import { attributeFault } from './dot-attributes.js';
import { htmlLabelFault } from './dot-html-label.js';
import { readDotTokens } from './dot-tokens.js';
import type { DotToken } from './dot-tokens.js';
import { figureFault } from '../picture/figure.js';
import type { FigureFault, Outcome } from '../picture/figure.js';

/**
 * Reads a DOT text to its end and writes the same graph from its tokens. `defaults` are statements for the head of the graph.
 * Refuses a graph that is too large, an attribute that names a file or link, and an attribute that is not known to be harmless.
 *
 * It comes before the SVG cleaner because each guards another program. Graphviz may not end on a graph or a number that is
 * too large, and its attributes can name files; a refusal before the layout also points at the author's own line. The
 * cleaner guards the page: an SVG from outside may hold scripts.
 *
 * Hand-written beside DOT parsers such as `@ts-graphviz/ast`. Those return a tree; here Graphviz gets the very tokens that were
 * checked, so it cannot read another graph, and each on its old line, so the line in an error of Graphviz is the author's.
 *
 * @example scanDot('digraph { 住民 -> 市 }', '').ok → true
 * @example scanDot('digraph { 住民 -- 市 }', '').fault.mend → '「->」に直してください'
 */
export function scanDot(text: string, defaults: string): Outcome<string> {
  const bytes = utf8Length(text);
  if (bytes > maxDotBytes)
    return figureFault(`図式が大きすぎます。50 KB までですが、${String(Math.ceil(bytes / 1024))} KB あります`, '図を二つに分けてください');
  if (!/\bgraph\b|\bdigraph\b/iu.test(text))
    return figureFault('図式は Graphviz（DOT）の文で、「digraph {」で始まるはずです', '「digraph { 住民 -> 市 }」のように書いてください', 0);
  const tokens = readDotTokens(text);
  if (!tokens.ok) return tokens;
  try {
    new Scanner(tokens.value).graph();
  } catch (error) {
    if (error instanceof DotRefusal) return { ok: false, fault: error.fault };
    throw error;
  }
  return { ok: true, value: writeTokens(tokens.value, text, defaults) };
}

/** Limits of one diagram. A form's figure has a dozen boxes. Some layouts within the limits take hours: `RunGraphviz` stops those. */
const maxDotBytes = 50 * 1024;
const maxNodes = 500;
const maxEdges = 500;
const maxSubgraphs = 100;
const maxNesting = 16;

/** A fault on its way out of the grammar. Thrown and caught within this file. */
class DotRefusal extends Error {
  constructor(readonly fault: FigureFault) {
    super(fault.text);
  }
}

class Scanner {
  private at = 0;
  private directed = true;
  private readonly nodes = new Set<string>();
  private readonly members = new Map<string, ReadonlySet<string>>();
  private edges = 0;
  private subgraphs = 0;

  constructor(private readonly tokens: readonly DotToken[]) {}

  graph(): void {
    this.take('keyword', 'strict');
    if (!this.take('keyword', 'digraph')) {
      this.directed = false;
      if (!this.take('keyword', 'graph')) this.refuse('図式は「digraph {」で始まるはずです');
    }
    if (this.peek().kind === 'id') this.at++;
    this.block(0);
    if (this.peek().kind !== 'end') this.refuse('図式が「}」で終わった後に、まだ続きがあります');
  }

  private block(depth: number): Set<string> {
    if (!this.take('mark', '{')) this.refuse('図式の「{」があるはずの所にありません');
    if (depth > maxNesting) this.refuse(`図式の囲みの入れ子が深すぎます（${String(maxNesting)} 段まで）`);
    const inside = new Set<string>();
    while (!this.take('mark', '}')) {
      if (this.peek().kind === 'end') this.refuse('図式の「}」が足りません');
      for (const node of this.statement(depth)) inside.add(node);
      this.take('mark', ';');
    }
    return inside;
  }

  private statement(depth: number): ReadonlySet<string> {
    const { kind, text } = this.peek();
    if (kind === 'keyword' && ['graph', 'node', 'edge'].includes(text)) {
      this.at++;
      this.attributes();
      return new Set();
    }
    const next = this.tokens[this.at + 1];
    if (kind === 'id' && next?.kind === 'mark' && next.text === '=') {
      this.assignment();
      return new Set();
    }
    let ends = this.endpoint(depth);
    const all = new Set(ends);
    while (this.edgeMark()) {
      const others = this.endpoint(depth);
      this.edges += ends.size * others.size;
      if (this.edges > maxEdges) this.refuse(`図式の矢印が多すぎます（${String(maxEdges)} 本まで）`, '図を二つに分けてください');
      for (const node of others) all.add(node);
      ends = others;
    }
    this.attributes();
    return all;
  }

  private edgeMark(): boolean {
    const token = this.peek();
    if (token.kind !== 'mark' || (token.text !== '->' && token.text !== '--')) return false;
    const right = this.directed ? '->' : '--';
    if (token.text !== right) this.refuse(`図式の矢印は「${right}」のはずですが、「${token.text}」とあります`, `「${right}」に直してください`);
    this.at++;
    return true;
  }

  private endpoint(depth: number): ReadonlySet<string> {
    const token = this.peek();
    if (token.kind === 'mark' && token.text === '{') return this.subgraph(undefined, depth);
    if (this.take('keyword', 'subgraph')) return this.subgraph(this.peek().kind === 'id' ? this.id() : undefined, depth);
    const name = this.id();
    // The port of a node, then the side of the port.
    for (let colons = 0; colons < 2 && this.take('mark', ':'); colons++) this.id();
    this.nodes.add(name);
    if (this.nodes.size > maxNodes) this.refuse(`図式の箱が多すぎます（${String(maxNodes)} 個まで）`, '図を二つに分けてください');
    return new Set([name]);
  }

  private subgraph(name: string | undefined, depth: number): ReadonlySet<string> {
    this.subgraphs++;
    if (this.subgraphs > maxSubgraphs) this.refuse(`図式の囲みが多すぎます（${String(maxSubgraphs)} 個まで）`, '図を二つに分けてください');
    const token = this.peek();
    const known = name === undefined ? undefined : this.members.get(name);
    if (name !== undefined && !(token.kind === 'mark' && token.text === '{')) return known ?? new Set();
    const inside = new Set([...(known ?? []), ...this.block(depth + 1)]);
    if (name !== undefined) this.members.set(name, inside);
    return inside;
  }

  private attributes(): void {
    while (this.take('mark', '[')) {
      while (!this.take('mark', ']')) {
        this.assignment();
        if (!this.take('mark', ',')) this.take('mark', ';');
      }
    }
  }

  private assignment(): void {
    const key = this.peek();
    this.id();
    // A name alone means true.
    const value = this.take('mark', '=') ? this.peek() : undefined;
    const fault =
      attributeFault(key.text, value === undefined ? 'true' : this.id(), key.offset) ?? (value?.kind === 'html' ? htmlLabelFault(value) : undefined);
    if (fault) throw new DotRefusal(fault);
  }

  private id(): string {
    const token = this.peek();
    if (token.kind !== 'id' && token.kind !== 'html') this.refuse('図式の、名前か値があるはずの所にありません');
    this.at++;
    let { text } = token;
    while (this.take('mark', '+')) text += this.id();
    return text;
  }

  private peek(): DotToken {
    const token = this.tokens[this.at] ?? this.tokens.at(-1);
    if (!token) throw new Error('the list of tokens has no end');
    return token;
  }

  private take(kind: DotToken['kind'], text: string): boolean {
    const token = this.peek();
    if (token.kind !== kind || token.text !== text) return false;
    this.at++;
    return true;
  }

  private refuse(text: string, mend = '{ } や [ ] や「"」の対応と、前の行の書き方を確かめてください'): never {
    const { kind, text: found, offset } = this.peek();
    const where = kind === 'end' ? '（ここで図式が終わっています）' : mend.startsWith('{') ? `（「${found.split('\n')[0]?.slice(0, 20) ?? ''}」の所）` : '';
    throw new DotRefusal(figureFault(text + where, mend, offset).fault);
  }
}

/** Writes tokens as DOT, each on its old line. Quotes every name, so that Graphviz takes none for a keyword or a number. */
export function writeTokens(tokens: readonly DotToken[], text: string, defaults: string): string {
  let written = '';
  const opening = tokens.find((token) => token.kind === 'mark' && token.text === '{');
  let [line, read] = [0, 0];
  for (const token of tokens) {
    const breaks = countBreaks(text.slice(read, token.offset));
    const word = writeToken(token) + (token === opening ? ` ${defaults}` : '');
    written += '\n'.repeat(Math.max(0, breaks - line)) + word + ' ';
    // A token may hold line breaks itself; those are written by then.
    line = countBreaks(word);
    read = token.offset;
  }
  return written;
}

function countBreaks(text: string): number {
  return text.split('\n').length - 1;
}

function writeToken({ kind, text }: DotToken): string {
  if (kind === 'id') return `"${text.replaceAll('"', '\\"')}"`;
  return kind === 'html' ? `<${text}>` : text;
}
