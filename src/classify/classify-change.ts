import { isImportant } from '../model/assessment.js';
import { sideOf } from '../diff/changes/change.js';
import type { Change } from '../diff/changes/change.js';
import { classifyLaw, hasImportantChanges } from '../law/classify-law.js';
import type { RuleLaw } from '../law/classify-law.js';
import type { DayFrom, Declared } from './facts/declared.js';
import { dayOfRecord, effectiveDay } from './facts/effective-day.js';
import { undecided } from '../law/change-kinds.js';
import type { JudgedTiming } from '../law/change-kinds.js';
import { standardWording } from './facts/standard-wording.js';
import type { Assumption, Judgement } from './judgement.js';
import { refusedGround } from './facts/refused-ground.js';
import { humanOverride } from './rules/human-override.js';
import { importantChange } from './rules/important-change.js';
import type { Answer, ClassifyRule, ClassifyContext } from './rules/classify-rule.js';
import { classifyRules } from './rules/classify-rules.js';
import { publicationOrder, usableSubmission } from './facts/version-dates.js';
import type { Publication, PublicationOrder } from './facts/version-dates.js';

/** Facts that a judgement rests on, beside the change itself. */
export interface Circumstances {
  readonly declared: Declared;
  readonly onCover: boolean;
  /** True if the work holds a new 特定個人情報ファイル by this change. */
  readonly addsFile: boolean;
  /** True if only a wrong number of 件 was corrected. */
  readonly correctsCount: boolean;
  /** 様式３: the clauses of a rule depend on it. */
  readonly form: string;
  readonly publication: Publication;
}

/** Judges a change by the first rule that answers. Where a person decided 提出時期, `overridden` keeps the judgement of the other rules. */
export function classifyChange(change: Change, { declared, onCover, addsFile, correctsCount, form, publication }: Circumstances): Judgement {
  const side = sideOf(change);
  const record = 'item' in side && side.item.record;
  const important = isImportant(side) && hasImportantChanges(form);
  const context: ClassifyContext = { change, important, addsFile, correctsCount, onCover, record, declared, publication };
  const { judgement, ruleId } = judge(context, classifyRules, form);
  if (ruleId !== humanOverride.id || !declared.override) return judgement;
  const { timing, reason } = declared.override;
  const { judgement: machine } = judge(
    context,
    classifyRules.filter((rule) => rule !== humanOverride),
    form,
  );
  const standard = timing === machine.timing ? machine.wording : judgement.wording;
  return {
    ...judgement,
    kind: machine.kind,
    timing,
    wording: declared.wording ?? standard,
    overridden: { timing: machine.timing, ruleId: machine.ruleId, reason },
  };
}

function judge(context: ClassifyContext, asked: readonly ClassifyRule[], form: string): { readonly judgement: Judgement; readonly ruleId: string } {
  for (const rule of asked) {
    const answer = rule.answers(context);
    if (answer) return { ruleId: rule.id, judgement: judgementBy(context, classifyLaw().rule(rule.id), answer, form) };
  }
  throw new Error(`no rule answers for ${context.change.key}`);
}

function judgementBy(context: ClassifyContext, law: RuleLaw, { detail, by }: Answer, form: string): Judgement {
  const { change, declared, important, onCover, record, publication } = context;
  const orderOf = (day: DayFrom | undefined): PublicationOrder | undefined => publicationOrder(publication, day, declared.submitted);
  const effective = record ? dayOfRecord(declared, (day) => orderOf(day) === 'before') : effectiveDay(declared, by);
  const order = orderOf(effective);
  const { timing, assumed } = timingOf(law, context, effective, order);
  // The message at the item gives the same reason (`timing-messages`).
  const refused = law.id === importantChange.id ? refusedGround(declared) : undefined;
  const standard = timing === undecided ? '' : standardWording(law.wording[important ? 'marked' : 'unmarked'][timing], change);
  return {
    change,
    kind: law.kind === 'as-judged' ? 'other' : law.kind,
    timing,
    ruleId: law.id,
    clause: law
      .clausesFor(form)
      .map(({ id }) => id)
      .join('、'),
    ground: refused !== undefined ? `${refused}。` : detail === '' ? law.ground : `${law.ground.replace(/。$/u, '')}（${detail}）。`,
    wording: onCover ? standard : (declared.wording ?? standard),
    ...(effective ? { effective: effective.text, day: effective } : {}),
    ...(usableSubmission(publication, declared.submitted) ? { submitted: declared.submitted?.text ?? '' } : {}),
    ...(record ? { record } : {}),
    ...(assumed ? { assumed } : {}),
    ...(record ? {} : order === 'before' ? { byDates: '事前' } : order === 'after' ? { byDates: '事後' } : {}),
  };
}

/** A 提出時期, with the assumption that it rests on. */
interface Timed {
  readonly timing: JudgedTiming;
  readonly assumed?: Assumption;
}

function timingOf(
  { timing: policy }: RuleLaw,
  { declared, record, publication: { state } }: ClassifyContext,
  effective: DayFrom | undefined,
  order: PublicationOrder | undefined,
): Timed {
  switch (policy) {
    case 'afterwards':
      return { timing: '事後' };
    case 'by-dates':
      if (record) return { timing: '事後' };
      if (!effective) return { timing: '事後', assumed: 'effective-day' };
      if (order) return { timing: order === 'after' ? '事後' : '事前' };
      break;
    case 'declared':
      return { timing: declared.override?.timing ?? undecided };
    case 'beforehand':
      // The only timing of a 重要な変更 or a new file is 事前; another order of the days is reported.
      if (effective && order) return { timing: '事前' };
      break;
  }
  // A draft without 公表日 can still be published before 実施日, and is judged again when it is. A 公表日 that is no day decides nothing.
  return effective && state === 'unwritten' ? { timing: '事前', assumed: 'publication-day' } : { timing: undecided };
}
