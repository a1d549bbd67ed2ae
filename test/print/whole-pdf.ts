/** True for a PDF that is there from its first to its last byte: it begins and ends as one, and its last table stands where it says. */
export function isWholePdf(pdf: Buffer): boolean {
  const tail = /startxref\n(\d+)\n%%EOF\n$/u.exec(pdf.subarray(-64).toString('latin1'));
  const start = Number(tail?.[1]);
  return pdf.subarray(0, 5).toString() === '%PDF-' && pdf.subarray(start, start + 5).toString() === 'xref\n';
}
