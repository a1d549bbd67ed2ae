import { compareMessages } from '../core/message.js';
import type { Message } from '../core/message.js';
import { formKey } from '../forms/form.js';
import type { Source } from '../load/read/source.js';
import type { Assessment, ChoiceNode } from '../model/assessment.js';
import { judgeThreshold, statedResult } from './judge-threshold.js';
import type { ThresholdJudgement } from './judge-threshold.js';
import { answersOf, asksEverything, thresholdItems } from './threshold-items.js';
import type { ThresholdItems } from './threshold-items.js';
import { thresholdLaw } from '../law/threshold-law.js';

/** The しきい値判断 of one document. */
export interface ThresholdReport {
  readonly source: Source;
  readonly form: string;
  readonly items: ThresholdItems;
  readonly judgement: ThresholdJudgement;
  /** Questions, and the result, without an answer. */
  readonly unfilled: readonly ChoiceNode[];
  /** True if the stated result is the one that follows. Undefined while either of them is open. */
  readonly agrees?: boolean;
}

interface CheckedText {
  readonly messages: readonly Message[];
  readonly assessment?: Assessment;
}

/**
 * Judges a document. Returns messages instead if it cannot be read, its form does not ask the questions, or an answer has an error.
 * @param checked Assessment and messages of the document.
 */
export function thresholdOf(
  source: Source,
  { messages, assessment }: CheckedText,
): { readonly report: ThresholdReport } | { readonly messages: readonly Message[] } {
  if (!assessment) return { messages };
  const law = thresholdLaw();
  const items = thresholdItems(assessment, law);
  if (!asksEverything(items)) return { messages: [otherForm(assessment, source)] };
  const { people, handlers, accident, result } = items;
  // An answer outside the options would count as unanswered; the message of the schema is more precise.
  const names = new Set([people, handlers, accident, result].map(({ name }) => name));
  const broken = messages.filter(({ ruleId, severity, item }) => severity === 'error' && ruleId !== 'threshold-disagreement' && names.has(item ?? ''));
  if (broken.length > 0) return { messages: [...broken].sort(compareMessages) };
  const judgement = judgeThreshold(answersOf(items), law);
  const stated = statedResult(result.choice, law);
  const [only, ...others] = judgement.possible;
  const decided = others.length === 0 ? only : undefined;
  return {
    report: {
      source,
      form: assessment.form.form,
      items,
      judgement,
      unfilled: [people, handlers, accident, result].filter(({ choice }) => choice === ''),
      ...(stated && decided ? { agrees: stated === decided } : {}),
    },
  };
}

function otherForm({ form }: Assessment, source: Source): Message {
  return {
    ruleId: 'threshold-form',
    severity: 'error',
    text: `しきい値判断には、対象人数のほかに取扱者数と、特定個人情報に関する重大事故（過去１年以内に発生したか、その発生を知ったもの）の有無が要りますが、${form.form}（${form.name}）には書かれていません。使用者数や委託先における取扱者数、過去３年以内の個人情報に関する重大事故は、その代わりになりません`,
    mend: '同じ事務の基礎項目評価書（様式２）のファイルを指定してください',
    place: source.keyPlace([formKey]),
  };
}
