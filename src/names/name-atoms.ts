/** One element of a 項目 cell: a number or a label. */
export type NameAtom =
  | { readonly kind: 'part' | 'annex' | 'number' | 'circled' | 'risk'; readonly no: number }
  | { readonly kind: 'entry'; readonly of: string; readonly no: number }
  | { readonly kind: 'label'; readonly text: string; readonly bullet: boolean };

/** One name in a 項目 cell. A cell may hold several. */
export interface NameReading {
  readonly atoms: readonly NameAtom[];
  /** Position of the 特定個人情報ファイル, from 0: 1 for Ⅱ（２）. Undefined if the name has no such number. */
  readonly file?: number;
}

type Token = NameAtom | { readonly kind: 'file'; readonly no: number } | { readonly kind: 'range' };

/** Numerals of parts; the first is that of part 1. */
export const romans = 'ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ';
const circles = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳';
const between = /^[\s．.、，,:;>＞→「」『』[\]【】\-‐–—―]+/u;

/**
 * Reads a 項目 cell into names, each a sequence of numbers and labels. A second part, circled number, entry or bullet begins a second name.
 * @param entryWords Words of the form for entries (委託事項).
 * @example readAtoms('II－１－②', []) → [{ atoms: [{ kind: 'part', no: 2 }, { kind: 'number', no: 1 }, { kind: 'circled', no: 2 }] }]
 * @example readAtoms('VPN', []) → [{ atoms: [{ kind: 'label', text: 'VPN', bullet: false }] }]
 * @example readAtoms('10人以上', []) → [{ atoms: [{ kind: 'label', text: '10人以上', bullet: false }] }]
 * @example readAtoms('（２）⑦～⑧', []) → [{ atoms: [{ kind: 'circled', no: 7 }], file: 1 }, { atoms: [{ kind: 'circled', no: 8 }], file: 1 }]
 * @example readAtoms('委託事項1①～⑨', ['委託事項']) → [{ atoms: [{ kind: 'entry', of: '委託事項', no: 1 }] }]
 * @example readAtoms('Ⅱ（別添２）', []) → [{ atoms: [{ kind: 'annex', no: 2 }] }]
 * @example readAtoms('Ⅲ　リスク対策※（７．②を除く。）', []) → [{ atoms: [{ kind: 'part', no: 3 }, { kind: 'label', text: 'リスク対策', bullet: false }] }]
 */
export function readAtoms(cell: string, entryWords: readonly string[]): readonly NameReading[] {
  const tokens = tokensOf(plain(cell), entryWords);
  const names: Token[][] = [];
  for (const token of tokens) {
    const current = names.at(-1);
    // A second part begins a second name.
    if (!current || (token.kind === 'part' && current.some(({ kind }) => kind === 'part'))) names.push([token]);
    else current.push(token);
  }
  return names.flatMap((name) => alternatives(name));
}

/**
 * Folds full width to half, except ① to ⑳ and Ⅰ to Ⅻ, whose shape carries meaning. A full-width space becomes a line break, because both
 * end a name. The parenthesis behind the ※ of a bar (Ⅲ　リスク対策※（７．②を除く。）) goes: it is no name.
 */
function plain(cell: string): string {
  return cell
    .replace(/※\s*[（(][^（()）]*[)）]/gu, '\n')
    .replace(/\u3000/gu, '\n')
    .replace(/[^①-⑳Ⅰ-Ⅻ\n]+/gu, (run) => run.normalize('NFKC'));
}

interface Mark {
  readonly pattern: RegExp;
  token(match: RegExpExecArray): Token;
}

function marksFor(words: string): readonly Mark[] {
  const entry: Mark = {
    pattern: new RegExp(`^(${words})\\s*[(（]?(\\d{1,2})[)）]?`, 'u'),
    token: (match) => ({ kind: 'entry', of: match[1] ?? '', no: Number(match[2]) }),
  };
  return [
    { pattern: /^[Ⅰ-Ⅻ]/u, token: (match) => ({ kind: 'part', no: romans.indexOf(match[0]) + 1 }) },
    { pattern: /^[①-⑳]/u, token: (match) => ({ kind: 'circled', no: circles.indexOf(match[0]) + 1 }) },
    { pattern: /^[~〜～]|^から(?=[①-⑳])/u, token: () => ({ kind: 'range' }) },
    { pattern: /^\(?別添\s*(\d{1,2})\s*\)?/u, token: (match) => ({ kind: 'annex', no: Number(match[1]) }) },
    { pattern: /^\(\s*(\d{1,2})\s*\)/u, token: (match) => ({ kind: 'file', no: Number(match[1]) }) },
    { pattern: /^リスク\s*(\d{1,2})/u, token: (match) => ({ kind: 'risk', no: Number(match[1]) }) },
    ...(words === '' ? [] : [entry]),
    // A number that counts something (年, 件, 人以上) is no number of an item. 4情報 needs no exception: it is an option and never first.
    { pattern: /^(\d{1,2})(?![\d年月件回]|日間|人以|人未|項目以|項目未)/u, token: (match) => ({ kind: 'number', no: Number(match[1]) }) },
  ];
}

/** Latin letters for Ⅱ. They count only at the beginning of a cell. */
const asciiRoman: Mark = {
  pattern: /^(VIII|VII|VI|IV|IX|III|II|I|V|X)(?![A-Za-z])/u,
  token: (match) => ({ kind: 'part', no: Array.from(romans).findIndex((roman) => roman.normalize('NFKC') === match[0]) + 1 }),
};

