import { escapePattern } from '../core/text/escape-pattern.js';
import { anyNumeral, foldNumerals, numeralValue, romans } from './name-numerals.js';

/** One element of a 項目 cell: a number or a label. */
export type NameAtom =
  | { readonly kind: 'part' | 'annex' | 'number' | 'circled' | 'risk'; readonly no: number }
  | { readonly kind: 'entry'; readonly of: string; readonly no: number }
  /** `quoted`: it fills a line in 「」, as the 項目 column writes the name of a 特定個人情報ファイル. */
  | { readonly kind: 'label'; readonly text: string; readonly bullet: boolean; readonly quoted?: true };

/** One name in a 項目 cell. A cell may hold several. */
export interface NameReading {
  readonly atoms: readonly NameAtom[];
  /** Position of the 特定個人情報ファイル, from 0: 1 for Ⅱ（２）. Undefined if the name has no such number. */
  readonly file?: number;
  /** True if that number stands behind other numbers, where it seldom means the file: Ⅱ６（２）. */
  readonly fileIsLate?: true;
}

/** One way to take the numbers that can be taken in two. */
export interface Taking {
  /** （２） is the number of a 特定個人情報ファイル, or any number. */
  readonly parenthesis: 'file' | 'number';
  /** ② behind 委託事項 is the number of the entry, ② behind Ⅱ that of the section, or both of an item. */
  readonly circled: 'entry' | 'section' | 'item';
}

type Token = NameAtom | { readonly kind: 'file'; readonly no: number } | { readonly kind: 'range' };

/** Characters that join the numbers and labels of a name, as folded: dashes of all lengths, ー, ・, /, >, brackets. */
const joiner = '\\s．.、，,:;>＞→「」『』[\\]【】〈〉《》|_/\\\\)\\-˗‐‒–—―⁃−─━ー';
const between = new RegExp(`^(?:[${joiner}]|[・·•](?!\\s*[^${joiner}\\s\\d(①-⑳Ⅰ-Ⅻ一二三四五六七八九十]))+`, 'u');
const dots = /^[・·•]+/u;
/** の and 第 between two numbers, and 項 and 部 behind one: Ⅱの６, 第２の６. */
const ofNumber = /^の(?!\s*$)/u;

/**
 * Reads a 項目 cell into names, each a sequence of numbers and labels. A second part, circled number, entry or bullet begins a second name.
 * @param entryWords Words of the form for entries (委託事項).
 * @example readAtoms('II－１－②', []) → [{ atoms: [{ kind: 'part', no: 2 }, { kind: 'number', no: 1 }, { kind: 'circled', no: 2 }] }]
 * @example readAtoms('Ⅱー６の①', []) → [{ atoms: [{ kind: 'part', no: 2 }, { kind: 'number', no: 6 }, { kind: 'circled', no: 1 }] }]
 * @example readAtoms('二・六', []) → [{ atoms: [{ kind: 'number', no: 2 }, { kind: 'number', no: 6 }] }]
 * @example readAtoms('VPN', []) → [{ atoms: [{ kind: 'label', text: 'VPN', bullet: false }] }]
 * @example readAtoms('10人以上', []) → [{ atoms: [{ kind: 'label', text: '10人以上', bullet: false }] }]
 * @example readAtoms('（２）⑦～⑧', []) → [{ atoms: [{ kind: 'circled', no: 7 }], file: 1 }, { atoms: [{ kind: 'circled', no: 8 }], file: 1 }]
 * @example readAtoms('Ⅰ１②、６②', []) → [1, 6].map((no) => ({ atoms: [{ kind: 'part', no: 1 }, { kind: 'number', no }, { kind: 'circled', no: 2 }] }))
 * @example readAtoms('⑵', [], { parenthesis: 'number' }) → [{ atoms: [{ kind: 'number', no: 2 }] }]
 * @example readAtoms('委託事項1①～⑨', ['委託事項']) → [{ atoms: [{ kind: 'entry', of: '委託事項', no: 1 }] }]
 * @example readAtoms('Ⅱ（別添２）', []) → [{ atoms: [{ kind: 'annex', no: 2 }] }]
 * @example readAtoms('Ⅲ　リスク対策※（７．②を除く。）', []) → [{ atoms: [{ kind: 'part', no: 3 }, { kind: 'label', text: 'リスク対策', bullet: false }] }]
 */
