import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { classifyLaw, readClassifyLaw } from '../../src/law/classify-law.js';
import type { RawClassifyLaw } from '../../src/law/classify-law.js';
import { byGround } from '../../src/classify/rules/by-ground.js';
import { classifyRules } from '../../src/classify/rules/classify-rules.js';
import { declaredGrounds } from '../../src/forms/internal-keys.js';
import { readYamlData } from '../../src/load/read/read-yaml-data.js';
import { classifyVersions, formOf, versionOf } from '../classify/versions.js';

const folder = fileURLToPath(new URL('../../src/classify/rules/', import.meta.url));
const law = classifyLaw();

test('files, exports, the list and the data name the same rules in the same order, and the list is frozen', async () => {
  const ids = classifyRules.map(({ id }) => id);
  expect(law.rules.map(({ id }) => id)).toEqual(ids);
  const files = readdirSync(folder).filter((file) => !['classify-rule.ts', 'classify-rules.ts', 'by-ground.ts'].includes(file));
  const grounds = byGround.map(({ id }) => id);
  expect([...files.map((file) => file.replace(/\.ts$/u, '')), ...grounds].sort()).toEqual([...ids].sort());
  for (const rule of classifyRules) {
    if (byGround.includes(rule)) continue;
    const name = rule.id.replace(/-([a-z0-9])/gu, (_, letter: string) => letter.toUpperCase());
    const module = (await import(`${folder}${rule.id}.ts`)) as Record<string, unknown>;
    expect(module[name]).toBe(rule);
  }
  expect(Object.isFrozen(classifyRules)).toBe(true);
});

test('the last rule always answers', () => {
  expect(classifyRules.at(-1)?.id).toBe('other-change');
});

test('every ground leads to a rule that answers by it', () => {
  expect([...law.grounds.keys()]).toEqual(declaredGrounds);
  expect([...law.grounds.values()].map(({ rule }) => rule)).toEqual([
    'wording-correction',
    'organisation-change',
    'law-citation',
    'no-risk-effect',
    'lower-risk',
    'emergency',
  ]);
});

for (const rule of law.rules) {
  // Two revisions of one form cannot be written down as one item: test/classify/table.test.ts has the case.
  if (rule.id === 'revision-only') continue;
  describe(rule.id, () => {
    test('has examples', () => {
      expect(rule.examples.length).toBeGreaterThan(0);
    });
    test.each(rule.examples.map((example) => [example.of, example] as const))(
      '%s',
      (_, { form: name, item, change: kind, before, after, declared, published, expect: expected }) => {
        const form = formOf(name);
        const day = published === undefined ? {} : { 公表日: published };
        const version = versionOf(form, { ...day, [item]: after }, { 変更の説明: declared });
        const { judgements, messages } = classifyVersions(versionOf(form, { [item]: before }), version);
        const judgement = judgements.find(({ change }) => change.kind === kind && (item === '公表日' || change.key !== '公表日'));
        expect(judgement).toMatchObject({ ruleId: rule.id, kind: expected.kind, timing: expected.timing, wording: expected.wording });
        expect(judgement?.overridden?.timing).toBe(expected.machine);
        const at = judgement?.change.after && version.source.valuePlace(judgement.change.after.path);
        const about = messages.filter(({ place }) => place.line === at?.line && place.column === at.column);
        expect(about.map(({ ruleId }) => ruleId)).toEqual(expected.message === undefined ? [] : [expected.message]);
        expect(messages.filter(({ ruleId }) => ruleId.startsWith('declaration'))).toEqual([]);
      },
    );
  });
}

describe('data that does not hold together is refused', () => {
  const text = readFileSync(new URL('../../schema/classify.yaml', import.meta.url), 'utf8');
  const raw = readYamlData(text) as RawClassifyLaw;
  const [first, ...others] = raw.rules;
  if (!first) throw new Error('there are no rules');
  const broken: readonly (readonly [string, RawClassifyLaw, string])[] = [
    ['a clause that is not there', { ...raw, rules: [{ ...first, clauses: ['規則第99条'] }, ...others] }, 'there is no clause 規則第99条'],
    ['a rule without a clause', { ...raw, rules: [{ ...first, clauses: [] }, ...others] }, 'cover-item rests on no clause'],
    [
      'a wording that no rule uses',
      { ...raw, wordings: { ...raw.wordings, spare: { text: '予備', from: '作例', certainty: 'known' } } },
      'no rule uses wording spare',
    ],
    ['a wording from nowhere', { ...raw, wordings: { ...raw.wordings, spare: { text: '予備', from: '', certainty: 'known' } } }, 'spare comes from nowhere'],
    [
      'a text that is there twice',
      { ...raw, wordings: { ...raw.wordings, spare: { text: '項番修正', from: '作例', certainty: 'known' } } },
      'spare is there twice',
    ],
    [
      'a place for what changed and no generic text',
      { ...raw, wordings: { ...raw.wordings, spare: { text: '{何}の変更', from: '作例', certainty: 'known' } } },
      'lacks a generic text',
    ],
    ['an unknown kind', { ...raw, rules: [{ ...first, kind: 'grave' }, ...others] }, 'grave is none of'],
    ['an unknown way to tell the timing', { ...raw, rules: [{ ...first, timing: 'soon' }, ...others] }, 'soon is none of'],
    ['an unknown certainty', { ...raw, rules: [{ ...first, certainty: 'sure' }, ...others] }, 'sure is none of'],
    ['a rule that stands there twice', { ...raw, rules: [first, first, ...others] }, 'rule cover-item stands there twice'],
    [
      'a wording for one timing only',
      { ...raw, rules: [{ ...first, wording: { 事前: 'none' } as unknown as typeof first.wording }, ...others] },
      'cover-item lacks a wording for 事後',
    ],
    [
      'a ground without a rule',
      { ...raw, grounds: { ...raw.grounds, 組織改正: { rule: 'nothing', reason: 'always', words: true } } },
      'there is no rule nothing',
    ],
    ['a ground that is missing', { ...raw, grounds: { ...raw.grounds, 組織改正: undefined as never } }, 'there is no ground 組織改正'],
    [
      'a ground that cannot be declared',
      { ...raw, grounds: { ...raw.grounds, 思いつき: { rule: first.id, reason: 'always', words: true } } },
      '思いつき cannot be declared',
    ],
  ];
  test.each(broken)('%s', (_, data, fault) => {
    expect(() => readClassifyLaw(data)).toThrow(fault);
  });
  test('and what stands there is not', () => {
    expect(() => readClassifyLaw(raw)).not.toThrow();
  });
});
