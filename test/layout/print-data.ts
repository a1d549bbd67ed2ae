import { loadForm } from '../../src/forms/form-library.js';
import { parseSource } from '../../src/load/read/parse-source.js';
import { buildAssessment } from '../../src/model/build-parts.js';
import { prepareFigures } from '../../src/figures/prepare-figures.js';
import { openPrinter } from '../../src/print/print-pdf.js';
import { layoutDocument } from '../../src/layout/layout-document.js';
import { memoryFiles } from '../workspace/memory-files.js';

/** The PDF of what a document of 平成30年5月 says; its figures are diagrams. */
export async function printData(name: '様式３' | '様式４', data: Record<string, unknown>): Promise<Uint8Array> {
  const form = loadForm(name, '平成30年5月');
  if (!form) throw new Error(`${name} is gone`);
  const assessment = buildAssessment(form, data);
  const { figures } = await prepareFigures(assessment, parseSource('data.yaml', ''), memoryFiles(new Map()));
  const printer = openPrinter({ environment: process.env });
  const printed = await printer.print(layoutDocument(assessment, { draft: false, figures }), { title: '試験', author: '' });
  await printer.close();
  if (!printed.ok) throw new Error(printed.message.text);
  return printed.pdf;
}