export function readAtoms(cell: string, entryWords: readonly string[], taking: Taking = usual): readonly NameReading[] {
  const tokens = tokensOf(plain(cell), entryWords, taking);
  const names: Token[][] = [];
  for (const token of tokens) {
    const current = names.at(-1);
    // A second part begins a second name.
    if (!current || (token.kind === 'part' && current.some(({ kind }) => kind === 'part'))) names.push([token]);
    else current.push(token);
  }
  return names.flatMap(atHigherNumbers).flatMap((name) => alternatives(taking.circled === 'section' ? withSection(name) : name));
}

/**
 * Splits a name where the number of a section or entry stands between two circled ones: １②、６② names two items, and both stand below what
 * is before the first of those numbers.
 */
function atHigherNumbers(tokens: readonly Token[]): readonly (readonly Token[])[] {
  const isCircled = (token: Token | undefined): boolean => token?.kind === 'circled';
  const begins = tokens.flatMap((token, at) => {
    const isHigher = token.kind === 'entry' || token.kind === 'number';
    return isHigher && isCircled(tokens[at - 1]) && tokens.slice(at + 1).some(isCircled) ? [at] : [];
  });
  if (begins.length === 0) return [tokens];
  return [0, ...begins].map((from, name) => {
    const own = tokens.slice(from, begins[name]);
    const levels = ['number', 'entry', 'risk', 'circled'];
    const level = levels.indexOf(own[0]?.kind ?? '');
    return from === 0
      ? own
      : [
          ...tokens.slice(
            0,
            tokens.findIndex(({ kind }) => levels.indexOf(kind) >= level),
          ),
          ...own,
        ];
  });
}

/** Takes the circled number behind a part as that of a section. */
function withSection(name: readonly Token[]): readonly Token[] {
  return name.map((token, at) => (token.kind === 'circled' && name[at - 1]?.kind === 'part' ? { kind: 'number', no: token.no } : token));
}

const usual: Taking = { parenthesis: 'file', circled: 'item' };

/** Returns the ways to take the numbers of a cell, the usual one first. */
export function takingsOf(cell: string, entryWords: readonly string[]): readonly Taking[] {
  const text = plain(cell);
  const takings: Taking[] = [usual];
  if (parenthesised.test(text)) takings.push({ ...usual, parenthesis: 'number' });
  const { circledEntry } = marksOf(entryWords);
  const circled: Taking['circled'] | undefined = circledEntry.test(text) ? 'entry' : circledSection.test(text) ? 'section' : undefined;
  return circled ? [...takings, ...takings.map((taking) => ({ ...taking, circled }))] : takings;
}

/** Two circled numbers behind a part: Ⅱ⑥①. */
const circledSection = new RegExp(`[Ⅰ-Ⅻ][${joiner}の]*[①-⑳][${joiner}の]*[①-⑳]`, 'u');

const parenthesised = new RegExp(`\\(\\s*${anyNumeral}\\s*\\)`, 'u');
const noName = /※\s*[（(][^（()）]*[)）]|※\s*$|^\s*表紙(?=[\s:：・／/－-]*\S)/gu;
const quotedLine = /^[\s・]*「([^「」]*)」\s*$/u;

/**
 * Folds the numerals. A full-width space becomes a line break, because both end a name. The parenthesis behind the ※ of a bar
 * (Ⅲ　リスク対策※（７．②を除く。）) goes: it is no name. Neither is a ※ at the end, nor 表紙 before an item of the cover.
 */
function plain(cell: string): string {
  return foldNumerals(cell.replace(noName, '\n').replace(/\u3000/gu, '\n'));
}

interface Mark {
  readonly pattern: RegExp;
  token(match: RegExpExecArray): Token;
}

/** Returns what may stand behind a number in kanji: no other word than those of the form (二次, 一般, 三者). */
const kanjiEnds = (words: string): string => `(?=$|[${joiner}(・·•\\d①-⑳Ⅰ-Ⅻ]|の\\s*${anyNumeral}|リスク${words === '' ? '' : `|${words}`})`;

