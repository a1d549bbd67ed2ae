import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Message } from '../../core/message.js';
import type { Printable } from '../../check/check-document.js';
import { figureKey } from '../../figures/picture/figure.js';
import { unpublishedKeys } from '../../forms/internal-keys.js';
import { layoutDocument } from '../../layout/layout-document.js';
import { publicData } from '../../load/edit/public-source.js';
import type { Source } from '../../load/read/source.js';
import type { Assessment } from '../../model/assessment.js';
import type { DocumentMarks } from '../../layout/value-marks.js';
import { describeForm, printDigest, printingMachine } from '../../print/finish/print-digest.js';
import { storedDigest } from '../../print/finish/stored-digest.js';
import type { Printer, Suspect } from '../../print/print-pdf.js';
import { readRegularFile } from '../../workspace/disk/regular-file.js';
import { factsOf, publicEdits, publicName } from './pdf-facts.js';

/** A document that can be laid out, with its text. */
export interface PrintableDocument extends Printable {
  readonly source: Source;
}

/** The bytes to write, the message why there are none, or the outcome that the PDF of before stands as it is. */
export type Produced = { readonly bytes: Uint8Array } | { readonly message: Message } | { readonly outcome: 'standing' };

/**
 * Returns a function that lays one document out and prints it, or lays it out alone without a printer. Does neither if `output` (from
 * `cwd`) is a PDF with the digest of all that would go into it, unless forced. With marks it prints 見え消し, which carries no YAML and no digest: it is not the document.
 */
export function documentPrinter(
  printer: Printer | undefined,
  { force, cwd, marksOf }: { readonly force: boolean; readonly cwd: string; readonly marksOf?: (assessment: Assessment) => DocumentMarks },
): (document: PrintableDocument, output: string, draft: boolean) => Promise<Produced> {
  const described = new Map<object, string>();
  const describe = (form: object): string => {
    const text = described.get(form) ?? describeForm(form);
    described.set(form, text);
    return text;
  };

  const stands = async (output: string, digest: (engine: string) => string): Promise<boolean> => {
    const standing = force ? undefined : standingDigest(resolve(cwd, output));
    if (standing === undefined) return false;
    const engine = await printer?.identity();
    return engine !== undefined && digest(engine) === standing;
  };

  return async (document, output, draft) => {
    const { source, assessment, figures } = document;
    const marks = marksOf?.(assessment);
    const layout = { draft, figures, ...(marks ? { marks } : {}) };
    if (!printer) return { bytes: Buffer.from(layoutDocument(assessment, layout), 'utf8') };
    const name = publicName(source.file);
    const edits = publicEdits(source, document);
    if (marks) {
      const { title, author, date } = factsOf(document, edits);
      const facts = { title: `見え消し　${title}`, author, ...(date ? { date } : {}) };
      const printed = await printer.print(layoutDocument(assessment, layout), facts, figurePages(document));
      return printed.ok ? { bytes: printed.pdf } : { message: printed.message };
    }
    const digest = (engine: string): string => {
      const data = publicData(source.data, unpublishedKeys, edits);
      const pictures = [...figures.values()].map(({ picture }) => picture);
      return printDigest({ data, name, pictures, form: describe(assessment.form), draft }, printingMachine(engine));
    };
    if (await stands(output, digest)) return { outcome: 'standing' };
    const html = layoutDocument(assessment, layout);
    const printed = await printer.print(html, { ...factsOf(document, edits), digest }, figurePages(document));
    return printed.ok ? { bytes: printed.pdf } : { message: printed.message };
  };
}

/** Most bytes of an output that is read. The PDF of the longest published assessment has 3 MB; a larger file is printed anew. */
const maxLength = 64 << 20;

/** Returns the digest that an output holds. Undefined if there is no such file, or none that is as this program wrote it. */
function standingDigest(path: string): string | undefined {
  try {
    return statSync(path).size > maxLength ? undefined : storedDigest(readRegularFile(path));
  } catch {
    // A file that can't be read is printed; writing then reports why it can't be written.
    return undefined;
  }
}

/** Makes a page for each figure, by which the printer finds the one that hangs. Made one by one, because seldom is one needed. */
function* figurePages({ source, assessment, figures }: PrintableDocument): Iterable<Suspect> {
  for (const { entry } of assessment.figures) {
    const figure = figures.get(figureKey(entry.path));
    if (!figure) continue;
    const html = `<!DOCTYPE html><html lang="ja"><head><meta charset="utf-8"></head><body>${figure.picture}</body></html>`;
    yield { name: `図「${entry.name}」`, place: source.valuePlace(entry.path), html };
  }
}
