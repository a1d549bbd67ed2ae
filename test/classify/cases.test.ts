import { sideOf } from '../../src/diff/changes/change.js';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { classifyDiff } from '../../src/classify/classify-diff.js';
import type { Judgement } from '../../src/classify/judgement.js';
import { hasErrors } from '../../src/core/message.js';
import type { Message } from '../../src/core/message.js';
import { diffAssessments } from '../../src/diff/diff-assessments.js';
import { parseSource } from '../../src/load/read/parse-source.js';
import { checkShape } from '../../src/validate/parse-document.js';

/**
 * A folder is a case: `before.yaml` and `after.yaml`, and in `expected.txt` how each change is judged and what is told.
 * `UPDATE_CASES=1 npx vitest run test/classify/cases` writes the expectations anew: read them.
 */
const folder = fileURLToPath(new URL('cases/', import.meta.url));

function read(file: string) {
  const source = parseSource(file.slice(file.lastIndexOf('/') + 1), readFileSync(file));
  const { assessment, messages } = checkShape(source);
  if (!assessment || hasErrors(messages)) throw new Error(`${file}: ${messages.map(({ text }) => text).join('、')}`);
  return { source, assessment };
}

test.each(readdirSync(folder).sort())('%s', (name) => {
  const [before, after] = [read(`${folder}${name}/before.yaml`), read(`${folder}${name}/after.yaml`)];
  const { judgements, messages } = classifyDiff(diffAssessments(before.assessment, after.assessment), after.source);
  const printed = `${[...judgements.map(printJudgement), ...messages.map(printMessage)].join('\n')}\n`;
  const expectation = `${folder}${name}/expected.txt`;
  if (process.env['UPDATE_CASES'] === '1') writeFileSync(expectation, printed);
  expect(existsSync(expectation), `${expectation} is missing: write how the changes are to be judged`).toBe(true);
  expect(printed).toBe(readFileSync(expectation, 'utf8'));
});

function printJudgement({ change, timing, kind, ruleId, wording, effective, overridden }: Judgement): string {
  const { name } = sideOf(change);
  const what = change.kind === 'field' ? '' : `（${change.kind} ${change.what}）`;
  const machine = overridden ? ` 人の判断がなければ ${overridden.timing}（${overridden.ruleId}）` : '';
  return `${timing} ${kind} ${ruleId} ${name}${what}\n    説明: ${wording}${effective === undefined ? '' : ` 実施日: ${effective}`}${machine}`;
}

function printMessage({ place, severity, ruleId, text, item, related, mend }: Message): string {
  const more = [
    ...(item === undefined ? [] : [`項目: ${item}`]),
    ...(related ? [`関連: ${String(related.line)}:${String(related.column)}`] : []),
    ...(mend === undefined ? [] : [`直し方: ${mend}`]),
  ];
  return [`! ${String(place.line)}:${String(place.column)} ${severity} ${ruleId} ${text}`, ...more.map((line) => `    ${line}`)].join('\n');
}
