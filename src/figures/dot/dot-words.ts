import type { DotToken } from './dot-tokens.js';

/** A token with its part in the graph. */
export interface DotWord extends DotToken {
  readonly part: 'graph' | 'cluster' | 'node' | 'edge-node' | 'key' | 'value' | 'port' | 'other';
  /** The key whose value the word is. */
  readonly key?: string;
}

/** Finds the part of every token. Joins the pieces of a name that + holds together. */
export function readWords(tokens: readonly DotToken[]): DotWord[] {
  const words: DotWord[] = [];
  let inList = false;
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (!token) break;
    if (token.kind === 'mark' && (token.text === '[' || token.text === ']')) inList = token.text === '[';
    if (token.kind !== 'id' && token.kind !== 'html') {
      words.push({ ...token, part: 'other' });
      continue;
    }
    let { text } = token;
    for (; tokens[at + 1]?.text === '+' && tokens[at + 1]?.kind === 'mark'; at += 2) text += tokens[at + 2]?.text ?? '';
    words.push({ ...token, text, ...partOf(words, tokens[at + 1], inList) });
  }
  return words;
}

function partOf(before: readonly DotWord[], next: DotToken | undefined, inList: boolean): Pick<DotWord, 'part' | 'key'> {
  const last = before.at(-1);
  const isMark = (token: DotToken | undefined, ...marks: readonly string[]): boolean => token?.kind === 'mark' && marks.includes(token.text);
  if (isMark(last, '=')) return { part: 'value', key: before.at(-2)?.text.toLowerCase() ?? '' };
  if (inList || isMark(next, '=')) return { part: 'key' };
  if (last?.kind === 'keyword') return { part: last.text === 'subgraph' ? 'cluster' : 'graph' };
  if (isMark(last, ':')) return { part: 'port' };
  return { part: isMark(last, '->', '--') || isMark(next, '->', '--', ':') ? 'edge-node' : 'node' };
}
