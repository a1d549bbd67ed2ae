import { writeTokens } from './dot-scan.js';
import { readDotTokens } from './dot-tokens.js';
import type { DotToken } from './dot-tokens.js';

/**
 * Returns a DOT text as it may be published: without comments, `comment=` and the name of the graph, and with new names for clusters and
 * for boxes that print a label instead. It draws the same picture. Returns the text itself if there is nothing to hide, and an empty graph
 * if the text can't be read.
 * @example publicDot('digraph { 住民 -> 市 }') → 'digraph { 住民 -> 市 }'
 * @example publicDot('digraph 案 { // 部内\n a [label=市 comment=部内] }').replace(/\s+/gu, ' ').trim() → 'digraph { "n1" [ "label" = "市" ] }'
 */
export function publicDot(text: string): string {
  const read = readDotTokens(text);
  if (!read.ok) return 'digraph { }';
  const words = readWords(read.value);
  const kept = renamed(withoutHidden(words));
  const same = kept.length === words.length && kept.every((word, index) => word.text === words[index]?.text);
  return same && !/\/\/|\/\*|#/u.test(text) ? text : `${writeTokens(kept, text, '').trimEnd()}\n`;
}

/** A token with its part in the graph. */
interface Word extends DotToken {
  readonly part: 'graph' | 'cluster' | 'node' | 'edge-node' | 'key' | 'value' | 'port' | 'other';
  /** The key whose value the word is. */
  readonly key?: string;
}

/** Finds the part of every token. Joins the pieces of a name that + holds together. */
function readWords(tokens: readonly DotToken[]): Word[] {
  const words: Word[] = [];
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

function partOf(before: readonly Word[], next: DotToken | undefined, inList: boolean): Pick<Word, 'part' | 'key'> {
  const last = before.at(-1);
  const isMark = (token: DotToken | undefined, ...marks: readonly string[]): boolean => token?.kind === 'mark' && marks.includes(token.text);
  if (isMark(last, '=')) return { part: 'value', key: before.at(-2)?.text.toLowerCase() ?? '' };
  if (inList || isMark(next, '=')) return { part: 'key' };
  if (last?.kind === 'keyword') return { part: last.text === 'subgraph' ? 'cluster' : 'graph' };
  if (isMark(last, ':')) return { part: 'port' };
  return { part: isMark(last, '->', '--') || isMark(next, '->', '--', ':') ? 'edge-node' : 'node' };
}

/** Drops the name of the graph and every `comment=`, and the comments inside labels between < and >. */
function withoutHidden(words: readonly Word[]): Word[] {
  const kept: Word[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at];
    if (!word || word.part === 'graph') continue;
    if (word.part === 'key' && word.text.toLowerCase() === 'comment') {
      if (words[at + 1]?.text === '=' && words[at + 1]?.kind === 'mark') at += 2;
      // A separator behind the last attribute or the statement is no fault; one without anything before it is.
      const next = words[at + 1];
      if (next?.kind === 'mark' && (next.text === ',' || next.text === ';')) at++;
      continue;
    }
    kept.push(word.kind === 'html' ? { ...word, text: word.text.replace(/<!--[^]*?-->/gu, '') } : word);
  }
  return kept;
}

/** Letters behind a backslash by which a label prints a name of the graph. */
const nameEscape = /\\[NGETHL]/u;
/** Attributes whose values name a cluster, and those whose values are words of the author's own. */
const clusterKeys: ReadonlySet<string> = new Set(['lhead', 'ltail']);
const groupKeys: ReadonlySet<string> = new Set(['group', 'samehead', 'sametail']);
/** Name of a cluster that no graph has, for a reference that leads nowhere. */
const noCluster = 'cluster0';

/** Renames clusters, and boxes that have a label of their own. Renames nothing if a label prints a name. */
function renamed(words: readonly Word[]): readonly Word[] {
  if (words.some(({ part, text }) => part === 'value' && nameEscape.test(text))) return words;
  const names = new Map<string, string>();
  const taken = new Set(words.map(({ text }) => text));
  const rename = (text: string, prefix: string): void => {
    if (names.has(text)) return;
    let count = names.size + 1;
    while (taken.has(`${prefix}${String(count)}`)) count++;
    taken.add(`${prefix}${String(count)}`);
    names.set(text, `${prefix}${String(count)}`);
  };
  const labelled = new Set(words.flatMap((word, at) => (word.part === 'node' && hasLabel(words, at) ? [word.text] : [])));
  for (const { part, text } of words) if ((part === 'node' || part === 'edge-node') && labelled.has(text)) rename(text, 'n');
  const clusters = new Map<string, string>();
  const groups = new Map<string, string>();
  for (const { part, text, key = '' } of words) {
    if (part === 'cluster' && !clusters.has(text)) clusters.set(text, `${/^cluster/u.test(text) ? 'cluster' : 's'}${String(clusters.size + 1)}`);
    if (part === 'value' && groupKeys.has(key) && !groups.has(text)) groups.set(text, `g${String(groups.size + 1)}`);
  }
  return words.map((word) => {
    const { part, text, key = '' } = word;
    if (part === 'cluster') return { ...word, text: clusters.get(text) ?? text };
    if (part === 'node' || part === 'edge-node') return { ...word, text: names.get(text) ?? text };
    if (part === 'value' && clusterKeys.has(key)) return { ...word, text: clusters.get(text) ?? noCluster };
    return part === 'value' && groupKeys.has(key) ? { ...word, text: groups.get(text) ?? text } : word;
  });
}

/** True if the attributes behind a box name a label. */
function hasLabel(words: readonly Word[], node: number): boolean {
  let at = node + 1;
  let found = false;
  while (words[at]?.kind === 'mark' && words[at]?.text === '[') {
    for (at++; words[at] && !(words[at]?.kind === 'mark' && words[at]?.text === ']'); at++) {
      const word = words[at];
      if (word?.part === 'key' && word.text === 'label') found = true;
    }
    at++;
  }
  return found;
}
