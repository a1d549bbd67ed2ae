import { expect, test } from 'vitest';
import { judgeTiming } from '../../src/classify/judge-timing.js';
import type { ChangeKind, JudgedTiming } from '../../src/law/change-kinds.js';
import type { Judgement } from '../../src/classify/judgement.js';
import type { Timing } from '../../src/forms/internal-keys.js';
import { classifyVersions, formOf, versionOf } from './versions.js';

const item = 'Ⅰ　基本情報　１．特定個人情報ファイルを取り扱う事務　②事務の内容';
const [judged] = classifyVersions(versionOf(formOf('様式４'), { [item]: '甲' }), versionOf(formOf('様式４'), { [item]: '乙' })).judgements;
if (!judged) throw new Error('nothing is judged');
const base: Judgement = judged;

function judgement(kind: ChangeKind, timing: JudgedTiming, byDates: Timing | undefined, overridden: boolean): Judgement {
  const decided = overridden ? { overridden: { timing: '要確認', ruleId: 'important-change', reason: '確かめた' } as const } : {};
  return { ...base, kind, timing, ...(byDates ? { byDates } : {}), ...decided };
}

test.each([
  // kind, judged, the dates (none where they are one day), decided by a person, what is said of 事前 and of 事後
  ['important', '要確認', undefined, false, 'fine', 'must-be-beforehand'],
  ['important', '事前', '事前', false, 'fine', 'must-be-beforehand'],
  ['important', '事前', '事後', false, 'contradicts-dates', 'must-be-beforehand'],
  ['important', '事前', undefined, false, 'fine', 'must-be-beforehand'],
  ['important', '事後', undefined, true, 'contradicts-declaration', 'fine'],
  ['important', '事前', undefined, true, 'fine', 'contradicts-declaration'],
  ['formal', '事後', undefined, false, 'fine', 'fine'],
  ['formal', '事後', '事後', false, 'contradicts-dates', 'fine'],
  ['lower-risk', '事前', '事前', false, 'fine', 'contradicts-dates'],
  ['other', '事後', undefined, false, 'fine', 'fine'],
  ['other', '事後', '事後', false, 'contradicts-dates', 'fine'],
  ['other', '事前', '事前', false, 'fine', 'contradicts-dates'],
  ['emergency', '事後', undefined, false, 'fine', 'fine'],
  ['emergency', '事後', '事後', false, 'contradicts-dates', 'fine'],
] as const)('%s judged %s, %s by its dates, decided by a person: %s', (kind, timing, byDates, overridden, before, after) => {
  const given = judgement(kind, timing, byDates, overridden);
  expect([judgeTiming(given, '事前'), judgeTiming(given, '事後')]).toEqual([before, after]);
});