/** Patterns that cut the cells of one version into tokens. */
interface Marks {
  readonly marks: readonly Mark[];
  /** Marks for the first token of a cell. */
  readonly first: readonly Mark[];
  /** Matches the end of a label. */
  readonly stop: RegExp;
}

/** Patterns by the words of the form for entries, because the cells of one table all need the same. */
const known = new WeakMap<readonly string[], Marks>();

function marksOf(entryWords: readonly string[]): Marks {
  const made = known.get(entryWords) ?? makeMarks(entryWords);
  known.set(entryWords, made);
  return made;
}

function makeMarks(entryWords: readonly string[]): Marks {
  const words = entryWords.map((word) => word.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&')).join('|');
  const marks = marksFor(words);
  const entry = words === '' ? '' : `|(?:${words})\\s*\\(?\\d`;
  const stop = new RegExp(`\\n|[①-⑳Ⅰ-Ⅻ]|リスク\\s*\\d|\\(?別添\\s*\\d|\\(\\d{1,2}\\)\\s*(?:$|\\s)|\\s\\d{1,2}\\s*[.．]${entry}`, 'u');
  return { marks, first: [asciiRoman, ...marks], stop };
}

function tokensOf(text: string, entryWords: readonly string[]): readonly Token[] {
  const { marks, first, stop } = marksOf(entryWords);
  const tokens: Token[] = [];
  let rest = text.trim();
  let lineStart = true;
  while (rest !== '') {
    const gap = between.exec(rest)?.[0];
    if (gap !== undefined) {
      rest = rest.slice(gap.length);
      lineStart ||= gap.includes('\n');
      continue;
    }
    const hit = firstMatch(tokens.length === 0 ? first : marks, rest);
    if (hit) {
      tokens.push(hit.token);
      rest = rest.slice(hit.length);
    } else {
      const end = rest.slice(1).search(stop);
      const label = end < 0 ? rest : rest.slice(0, end + 1);
      const name = label.replace(/^・/u, '').replace(/(?<![\s、，,:])[\s、，,:]+$/u, '');
      if (name !== '') tokens.push({ kind: 'label', text: name, bullet: lineStart && label.startsWith('・') });
      rest = rest.slice(label.length);
    }
    lineStart = false;
  }
  return tokens;
}

function firstMatch(marks: readonly Mark[], rest: string): { readonly token: Token; readonly length: number } | undefined {
  for (const mark of marks) {
    const match = mark.pattern.exec(rest);
    if (match) return { token: mark.token(match), length: match[0].length };
  }
  return undefined;
}

/** Splits a name at ⑦… ⑧… ⑨…, at several entries or at lines with bullets: each is an item below the atoms before the first. */
function alternatives(tokens: readonly Token[]): readonly NameReading[] {
  const file = tokens.find((token) => token.kind === 'file');
  const marked = file ? { file: file.no - 1 } : {};
  // 別添 belongs to no part, though tables write Ⅱ（別添１）.
  const annex = tokens.findIndex(({ kind }) => kind === 'annex');
  const listed = spreadRanges(tokens.slice(Math.max(annex, 0)));
  const firstCircle = listed.findIndex((atom) => atom.kind === 'circled');
  const circled = listed.filter((atom) => atom.kind === 'circled').length;
  if (circled > 1) return groupsAt(listed, firstCircle, (atom) => atom.kind === 'circled').map((atoms) => ({ atoms, ...marked }));
  const entries = listed.filter((atom) => atom.kind === 'entry').length;
  if (entries > 1)
    return groupsAt(
      listed,
      listed.findIndex(({ kind }) => kind === 'entry'),
      (atom) => atom.kind === 'entry',
    ).map((atoms) => ({ atoms, ...marked }));
  const isBullet = (atom: NameAtom): boolean => atom.kind === 'label' && atom.bullet;
  const bullets = listed.filter(isBullet).length;
  if (bullets > 1) return groupsAt(listed, listed.findIndex(isBullet), isBullet).map((atoms) => ({ atoms, ...marked }));
  return [{ atoms: listed, ...marked }];
}

/** Replaces ranges by their numbers: ⑦～⑨ names three items. A range from ① goes: ①～⑨ names the whole entry. */
function spreadRanges(tokens: readonly Token[]): readonly NameAtom[] {
  const atoms: NameAtom[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const atom = tokens[at];
    const [mark, end] = [tokens[at + 1], tokens[at + 2]];
    if (atom?.kind === 'circled' && mark?.kind === 'range' && end?.kind === 'circled') {
      if (atom.no > 1) for (let no = atom.no; no <= end.no; no++) atoms.push({ kind: 'circled', no });
      at += 2;
    } else if (atom && atom.kind !== 'file' && atom.kind !== 'range') atoms.push(atom);
  }
  return atoms;
}

function groupsAt(atoms: readonly NameAtom[], first: number, begins: (atom: NameAtom) => boolean): readonly (readonly NameAtom[])[] {
  const head = atoms.slice(0, first);
  const groups: NameAtom[][] = [];
  for (const atom of atoms.slice(first)) {
    const current = groups.at(-1);
    if (!current || begins(atom)) groups.push([...head, atom]);
    else current.push(atom);
  }
  return groups;
}
