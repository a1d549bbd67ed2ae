import { changeName } from '../diff/changes/change-place.js';
import type { AssessmentDiff, Change } from '../diff/changes/change.js';
import { sideOf } from '../diff/changes/change.js';
import { classifyLaw, hasImportantChanges } from '../law/classify-law.js';
import { undecided } from '../law/change-kinds.js';
import type { JudgedTiming } from '../law/change-kinds.js';
import { isImportant } from '../model/assessment.js';
import { classifyChange } from './classify-change.js';
import type { Circumstances } from './classify-change.js';
import type { Declared } from './facts/declared.js';
import { actCauses } from './facts/act-causes.js';
import type { ActCause } from './facts/act-causes.js';
import { standardWording } from './facts/standard-wording.js';
import type { Judgement } from './judgement.js';
import { renumbering } from './rules/renumbering.js';

/** A judgement with the circumstances of its change. */
export interface JudgedChange extends Circumstances {
  readonly judgement: Judgement;
  /** Judgement of the item that decides whether this one is filled in. Undefined if that did not change. */
  readonly decider?: Judgement;
}

/**
 * Gives every change that follows from another one the 提出時期 and 実施日 of that one: one act has one day. 再委託する 事前 makes 再委託事項 事前.
 * A declaration that names the item itself stays. A ※ item becomes 事前 with its cause, never 事後: without a ground of its own it stays
 * 要確認. Under a cause that is 要確認 no item is 事後.
 */
export function oneAct<J extends JudgedChange>(judged: readonly J[], diff: AssessmentDiff): readonly J[] {
  const causes = actCauses(diff);
  if (causes.size === 0) return judged;
  const byChange = new Map<Change, J>(judged.map((each) => [each.judgement.change, each]));
  const settled = new Map<Change, J>();
  const settle = (each: J): J => {
    const { change } = each.judgement;
    const known = settled.get(change);
    if (known) return known;
    settled.set(change, each);
    const cause = causes.get(change);
    const leading = cause && leadingOf(cause.changes.flatMap((of) => byChange.get(of) ?? []).map((of) => settle(of).judgement));
    const judgement = cause && leading ? follow(each, leading, cause.kind) : each.judgement;
    const result = { ...each, judgement, ...(cause?.kind === 'decides' && leading ? { decider: leading } : {}) };
    settled.set(change, result);
    return result;
  };
  return judged.map(settle);
}

/** Returns the judgement that others follow: of several one that is 要確認, else one that is 事前. */
function leadingOf(judgements: readonly Judgement[]): Judgement | undefined {
  return ([undecided, '事前', '事後'] as const).map((timing) => judgements.find((each) => each.timing === timing)).find((found) => found);
}

function follow(each: JudgedChange, cause: Judgement, kind: ActCause['kind']): Judgement {
  const { judgement, declared } = each;
  if (declared.ownSay || judgement.record || judgement.overridden) return judgement;
  const { change } = judgement;
  const marked = isMarked(each);
  // An entry without a ※ item does not excuse the number of 件 beside a ※ choice.
  if (kind === 'counts' && marked && cause.kind === 'other') return judgement;
  if (kind === 'counts') return { ...cause, change, followsFrom: changeName(cause.change), wording: declared.wording ?? cause.wording };
  // 杉並区 submitted the change of 委託事項３ to 委託事項２ 事前, with the removal of 委託事項２.
  if (kind === 'renumbers') return judgement.ruleId === renumbering.id ? { ...withTiming(each, cause.timing, cause), wording: judgement.wording } : judgement;
  if (cause.timing === '事前') return withTiming(beforehand(each, cause), '事前', cause);
  if (cause.timing === '事後') return judgement.timing === '事後' || !marked ? withTiming(each, '事後', cause) : judgement;
  return marked ? judgement : withTiming(each, undecided, cause);
}

/** True if the change can be a 重要な変更: a ※ item of a form that has any (規則第5条第1項後段 borrows them from the other forms). */
function isMarked({ judgement: { change }, form }: JudgedChange): boolean {
  return isImportant(sideOf(change)) && hasImportantChanges(form);
}

/** Judges a change anew by the day of its cause. A ground about more than the item is about other changes, and so is its wording. */
function beforehand(each: JudgedChange, { day }: Judgement): JudgedChange {
  const { judgement, declared } = each;
  const { covering, contradictions, ownSay, submitted, wording } = declared;
  const hasGround = declared.ground !== undefined || declared.explained.length > 0;
  const alone: Declared = {
    explained: [],
    dayOfGround: new Map(),
    covering,
    contradictions,
    ownSay,
    ...(submitted ? { submitted } : {}),
    ...(day ? { effective: day } : {}),
    ...(wording === undefined || hasGround ? {} : { wording }),
  };
  const circumstances = { ...each, declared: alone };
  return { ...circumstances, judgement: classifyChange(judgement.change, circumstances) };
}

/** Returns a judgement with the 提出時期 of its cause, the day and the assumption behind it, and the wording that goes with it. */
function withTiming(each: JudgedChange, timing: JudgedTiming, cause: Judgement): Judgement {
  const { judgement, declared } = each;
  const { change, kind, ruleId, clause, ground, submitted } = judgement;
  const { effective, day, byDates, assumed } = cause;
  const standard = timing === undecided ? '' : standardWording(classifyLaw().rule(ruleId).wording[isMarked(each) ? 'marked' : 'unmarked'][timing], change);
  return {
    change,
    kind,
    timing,
    ruleId,
    clause,
    ground,
    wording: declared.wording ?? standard,
    followsFrom: changeName(cause.change),
    ...(effective === undefined ? {} : { effective }),
    ...(day ? { day } : {}),
    ...(submitted === undefined ? {} : { submitted }),
    ...(assumed ? { assumed } : {}),
    // A cause that was told too late is an error of its own; what follows from it is not one more.
    ...(byDates === timing ? { byDates } : {}),
  };
}
