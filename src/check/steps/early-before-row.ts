import { publicationOf, usableSubmission } from '../../classify/facts/version-dates.js';
import type { Publication } from '../../classify/facts/version-dates.js';
import { clip } from '../../core/clip.js';
import { firstDay, formatEra, isDay } from '../../core/dates.js';
import { findDates } from '../../core/found-dates.js';
import type { FoundDate } from '../../core/found-dates.js';
import type { Message } from '../../core/message.js';
import { declarationKeys as keys, declarationsKey } from '../../forms/internal-keys.js';
import type { ChangeRow } from '../../model/assessment.js';
import type { Step } from '../../step/step.js';
import type { StepRule } from './step-rule.js';

/** Words behind a day that tell of something done: に稼働済み, から実施している, に変更した. */
const done = /^(?:に|から|より|付けで|をもって)?[^。、]{0,16}(?:済|(?:し|され|行っ)(?:た|ています|ている|ました)|開始$|稼働$|実施$|変更$)/u;

/**
 * Reports a new row of 事前 whose 変更日, or the day that its 説明 calls done, is before 公表日: 事前 means that submission and publication
 * come before the change (記載要領). A 提出日 before that day settles it (規則第6条, 第7条). Reports 事後 beside a later day in the 説明 too.
 */
export const earlyBeforeRow: StepRule = {
  id: 'early-before-row',
  title: '事前なのに変更日が公表日より前',
  *check(step) {
    const { before, after } = step;
    const publication = publicationOf(after.assessment, before.assessment);
    if (publication.state !== 'day') return;
    for (const row of step.rows.added) {
      // `row-timing-differs` compares the row with a declared 実施日.
      if (isDated(row, step)) continue;
      const message = judgeRow(row, publication, step);
      if (message) yield message;
    }
  },
};

function isDated(row: ChangeRow, { matching, judgementOf }: Step): boolean {
  const covered = matching.rows.find((match) => match.row === row)?.changes ?? [];
  return covered.some(({ change }) => judgementOf(change)?.effective !== undefined);
}

function judgeRow({ days, dateCell, timing, explanation }: ChangeRow, publication: Publication, step: Step): Message | undefined {
  const { source } = step.after;
  const base = { ruleId: earlyBeforeRow.id, severity: 'warning', related: source.valuePlace(publication.path) } as const;
  if (timing?.choice === '事前' && days && dateCell && days.last < publication.first && !isSubmittedBefore(days.first, publication, step)) {
    return {
      ...base,
      text: `提出時期は「事前」ですが、変更日（${clip(dateCell.text)}）が公表日（${publication.text}）より前になっています`,
      place: source.valuePlace(dateCell.path),
      item: dateCell.name,
      mend: `変更の後に公表するなら提出時期を「事後」に、そうでなければ変更日か公表日を直してください。変更より前に提出していれば、「${declarationsKey}」に「${keys.submitted}」を書いてください`,
    };
  }
  if (!explanation || !timing) return undefined;
  const told = onlyDay(explanation.text);
  if (!told?.reading.ok) return undefined;
  const [first, behind] = [firstDay(told.reading.date), explanation.text.slice(told.through).trim()];
  const early = timing.choice === '事前' && first < publication.first && done.test(behind) && !isSubmittedBefore(first, publication, step);
  const late = timing.choice === '事後' && first > publication.last;
  if (!early && !late) return undefined;
  return {
    ...base,
    text: `提出時期は「${timing.choice}」ですが、説明の日（${formatEra(told.reading.date)}）は公表日（${publication.text}）より${early ? '前' : '後'}です`,
    place: source.textPlace(explanation.path, told.start),
    item: explanation.name,
    mend: '提出時期か、説明の日を直してください',
  };
}

function onlyDay(text: string): FoundDate | undefined {
  const [only, another] = findDates(text);
  return only && !another && only.reading.ok && isDay(only.reading.date) ? only : undefined;
}

/** True if 変更の説明 gives a day of submission before a day. Submission is one act for the whole version. */
function isSubmittedBefore(day: number, publication: Publication, { classification: { declarations } }: Step): boolean {
  return declarations.some((declaration) => {
    const submitted = declaration.kind === 'change' ? usableSubmission(publication, declaration.submitted) : undefined;
    return submitted !== undefined && submitted.day < day;
  });
}
