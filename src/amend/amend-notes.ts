import { append } from '../core/long-lists.js';
import { assumptionWords } from '../classify/assumption-words.js';
import { undecided } from '../law/change-kinds.js';
import { declarationsKey } from '../forms/internal-keys.js';
import type { Assumption } from '../classify/judgement.js';
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
  if (merged.kind === 'existing' || merged.kind === 'new') append(questions, timingQuestions(merged, columns));
  return questions.length === 0 ? undefined : `${noteMark} ${questions.join('。')}`;
}

/** Returns the questions about 提出時期: it is undecided, or it rests on an assumption and no person wrote it. */
function timingQuestions(merged: Extract<MergedRow, { readonly kind: 'existing' | 'new' }>, columns: readonly Column[]): readonly string[] {
  const { timing, followsFrom } = merged.drafted.row.judgement;
  if (timing === undecided) {
    return followsFrom === undefined
      ? [`提出時期が決まりません。「${declarationsKey}」に根拠と理由を書いてください`]
      : [`提出時期が決まりません。「${followsFrom}」の変更と同じ提出時期になります`];
  }
  const assumption = shownAssumption(merged, columns);
  return assumption === undefined ? [] : [assumptionWords[assumption].short];
}

/** Returns the assumption behind the 提出時期 that a row shows. Undefined if there is none, or if a person wrote the cell. */
export function shownAssumption(merged: MergedRow, columns: readonly Column[]): Assumption | undefined {
  if (merged.kind !== 'existing' && merged.kind !== 'new') return undefined;
  const cell = merged.kind === 'existing' ? merged.cells[columns.findIndex(({ part }) => part === 'timing')] : undefined;
  return cell?.fate === 'kept' || cell?.fate === 'moved-on' ? undefined : merged.drafted.row.judgement.assumed;
}

/** True if a note still asks about a change that moved on. A person who accepts the row's text deletes the note. */
export function asksAboutMove(note: string | undefined): boolean {
  return note?.includes(movedOn) ?? false;
}
