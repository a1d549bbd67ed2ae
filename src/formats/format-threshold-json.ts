import type { ChoiceNode, TextNode } from '../model/assessment.js';
import { clauseData } from './format-clauses.js';
import { explainThreshold } from './format-threshold.js';
import type { ThresholdReport } from '../threshold/threshold-report.js';

/** Formats the しきい値判断 as JSON for other programs. An undecided or unwritten value is null. */
export function formatThresholdJson(report: ThresholdReport): string {
  const { source, form, items, judgement, unfilled, agrees } = report;
  const answer = (node: ChoiceNode | undefined, counted?: TextNode): object | null =>
    node ? { item: node.name, answer: node.choice || null, counted: counted?.text || null, place: source.valuePlace(node.path) } : null;
  const { possible } = judgement;
  const whole = {
    file: source.file,
    form,
    answers: {
      people: answer(items.people, items.peopleCounted),
      handlers: answer(items.handlers, items.handlersCounted),
      accident: answer(items.accident),
    },
    obligatory: possible.length === 1 ? (possible[0]?.text ?? null) : null,
    possible: possible.map(({ text }) => text),
    explanation: explainThreshold(report),
    clauses: judgement.clauses.map(clauseData),
    stated: answer(items.result),
    agrees: agrees ?? null,
    unfilled: unfilled.map(({ name }) => name),
  };
  return `${JSON.stringify(whole, undefined, 2)}\n`;
}
