import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseSource } from '../../../src/load/read/parse-source.js';
import { layoutDocument } from '../../../src/layout/layout-document.js';
import { renderDocuments } from '../../../src/commands/render-documents.js';
import { prepareFigures } from '../../../src/figures/prepare-figures.js';
import { parseDocument } from '../../../src/validate/parse-document.js';
import { diskFiles } from '../../../src/workspace/disk/disk-files.js';
import { testWorld } from '../test-world.js';
import { keepingPrinter } from './keeping-printer.js';

const assessments = new URL('../../../assessments/', import.meta.url);
const documents = readdirSync(assessments, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.yaml'));

let out = '';
beforeAll(() => {
  out = mkdtempSync(join(tmpdir(), 'hyokasho-again-'));
});
afterAll(() => {
  rmSync(out, { recursive: true });
});

test('there are published documents', () => {
  expect(documents.length).toBeGreaterThan(8);
});

test.each(documents)('the YAML attached to the PDF of %s makes the same pages', async (name) => {
  const { printer, kept } = keepingPrinter();
  const request = { paths: [name], target: out, draft: true, signal: new AbortController().signal };
  await renderDocuments(request, printer, testWorld(fileURLToPath(assessments)));
  const [first] = kept;
  const source = parseSource('again.yaml', first?.facts.source?.text ?? '');
  const { assessment, messages } = parseDocument(source);
  expect(messages.filter(({ severity }) => severity === 'error')).toEqual([]);
  if (!assessment) throw new Error('no form');
  const drawn = await prepareFigures(assessment, source, diskFiles(fileURLToPath(assessments)));
  expect(drawn.messages).toEqual([]);
  expect(layoutDocument(assessment, { draft: true, figures: drawn.figures })).toBe(first?.html);
});
