import { bigramsOf, diceLikeness } from '../../core/likeness.js';
import { foldText } from '../../core/fold.js';
import { listedNames } from '../../model/file-names.js';
import type { AssessmentDiff, Change } from '../../diff/changes/change.js';

/** Official label of the item that lists the 特定個人情報ファイル of the work: 様式２ Ⅰ２, 様式３ and 様式４ Ⅰ３. */
export const fileListLabel = '特定個人情報ファイル名';
/** Least likeness (0 to 1) of a new name and a removed one that make one renamed file. */
const renamed = 0.5;

/**
 * Returns a test for changes by which the work holds another 特定個人情報ファイル (規則第5条第1項前段, 第6条第1項前段, 第7条第1項前段): an added
 * entry of 特定個人情報ファイル, and a name more in the list of their names. In a form with such entries the list counts only if one was added.
 */
export function newFiles({ changes, after: { form } }: AssessmentDiff): (change: Change) => boolean {
  const isEntry = (change: Change): boolean =>
    change.kind === 'entry' && change.what === 'added' && form.filesKey !== '' && change.after?.path.length === 2 && change.after.path[0] === form.filesKey;
  const listCounts = form.filesKey === '' || changes.some(isEntry);
  return (change) => {
    if (change.kind !== 'field') return isEntry(change);
    const { after, detail } = change;
    if (!listCounts || after?.kind !== 'text' || after.item.label !== fileListLabel || after.path[0] === form.filesKey) return false;
    return detail.kind === 'text' && addsName(detail.before, detail.after);
  };
}

/**
 * True if a list of names holds a name that the list before it does not, and that is none of its names in other words.
 * @example addsName('宛名ファイル', '１　宛名ファイル\n２　課税ファイル') → true
 * @example addsName('予防接種ファイル', '予防接種情報ファイル') → false
 * @example addsName('宛名ファイル、課税ファイル', '課税ファイル') → false
 * @example addsName('宛名ファイル・課税ファイル', '宛名ファイル・課税ファイル・収納ファイル') → true
 */
export function addsName(before: string, after: string): boolean {
  const [old, now] = [namesIn(before), namesIn(after)];
  const removed = [...old].filter((name) => !now.has(name));
  for (const name of now) {
    if (old.has(name)) continue;
    const near = nearest(name, removed);
    if (near === undefined) return true;
    removed.splice(removed.indexOf(near), 1);
  }
  return false;
}

function nearest(name: string, among: readonly string[]): string | undefined {
  const likeness = (other: string): number => diceLikeness(bigramsOf(withoutKind(name)), bigramsOf(withoutKind(other))) ?? 1;
  const [best] = among.map((other) => ({ other, alike: likeness(other) })).sort((a, b) => b.alike - a.alike);
  return best && best.alike >= renamed ? best.other : undefined;
}

/** Removes the word that all names of files end with, which would make any two of them alike. */
function withoutKind(name: string): string {
  return name.replace(/(?:情報)?(?:データベース|ファイル)$/u, '');
}

/** Words and marks that may join two names. Cut at all of them, so that no name is missed: two halves of one name come and go together. */
const joints = /及び|並びに|[・･／/]/gu;

/** Returns the names of a list, folded and without numbers. */
function namesIn(text: string): ReadonlySet<string> {
  return new Set(listedNames(text.replace(joints, '、')).map(({ name }) => foldText(name)));
}
