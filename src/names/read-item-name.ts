import { nameAligner } from './align-name.js';
import type { NameAligner } from './align-name.js';
import { foldedLikeness, foldedText, labelIndex } from './label-index.js';
import type { FoldedText, LabelIndex } from './label-index.js';
import { readAtoms } from './name-atoms.js';
import type { NameAtom, NameReading } from './name-atoms.js';
import { sameNames } from './name-tree.js';
import type { NameTree, NameNode } from './name-tree.js';

/** A node that a 項目 cell may mean. */
export interface ItemCandidate {
  readonly node: NameNode;
  /** Share of the cell that the node explains, at most 1. */
  readonly score: number;
}

/** Reads 項目 cells against one version. */
export interface ItemNameReader {
  /**
   * Returns for every name in the cell (⑦… ⑧… ⑨… are three) the nodes that it may mean, the likeliest first, equal ones in the
   * order of the form. Tolerates slips: a wrong number beside the right label, and the other way round. A name that fits no node
   * has an empty list.
   */
  read(cell: string): Names;
}

/** Least share of the cell that a candidate explains. */
const leastScore = 0.45;
/** Largest distance of a candidate from the best score. */
const widest = 0.3;
/** Most candidates of one name. */
const mostCandidates = 60;

/** Fit of an entry with another number: 委託事項２ may be a slip. */
const otherNumber = 0.3;
/** Deduction for a node of another 特定個人情報ファイル: Ⅱ（２） and an item of the first. */
const otherFile = 0.35;
/** Least likeness of a label and the name of a 特定個人情報ファイル that it names. */
const leastFileName = 0.8;
/** Likeness to a label from which a text is not split. */
const surelyLabel = 0.85;
/** Likeness from which a text counts as a label to the letter. A text is split where only all of its pieces reach it. */
const exactly = 0.95;

/**
 * Returns a reader of 項目 cells against one version. It reads each distinct cell once.
 * @example itemNameReader({ nodes: [{ order: 0, kind: 'item', no: 2, labels: ['消去の方法'] }], fileNames: [], entryWords: [] }).read('③消去の方法')[0].length → 1
 * @example itemNameReader({ nodes: [{ order: 0, kind: 'item', no: 2, labels: ['消去の方法'] }], fileNames: [], entryWords: [] }).read('②保管場所')[0].length → 0
 * @example itemNameReader({ nodes: [{ order: 0, kind: 'item', file: 0, labels: ['消去の方法'] }], fileNames: [], entryWords: [] }).read('消去の方法（２）')[0][0].score → 0.65
 * @example itemNameReader({ nodes: [{ order: 0, kind: 'file', file: 0, labels: [] }], fileNames: [['予防接種情報ファイル']], entryWords: [] }).read('１．予防接種の情報ファイル')[0].length → 1
 * @example itemNameReader({ nodes: [{ order: 0, kind: 'file', file: 0, labels: [] }], fileNames: [['予防接種情報ファイル']], entryWords: [] }).read('１．予防接種ファイル')[0].length → 0
 */
export function itemNameReader(tree: NameTree): ItemNameReader {
  const index = labelIndex(tree);
  const numbers = numberIndex(tree);
  const files = tree.fileNames.map((names) => names.flatMap(foldedFileNames));
  const aligner = nameAligner(tree.nodes.length);
  const known = new Map<string, Names>();
  const read = (cell: string): Names => {
    const readings = readAtoms(cell, tree.entryWords).map((reading) => withFile(refine(reading, index), files, index));
    return wholeFiles(
      readings.map((reading) => candidates(reading, index, numbers, aligner)),
      tree,
    );
  };
  return {
    read: (cell) => {
      const found = known.get(cell) ?? read(cell);
      known.set(cell, found);
      return found;
    },
  };
}

type Names = readonly (readonly ItemCandidate[])[];

/** Replaces the parts of a 特定個人情報ファイル by the file: tables name a file by all of its parts, Ⅱ（２）…, （別添１）…（２）, Ⅲ（２）…. */
function wholeFiles(names: Names, { nodes }: NameTree): Names {
  const parts = names.map(([best]) => (best?.node.kind === 'part' ? best.node.file : undefined));
  if (names.length < 2 || parts.includes(undefined)) return names;
  return nodes.filter(({ kind, file }) => kind === 'file' && parts.includes(file)).map((node) => [{ node, score: 1 }]);
}

