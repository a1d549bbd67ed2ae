import { isImportant } from '../model/assessment.js';
import { sideOf } from '../diff/changes/change.js';
import type { Change } from '../diff/changes/change.js';
import { classifyLaw, hasImportantChanges } from '../law/classify-law.js';
import type { RuleLaw } from '../law/classify-law.js';
import type { Declared } from './facts/declared.js';
import { undecided } from '../law/change-kinds.js';
import type { JudgedTiming } from '../law/change-kinds.js';
import type { Judgement } from './judgement.js';
import { humanOverride } from './rules/human-override.js';
import type { ClassifyRule, ClassifyContext } from './rules/classify-rule.js';
import { classifyRules } from './rules/classify-rules.js';
import { standardWording } from './facts/standard-wording.js';
import { publicationOrder } from './facts/version-dates.js';
import type { Publication, PublicationOrder } from './facts/version-dates.js';

/** Facts that a judgement rests on, beside the change itself. */
export interface Circumstances {
  readonly declared: Declared;
  readonly onCover: boolean;
  /** True if the work holds a new 特定個人情報ファイル by this change. */
  readonly addsFile: boolean;
  /** 様式３: the clauses of a rule depend on it. */
  readonly form: string;
  readonly publication: Publication;
}

/** Judges a change by the first rule that answers. Where a person decided 提出時期, `overridden` keeps the judgement of the other rules. */
export function classifyChange(change: Change, circumstances: Circumstances): Judgement {
  const { declared, onCover, addsFile, form, publication } = circumstances;
  const published = publicationOrder(publication, declared.effective);
  const important = isImportant(sideOf(change)) && hasImportantChanges(form);
  const context: ClassifyContext = { change, important, addsFile, onCover, declared, ...(published ? { published } : {}) };
  const { judgement, ruleId } = judge(context, classifyRules, circumstances);
  if (ruleId !== humanOverride.id || !declared.override) return judgement;
  const { timing, reason } = declared.override;
  const { judgement: machine } = judge(
    context,
    classifyRules.filter((rule) => rule !== humanOverride),
    circumstances,
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

function judge(
  context: ClassifyContext,
  asked: readonly ClassifyRule[],
  { form, publication }: Circumstances,
): { readonly judgement: Judgement; readonly ruleId: string } {
  for (const rule of asked) {
    const answer = rule.answers(context);
    if (!answer) continue;
    const law = classifyLaw().rule(rule.id);
    const timing = timingOf(law, context, publication);
    return { ruleId: rule.id, judgement: judgementBy(context, law, timing, { detail: answer.detail, form }) };
  }
  throw new Error(`no rule answers for ${context.change.key}`);
}

function judgementBy(
  { change, declared, important, onCover, published }: ClassifyContext,
  law: RuleLaw,
  timing: JudgedTiming,
  { detail, form }: { readonly detail: string; readonly form: string },
): Judgement {
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
    ground: detail === '' ? law.ground : `${law.ground.replace(/。$/u, '')}（${detail}）。`,
    wording: onCover ? standard : (declared.wording ?? standard),
    ...(declared.effective ? { effective: declared.effective.text } : {}),
    ...(published === 'before' ? { byDates: '事前' } : published === 'after' ? { byDates: '事後' } : {}),
  };
}

function timingOf({ timing: policy }: RuleLaw, { declared, published }: ClassifyContext, publication: Publication): JudgedTiming {
  switch (policy) {
    case 'afterwards':
      return '事後';
    case 'by-dates':
      return published === 'before' || published === 'same-day' ? '事前' : '事後';
    case 'declared':
      return declared.override?.timing ?? undecided;
    case 'beforehand':
      return knowsItsOrder(declared, publication, published) ? '事前' : undecided;
  }
}

/**
 * True if the days of such a change are known. Its only timing is then 事前; another order of the days is reported. A draft without
 * 公表日 needs 実施日 alone: it can still be published before that day, and is judged again when it is.
 */
function knowsItsOrder({ effective }: Declared, { state }: Publication, published: PublicationOrder | undefined): boolean {
  return effective !== undefined && (published !== undefined || state === 'unwritten');
}