function marksFor(words: string, { parenthesis, circled }: Taking): readonly Mark[] {
  const numeral = (pattern: string, kind: 'part' | 'annex' | 'number' | 'circled' | 'risk' | 'file'): Mark => ({
    pattern: new RegExp(`^${pattern}`, 'u'),
    token: (match) => ({ kind, no: numeralValue(match[1] ?? '') }),
  });
  const entry: Mark = {
    pattern: entryPattern(words, circled === 'entry'),
    token: (match) => ({ kind: 'entry', of: match[1] ?? '', no: numeralValue(match[2] ?? match[3] ?? match[4] ?? '') }),
  };
  return [
    numeral('\\(?(?:第\\s*)?([Ⅰ-Ⅻ])\\)?', 'part'),
    numeral('\\(?([①-⑳])\\)?', 'circled'),
    { pattern: /^[~〜～]|^から(?=[①-⑳])/u, token: () => ({ kind: 'range' }) },
    numeral(`\\(?別添\\s*[(-ー・]?(${anyNumeral})\\s*\\)?`, 'annex'),
    numeral(`\\(\\s*(${anyNumeral})\\s*\\)`, parenthesis),
    numeral(`リスク\\s*[(\\-ー・]?\\s*(\\d{1,2}|[①-⑳Ⅰ-Ⅻ]|[一二三四五六七八九]${kanjiEnds(words)})\\)?`, 'risk'),
    ...(words === '' ? [] : [entry]),
    // A number that counts something (年, 件, 人以上) is no number of an item. 4情報 needs no exception: it is an option and never first.
    numeral('(?:第\\s*)?(\\d{1,2})(?![\\d年月件回条号人]|日間|項目以|項目未)', 'number'),
    numeral(`(?:第\\s*)?(十[一二三四五六七八九]?|[一二三四五六七八九])${kanjiEnds(words)}`, 'number'),
  ];
}

/** Matches an entry: 委託事項3, 委託事項（２）, 委託事項No.2, 委託事項－二, and with `circled` 委託事項②. */
function entryPattern(words: string, circled: boolean): RegExp {
  const digits = '\\s{0,2}(?:No\\.?|第|その|[-‐−ー・])?\\s{0,2}\\(?(?:(\\d{1,2})(?![\\d年月件回人])|([Ⅰ-Ⅻ])|';
  const inKanji = `(十[一二三四五六七八九]?|[一二三四五六七八九])(?:(?=追|削|変|修)|${kanjiEnds(words)}))\\)?`;
  return new RegExp(`^(${words})${circled ? '\\s{0,2}([①-⑳])' : digits + inKanji}`, 'u');
}

/** Latin letters for Ⅱ. They count only at the beginning of a cell, small ones only before another number. */
const asciiRoman: readonly Mark[] = [
  /^[(]?(VIII|VII|VI|IV|IX|III|II|I|V|X)(?![A-Za-z])\)?/u,
  new RegExp(`^(viii|vii|vi|iv|ix|iii|ii|i|v|x)(?=[${joiner}]*[\\d①-⑳])`, 'u'),
].map((pattern) => ({
  pattern,
  token: (match) => ({ kind: 'part', no: Array.from(romans).findIndex((roman) => roman.normalize('NFKC') === (match[1] ?? '').toUpperCase()) + 1 }),
}));

/** Patterns that cut the cells of one version into tokens. */
interface Marks {
  readonly marks: (taking: Taking) => readonly Mark[];
  /** Matches the end of a label. */
  readonly stop: RegExp;
  /** Matches a circled number behind the word of an entry. */
  readonly circledEntry: RegExp;
}

/** Patterns by the words of the form for entries, because the cells of one table all need the same. */
const known = new WeakMap<readonly string[], Marks>();

function marksOf(entryWords: readonly string[]): Marks {
  const made = known.get(entryWords) ?? makeMarks(entryWords);
  known.set(entryWords, made);
  return made;
}

