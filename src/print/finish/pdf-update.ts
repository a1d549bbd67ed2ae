import { largest } from '../../core/long-lists.js';
import { createHash } from 'node:crypto';

/** The parts of a PDF's trailer that an update needs. */
export interface PdfTrailer {
  /** Byte offset of the newest cross-reference section. */
  readonly startXref: number;
  /** One more than the highest object number. */
  readonly size: number;
  readonly root: number;
  readonly info: number;
}

/** An object to append. `body` is everything between `obj` and `endobj`. */
export interface PdfObject {
  readonly number: number;
  readonly body: string | Buffer;
}

/** Bytes at the end of a file that hold its trailer. */
const tailLength = 1_024;
/** Bytes of `0000123456 00000 n` and its line end. */
const entryLength = 20;

/** Reads the trailer of a PDF with one classic cross-reference table, as Chromium writes it. Undefined for any other PDF. */
export function readTrailer(pdf: Buffer): PdfTrailer | undefined {
  const tail = pdf.subarray(-tailLength).toString('latin1');
  const found = /trailer\s*<<(?<dictionary>[^]*)>>\s*startxref\s+(?<start>\d+)\s+%%EOF\s*$/u.exec(tail);
  const dictionary = found?.groups?.['dictionary'] ?? '';
  const startXref = Number(found?.groups?.['start']);
  const size = /\/Size (\d+)/u.exec(dictionary)?.[1];
  const root = /\/Root (\d+) 0 R/u.exec(dictionary)?.[1];
  const info = /\/Info (\d+) 0 R/u.exec(dictionary)?.[1];
  if (size === undefined || root === undefined || info === undefined || dictionary.includes('/Prev')) return undefined;
  if (pdf.toString('latin1', startXref, startXref + 7) !== 'xref\n0 ') return undefined;
  return { startXref, size: Number(size), root: Number(root), info: Number(info) };
}

/** Finds the bytes of an object, from its number to behind `endobj`. Undefined if the table's offset does not lead to it. */
export function findObject(pdf: Buffer, trailer: PdfTrailer, number: number): { readonly start: number; readonly end: number } | undefined {
  const firstEntry = pdf.indexOf('\n', pdf.indexOf('\n', trailer.startXref) + 1) + 1;
  const entry = firstEntry + number * entryLength;
  const start = Number(pdf.toString('latin1', entry, entry + 10));
  if (!pdf.toString('latin1', start, start + 16).startsWith(`${String(number)} 0 obj`)) return undefined;
  const end = pdf.indexOf('endobj', start);
  return end < 0 ? undefined : { start, end: end + 'endobj'.length };
}

/**
 * Appends objects to a PDF as an incremental update (ISO 32000-1, 7.5.6): the new objects, a cross-reference section for
 * them alone, and a trailer that points back at the old one. An object with a number that exists replaces the old one.
 * The file's identifier is the hash of all its other bytes; {@link readUpdate} holds a file against it.
 */
export function appendUpdate(pdf: Buffer, trailer: PdfTrailer, objects: readonly PdfObject[]): Buffer {
  const chunks: Buffer[] = [pdf];
  let length = pdf.length;
  const write = (chunk: string | Buffer): void => {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk, 'latin1') : chunk;
    chunks.push(bytes);
    length += bytes.length;
  };
  if (pdf.at(-1) !== 0x0a) write('\n');
  const sorted = [...objects].sort((a, b) => a.number - b.number);
  const entries = sorted.map(({ number, body }) => {
    const offset = length;
    write(`${String(number)} 0 obj\n`);
    write(body);
    write('\nendobj\n');
    return `${String(number)} 1\n${String(offset).padStart(10, '0')} 00000 n \n`;
  });
  const size = largest(
    sorted.map(({ number }) => number + 1),
    trailer.size,
  );
  const startXref = length;
  const tail = (id: string): string =>
    `xref\n${entries.join('')}trailer\n<</Size ${String(size)}\n/Root ${String(trailer.root)} 0 R\n/Info ${String(trailer.info)} 0 R\n` +
    `/Prev ${String(trailer.startXref)}\n/ID [<${id}> <${id}>]>>\nstartxref\n${String(startXref)}\n%%EOF\n`;
  write(tail(identify(chunks, tail(noId))));
  return Buffer.concat(chunks, length);
}

/** Stands for the identifier while it is computed. */
const noId = '0'.repeat(32);

function identify(chunks: Iterable<Buffer>, tailWithoutId: string): string {
  const hash = createHash('sha256');
  for (const chunk of chunks) hash.update(chunk);
  return hash.update(tailWithoutId, 'latin1').digest('hex').slice(0, noId.length).toUpperCase();
}

const tailPattern =
  /xref\n(?<entries>(?:\d+ 1\n\d{10} 00000 n \n)+)trailer\n<<\/Size \d+\n\/Root \d+ 0 R\n\/Info (?<info>\d+) 0 R\n\/Prev \d+\n\/ID \[<(?<id>[0-9A-F]{32})> <\k<id>>\]>>\nstartxref\n(?<start>\d+)\n%%EOF\n$/u;

/**
 * Reads the update that {@link appendUpdate} wrote as the end of a file, and returns the byte offset of its document information.
 * Undefined if the file does not end with one, or if one byte before it or in it is no longer as written: every byte is hashed.
 */
export function readUpdate(pdf: Buffer): { readonly info: number } | undefined {
  const tail = pdf.subarray(-tailLength).toString('latin1');
  const found = tailPattern.exec(tail);
  const { entries = '', info = '', id = '', start = '' } = found?.groups ?? {};
  if (!found || Number(start) !== pdf.length - found[0].length) return undefined;
  if (identify([pdf.subarray(0, Number(start))], found[0].replaceAll(id, noId)) !== id) return undefined;
  const offset = new RegExp(`^${info} 1\\n(\\d{10}) `, 'mu').exec(entries)?.[1];
  return offset === undefined ? undefined : { info: Number(offset) };
}
