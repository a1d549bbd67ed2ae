import type { Branch, ThresholdLaw, ThresholdResult, ThresholdRow } from '../law/threshold-law.js';

/** The three questions of the しきい値判断, in the order of 様式２. */
export const questions = ['people', 'handlers', 'accident'] as const;
export type Question = (typeof questions)[number];

/** The options chosen; a question that is not answered is left out or empty. */
export type ThresholdAnswers = Partial<Readonly<Record<Question, string>>>;

/** What follows from the answers. */
export interface ThresholdJudgement {
  /** What may be obligatory, from the lightest: one result when the answers decide, several while they do not. */
  readonly possible: readonly ThresholdResult[];
  /** The row of the table, when 対象人数 is answered. */
  readonly row?: ThresholdRow;
  /** The column of the table, when the answers decide it. */
  readonly branch?: Branch;
  readonly unanswered: readonly Question[];
}

/** Works out which assessment is obligatory. An unanswered question leaves open whatever depends on it, and nothing else. */
export function judgeThreshold(answers: ThresholdAnswers, law: ThresholdLaw): ThresholdJudgement {
  const row = law.table.find(({ wordings }) => wordings.includes(answers.people ?? ''));
  const branch = branchOf(answers, law);
  const rows = row ? [row] : law.table;
  const branches: readonly Branch[] = branch ? [branch] : ['small', 'large'];
  const found = new Set(rows.flatMap(({ results }) => branches.map((column) => results[column])));
  return {
    possible: law.results.filter((result) => found.has(result)),
    ...(row ? { row } : {}),
    ...(branch ? { branch } : {}),
    unanswered: questions.filter((question) => (answers[question] ?? '') === ''),
  };
}

/** One yes is enough for the heavier column; the lighter one needs two noes. */
function branchOf({ handlers, accident }: ThresholdAnswers, law: ThresholdLaw): Branch | undefined {
  if (handlers === law.handlers.large || accident === law.accident.large) return 'large';
  return handlers === law.handlers.small && accident === law.accident.small ? 'small' : undefined;
}

/**
 * The duty that a stated result names: 「基礎項目評価の実施が義務付けられる（任意に重点項目評価を実施）」 states the same duty as
 * without its parenthesis, which tells of a heavier assessment done of the body's own will.
 */
export function statedResult(text: string, law: ThresholdLaw): ThresholdResult | undefined {
  const duty = text.replace(/（任意に.+を実施）$/u, '');
  return law.results.find((result) => result.text === duty);
}

/** The result for which this is what 様式２ submits. */
export function resultSubmitting(text: string, law: ThresholdLaw): ThresholdResult | undefined {
  return law.results.find((result) => result.submits === text);
}
