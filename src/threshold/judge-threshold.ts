import type { Clause } from '../law/clauses.js';
import type { Branch, ThresholdLaw, ThresholdResult, ThresholdRow } from '../law/threshold-law.js';

/** The three questions of the しきい値判断, in the order of 様式２. */
export const questions = ['people', 'handlers', 'accident'] as const;
export type Question = (typeof questions)[number];

/** The chosen option of each question. An unanswered question is left out or empty. */
export type ThresholdAnswers = Partial<Readonly<Record<Question, string>>>;

/** The duties that follow from the answers. */
export interface ThresholdJudgement {
  /** Duties still possible, lightest first: one if the answers decide, several while they do not. */
  readonly possible: readonly ThresholdResult[];
  /** The row of the table. Undefined while 対象人数 is not answered. */
  readonly row?: ThresholdRow;
  /** The column of the table. Undefined while the answers do not decide it. */
  readonly branch?: Branch;
  readonly unanswered: readonly Question[];
  /** Clauses on which the possible results rest, each once: first those of 対象人数, then those of the assessments. */
  readonly clauses: readonly Clause[];
}

/** Judges which assessment is obligatory. An unanswered question leaves open only the results that depend on it. */
export function judgeThreshold(answers: ThresholdAnswers, law: ThresholdLaw): ThresholdJudgement {
  const row = law.table.find(({ wordings }) => wordings.includes(answers.people ?? ''));
  const branch = branchOf(answers, law);
  const rows = row ? [row] : law.table;
  const branches: readonly Branch[] = branch ? [branch] : ['small', 'large'];
  const found = new Set(rows.flatMap(({ results }) => branches.map((column) => results[column])));
  const possible = law.results.filter((result) => found.has(result));
  const classes = rows.flatMap(({ clauses }) => branches.flatMap((column) => clauses[column]));
  return {
    possible,
    clauses: [...new Set([...classes, ...possible.flatMap(({ clauses }) => clauses), ...law.clauses])],
    ...(row ? { row } : {}),
    ...(branch ? { branch } : {}),
    unanswered: questions.filter((question) => (answers[question] ?? '') === ''),
  };
}

/** Finds the column of the table: one yes is enough for the heavier one, the lighter one needs two noes. Undefined otherwise. */
function branchOf({ handlers, accident }: ThresholdAnswers, law: ThresholdLaw): Branch | undefined {
  if (handlers === law.handlers.large || accident === law.accident.large) return 'large';
  return handlers === law.handlers.small && accident === law.accident.small ? 'small' : undefined;
}

/**
 * Finds the duty that a stated result names. 「（任意に重点項目評価を実施）」 does not change it: the heavier assessment is voluntary.
 * @example statedResult('基礎項目評価の実施が義務付けられる（任意に重点項目評価を実施）', { results: [{ text: '基礎項目評価の実施が義務付けられる' }] }) → { text: '基礎項目評価の実施が義務付けられる' }
 * @example statedResult('基礎項目評価の実施が義務付けられる（任意）', { results: [{ text: '基礎項目評価の実施が義務付けられる' }] }) → undefined
 */
export function statedResult(text: string, law: ThresholdLaw): ThresholdResult | undefined {
  const duty = text.replace(/（任意に.+を実施）$/u, '');
  return law.results.find((result) => result.text === duty);
}

/** Finds the result for which 様式２ submits an assessment of this name. Undefined if there is none. */
export function resultSubmitting(text: string, law: ThresholdLaw): ThresholdResult | undefined {
  return law.results.find((result) => result.submits === text);
}
