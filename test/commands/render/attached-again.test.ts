import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { parseSource } from '../../../src/load/read/parse-source.js';
import { layoutDocument } from '../../../src/layout/layout-document.js';
import { renderDocuments } from '../../../src/commands/render-documents.js';
import { prepareFigures } from '../../../src/figures/prepare-figures.js';
import type { PdfFacts } from '../../../src/print/finish/finish-pdf.js';
import { parseDocument } from '../../../src/validate/parse-document.js';
import { diskFiles } from '../../../src/workspace/disk/disk-files.js';
import { testWorld } from '../test-world.js';

const assessments = new URL('../../../assessments/', import.meta.url);
const documents = readdirSync(assessments, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.yaml'));

test('there are published documents', () => {
  expect(documents.length).toBeGreaterThan(8);
});

test.each(documents)('the YAML attached to the PDF of %s makes the same pages', async (name) => {
  const kept: { html: string; facts: PdfFacts }[] = [];
  const printer = {
    started: true,
    identity: () => Promise.resolve(undefined),
    ready: () => Promise.resolve(undefined),
    print: (html: string, facts: PdfFacts) => {
      kept.push({ html, facts });
      return Promise.resolve({ ok: false as const, message: { ruleId: 'x', severity: 'notice' as const, text: '', place: { file: '', line: 1, column: 1 } } });
    },
    close: () => Promise.resolve(),
  };
  await renderDocuments({ paths: [name], draft: true, signal: new AbortController().signal }, printer, testWorld(fileURLToPath(assessments)));
  const [first] = kept;
  const source = parseSource('again.yaml', first?.facts.source?.text ?? '');
  const { assessment, messages } = parseDocument(source);
  expect(messages.filter(({ severity }) => severity === 'error')).toEqual([]);
  if (!assessment) throw new Error('no form');
  const drawn = await prepareFigures(assessment, source, diskFiles(fileURLToPath(assessments)));
  expect(drawn.messages).toEqual([]);
  expect(layoutDocument(assessment, { draft: true, figures: drawn.figures })).toBe(first?.html);
});
