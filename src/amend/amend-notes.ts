import { undecided } from '../law/change-kinds.js';
import { declarationsKey } from '../forms/internal-keys.js';
import type { MergedRow } from './merge-rows.js';
import type { Column } from '../appendix/rows/change-table.js';

/** With this begin the comments that `amend` writes above rows; a comment of a person begins otherwise. */
export const noteMark = '確認（amend）:';

const movedOn = '手直しの後、変更がさらに動きました';

/** What is asked at a row, as a comment above it; undefined where there is nothing to ask. */
export function noteFor(merged: MergedRow, columns: readonly Column[]): string | undefined {
  const questions: string[] = [];
  if (merged.kind === 'standing') {
    const names = merged.cells.flatMap(({ fate }, index) => (fate === 'moved-on' ? [columns[index]?.key ?? ''] : []));
    if (names.length > 0) questions.push(`${movedOn}（${names.join('、')}）。この行の文でよければ、この注釈を消してください`);
  }
  if (merged.kind === 'withdrawn' && merged.edited)
    questions.push('この行の変更はなくなりました。手直しがあるため残しています。要らなければ、行ごと消してください');
  if ((merged.kind === 'standing' || merged.kind === 'new') && merged.fresh.row.judgement.timing === undecided)
    questions.push(`提出時期が決まりません。「${declarationsKey}」に根拠と理由を書いてください`);
  return questions.length === 0 ? undefined : `${noteMark} ${questions.join('。')}`;
}

/** True when a note still asks about a change that moved on: whoever is content with the words takes the note away. */
export function asksAboutMove(note: string | undefined): boolean {
  return note?.includes(movedOn) ?? false;
}
