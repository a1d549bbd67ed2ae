import { finishPdf } from '../../../src/print/finish/finish-pdf.js';
import type { PdfFacts } from '../../../src/print/finish/finish-pdf.js';

/** A PDF of one empty page in the structure that Chromium writes: one classic cross-reference table, information and catalog. */
function emptyPdf(): Buffer {
  const bodies = [
    "<</Creator (Chromium)\n/Producer (Skia/PDF m143)\n/CreationDate (D:20260101000000+00'00')\n/ModDate (D:20260101000000+00'00')>>",
    '<</Type /Catalog\n/Pages 3 0 R>>',
    '<</Type /Pages\n/Count 1\n/Kids [4 0 R]>>',
    '<</Type /Page\n/Parent 3 0 R\n/MediaBox [0 0 595 842]>>',
  ];
  let text = '%PDF-1.4\n';
  const offsets = bodies.map((body, index) => {
    const offset = text.length;
    text += `${String(index + 1)} 0 obj\n${body}\nendobj\n`;
    return `${String(offset).padStart(10, '0')} 00000 n \n`;
  });
  const start = text.length;
  text += `xref\n0 5\n0000000000 65535 f \n${offsets.join('')}trailer\n<</Size 5\n/Root 2 0 R\n/Info 1 0 R>>\nstartxref\n${String(start)}\n%%EOF\n`;
  return Buffer.from(text, 'latin1');
}

/** Finishes an empty page as if an engine had printed it. */
export function printedPdf(facts: PdfFacts, engine: string): Buffer {
  const finished = finishPdf(emptyPdf(), facts, engine);
  if (!finished.ok) throw new Error(finished.message.text);
  return Buffer.from(finished.pdf);
}
