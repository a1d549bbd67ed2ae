import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stringify } from 'yaml';
import { openStep } from '../../src/step/open-step.js';
import { amendDraft } from '../../src/amend/amend-draft.js';
import type { Amendment } from '../../src/amend/amend-draft.js';
import type { Version } from '../../src/model/version.js';
import { internalKeys } from '../../src/forms/internal-keys.js';
import { packageForms } from '../../src/forms/form-library.js';
import { parseSource } from '../../src/load/read/parse-source.js';
import { buildAssessment } from '../../src/model/build-parts.js';
import { anyDocument } from '../forms/any-document.js';
import { runs } from '../property-runs.js';

const form = packageForms.load('様式３', '平成30年5月');
if (!form) throw new Error('the form is missing');
type Data = Record<string, unknown>;
type Row = Record<string, unknown>;
const table = '変更箇所';
const documents = anyDocument(form).map((data): Data => Object.fromEntries(Object.entries(data).filter(([key]) => !internalKeys.includes(key))));

function versionOf(data: Data | string): Version {
  const source = parseSource('a.yaml', typeof data === 'string' ? data : stringify(data, { lineWidth: 0 }));
  return { source, assessment: buildAssessment(form as NonNullable<typeof form>, source.data) };
}
function amend(before: Version, after: Version): Amendment {
  return amendDraft(openStep(before, after), { excerpt: 'paragraph', date: '令和8年3月10日' });
}
function rowsOf(data: unknown): readonly Row[] {
  const rows = (data as Data)[table];
  return Array.isArray(rows) ? (rows as Row[]) : [];
}
function faults({ messages }: Amendment): unknown[] {
  return messages.filter(({ severity, ruleId }) => severity === 'error' && ruleId !== 'timing-undecided');
}
function without(data: unknown, ...keys: readonly string[]): Data {
  return Object.fromEntries(Object.entries(data as Data).filter(([key]) => !keys.includes(key)));
}

test('whatever changed, its rows are written once, behind the old ones, and nothing else is touched', () => {
  fc.assert(
    fc.property(documents, documents, (before, after) => {
      const [old, now] = [versionOf(before), versionOf({ ...after, [table]: before[table] ?? null })];
      const first = amend(old, now);
      expect(faults(first)).toEqual([]);
      const oldRows = rowsOf(now.source.data);
      expect(rowsOf(first.source.data).slice(0, oldRows.length)).toEqual(oldRows);
      expect(without(first.source.data, table, ...internalKeys)).toEqual(without(now.source.data, table));
      const second = amend(old, versionOf(first.source.text));
      expect(second.changed).toBe(false);
      expect(second.source.text).toBe(first.source.text);
    }),
    { numRuns: runs(20) },
  );
});

test('whatever a person wrote into a row stays, whatever changes afterwards', () => {
  const edits = fc.array(fc.tuple(fc.nat(), fc.constantFrom('項目', '変更前の記載', '変更後の記載', '提出時期に係る説明')), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(documents, documents, documents, edits, fc.boolean(), (before, after, later, picks, hand) => {
      const old = versionOf(before);
      const first = amend(old, versionOf({ ...after, [table]: before[table] ?? null }));
      const rows = structuredClone(rowsOf(first.source.data)) as Row[];
      const count = rowsOf(old.source.data).length;
      const words: [column: string, text: string][] = [];
      for (const [index, [pick, column]] of picks.entries()) {
        const row = rows[count + (pick % Math.max(1, rows.length - count))];
        if (!row || rows.length === count) continue;
        const text = `人の文${String(index)}`;
        row[column] = text;
        for (const [at, [same, earlier]] of words.entries()) if (same === column && !rows.some((each) => each[column] === earlier)) words.splice(at, 1);
        words.push([column, text]);
      }
      if (hand) rows.push({ 変更日: null, 項目: '手で書いた行', 変更前の記載: null, 変更後の記載: '人の文', 提出時期: '事後', 提出時期に係る説明: null });
      const moved = versionOf({ ...without(later, table), [table]: rows, 変更箇所の控え: (first.source.data as Data)['変更箇所の控え'] ?? null });
      const second = amend(old, moved);
      expect(faults(second)).toEqual([]);
      const found = rowsOf(second.source.data);
      for (const [column, text] of words) expect(found.map((row) => row[column])).toContain(text);
      if (hand) expect(found.filter((row) => row['項目'] === '手で書いた行')).toEqual(rows.slice(-1));
      expect(found.slice(0, count)).toEqual(rowsOf(moved.source.data).slice(0, count));
      const third = amend(old, versionOf(second.source.text));
      expect(third.source.text).toBe(second.source.text);
    }),
    { numRuns: runs(20) },
  );
});
