import { undecided } from '../law/change-kinds.js';
import { declarationsKey } from '../forms/internal-keys.js';
import type { MergedRow } from './merge-rows.js';
import type { Column } from '../appendix/rows/change-table.js';

/** Beginning of the comments that `amend` writes above rows. Comments of people begin otherwise. */
export const noteMark = '確認（amend）:';

const movedOn = '手直しの後、変更がさらに動きました';

/** Returns the questions about a row as the comment above it. Undefined if there are none. */
export function noteFor(merged: MergedRow, columns: readonly Column[]): string | undefined {
  const questions: string[] = [];
  if (merged.kind === 'existing') {
    const names = merged.cells.flatMap(({ fate }, index) => (fate === 'moved-on' ? [columns[index]?.key ?? ''] : []));
    if (names.length > 0) questions.push(`${movedOn}（${names.join('、')}）。この行の文でよければ、この注釈を消してください`);
  }
  if (merged.kind === 'withdrawn' && merged.edited)
    questions.push('この行の変更はなくなりました。手直しがあるため残しています。要らなければ、行ごと消してください');
  if ((merged.kind === 'existing' || merged.kind === 'new') && merged.drafted.row.judgement.timing === undecided)
    questions.push(`提出時期が決まりません。「${declarationsKey}」に根拠と理由を書いてください`);
  return questions.length === 0 ? undefined : `${noteMark} ${questions.join('。')}`;
}

/** True if a note still asks about a change that moved on. A person who accepts the row's text deletes the note. */
export function asksAboutMove(note: string | undefined): boolean {
  return note?.includes(movedOn) ?? false;
}
