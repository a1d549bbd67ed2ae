import type { PdfFacts } from '../../../src/print/finish/finish-pdf.js';
import type { Printer } from '../../../src/print/print-pdf.js';

/** What was to be printed. */
export interface KeptPage {
  readonly html: string;
  readonly facts: PdfFacts;
}

/** Returns a printer that starts no browser, and the list in which it keeps what it is given. */
export function keepingPrinter(): { readonly printer: Printer; readonly kept: readonly KeptPage[] } {
  const kept: KeptPage[] = [];
  const printer: Printer = {
    started: true,
    identity: () => Promise.resolve(undefined),
    ready: () => Promise.resolve(undefined),
    print: (html, facts) => {
      kept.push({ html, facts });
      return Promise.resolve({ ok: true, pdf: new Uint8Array() });
    },
    close: () => Promise.resolve(),
  };
  return { printer, kept };
}
