/** The public API in Node: everything of `./browser`, and what needs a disk, git or a Chromium. */
export * from './browser.js';
export { graphvizApart } from './commands/documents/graphviz-apart.js';
export { diskFiles } from './workspace/disk/disk-files.js';
export { diskPort } from './workspace/disk/disk-port.js';
export { formsWith } from './workspace/disk/folder-forms.js';
export type { DiskForms } from './workspace/disk/installed-forms.js';
export { pdfFacts } from './commands/pdf/pdf-facts.js';
export { openPrinter, printPdf } from './print/print-pdf.js';
export type { Printed, Printer, PrinterOptions } from './print/print-pdf.js';
export type { PdfFacts } from './print/finish/finish-pdf.js';
