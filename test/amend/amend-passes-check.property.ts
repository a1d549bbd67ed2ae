import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { amendDraft } from '../../src/amend/amend-draft.js';
import type { Amendment } from '../../src/amend/amend-draft.js';
import { checkStep } from '../../src/check/check-step.js';
import { checkText } from '../../src/check/check-text.js';
import { stepRules } from '../../src/check/steps/step-rules.js';
import type { Message } from '../../src/core/message.js';
import { formatEra } from '../../src/core/dates.js';
import { internalKeys } from '../../src/forms/internal-keys.js';
import { coverText, publishedKey } from '../../src/model/cover.js';
import type { Version } from '../../src/model/version.js';
import { openStep } from '../../src/step/open-step.js';
import { goldSteps, versionOf } from '../appendix/match/gold-steps.js';
import type { GoldStep } from '../appendix/match/gold-steps.js';
import { runs } from '../property-runs.js';

type Data = Readonly<Record<string, unknown>>;
const table = '変更箇所';
const aboutRows: readonly string[] = [...stepRules.map(({ id }) => id), 'change-rows-order', 'late-after-row', 'row-cell-empty'];

/** The new version of a step as a department begins: with the rows of the version before it, and these declarations. */
function begun({ before, after }: GoldStep, declared: readonly Data[]): Version {
  const own = Object.entries(after.source.data as Data).filter(([key]) => !internalKeys.includes(key));
  const data = { ...Object.fromEntries(own), [table]: (before.source.data as Data)[table] ?? null, 変更の説明: declared };
  return versionOf(stringify(data, { lineWidth: 0 }), 'draft.yaml');
}

/** Errors and warnings about rows, as `check --strict` counts them. */
function faultsOfRows(before: Version, after: Version): readonly string[] {
  const all: readonly Message[] = [...checkText(after.source).messages, ...checkStep(openStep(before, after))];
  return all.filter(({ ruleId, severity }) => severity !== 'notice' && aboutRows.includes(ruleId)).map(({ ruleId, text }) => `${ruleId} ${text}`);
}

describe.each(goldSteps())('$name', (step) => {
  test('what amend writes passes check, whatever days are declared', () => {
    const keys = [...new Set(openStep(step.before, step.after).diff.changes.map(({ key }) => key))].filter((key) => key.includes('/'));
    const known = faultsOfRows(step.before, begun(step, [])).filter((fault) => !fault.startsWith('change-without-row'));
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -700, max: 700 }), { minLength: keys.length, maxLength: keys.length }), (days) => {
        const declared = keys.map((key, index) => ({ 項目: key, 理由: '予定', 実施日: dayFrom(days[index] ?? 0) }));
        const made = amend(step, declared);
        const wrong = new Set(made.messages.filter(({ severity }) => severity === 'error').map(({ ruleId }) => ruleId));
        expect([...wrong].filter((id) => id !== 'important-told-afterwards')).toEqual([]);
        expect(made.report).toBeDefined();
        // A ※ item may not be of a day before 公表日: it is declared to be of less risk then.
        const mended =
          wrong.size === 0
            ? made
            : amend(
                step,
                declared.map((each) => ({ ...each, 根拠: 'リスクを下げる変更' })),
              );
        expect(faultsOfRows(step.before, versionOf(mended.source.text, 'draft.yaml')).filter((fault) => !known.includes(fault))).toEqual([]);
      }),
      { numRuns: runs(1) },
    );
  });
});

function amend(step: GoldStep, declared: readonly Data[]): Amendment {
  return amendDraft(openStep(step.before, begun(step, declared)), { excerpt: 'paragraph', date: coverText(step.after.assessment, publishedKey) });
}

function dayFrom(offset: number): string {
  const day = new Date(Date.UTC(2024, 10, 1) + offset * 86_400_000);
  return formatEra({ year: day.getUTCFullYear(), month: day.getUTCMonth() + 1, day: day.getUTCDate() });
}
