import { officeUnits } from '../core/text/office-units.js';
import { searchName } from '../core/text/search-text.js';
import type { Declaration } from '../classify/facts/declaration.js';
import { whatElse } from '../law/what-else.js';
import type { NameItems, NameReading } from '../law/what-else.js';
import type { Path } from '../load/read/source.js';
import type { Assessment, FieldNode, TextNode } from '../model/assessment.js';
import { listedNames } from '../model/file-names.js';
import { keyPath } from '../model/key-path.js';
import { printedTexts } from '../model/texts.js';
import { bareName, otherNames, writtenForms } from './short-names.js';

/** A name that the version before had, and the new one has no more where such names stand. */
export interface GoneName {
  /** Kind of the name (システム), or 置換 for the 旧 of a declaration. */
  readonly what: string;
  /** As it was written, on one line. */
  readonly name: string;
  /** The name that took its place. Undefined if none did, or if several may have. */
  readonly now?: string;
  /** The name and its short forms, folded as `searchText` folds, the longest first. */
  readonly forms: readonly string[];
  /** Present names, folded, in which such a form is no mention of the name that went. */
  readonly kept: readonly string[];
  /** Path in the new version of the item that held it. */
  readonly path: Path;
}

/** Shortest name that is searched for, in UTF-16 units. */
const shortestName = 2;
/** Most names of one step. A replaced list of names has some dozens. */
const mostNames = 200;

/** Finds the names that went between two versions, and the 旧 of the declared 置換. Each name once. */
export function goneNames(before: Assessment, after: Assessment, declarations: readonly Declaration[]): readonly GoneName[] {
  const { names } = whatElse();
  const [old, now] = [namesOf(before, names), namesOf(after, names)];
  const gone: Gone[] = [];
  for (const items of names) {
    const present = new Set([...items.items, ...items.within].flatMap((key) => now.get(key)?.map(({ key: folded }) => folded) ?? []));
    const former = items.items.flatMap((key) => old.get(key) ?? []);
    const went = former.filter(({ key }) => !present.has(key));
    const known = new Set(former.map(({ key }) => key));
    const came = new Set(
      items.items
        .flatMap((key) => now.get(key) ?? [])
        .filter(({ key }) => !known.has(key))
        .map(({ name }) => name),
    );
    const [now1, ...others] = came;
    const renamed = new Set(went.map(({ key }) => key)).size === 1 && others.length === 0 ? now1 : undefined;
    for (const { name, node } of went) gone.push({ what: items.what, name, now: renamed, path: pathNow(node, after) });
  }
  for (const declaration of declarations) {
    if (declaration.kind !== 'change') continue;
    for (const { former, now: next } of declaration.replacements) gone.push({ what: '置換', name: former.trim(), now: next.trim(), path: declaration.path });
  }
  if (gone.length === 0) return [];
  return withForms(gone, before, after, [...now.values()].flat());
}

interface Gone {
  readonly what: string;
  readonly name: string;
  readonly now: string | undefined;
  readonly path: Path;
}

interface NamedNode {
  readonly name: string;
  /** The name without its notes, folded. */
  readonly key: string;
  readonly node: TextNode;
}

