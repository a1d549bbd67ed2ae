import { writeTokens } from './dot-scan.js';
import { readDotTokens } from './dot-tokens.js';
import { readWords } from './dot-words.js';
import type { DotWord } from './dot-words.js';
import { publicValue } from './graphviz-words.js';
import { printsAmong } from './printed-words.js';
import type { Prints } from './printed-words.js';
import { publicHtmlLabel, publicLabel, recordFields } from './public-label.js';

/**
 * Returns a DOT text as it may be published: without comments, and with no word of the author's that is not among the `texts` of the drawn
 * picture. Names of boxes, ports and clusters that do not print become numbers; labels that do not print (of an invisible box, overwritten
 * by another) lose their words. It draws the same picture. Returns the text itself if there is nothing to hide, and an empty graph if
 * the text can't be read.
 * @example publicDot('digraph { 住民 -> 市 }', ['住民', '市']) → 'digraph { 住民 -> 市 }'
 * @example publicDot('digraph 案 { // 部内\n a [label=市 comment=部内] }', ['市']).replace(/\s+/gu, ' ').trim() → 'digraph { "n1" [ "label" = "市" ] }'
 */
export function publicDot(text: string, texts: readonly string[]): string {
  const read = readDotTokens(text);
  if (!read.ok) return 'digraph { }';
  const words = readWords(read.value);
  const kept = withPublicWords(withoutComments(words), printsAmong(texts));
  const same = kept.length === words.length && kept.every((word, index) => word.text === words[index]?.text);
  return same && !/\/\/|\/\*|#/u.test(text) ? text : `${writeTokens(kept, text, '').trimEnd()}\n`;
}

/** Drops every `comment=`. */
function withoutComments(words: readonly DotWord[]): DotWord[] {
  const kept: DotWord[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at];
    if (!word) continue;
    if (word.part === 'key' && word.text.toLowerCase() === 'comment') {
      if (words[at + 1]?.text === '=' && words[at + 1]?.kind === 'mark') at += 2;
      // A separator behind the last attribute or the statement is no fault; one without anything before it is.
      const next = words[at + 1];
      if (next?.kind === 'mark' && (next.text === ',' || next.text === ';')) at++;
      continue;
    }
    kept.push(word);
  }
  return kept;
}

/** Attributes whose values are labels, name a cluster, name a group of the author's own, or name a port. */
const labelKeys: ReadonlySet<string> = new Set(['label', 'xlabel', 'headlabel', 'taillabel']);
const clusterKeys: ReadonlySet<string> = new Set(['lhead', 'ltail']);
const groupKeys: ReadonlySet<string> = new Set(['group', 'samehead', 'sametail']);
const portKeys: ReadonlySet<string> = new Set(['headport', 'tailport']);
/** Sides of a box, which need no port. */
const compass: ReadonlySet<string> = new Set(['n', 'ne', 'e', 'se', 's', 'sw', 'w', 'nw', 'c', '_']);
/** Name of a cluster that no graph has, for a reference that leads nowhere. */
const noCluster = 'cluster0';

function withPublicWords(words: readonly DotWord[], prints: Prints): readonly DotWord[] {
  const taken = new Set(words.flatMap(({ text }) => text.split(':')));
  /** Gives each text of one kind a name that no other word of the graph has. */
  const naming = (prefixOf: (text: string) => string): ((text: string) => string) => {
    const names = new Map<string, string>();
    return (text) => {
      const known = names.get(text);
      if (known !== undefined) return known;
      let count = names.size + 1;
      while (taken.has(prefixOf(text) + String(count))) count++;
      const name = prefixOf(text) + String(count);
      taken.add(name);
      names.set(text, name);
      return name;
    };
  };
  const node = naming(() => 'n');
  const port = naming(() => 'p');
  const group = naming(() => 'g');
  const cluster = naming((text) => (text.startsWith('cluster') ? 'cluster' : 's'));
  const clusters = new Set(words.flatMap(({ part, text }) => (part === 'cluster' ? [text] : [])));
  // Only \G prints the name of a graph or cluster.
  const namesGraph = words.some(({ part, text }) => part === 'value' && text.includes('\\G'));
  const clusterName = (text: string): string => (namesGraph && prints(text) ? text : cluster(text));
  const portName = (text: string): string => (compass.has(text) || prints(text) ? text : port(text));
  const nodePrints = (name: string): boolean => prints(name) || recordFields(name).every(prints);

  const shown = ({ part, kind, text, key = '' }: DotWord): string => {
    if (part === 'cluster') return clusterName(text);
    if (part === 'node' || part === 'edge-node') return nodePrints(text) ? text : node(text);
    if (part === 'port') return portName(text);
    if (part !== 'value') return text;
    if (labelKeys.has(key)) return kind === 'html' ? publicHtmlLabel(text, prints, portName) : publicLabel(text, prints, portName);
    if (clusterKeys.has(key)) return clusters.has(text) ? clusterName(text) : noCluster;
    if (groupKeys.has(key)) return group(text);
    return portKeys.has(key) ? text.split(':').map(portName).join(':') : publicValue(text);
  };
  return words.flatMap((word) => {
    if (word.part === 'graph') return namesGraph && prints(word.text) ? [word] : [];
    return [{ ...word, text: shown(word) }];
  });
}
