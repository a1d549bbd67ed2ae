import { smallest } from '../core/long-lists.js';
import { nameAligner, weightOf } from './align-name.js';
import type { NameAligner } from './align-name.js';
import type { ItemCandidate } from './item-candidate.js';
import { labelIndex } from './label-index.js';
import type { LabelIndex } from './label-index.js';
import { readAtoms, takingsOf } from './name-atoms.js';
import type { NameAtom, NameReading, Taking } from './name-atoms.js';
import { listedNames } from './listed-numbers.js';
import type { ListedName } from './listed-numbers.js';
import { nearNodes } from './near-names.js';
import type { NearNodes } from './near-names.js';
import { exactNames } from './exact-names.js';
import { sameNames, stepsTo } from './name-tree.js';
import type { NameTree, NameNode } from './name-tree.js';
import { foldedFileNames, refineReading, withoutEntryNames, withoutFileNames } from './refine-reading.js';

/** Reads 項目 cells against one version. */
export interface ItemNameReader {
  /**
   * Returns for every name in the cell (⑦… ⑧… ⑨… are three) the nodes that it may mean, the likeliest first, equal ones in the
   * order of the form. Tolerates slips: a wrong number beside the right label, and the other way round. A name that fits no node
   * has an empty list.
   */
  read(cell: string): Names;
  /** Returns the nodes that are near a name which cannot be read. */
  near(cell: string): NearNodes;
}

/** Least share of the cell that a candidate explains. */
const leastScore = 0.45;
/** Largest distance of a candidate from the best score. */
const widest = 0.3;
/** Most candidates of one name. */
const mostCandidates = 60;

/** Fit of an entry with another number: 委託事項２ may be a slip. */
const otherNumber = 0.3;
/** Deduction where the number of the only 特定個人情報ファイル, or one behind other numbers, counts as that of the file: (2) is then likelier an item. */
const unlikelyFile = 0.15;
/** Deduction for a node of another 特定個人情報ファイル: Ⅱ（２） and an item of the first. */
const otherFile = 0.35;
/** Highest number of a 特定個人情報ファイル that a name of a blank form may have. */
const mostFiles = 20;
/** Score from which a cell is not looked for among the names letter by letter. */
const nearlyWhole = 0.97;

/**
 * Returns a reader of 項目 cells against one version. It reads each distinct cell once.
 * @example itemNameReader({ nodes: [{ order: 0, official: [], kind: 'item', no: 2, labels: ['消去の方法'] }], fileNames: [], entryWords: [] }).read('③消去の方法')[0].length → 1
 * @example itemNameReader({ nodes: [{ order: 0, official: [], kind: 'item', no: 2, labels: ['消去の方法'] }], fileNames: [], entryWords: [] }).read('②保管場所')[0].length → 0
 * @example itemNameReader({ nodes: [{ order: 0, official: [], kind: 'item', file: 0, labels: ['消去の方法'] }], fileNames: [], entryWords: [] }).read('消去の方法（２）')[0][0].score → 0.71
 * @example itemNameReader({ nodes: [{ order: 0, official: [], kind: 'file', file: 0, labels: [] }], fileNames: [['予防接種情報ファイル']], entryWords: [] }).read('１．予防接種の情報ファイル')[0].length → 1
 * @example itemNameReader({ nodes: [{ order: 0, official: [], kind: 'file', file: 0, labels: [] }], fileNames: [['予防接種情報ファイル']], entryWords: [] }).read('１．予防接種ファイル')[0].length → 0
 */