function makeMarks(entryWords: readonly string[]): Marks {
  const words = entryWords.map(escapePattern).join('|');
  const made = new Map<string, readonly Mark[]>();
  const marks = (taking: Taking): readonly Mark[] => {
    const key = taking.parenthesis + taking.circled;
    const found = made.get(key) ?? marksFor(words, taking);
    made.set(key, found);
    return found;
  };
  const entry = words === '' ? '' : `|${entryPattern(words, false).source.slice(1)}`;
  const number = `\\s\\d{1,2}\\s*[.．]|(?<=[^\\d第.．\\s])\\d{1,2}[.．](?!\\d)|[-‐−ー・/>]\\s*\\d{1,2}(?=$|[${joiner}①-⑳(])|(?<=[)」】])\\d{1,2}(?=$|[${joiner}①-⑳])`;
  // （２） behind a label is a number if another number or the end follows: ファイルの概要（２）３．③, リスク対策（３）リスク２.
  const bracketed = `\\(\\d{1,2}\\)(?=\\s|$|[${joiner}\\d(①-⑳Ⅰ-Ⅻ]|リスク\\s*\\d${words === '' ? '' : `|(?:${words})\\s*\\d`})`;
  const stop = new RegExp(`\\n|[①-⑳Ⅰ-Ⅻ]|リスク\\s*[\\d(]|\\(?別添\\s*\\d|${bracketed}|${number}${entry}`, 'u');
  return { marks, stop, circledEntry: words === '' ? /(?!)/u : new RegExp(`(?:${words})\\s*[①-⑳](?!\\s*[~〜～]|から)`, 'u') };
}

function tokensOf(text: string, entryWords: readonly string[], taking: Taking): readonly Token[] {
  const { marks: marksBy, stop } = marksOf(entryWords);
  const marks = marksBy(taking);
  const tokens: Token[] = [];
  for (const line of text.split('\n')) {
    const quoted = quotedLine.exec(line)?.[1]?.trim();
    if (quoted !== undefined && quoted !== '' && !firstMatch(marks, quoted)) tokens.push({ kind: 'label', text: quoted, bullet: false, quoted: true });
    else readLine(line.trim(), tokens, marks, stop);
  }
  return tokens;
}

function readLine(line: string, tokens: Token[], marks: readonly Mark[], stop: RegExp): void {
  let rest = line;
  while (rest !== '') {
    const last = tokens.at(-1);
    const gap = (between.exec(rest) ?? (rest === line ? undefined : dots.exec(rest)) ?? (last && last.kind !== 'label' ? ofNumber.exec(rest) : undefined))?.[0];
    if (gap !== undefined) {
      rest = rest.slice(gap.length);
      continue;
    }
    const hit = firstMatch(tokens.length === 0 ? [...asciiRoman, ...marks] : marks, rest);
    if (hit) {
      tokens.push(hit.token);
      rest = rest.slice(hit.length);
      continue;
    }
    const end = rest.slice(1).search(stop);
    const label = end < 0 ? rest : rest.slice(0, end + 1);
    const name = withoutTail(label.replace(/^・/u, ''), end >= 0);
    if (name !== '') tokens.push({ kind: 'label', text: name, bullet: rest === line && label.startsWith('・') });
    rest = rest.slice(label.length);
  }
}

/** Drops what joins a label to what follows it: 保管・消去の①, 基本情報－２. */
function withoutTail(label: string, followed: boolean): string {
  const trimmed = label.replace(/(?<![\s、，,:])[\s、，,:]+$/u, '');
  return followed ? trimmed.replace(/(?<![\s、，,:/>→\-‐−・])[\s、，,:/>→\-‐−・]+$/u, '').replace(/(?<=\P{Script=Hiragana})の$/u, '') : trimmed;
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
  const at = tokens.findIndex(({ kind }) => kind === 'file');
  const file = tokens[at];
  // Ⅱ６（２） may be Ⅱ６②, but nothing below ② has a number.
  const isBehindItem = at === tokens.length - 1 && tokens[at - 1]?.kind === 'circled';
  const isLate = !isBehindItem && tokens.slice(0, Math.max(at, 0)).some(({ kind }) => kind !== 'part' && kind !== 'annex' && kind !== 'label');
  const marked = file?.kind === 'file' ? { file: file.no - 1, ...(isLate ? { fileIsLate: true as const } : {}) } : {};
  // 別添 belongs to no part, though tables write Ⅱ（別添１）.
  const annex = tokens.findIndex(({ kind }) => kind === 'annex');
  const listed = spreadRanges(tokens.slice(Math.max(annex, 0)));
  const firstCircle = listed.findIndex((atom) => atom.kind === 'circled');
  const circled = listed.filter((atom) => atom.kind === 'circled').length;
  if (circled > 1) return groupsAt(listed, firstCircle, (atom) => atom.kind === 'circled').map((atoms) => ({ atoms, ...marked }));
  const isEntry = ({ kind }: NameAtom): boolean => kind === 'entry';
  if (listed.filter(isEntry).length > 1) return groupsAt(listed, listed.findIndex(isEntry), isEntry).map((atoms) => ({ atoms, ...marked }));
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