/** Returns a reader of cells against both versions. Candidates come by score; among equal scores the old version's come first. */
export function readBothVersions(before: NameTree, after: NameTree): (cell: string) => Names {
  const now = itemNameReader(after);
  // Most steps change texts and no names: one reading serves both versions.
  const old = sameNames(before, after) ? undefined : itemNameReader(before);
  const inOld = ({ node, score }: ItemCandidate): readonly ItemCandidate[] => {
    const same = before.nodes[node.order];
    return same ? [{ node: same, score }] : [];
  };
  return (cell) => {
    const read = now.read(cell);
    const former = old?.read(cell) ?? read.map((candidates) => candidates.flatMap(inOld));
    const names = Math.max(read.length, former.length);
    return Array.from({ length: names }, (_, name) => [...(former[name] ?? []), ...(read[name] ?? [])].sort((a, b) => b.score - a.score));
  };
}

function candidates(reading: NameReading, index: LabelIndex, numbers: NumberIndex, aligner: NameAligner): readonly ItemCandidate[] {
  const { atoms, file } = reading;
  if (atoms.length === 0) return fileOnly(reading, numbers);
  const fits = atoms.map((atom) => (atom.kind === 'label' ? index.find(atom.text) : numbers.find(atom)));
  const { places, score: scoreOf, bound } = aligner.align(atoms, fits);
  const scored: ItemCandidate[] = [];
  let best = 0;
  for (const node of places) {
    const penalty = file !== undefined && node.file !== undefined && node.file !== file ? otherFile : 0;
    // Most nodes share a number with the cell and nothing else: the bound alone rules them out.
    if (bound(node) - penalty < Math.max(leastScore, best - widest)) continue;
    const score = scoreOf(node) - penalty;
    if (score < leastScore) continue;
    scored.push({ node, score });
    best = Math.max(best, score);
  }
  scored.sort((a, b) => b.score - a.score || a.node.order - b.node.order);
  return scored.filter(({ score }) => score >= best - widest).slice(0, mostCandidates);
}

/** Returns the 特定個人情報ファイル of a name that holds nothing else (「臨時予防接種の予防接種情報ファイル」). Empty if it names none. */
function fileOnly({ file }: NameReading, numbers: NumberIndex): readonly ItemCandidate[] {
  const node = file === undefined ? undefined : numbers.file(file);
  return node ? [{ node, score: 1 }] : [];
}

interface NumberIndex {
  find(atom: Exclude<NameAtom, { kind: 'label' }>): ReadonlyMap<NameNode, number>;
  file(file: number): NameNode | undefined;
}

/** Kinds of nodes that a number may mean, with the fit: 2 is a section, at times ② or (岩国市: １　基本情報) Ⅰ. */
const readings: Readonly<Record<'part' | 'annex' | 'number' | 'circled' | 'risk', Readonly<Partial<Record<NameNode['kind'], number>>>>> = {
  part: { part: 1 },
  annex: {},
  number: { section: 1, item: 0.7, group: 0.7, part: 0.6 },
  circled: { item: 1, group: 1, section: 0.4 },
  risk: { risk: 1 },
};

/** Looks through the nodes once for each number that cells name, because cells name few. */
function numberIndex({ nodes }: NameTree): NumberIndex {
  const known = new Map<string, ReadonlyMap<NameNode, number>>();
  const entries = nodes.filter(({ kind }) => kind === 'entry');
  return {
    find: (atom) => {
      const key = atom.kind === 'entry' ? `entry${atom.of}${String(atom.no)}` : `${atom.kind}${String(atom.no)}`;
      const found = known.get(key) ?? (atom.kind === 'entry' ? entriesNumbered(entries, atom) : numbered(nodes, atom));
      known.set(key, found);
      return found;
    },
    file: (file) => nodes.find((node) => node.kind === 'file' && node.file === file),
  };
}

function entriesNumbered(entries: readonly NameNode[], { of, no }: Extract<NameAtom, { kind: 'entry' }>): ReadonlyMap<NameNode, number> {
  const list = entries.filter((node) => node.of === of);
  if (!list.some((node) => node.no === no)) return new Map();
  return new Map(list.map((node) => [node, node.no === no ? 1 : otherNumber]));
}

