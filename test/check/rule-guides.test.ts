import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { checkStep } from '../../src/check/check-step.js';
import { checkText } from '../../src/check/check-text.js';
import { explainCheckRule, nearCheckRule, ruleGuides } from '../../src/check/explain-check-rule.js';
import { commandWords } from '../../src/check/guide/command-words.js';
import { documentExamples } from '../../src/check/guide/document-examples.js';
import { documentWords } from '../../src/check/guide/document-words.js';
import { errorRules } from '../../src/check/guide/error-rules.js';
import { stepExamples } from '../../src/check/guide/step-examples.js';
import { stepWords } from '../../src/check/guide/step-words.js';
import { textExamples } from '../../src/check/guide/text-examples.js';
import { textWords } from '../../src/check/guide/text-words.js';
import { checkRules } from '../../src/check/rules/check-rules.js';
import { stepRules } from '../../src/check/steps/step-rules.js';
import { workspaceRules } from '../../src/check/together/check-workspace.js';
import { formatRuleGuide } from '../../src/formats/format-rule-guide.js';
import { classifyLaw } from '../../src/law/classify-law.js';
import { parseSource } from '../../src/load/read/parse-source.js';
import { openStep } from '../../src/step/open-step.js';
import { versionOf } from '../appendix/match/gold-steps.js';

const root = fileURLToPath(new URL('../../', import.meta.url));

function filesIn(folder: string, ending: RegExp): readonly string[] {
  return readdirSync(root + folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => ending.test(file) && !file.includes('generated'))
    .map((file) => readFileSync(`${root}${folder}/${file}`, 'utf8'));
}

/** Rule ids in the program's own text: of a message, of a rule's constant, and in the calls that make messages. */
function writtenIds(): ReadonlySet<string> {
  const patterns = [
    /\bruleId: '([a-z0-9-]+)'/gu,
    /\bruleId: [^,'\n]*\? '([a-z0-9-]+)' : '([a-z0-9-]+)'/gu,
    /\b\w*Rule = '([a-z0-9-]+)'/gu,
    /\b(?:problem|report)\(\s*[\w.]+,\s*(?:\[[^\]]*\],\s*)?'([a-z0-9]+(?:-[a-z0-9]+)+)'/gu,
  ];
  const ids = filesIn('src', /\.ts$/u).flatMap((text) => patterns.flatMap((pattern) => [...text.matchAll(pattern)].flatMap(([, ...found]) => found)));
  return new Set(ids.filter((id): id is string => typeof id === 'string'));
}

/** Rule ids with their severities, as the fixtures of all rooms show messages. */
function shownIds(): ReadonlyMap<string, ReadonlySet<string>> {
  const shown = new Map<string, Set<string>>();
  for (const text of filesIn('test', /expected[^/]*\.txt$/u))
    for (const [, severity = '', id = ''] of text.matchAll(/^\S+:\d+:\d+ {2}(エラー|警告|注意) {2}.* {2}\[([a-z0-9-]+)\]$/gmu))
      shown.set(id, (shown.get(id) ?? new Set()).add(severity));
  return shown;
}

test('every rule that a message can carry is explained', () => {
  const known = new Set([...ruleGuides().map(({ id }) => id), ...classifyLaw().rules.map(({ id }) => id)]);
  const rules = [...checkRules, ...stepRules, ...workspaceRules].map(({ id }) => id);
  const [written, shown] = [writtenIds(), shownIds()];
  expect(written.size).toBeGreaterThan(60);
  expect(shown.size).toBeGreaterThan(30);
  expect([...new Set([...rules, ...written, ...shown.keys()])].filter((id) => !known.has(id))).toEqual([]);
});

test('every explanation says what the rule protects from, and no words are left over', () => {
  const guides = ruleGuides();
  expect(guides.filter(({ protects, title, id }) => protects === '' || title === id).map(({ id }) => id)).toEqual([]);
  const ids = new Set(guides.map(({ id }) => id));
  const all = [documentWords, stepWords, textWords, commandWords, documentExamples, stepExamples, textExamples].flatMap((each) => Object.keys(each));
  expect([...all, ...errorRules].filter((id) => !ids.has(id))).toEqual([]);
  expect(new Set(guides.map(({ id }) => id)).size).toBe(guides.length);
  expect(guides.filter(({ group }) => group === 'document').map(({ id }) => id)).toEqual(checkRules.map(({ id }) => id));
});

test('a rule whose warnings could be turned off is not said to have errors alone', () => {
  const others = [...shownIds()].filter(([id, severities]) => errorRules.has(id) && [...severities].some((severity) => severity !== 'エラー'));
  expect(others.map(([id]) => id)).toEqual([]);
});

test.each(Object.entries({ ...documentExamples, ...textExamples }))('the example of %s is what check says', (id, { document, finds }) => {
  const found = checkText(parseSource('a.yaml', document)).messages.filter(({ ruleId }) => ruleId === id);
  expect(found.map(({ text }) => text)).toContain(finds);
});

test.each(Object.entries(stepExamples))('the example of %s is what check says of two versions', (id, { before = '', document, finds }) => {
  const found = checkStep(openStep(versionOf(before, 'before.yaml'), versionOf(document, 'after.yaml'))).filter(({ ruleId }) => ruleId === id);
  expect(found.map(({ text }) => text)).toContain(finds);
});

test('a rule is found by its id, by its title and by a slip in its id', () => {
  expect(explainCheckRule('count-mismatch')?.title).toBe('件数と並びの数が違う');
  expect(explainCheckRule('件数と並びの数が違う')?.id).toBe('count-mismatch');
  expect(nearCheckRule('count-mismach')).toBe('count-mismatch');
  for (const word of ['__proto__', 'constructor', '']) expect(explainCheckRule(word)).toBeUndefined();
});

test('only a rule of check with warnings is said to go with --rule', () => {
  const words = (id: string): string => {
    const guide = explainCheckRule(id);
    return guide ? formatRuleGuide(guide) : '';
  };
  expect(words('overtaken-words')).toContain('hyokasho check --rule overtaken-words=off');
  expect(words('missing-glyph')).toContain('この規則は切れません');
  expect(words('unknown-key')).toContain('誤りだけなので、切れません');
  expect(words('print-failed')).toContain('命令の結果についての知らせ');
});
