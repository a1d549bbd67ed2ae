import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { formatMerge } from '../../src/formats/format-merge.js';
import { parseSource } from '../../src/load/read/parse-source.js';
import { mergeDocuments } from '../../src/merge/merge-documents.js';
import { installedForms } from '../../src/workspace/disk/installed-forms.js';
import { testCases } from '../cases.js';
import type { Case, Made } from '../cases.js';

const labels = { ours: 'ours', theirs: 'theirs' };

/** A case is three documents, the merged one (`expected.yaml`) and what is said (`expected.txt`). */
testCases(new URL('cases/', import.meta.url), ({ folder }: Case): Made => {
  const read = (name: string): string => readFileSync(join(folder, `${name}.yaml`), 'utf8');
  const texts = { base: read('base'), ours: read('ours'), theirs: read('theirs') };
  const merge = mergeDocuments(texts, installedForms, labels);
  if (merge.kind === 'refused') return { 'expected.txt': `${merge.reason} ${merge.role ?? ''}\n${merge.messages.map(({ text }) => `${text}\n`).join('')}` };
  // Either side's words make a whole document.
  for (const side of ['ours', 'theirs'] as const) {
    const settled = merge.text.replace(/^<{7} ours\r?\n([^]*?)^={7}\r?\n([^]*?)^>{7} theirs\r?\n/gmu, side === 'ours' ? '$1' : '$2');
    expect(parseSource('', settled).messages.filter(({ severity }) => severity === 'error')).toEqual([]);
  }
  const turned = mergeDocuments({ base: texts.base, ours: texts.theirs, theirs: texts.ours }, installedForms, labels);
  expect(turned.kind === 'merged' && turned.conflicts).toBe(merge.conflicts);
  return { 'expected.txt': formatMerge({ file: 'draft.yaml', merge, written: true, forGit: true }, 'text'), 'expected.yaml': merge.text };
});

const head = '様式: 様式３\n改定: 平成30年5月\n';

test('a text that is no YAML or no document is refused, and says whose it is', () => {
  const text = `${head}評価書番号: "1"\n`;
  const other = text.replace('"1"', '"2"');
  const refusal = (texts: { base: string; ours: string; theirs: string }): unknown => {
    const made = mergeDocuments(texts, installedForms, labels);
    return made.kind === 'refused' ? [made.reason, made.role] : made.text;
  };
  expect(refusal({ base: text, ours: other, theirs: `${text}a: [\n` })).toEqual(['no-yaml', 'theirs']);
  expect(refusal({ base: text, ours: `${text}評価書名: &a x\n特記事項: *a\n`, theirs: other })).toEqual(['no-yaml', 'ours']);
  expect(refusal({ base: text, ours: `${text}<<<<<<< a\n=======\n>>>>>>> b\n`, theirs: other })).toEqual(['no-yaml', 'ours']);
  expect(refusal({ base: text, ours: other, theirs: text.replace('様式３', '様式４') })).toEqual(['other-form', 'theirs']);
  expect(refusal({ base: 'a: 1\n', ours: 'a: 2\n', theirs: 'a: 3\n' })).toEqual(['no-document', 'ours']);
  expect(refusal({ base: text, ours: '{様式: 様式３, 改定: 平成30年5月}\n', theirs: other })).toEqual(['layout', 'ours']);
  // A side that changed nothing needs no reading.
  expect(refusal({ base: text, ours: `${text}a: [\n`, theirs: text })).toBe(`${text}a: [\n`);
});
