import { searchName } from '../core/text/search-text.js';

/** Note that a text puts behind a name, in the folded text. */
const note = /^[」』"]?\(([^()]{1,60})\)/u;
/** Short form that a note or a clause introduces: 以下「ＶＲＳ」という. */
const introduced = /(?:以下|略称)[、,:]?(?:単に|総称して)?[「『"']?([^「」『』"']{1,30}?)[」』"']?(?:とい(?:う|います)|と(?:呼|称|略|言|表記|す).*)?。?$/u;
/** The same, behind the name without brackets: 「X。以下「Y」という。」 */
const introducedBehind = /^[」』"]?[、,。]?(?:以下|略称)[、,:]?(?:単に|総称して)?[「『]([^「」『』]{1,30})[」』]/u;
/** Longest introduction of a short form that is read behind a name, in UTF-16 units. */
const reach = 140;
/** Note at the end of a name, with its brackets. */
const lastNote = /[（(]([^（）()]*)[）)][\s　]*$/u;
/** Words of a name that may stand before its short form: 「ワクチン接種記録システム（以下「VRS」」. */
const wordBefore = /[\p{Script=Han}\p{Script=Katakana}ー・a-z0-9-]{4,40}$/u;

/**
 * Returns a name without the notes at its end.
 * @example bareName('ワクチン接種記録システム（ＶＲＳ）') → 'ワクチン接種記録システム'
 * @example bareName('予防接種ファイル（令和６年９月30日で終了）') → '予防接種ファイル'
 */
export function bareName(name: string): string {
  let bare = name.trim();
  for (let found = lastNote.exec(bare); found && found.index > 0; found = lastNote.exec(bare)) bare = bare.slice(0, found.index).trim();
  return bare;
}

/**
 * True if the folded text in the brackets behind a name is a short form of it: letters, or characters of the name in their order.
 * @example isShortForm('vrs', 'ワクチン接種記録システム') → true
 * @example isShortForm('住基ネット', '住民基本台帳ネットワークシステム') → true
 * @example isShortForm('令和6年9月で終了', '予防接種ファイル') → false
 */
export function isShortForm(short: string, name: string): boolean {
  if (/^[a-z][a-z0-9&.-]{1,15}$/u.test(short)) return true;
  if (short.length < 2 || short.length >= name.length) return false;
  let at = -1;
  for (const character of short) {
    at = name.indexOf(character, at + 1);
    if (at < 0) return false;
  }
  return true;
}

/**
 * Finds the other names of a folded name in folded texts: the short forms that a text introduces for it, and the long form for which
 * it was introduced.
 * @example otherNames('ワクチン接種記録システム', ['ワクチン接種記録システム(以下「vrs」という。)は、'])[0] → 'vrs'
 * @example otherNames('ワクチン接種記録システム', ['ワクチン接種記録システム(国の運営。以下、vrsという。)は、'])[0] → 'vrs'
 * @example otherNames('vrs', ['新たにワクチン接種記録システム(以下「vrs」という。)を'])[0] → 'ワクチン接種記録システム'
 * @example otherNames('予防接種ファイル', ['予防接種ファイル(令和6年9月で終了)']).length → 0
 */
export function otherNames(name: string, texts: readonly string[]): readonly string[] {
  const found = new Set<string>();
  for (const text of texts) {
    for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) {
      for (const short of shortForms(text.slice(at + name.length, at + name.length + reach), name)) found.add(short);
      const long = longForm(text.slice(Math.max(0, at - reach), at), text.slice(at + name.length, at + name.length + 3), name);
      if (long !== undefined) found.add(long);
    }
  }
  found.delete(name);
  return [...found];
}

function* shortForms(behind: string, name: string): Iterable<string> {
  let rest = behind;
  for (let found = note.exec(rest); found; found = note.exec(rest)) {
    const written = found[1] ?? '';
    const short = introduced.exec(written)?.[1];
    if (short !== undefined) yield short;
    else if (isShortForm(written, name)) yield written;
    rest = rest.slice(found[0].length);
  }
  const short = introducedBehind.exec(rest)?.[1];
  if (short !== undefined) yield short;
}

/** Last letter before a short form that a text introduces. Nearly every mention has another one. */
const mayIntroduce = /[(「『"'、,:下称にて]/u;

/** Returns the long form if the name stands in brackets behind it: 「X（以下「Y」という。）」, 「X（Y）」. */
function longForm(before: string, behind: string, name: string): string | undefined {
  if (!mayIntroduce.test(before.slice(-1))) return undefined;
  const opened = /\((?:[^()]{0,40}(?:以下|略称)[、,:]?(?:単に|総称して)?[「『"']?)?$/u.exec(before);
  if (!opened) return undefined;
  const [long] = wordBefore.exec(before.slice(0, opened.index).replace(/[」』"]$/u, '')) ?? [];
  if (long === undefined) return undefined;
  return opened[0] !== '(' || (behind.startsWith(')') && isShortForm(name, long)) ? long : undefined;
}

/**
 * Returns the forms under which a text may mention a name: with and without its notes, and the short form in them. Folded.
 * @example writtenForms('ワクチン接種記録システム（ＶＲＳ）') → ['ワクチン接種記録システム(vrs)', 'ワクチン接種記録システム', 'vrs']
 * @example writtenForms('株式会社アイネス') → ['株式会社アイネス', 'アイネス']
 */
export function writtenForms(name: string): readonly string[] {
  const bare = searchName(bareName(name));
  const forms = new Set([searchName(name), bare]);
  const inner = /\(([^()]*)\)$/u.exec(searchName(name))?.[1];
  if (inner !== undefined && isShortForm(inner, bare)) forms.add(inner);
  const company = bare.replace(companyWords, '');
  if (company !== bare && company.length >= shortestCompany) forms.add(company);
  return [...forms];
}

const companyWords = /^(?:株式会社|有限会社|合同会社|\(株\)|\(有\))|(?:株式会社|有限会社|合同会社|\(株\)|\(有\))$/gu;
/** Shortest name of a company that is searched for without 株式会社, in UTF-16 units. */
const shortestCompany = 4;