export function itemNameReader(tree: NameTree): ItemNameReader {
  const index = labelIndex(tree);
  const numbers = numberIndex(tree);
  const names = { index, files: tree.fileNames.map((written) => written.flatMap(foldedFileNames)), blank: tree.blank };
  const aligner = nameAligner(tree.nodes.length);
  const exact = exactNames(tree);
  const known = new Map<string, Names>();
  const fit = (reading: NameReading): readonly ItemCandidate[] => candidates(reading, tree, index, numbers, aligner);
  const readings = ({ cell, file }: ListedName, taking?: Taking): readonly NameReading[] =>
    readAtoms(cell, tree.entryWords, taking).map((reading) => refineReading(file === undefined ? reading : { atoms: reading.atoms, file }, names));
  const readAs = (name: ListedName, taking: Taking): Names => wholeFiles(readings(name, taking).map(fit), tree);
  const readOne = (name: ListedName): Names =>
    takingsOf(name.cell, tree.entryWords)
      .map((taking) => readAs(name, taking))
      .reduce((one, other) => likelier(one, other, tree));
  // The one entry and the one file of a blank form stand for all that a list names.
  const listed = (cell: string): readonly ListedName[] => {
    const all = listedNames(cell, tree.entryWords, tree.blank ? mostFiles : tree.fileNames.length);
    return tree.blank ? all.slice(0, 1) : all;
  };
  const read = (written: string): Names => {
    const cell = tree.blank ? withoutEntryNames(written, tree.entryWords, index) : withoutFileNames(written, tree.fileNames);
    const found = listed(cell).flatMap(readOne);
    return found.length === 1 && (found[0]?.[0]?.score ?? 0) > nearlyWhole ? found : withExact(found, exact(cell));
  };
  return {
    read: (cell) => {
      const found = known.get(cell) ?? read(cell);
      known.set(cell, found);
      return found;
    },
    near: (cell) => {
      const [first] = listed(cell).flatMap((name) => readings(name));
      return first ? nearNodes(first, tree, fit) : { nodes: [], understood: 0 };
    },
  };
}

type Names = readonly (readonly ItemCandidate[])[];

/**
 * Returns the reading that explains more of a cell. Of equals the first, which is the usual; both in a blank form, because nothing in it
 * tells whether there are two 特定個人情報ファイル, and both of 委託事項②.
 */
function likelier(one: Names, other: Names, { blank, fileNames }: NameTree): Names {
  const [first, second] = [shareOf(one), shareOf(other)];
  if (Math.abs(first - second) > asLikely || one.length !== other.length) return second > first ? other : one;
  if (!blank && fileNames.length > 1) return one;
  return one.map((candidates, name) => sorted([...candidates, ...(other[name] ?? []).filter(({ node }) => candidates.every((each) => each.node !== node))]));
}

/** Largest difference of shares at which two readings are as likely. */
const asLikely = 0.02;

/** Returns the share of the cell that its worst name explains. 0 without names. */
function shareOf(names: Names): number {
  return names.length === 0 ? 0 : smallest(names.map(([best]) => best?.score ?? 0));
}

function sorted(candidates: readonly ItemCandidate[]): readonly ItemCandidate[] {
  return [...candidates].sort((a, b) => b.score - a.score || a.node.order - b.node.order);
}

/** Puts the nodes whose written name is the cell, letter by letter, before the others. A name of an entry may hold anything, numbers too. */
function withExact(names: Names, exact: readonly NameNode[]): Names {
  if (exact.length === 0) return names;
  const others = names.length === 1 ? (names[0] ?? []) : [];
  return [[...exact.map((node) => ({ node, score: 1, explained: 1, fits: [], endsWell: true })), ...others.filter(({ node }) => !exact.includes(node))]];
}

/** Replaces the parts of a 特定個人情報ファイル by the file: tables name a file by all of its parts, Ⅱ（２）…, （別添１）…（２）, Ⅲ（２）…. */
function wholeFiles(names: Names, { nodes }: NameTree): Names {
  const parts = names.map(([best]) => (best?.node.kind === 'part' ? best.node.file : undefined));
  if (names.length < 2 || parts.includes(undefined)) return names;
  return nodes.filter(({ kind, file }) => kind === 'file' && parts.includes(file)).map((node) => [{ node, score: 1, explained: 1, fits: [], endsWell: true }]);
}

/** Returns a reader of cells against both versions. Candidates come by score; among equal scores the old version's come first. */
export function readBothVersions(before: NameTree, after: NameTree): (cell: string) => Names {
  const now = itemNameReader(after);
  // Most steps change texts and no names: one reading serves both versions.
  const old = sameNames(before, after) ? undefined : itemNameReader(before);
  const inOld = ({ node, ...fit }: ItemCandidate): readonly ItemCandidate[] => {
    const same = before.nodes[node.order];
    return same ? [{ ...fit, node: same }] : [];
  };
  return (cell) => {
    const read = now.read(cell);
    const former = old?.read(cell) ?? read.map((candidates) => candidates.flatMap(inOld));
    const names = Math.max(read.length, former.length);
    return Array.from({ length: names }, (_, name) => [...(former[name] ?? []), ...(read[name] ?? [])].sort((a, b) => b.score - a.score));
  };
}

