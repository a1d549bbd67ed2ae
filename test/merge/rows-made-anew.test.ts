import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { amendDraft } from '../../src/amend/amend-draft.js';
import { parseSource } from '../../src/load/read/parse-source.js';
import { mergeDocuments } from '../../src/merge/merge-documents.js';
import type { Version } from '../../src/model/version.js';
import { openStep } from '../../src/step/open-step.js';
import { parseDocument } from '../../src/validate/parse-document.js';
import { installedForms } from '../../src/workspace/disk/installed-forms.js';

const published = readFileSync(new URL('../../assessments/iwakuni-yobosesshu-kiso/2025-06-27.yaml', import.meta.url), 'utf8');
const begun = published.replace(/^公表日: .*$/mu, '公表日:');
type Row = Readonly<Record<string, string | null>>;

function version(text: string): Version {
  const source = parseSource('draft.yaml', text);
  const { assessment } = parseDocument(source);
  if (!assessment) throw new Error('no form');
  return { source, assessment };
}

function edited(text: string, ...pairs: readonly (readonly [before: string, after: string])[]): string {
  return pairs.reduce((made, [before, after]) => {
    expect(made).toContain(before);
    return made.replace(before, after);
  }, text);
}

function amended(text: string): string {
  const made = amendDraft(openStep(version(published), version(text)), { excerpt: 'paragraph', date: '' });
  expect(made.report).toBeDefined();
  return made.source.text;
}

function merged(base: string, ours: string, theirs: string): string {
  const made = mergeDocuments({ base, ours, theirs }, installedForms, { ours: 'ours', theirs: 'theirs' });
  if (made.kind !== 'merged') throw new Error(made.reason);
  expect(made.conflicts).toBe(0);
  return made.text;
}

/** Rows of the step, sorted: a run of amend keeps the place of a row. */
function rowsOf(text: string): readonly Row[] {
  const rows = (parseSource('', text).data as { readonly 変更箇所: readonly Row[] }).変更箇所;
  return rows.slice(4).sort((a, b) => ((a['項目'] ?? '') < (b['項目'] ?? '') ? -1 : 1));
}

const section = ['岩国市健康医療部健康推進課', '岩国市健康医療部健康増進課'] as const;
const fee = ['⑤予防接種実費徴収', '⑤予防接種実費の徴収'] as const;
const other = ['他の評価実施機関: ―', '他の評価実施機関: 山口県'] as const;

describe.each([
  ['the first run on both sides', begun],
  ['rows in the draft from which both began', amended(edited(begun, other))],
] as const)('%s', (_, base) => {
  const both = amended(edited(base, section, fee));

  test('rows of different items are those of one run over both edits', () => {
    const [ours, theirs] = [amended(edited(base, section)), amended(edited(base, fee))];
    const text = amended(merged(base, ours, theirs));
    expect(rowsOf(text)).toEqual(rowsOf(both));
    expect(rowsOf(amended(merged(base, theirs, ours)))).toEqual(rowsOf(both));
    // Nothing is left to do.
    expect(amended(text)).toBe(text);
  });

  test('rows of one item of which both sides changed other lines are made from the merged text', () => {
    const line = ['①予防接種の実施及び接種履歴管理', '①予防接種の実施及び履歴管理'] as const;
    const [ours, theirs] = [amended(edited(base, line)), amended(edited(base, fee))];
    expect(rowsOf(amended(merged(base, ours, theirs)))).toEqual(rowsOf(amended(edited(base, line, fee))));
  });

  test('a cell that a person edited stays, whichever side it is on', () => {
    const words = ['その他の項目の変更であり、事前の提出・公表が義務付けられない', '組織改正による'] as const;
    const ours = amended(edited(base, section));
    const at = ours.lastIndexOf(words[0]);
    const byHand = ours.slice(0, at) + words[1] + ours.slice(at + words[0].length);
    const theirs = amended(edited(base, section, fee));
    for (const text of [merged(base, byHand, theirs), merged(base, theirs, byHand)]) {
      const rows = rowsOf(amended(text));
      expect(rows).toHaveLength(rowsOf(both).length);
      expect(rows.filter((row) => row['提出時期に係る説明'] === words[1]).map((row) => row['変更後の記載'])).toEqual([section[1]]);
      expect(amended(text)).toBe(amended(amended(text)));
    }
  });

  test('a row written by hand stays beside none of amend about the same item', () => {
    const row = `  - 変更日: 令和8年4月1日\n    項目: |-\n      Ⅰ　関連情報\n      ５．評価実施機関における担当部署\n      ①部署\n    変更前の記載: ${section[0]}\n    変更後の記載: ${section[1]}\n    提出時期: 事後\n    提出時期に係る説明: 組織改正\n`;
    const rows = parseSource('', base);
    const end = rows.text.includes('\n変更箇所の控え:') ? rows.text.indexOf('# 「hyokasho amend」が書いた行の控え') : rows.text.length;
    const byHand = edited(rows.text.slice(0, end) + row + rows.text.slice(end), section);
    const theirs = amended(edited(base, section, fee));
    for (const text of [merged(base, byHand, theirs), merged(base, theirs, byHand)]) {
      const made = rowsOf(amended(text)).filter((each) => each['変更後の記載'] === section[1]);
      expect(made).toHaveLength(1);
      expect(made[0]?.['提出時期に係る説明']).toBe('組織改正');
    }
  });
});

test('a row that one side edited and whose change the other side took back stays, with its record', () => {
  const base = amended(edited(begun, section));
  const ours = base.replace(/提出時期に係る説明: その他の項目の変更であり、事前の提出・公表が義務付けられない\n(?=#)/u, '提出時期に係る説明: 組織改正\n');
  expect(ours).not.toBe(base);
  const theirs = amended(edited(base, [section[1], section[0]], fee));
  for (const text of [merged(base, ours, theirs), merged(base, theirs, ours)]) {
    expect(text).toContain('提出時期に係る説明: 組織改正');
    expect(rowsOf(amended(text)).some((row) => row['提出時期に係る説明'] === '組織改正')).toBe(true);
  }
});
