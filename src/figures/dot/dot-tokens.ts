import { figureFault } from '../picture/figure.js';
import type { Outcome } from '../picture/figure.js';

/** A token of the DOT language. */
export interface DotToken {
  /** `id`: a name, number or quoted text; `html`: a label between < and >; `keyword`; `mark`: one of { } [ ] = ; , : -> -- + */
  readonly kind: 'id' | 'html' | 'keyword' | 'mark' | 'end';
  /** The characters of the token, without quotes. A keyword is in lower case. */
  readonly text: string;
  /** UTF-16 units from the start of the text. */
  readonly offset: number;
}

const keywords: ReadonlySet<string> = new Set(['strict', 'graph', 'digraph', 'subgraph', 'node', 'edge']);
const blank = /(?:\s|\/\/[^\n]*|\/\*[^]*?\*\/|(?<=^[ \t]*|\n[ \t]*)#[^\n]*)*/uy;
const name = /[\p{L}\p{N}_\u0080-\u{10ffff}]+/uy;
const number = /-?(?:\.\d+|\d+(?:\.\d*)?)/uy;
const mark = /->|--|[{}[\]=;,:+]/uy;

/** Cuts a DOT text into tokens. The last one has the kind `end`. */
export function readDotTokens(text: string): Outcome<readonly DotToken[]> {
  const tokens: DotToken[] = [];
  let offset = skip(text, 0);
  while (offset < text.length) {
    const start = offset;
    const first = text[offset];
    if (first === '"') {
      const end = quoteEnd(text, offset);
      if (end < 0) return figureFault('図式の「"」で始まる文字列が閉じていません', '文字列の終わりに「"」を置いてください', start);
      tokens.push({
        kind: 'id',
        text: text
          .slice(start + 1, end)
          .replaceAll('\\"', '"')
          .replaceAll('\\\n', ''),
        offset: start,
      });
      offset = end + 1;
    } else if (first === '<') {
      const end = htmlEnd(text, offset);
      if (end < 0) return figureFault('図式の「<」で始まるラベルが閉じていません', 'ラベルの終わりに「>」を置くか、全体を "…" で囲んでください', start);
      tokens.push({ kind: 'html', text: text.slice(start + 1, end), offset: start });
      offset = end + 1;
    } else {
      const word = match(mark, text, offset) ?? match(number, text, offset) ?? match(name, text, offset);
      if (word === undefined) {
        return figureFault(
          `図式に、ここでは使えない文字「${String.fromCodePoint(text.codePointAt(offset) ?? 0)}」があります`,
          '名前やラベルなら、全体を "…" で囲んでください',
          start,
        );
      }
      const isMark = match(mark, text, offset) !== undefined;
      const lower = word.toLowerCase();
      tokens.push(
        isMark ? { kind: 'mark', text: word, offset } : keywords.has(lower) ? { kind: 'keyword', text: lower, offset } : { kind: 'id', text: word, offset },
      );
      offset += word.length;
    }
    offset = skip(text, offset);
  }
  return { ok: true, value: [...tokens, { kind: 'end', text: '', offset: text.length }] };
}

function match(pattern: RegExp, text: string, offset: number): string | undefined {
  pattern.lastIndex = offset;
  return pattern.exec(text)?.[0];
}

function skip(text: string, offset: number): number {
  return offset + (match(blank, text, offset)?.length ?? 0);
}

function quoteEnd(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '"') return at;
  }
  return -1;
}

function htmlEnd(text: string, start: number): number {
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    if (text[at] === '<') depth++;
    else if (text[at] === '>' && --depth === 0) return at;
  }
  return -1;
}
