import { isImportant } from '../model/assessment.js';
import { sideOf } from '../diff/changes/change.js';
import type { Change } from '../diff/changes/change.js';
import { classifyLaw } from '../law/classify-law.js';
import type { RuleLaw } from '../law/classify-law.js';
import type { Declared } from './facts/declared.js';
import { undecided } from './judgement.js';
import type { JudgedTiming, Judgement } from './judgement.js';
import { humanOverride } from './rules/human-override.js';
import type { ClassifyRule, RuleContext } from './rules/rule.js';
import { rules } from './rules/rules.js';
import { publicationOrder } from './facts/version-dates.js';
import type { Publication, PublicationOrder } from './facts/version-dates.js';

/** What the judging of a change rests on beside the change itself. */
export interface Circumstances {
  readonly declared: Declared;
  readonly onCover: boolean;
  readonly publication: Publication;
}

/** Asks the rules in their order and says what the first that answers makes of the change. */
export function classifyChange(change: Change, { declared, onCover, publication }: Circumstances): Judgement {
  const published = publicationOrder(publication, declared.effective);
  const context: RuleContext = { change, important: isImportant(sideOf(change)), onCover, declared, ...(published ? { published } : {}) };
  const { judgement, ruleId } = judge(context, rules, publication);
  if (ruleId !== humanOverride.id || !declared.override) return judgement;
  const { timing, reason } = declared.override;
  const { judgement: machine } = judge(
    context,
    rules.filter((rule) => rule !== humanOverride),
    publication,
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

function judge(context: RuleContext, asked: readonly ClassifyRule[], publication: Publication): { readonly judgement: Judgement; readonly ruleId: string } {
  for (const rule of asked) {
    const answer = rule.answers(context);
    if (!answer) continue;
    const law = classifyLaw().rule(rule.id);
    const timing = timingOf(law, context, publication);
    return { ruleId: rule.id, judgement: phrase(context, law, timing, answer.detail) };
  }
  throw new Error(`no rule answers for ${context.change.key}`);
}

function phrase({ change, declared, important, onCover, published }: RuleContext, law: RuleLaw, timing: JudgedTiming, detail: string): Judgement {
  const standard = timing === undecided ? '' : law.wording[important ? 'marked' : 'unmarked'][timing];
  return {
    change,
    kind: law.kind === 'as-judged' ? 'other' : law.kind,
    timing,
    ruleId: law.id,
    clause: law.clauses.map(({ id }) => id).join('、'),
    ground: detail === '' ? law.ground : `${law.ground.replace(/。$/u, '')}（${detail}）。`,
    wording: onCover ? standard : (declared.wording ?? standard),
    ...(declared.effective ? { effective: declared.effective.text } : {}),
    ...(published === 'before' ? { byDates: '事前' } : published === 'after' ? { byDates: '事後' } : {}),
  };
}

function timingOf({ timing: policy }: RuleLaw, { declared, published }: RuleContext, publication: Publication): JudgedTiming {
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
 * A 重要な変更 can only be told beforehand; that it was is another matter, which needs the two days. While a draft has no 公表日 the
 * declared day is enough, for it can still be published before that day, and is judged again when it is.
 */
function knowsItsOrder({ effective }: Declared, { state }: Publication, published: PublicationOrder | undefined): boolean {
  return effective !== undefined && (published !== undefined || state === 'unwritten');
}
