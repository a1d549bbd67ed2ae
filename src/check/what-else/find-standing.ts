import { foldText } from '../../core/fold.js';
import { maxFindings } from '../../core/message.js';
import type { NamedPlace, Place } from '../../core/message.js';
import { searchName, searchText } from '../../core/text/search-text.js';
import { pathKey } from '../../load/read/source.js';
import { printedTexts } from '../../model/texts.js';
import type { Version } from '../../model/version.js';
import type { GoneName } from '../../step/gone-names.js';
import { bareName } from '../../step/short-names.js';
import { printedDiagram } from './printed-diagram.js';

/** Places of a version where a name still stands. */
export interface StandingName {
  readonly gone: GoneName;
  readonly places: readonly NamedPlace[];
  /** Short forms that stand there by themselves, as the text writes the first of each. */
  readonly short: readonly string[];
}

/** A text in which names are looked for. */
interface SearchedText {
  readonly item: string;
  readonly text: string;
  readonly diagram: boolean;
  /** Returns the place of an offset in the text. */
  readonly placeOf: (offset: number) => Place;
}

/** Returns the texts of a version that print, and the words in its picture files, which lie at the name of the file. */
function* searchedTexts({ source, assessment, drawn }: Version): Iterable<SearchedText> {
  for (const { path, text, item, diagram } of printedTexts(assessment))
    yield { item, text: diagram ? printedDiagram(text) : text, diagram, placeOf: (offset) => source.textPlace(path, offset) };
  for (const { entry, file } of assessment.figures) {
    // A name may be drawn as several texts, one below the other.
    const text = file.text.trim() === '' ? '' : (drawn?.get(pathKey(entry.path))?.join('') ?? '');
    if (text !== '') yield { item: entry.name, text, diagram: false, placeOf: () => source.valuePlace(file.path) };
  }
}

/** Finds each name that went in the texts of a version, under each of its forms. Skips names that stand nowhere. */
export function findStanding(gone: readonly GoneName[], version: Version): readonly StandingName[] {
  if (gone.length === 0) return [];
  const found = new Map<GoneName, { places: NamedPlace[]; short: Map<string, string> }>();
  for (const { item, text, diagram, placeOf } of searchedTexts(version)) {
    const quick = diagram ? undefined : foldText(text).toLowerCase();
    const here = quick === undefined ? gone : gone.filter(({ forms }) => forms.some((form) => quick.includes(form)));
    if (here.length === 0) continue;
    const search = searchText(text, diagram);
    for (const name of here) {
      for (const { start, end, form } of mentions(search.folded, name, (at) => text.slice(search.starts[at - 1] ?? 0, (search.starts[at] ?? 0) + 1))) {
        const known = found.get(name) ?? { places: [], short: new Map<string, string>() };
        found.set(name, known);
        if (known.places.length < maxFindings) known.places.push({ ...placeOf(search.starts[start] ?? 0), item });
        if (form.length < searchName(bareName(name.name)).length && !known.short.has(form))
          known.short.set(form, text.slice(search.starts[start], search.starts[end]).replace(/\s+/gu, ''));
      }
    }
  }
  return [...found].map(([name, { places, short }]) => ({ gone: name, places, short: [...short.values()] }));
}

interface Mention {
  readonly start: number;
  readonly end: number;
  readonly form: string;
}

/** Longest form that must not be a part of a longer word, in UTF-16 units: 課税課 is no mention of 税課. */
const longestPart = 4;
/** Words that a unit's last letter begins with the next one: 予防課 is not in 予防課題. 課税 may be two words, so it is asked about. */
const otherWord = /(?:課[題程]|部[分門品屋隊]|係数|室[内温]|所[得在属轄要有定]|局[面所地])$/u;
/** Ends of the names of bodies and units, behind which a short name begins: 杉並保健所 保健予防課. */
const unitEnd = /[都道府県市区町村局部課室所庁の]$/u;
/** Words before a name that call it former. */
const formerly = /(?:旧|元の|当時の|改正前の)[「『"(]?$/u;

/**
 * Finds a name in a folded text, in order; of forms that overlap the longest counts.
 * @param around Returns the letters of the text on both sides of an offset of the folded text: white space parts words.
 */
function mentions(folded: string, { forms, kept }: GoneName, around: (at: number) => string): readonly Mention[] {
  const taken = new Uint8Array(folded.length);
  for (const name of kept) for (const start of placesOf(name, folded)) taken.fill(1, start, start + name.length);
  const found: Mention[] = [];
  for (const form of forms) {
    for (const start of placesOf(form, folded)) {
      const end = start + form.length;
      if (taken.subarray(start, end).includes(1)) continue;
      if (formerly.test(folded.slice(Math.max(0, start - 5), start))) continue;
      if (otherWord.test(folded.slice(end - 1, end + 1))) continue;
      if (form.length <= longestPart && (joins(folded, start, around, true) || joins(folded, end, around, false))) continue;
      taken.fill(1, start, end);
      found.push({ start, end, form });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

/** True if the letters on both sides of an offset are parts of one word. */
function joins(folded: string, at: number, around: (at: number) => string, begins: boolean): boolean {
  const [before, after] = [folded.slice(Math.max(0, at - 1), at), folded.slice(at, at + 1)];
  if (before === '' || after === '' || /\s/u.test(around(at))) return false;
  if (begins && unitEnd.test(before)) return false;
  // Letters behind a name of kanji are the next word, as in 税務課職員; before it they are mostly a part of it.
  const scripts = begins ? [/[a-z0-9]/u, /\p{Script=Katakana}|ー/u, /\p{Script=Han}/u] : [/[a-z0-9]/u, /\p{Script=Katakana}|ー/u];
  return scripts.some((script) => script.test(before) && script.test(after));
}

function placesOf(word: string, text: string): readonly number[] {
  const places: number[] = [];
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) places.push(at);
  return places;
}