function candidates(reading: NameReading, tree: NameTree, index: LabelIndex, numbers: NumberIndex, aligner: NameAligner): readonly ItemCandidate[] {
  if (reading.atoms.length === 0) return fileOnly(reading, numbers);
  const fitted = reading.atoms.map((atom) => ({ atom, fit: atom.kind === 'label' ? index.find(atom.text) : numbers.find(atom) }));
  // A text behind the number of an entry that no label is like is the entry's name, in other words.
  const counted = fitted.filter(({ atom, fit }, at) => at === 0 || atom.kind !== 'label' || fit.size > 0 || fitted[at - 1]?.atom.kind !== 'entry');
  const isExplained = fitted.every(({ atom, fit }) => atom.kind !== 'entry' || fit.size > 0);
  const share = isExplained ? weightOf(counted.map(({ atom }) => atom)) / weightOf(reading.atoms) : 0;
  const {
    places,
    score: scoreOf,
    bound,
    explained,
  } = aligner.align(
    counted.map(({ atom }) => atom),
    counted.map(({ fit }) => fit),
  );
  const scored: ItemCandidate[] = [];
  let best = 0;
  for (const node of places) {
    const penalty = filePenalty(reading, node, tree);
    // Most nodes share a number with the cell and nothing else: the bound alone rules them out.
    if (bound(node) - penalty < Math.max(leastScore, best - widest)) continue;
    const score = scoreOf(node) - penalty;
    if (score < leastScore) continue;
    scored.push({ node, score, explained: (explained(node) - penalty) * share, ...fitOf(node, counted) });
    best = Math.max(best, score);
  }
  return sorted(scored)
    .filter(({ score }) => score >= best - widest)
    .slice(0, mostCandidates);
}

interface FittedAtom {
  readonly atom: NameAtom;
  readonly fit: ReadonlyMap<NameNode, number>;
}

/** Least fit of a number and of a label that a node fits well. */
const leastLast = { number: 0.6, label: 0.85 } as const;

function fitOf(node: NameNode, fitted: readonly FittedAtom[]): Pick<ItemCandidate, 'fits' | 'endsWell'> {
  const steps = stepsTo(node);
  const isWell = ({ atom, fit }: FittedAtom): boolean => (fit.get(node) ?? 0) >= (atom.kind === 'label' ? leastLast.label : leastLast.number);
  const last = fitted.at(-1);
  // Below ④ and （別添１） stands nothing that another text could mean, and a text like the name of an entry means the entry.
  const endsWell = last !== undefined && (isWell(last) || (node.kind === 'entry' ? last.fit.has(node) : node.kind !== 'section' && fitted.some(isWell)));
  return { fits: fitted.map(({ fit }) => steps.some((step) => fit.has(step))), endsWell };
}

function filePenalty({ file, fileIsLate }: NameReading, node: NameNode, { blank, fileNames }: NameTree): number {
  if (file === undefined || (blank && !fileIsLate)) return 0;
  if (!blank && node.file !== undefined && node.file !== file) return otherFile;
  return fileIsLate || fileNames.length === 1 ? unlikelyFile : 0;
}

/** Returns the 特定個人情報ファイル of a name that holds nothing else (「臨時予防接種の予防接種情報ファイル」). Empty if it names none. */
function fileOnly({ file }: NameReading, numbers: NumberIndex): readonly ItemCandidate[] {
  const node = file === undefined ? undefined : numbers.file(file);
  return node ? [{ node, score: 1, explained: 1, fits: [], endsWell: true }] : [];
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
function numberIndex({ nodes, blank }: NameTree): NumberIndex {
  const known = new Map<string, ReadonlyMap<NameNode, number>>();
  const entries = nodes.filter(({ kind }) => kind === 'entry');
  return {
    find: (atom) => {
      const key = atom.kind === 'entry' ? `entry${atom.of}${String(atom.no)}` : `${atom.kind}${String(atom.no)}`;
      const found = known.get(key) ?? (atom.kind === 'entry' ? entriesNumbered(entries, atom, blank) : numbered(nodes, atom));
      known.set(key, found);
      return found;
    },
    file: (file) => nodes.find((node) => node.kind === 'file' && node.file === file),
  };
}

function entriesNumbered(entries: readonly NameNode[], { of, no }: Extract<NameAtom, { kind: 'entry' }>, blank: boolean): ReadonlyMap<NameNode, number> {
  const list = entries.filter((node) => node.of === of);
  // The one entry of a blank form stands for all.
  if (blank) return new Map(list.map((node) => [node, 1]));
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
