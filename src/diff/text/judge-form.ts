import { foldForm } from '../../core/fold-form.js';
import type { Span } from '../../core/span.js';
import { isBetweenCharacters } from '../../core/characters.js';
import { spanText } from './edit.js';
import type { TextEdit, TextPair } from './edit.js';

/** An edit that is judged: `formOnly` is true if it is 表記のみ. */
export interface JudgedEdit extends TextEdit {
  readonly formOnly: boolean;
}

/** Text on each side of an edit that is folded with it, in UTF-16 units: enough for a date or a numbered item. */
const reach = 40;
/** Put where the context is cut, so that folding takes its edge neither for the beginning of a line nor for the end of a number. */
const elsewhere = '本';
/** Matches one character of a date in any form. */
const dateCharacter = /[0-9０-９年月日元令和平成昭大正明治/.\-／．－ 　]/;
/** Most characters of a date on either side of an edit, in UTF-16 units: 令和１２年１２月３１日 has no more. */
const longestDate = 20;

/**
 * Judges which edits change only the form (表記のみ). All do if the folded texts are equal; otherwise at least one does not. A
 * single edit does if the text around it folds to the same with its old and its new words, in both texts: alone, 「1 2」 and 「12」
 * differ only by a space. An edit that is only a part of a date (「令和7」 for 「2025」) is widened to the date.
 * @example judgeForm({ before: '氏 名と住所', after: '氏名と電話' }, [{ before: { start: 1, end: 2 }, after: { start: 1, end: 1 } }, { before: { start: 4, end: 6 }, after: { start: 3, end: 5 } }])[0].formOnly → true
 * @example judgeForm({ before: '定員1 2名', after: '定員12名' }, [{ before: { start: 3, end: 4 }, after: { start: 3, end: 3 } }])[0].formOnly → false
 * @example judgeForm({ before: '令和7年度', after: '2025年度' }, [{ before: { start: 0, end: 3 }, after: { start: 0, end: 4 } }])[0].before → { start: 0, end: 4 }
 */
export function judgeForm(texts: TextPair, edits: readonly TextEdit[]): JudgedEdit[] {
  const same = foldForm(texts.before) === foldForm(texts.after);
  const judged: JudgedEdit[] = [];
  for (const [index, edit] of edits.entries()) {
    const room = { start: judged.at(-1)?.before.end ?? 0, end: edits[index + 1]?.before.start ?? texts.before.length };
    const formal = edit.move === undefined ? formalEdit(texts, edit, room) : undefined;
    // Between texts that fold to the same no paragraph moved.
    judged.push(same ? { ...withoutMove(formal ?? edit), formOnly: true } : { ...(formal ?? edit), formOnly: formal !== undefined });
  }
  return same || judged.some((edit) => !edit.formOnly) ? judged : judged.map((edit) => ({ ...edit, formOnly: false }));
}

function withoutMove({ before, after }: TextEdit): TextEdit {
  return { before, after };
}

/** Returns the edit, widened where it is a part of a date. Undefined if it changes more than the form. */
function formalEdit(texts: TextPair, edit: TextEdit, room: Span): TextEdit | undefined {
  if (!foldsInPlace(texts, edit)) return undefined;
  if (foldsAlone(texts, edit)) return edit;
  let [left, right] = [0, 0];
  while (left < longestDate && edit.before.start - left > room.start && dateCharacter.test(texts.before.charAt(edit.before.start - left - 1))) left += 1;
  while (right < longestDate && edit.before.end + right < room.end && dateCharacter.test(texts.before.charAt(edit.before.end + right))) right += 1;
  const wide = { before: widened(edit.before, left, right), after: widened(edit.after, left, right) };
  return isWhole(texts.before, wide.before) && foldsAlone(texts, wide) && foldsInPlace(texts, wide) ? wide : edit;
}

function widened({ start, end }: Span, left: number, right: number): Span {
  return { start: start - left, end: end + right };
}

function isWhole(text: string, { start, end }: Span): boolean {
  return isBetweenCharacters(text, start) && isBetweenCharacters(text, end);
}

function foldsAlone(texts: TextPair, edit: TextEdit): boolean {
  return foldForm(spanText(texts.before, edit.before)) === foldForm(spanText(texts.after, edit.after));
}

function foldsInPlace(texts: TextPair, edit: TextEdit): boolean {
  const went = spanText(texts.before, edit.before);
  const came = spanText(texts.after, edit.after);
  return [frame(texts.before, edit.before), frame(texts.after, edit.after)].every(
    ([left, right]) => foldForm(left + went + right) === foldForm(left + came + right),
  );
}

function frame(text: string, { start, end }: Span): [string, string] {
  const from = Math.max(0, start - reach);
  const lineStart = from === 0 || text.charAt(from - 1) === '\n';
  return [(lineStart ? '' : elsewhere) + text.slice(from, start), text.slice(end, end + reach) + (end + reach < text.length ? elsewhere : '')];
}
