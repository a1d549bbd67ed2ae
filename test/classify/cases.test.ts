import { sideOf } from '../../src/diff/changes/change.js';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { classifyDiff } from '../../src/classify/classify-diff.js';
import type { Judgement } from '../../src/classify/judgement.js';
import { hasErrors } from '../../src/core/message.js';
import { diffAssessments } from '../../src/diff/diff-assessments.js';
import { parseSource } from '../../src/load/read/parse-source.js';
import { parseDocument } from '../../src/validate/parse-document.js';
import { testCases } from '../cases.js';
import { lineAndColumn, showMessage } from '../check/show-message.js';

/** How each change between two versions, `before.yaml` and `after.yaml`, is judged, and what is told. */
testCases(new URL('cases/', import.meta.url), ({ folder }) => {
  const [before, after] = [read(folder, 'before.yaml'), read(folder, 'after.yaml')];
  const { judgements, messages } = classifyDiff(diffAssessments(before.assessment, after.assessment), after.source);
  const told = messages.map((message) => `! ${showMessage({ ...message, text: `${message.ruleId} ${message.text}` }, lineAndColumn)}`);
  return { 'expected.txt': [...judgements.map(printJudgement), ...told].join('') };
});

function read(folder: string, file: string) {
  const source = parseSource(file, readFileSync(join(folder, file)));
  const { assessment, messages } = parseDocument(source);
  if (!assessment || hasErrors(messages)) throw new Error(`${folder}: ${messages.map(({ text }) => text).join('、')}`);
  return { source, assessment };
}

function printJudgement({ change, timing, kind, ruleId, wording, effective, overridden, assumed, followsFrom }: Judgement): string {
  const { name } = sideOf(change);
  const what = change.kind === 'field' ? '' : `（${change.kind} ${change.what}）`;
  const machine = overridden ? ` 人の判断がなければ ${overridden.timing}（${overridden.ruleId}）` : '';
  const why = [assumed === undefined ? '' : ` 推定（${assumed}）`, followsFrom === undefined ? '' : ` ← ${followsFrom}`].join('');
  return `${timing} ${kind} ${ruleId} ${name}${what}\n    説明: ${wording}${effective === undefined ? '' : ` 実施日: ${effective}`}${machine}${why}\n`;
}