function withForms(gone: readonly Gone[], before: Assessment, after: Assessment, present: readonly NamedNode[]): readonly GoneName[] {
  const generic = new Set(whatElse().generic.map(searchName));
  const [oldTexts, newTexts] = [before, after].map((each) => [...printedTexts(each)].map(({ text }) => searchName(text)));
  const texts = [...new Set([...(oldTexts ?? []), ...(newTexts ?? [])])];
  const current = [...present.map(({ name }) => name), ...gone.flatMap(({ now }) => now ?? [])].flatMap(writtenForms);
  const currentForms = new Set(current);
  const seen = new Set<string>();
  const found: GoneName[] = [];
  for (const { what, name, now, path } of gone) {
    const key = searchName(bareName(name));
    if (seen.has(key) || key.length < shortestName || (what !== '置換' && generic.has(key))) continue;
    seen.add(key);
    if (found.length >= mostNames) break;
    const forms = new Set(what === '置換' ? [searchName(name)] : writtenForms(name));
    for (const form of [...forms]) for (const other of otherNames(form, texts)) forms.add(other);
    const used = [...forms].filter(
      (form) =>
        form === searchName(name) ||
        (form.length >= shortestName && !generic.has(form) && !currentForms.has(form) && !isIntroducedAnew(form, forms, newTexts ?? [])),
    );
    used.sort((one, other) => other.length - one.length);
    const kept = [...new Set(current)].filter((each) => used.some((form) => each.length > form.length && each.includes(form)));
    found.push({ what, name: name.replace(/\s+/gu, ' '), ...(now === undefined ? {} : { now }), forms: used, kept, path });
  }
  return found;
}

/** True if the new version introduces the short form for another name. */
function isIntroducedAnew(form: string, forms: ReadonlySet<string>, texts: readonly string[]): boolean {
  return texts.some((text) => {
    for (let at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + form.length)) {
      const opened = /[「『"]?\((?:[^()]{0,40})以下[、,]?[「『"']?$/u.exec(text.slice(Math.max(0, at - 60), at));
      if (!opened) continue;
      const named = text.slice(0, at - opened[0].length).replace(/[」』"]$/u, '');
      if (![...forms].some((each) => named.endsWith(each))) return true;
    }
    return false;
  });
}

/** Returns the names of a version by the key of their item. */
function namesOf(assessment: Assessment, names: readonly NameItems[]): ReadonlyMap<string, readonly NamedNode[]> {
  const readings = new Map(names.flatMap(({ items, read }) => items.map((key) => [key, read] as const)));
  const found = new Map<string, NamedNode[]>();
  for (const node of assessment.fields) {
    const key = node.kind === 'text' && node.text !== '' ? keyPath(node.path) : '';
    const read = readings.get(key);
    if (read === undefined || node.kind !== 'text') continue;
    const read1 = namesIn(node.text, read).map((name) => ({ name, key: searchName(bareName(name)), node }));
    found.set(key, [...(found.get(key) ?? []), ...read1]);
  }
  return found;
}

function namesIn(text: string, read: NameReading): readonly string[] {
  if (read === 'offices') return officeUnits(text);
  const lines = read === 'companies-only' ? [] : listedNames(text).map(({ name }) => name);
  const companies = read === 'lines' ? [] : companyNames(text);
  return [...new Set([...lines.filter((line) => line.length <= longestName), ...companies])];
}

/** Longest line that is a name, in UTF-16 units. A longer one is a sentence. */
const longestName = 60;

const companyWord = '(?:株式会社|有限会社|合同会社|合資会社|一般社団法人|一般財団法人|公益社団法人|公益財団法人)';
const nameLetters = '[\\p{Script=Han}\\p{Script=Katakana}ー・．&＆A-Za-zＡ-Ｚａ-ｚ0-9０-９-]';
const company = new RegExp(`${companyWord}${nameLetters}{1,30}|${nameLetters}{1,30}?${companyWord}`, 'gu');

/**
 * Returns the names of companies in a text.
 * @example companyNames('再委託先は、株式会社アイネスとする。') → ['株式会社アイネス']
 * @example companyNames('日本通信紙株式会社、トッパン・フォームズ株式会社') → ['日本通信紙株式会社', 'トッパン・フォームズ株式会社']
 */
export function companyNames(text: string): readonly string[] {
  return [...text.matchAll(company)].map(([name]) => name);
}

/** Returns the path in the new version of an item of the old one: of the item, or of the innermost list around it. */
function pathNow(node: FieldNode, after: Assessment): Path {
  const same = after.fields.find(({ key }) => key === node.key);
  if (same) return same.path;
  const position = node.path.findLastIndex((key) => typeof key === 'number');
  return position < 0 ? node.path : node.path.slice(0, position);
}