function numbered(nodes: readonly NameNode[], { kind, no }: Exclude<NameAtom, { kind: 'label' | 'entry' }>): ReadonlyMap<NameNode, number> {
  const found = new Map<NameNode, number>();
  for (const node of nodes) {
    if (kind === 'annex' && node.kind === 'part' && annexNumber(node) === no) found.set(node, 1);
    // 様式３ prints 「リスク：」 in a section with only one.
    if (kind === 'risk' && no === 1 && node.kind === 'risk' && node.no === undefined) found.set(node, 0.8);
    const fit = node.no === no ? readings[kind][node.kind] : undefined;
    if (fit !== undefined) found.set(node, fit);
  }
  return found;
}

function annexNumber(node: NameNode): number | undefined {
  const digits = node.labels.map((label) => /別添\s*(\d+)/u.exec(label.normalize('NFKC'))?.[1]).find((found) => found !== undefined);
  return digits === undefined ? undefined : Number(digits);
}

/** Splits labels that hold several (委託リスクへの対策は十分か), and joins those that a space split. */
function refine({ atoms, ...rest }: NameReading, index: LabelIndex): NameReading {
  const refined = atoms.flatMap((atom): readonly NameAtom[] => (atom.kind === 'label' ? split(atom.text, index).map((text) => ({ ...atom, text })) : [atom]));
  const joined: NameAtom[] = [];
  for (const atom of refined) {
    const last = joined.at(-1);
    const both = atom.kind === 'label' && last?.kind === 'label' ? last.text + atom.text : undefined;
    if (
      both !== undefined &&
      last &&
      atom.kind === 'label' &&
      last.kind === 'label' &&
      index.best(both) > Math.max(index.best(last.text), index.best(atom.text))
    )
      joined.splice(-1, 1, { ...last, text: both });
    else joined.push(atom);
  }
  return { ...rest, atoms: joined };
}

function split(text: string, index: LabelIndex): readonly string[] {
  const pieces = text.split(/[\s／/、]+/u).filter((piece) => piece !== '');
  if (pieces.length > 1 && index.best(text) < exactly && pieces.every((piece) => index.best(piece) >= exactly)) return pieces;
  if (index.best(text) >= surelyLabel) return [text];
  if (pieces.length > 1 && pieces.some((piece) => index.best(piece) > index.best(text))) return pieces.flatMap((piece) => split(piece, index));
  const end = index.prefix(text);
  const tail = text.slice(end);
  return end > 0 && index.best(tail) >= surelyLabel ? [text.slice(0, end), tail] : [text];
}

/** Takes the name of a 特定個人情報ファイル out of the atoms (「１．臨時予防接種の予防接種情報ファイル」). Its number goes too: it is as often wrong as right. */
function withFile(reading: NameReading, files: FileNames, index: LabelIndex): NameReading {
  for (const [at, atom] of reading.atoms.entries()) {
    const file = atom.kind === 'label' ? fileNamed(atom.text, files, index) : undefined;
    if (file === undefined) continue;
    const numbered = reading.atoms[at - 1]?.kind === 'number' ? 1 : 0;
    // Two files may have the same name; Ⅱ（２） is the surer sign.
    return { file, ...reading, atoms: [...reading.atoms.slice(0, at - numbered), ...reading.atoms.slice(at + 1)] };
  }
  return reading;
}

/** Names of each 特定個人情報ファイル, folded, by position. */
type FileNames = readonly (readonly FoldedText[])[];

/** Folds the name of a 特定個人情報ファイル without its number, with and without its parenthesis. */
function foldedFileNames(full: string): readonly FoldedText[] {
  return [full, full.replace(/[（(][^（()）]*[)）]/gu, '')].map((name) => foldedText(name.replace(/^\s*[\d０-９]{1,2}[．.]/u, '')));
}

function fileNamed(text: string, files: FileNames, index: LabelIndex): number | undefined {
  if (files.length === 0) return undefined;
  const folded = foldedText(text);
  let file: number | undefined;
  let most = Math.max(leastFileName, index.best(text));
  for (const [position, names] of files.entries())
    for (const name of names) {
      const alike = foldedLikeness(folded, name);
      // A name that is as like a label, that of a system for one, still counts as the file's. Of several files the first has it.
      if (alike < most || (alike === most && file !== undefined)) continue;
      most = alike;
      file = position;
    }
  return file;
}
