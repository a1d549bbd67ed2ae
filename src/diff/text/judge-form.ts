import { foldForm } from '../../core/fold-form.js';
import type { Span } from '../../core/span.js';
import { isBetweenCharacters } from '../../core/characters.js';
import { cutEdit } from './edit.js';
import type { TextEdit, TextPair } from './edit.js';

/** An edit with its answer to: is it 表記のみ? */
export interface JudgedEdit extends TextEdit {
  readonly formOnly: boolean;
}

/** How far around an edit folding looks: a date, a numbered item. */
const reach = 40;
/** Stands where the context is cut, so that its edge is taken neither for the beginning of a line nor for the end of a number. */
const elsewhere = '本';
/** What a date is written with, in any form. */
const dateCharacter = /[0-9０-９年月日元令和平成昭大正明治/.\-／．－ 　]/;
/** 令和１２年１２月３１日 has no more on either side of an edit. */
const longestDate = 20;

/**
 * Tells which edits change only the form. If the folded texts are the same all do; if not, at least one doesn't. An edit by itself
 * does when the text around it folds to the same with it and without it, in both texts: alone, 「1 2」 and 「12」 differ by no more
 * than a space. One that is only a part of a date (「令和7」 for 「2025」) is widened to the date.
 */
export function judgeForm(texts: TextPair, edits: readonly TextEdit[]): JudgedEdit[] {
  const same = foldForm(texts.before) === foldForm(texts.after);
  const judged: JudgedEdit[] = [];
  for (const [index, edit] of edits.entries()) {
    const room = { start: judged.at(-1)?.before.end ?? 0, end: edits[index + 1]?.before.start ?? texts.before.length };
    const formal = edit.move === undefined ? formalEdit(texts, edit, room) : undefined;
    // Of one text that reads like the other no paragraph moved.
    judged.push(same ? { ...withoutMove(formal ?? edit), formOnly: true } : { ...(formal ?? edit), formOnly: formal !== undefined });
  }
  return same || judged.some((edit) => !edit.formOnly) ? judged : judged.map((edit) => ({ ...edit, formOnly: false }));
}

function withoutMove({ before, after }: TextEdit): TextEdit {
  return { before, after };
}

/** The edit, perhaps widened, when it is one of form only. */
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
  return foldForm(cutEdit(texts.before, edit.before)) === foldForm(cutEdit(texts.after, edit.after));
}

function foldsInPlace(texts: TextPair, edit: TextEdit): boolean {
  const went = cutEdit(texts.before, edit.before);
  const came = cutEdit(texts.after, edit.after);
  return [frame(texts.before, edit.before), frame(texts.after, edit.after)].every(
    ([left, right]) => foldForm(left + went + right) === foldForm(left + came + right),
  );
}

function frame(text: string, { start, end }: Span): [string, string] {
  const from = Math.max(0, start - reach);
  const lineStart = from === 0 || text.charAt(from - 1) === '\n';
  return [(lineStart ? '' : elsewhere) + text.slice(from, start), text.slice(end, end + reach) + (end + reach < text.length ? elsewhere : '')];
}
