import { readUpdate } from './pdf-update.js';

/** Key of the digest in the document information. ISO 32000-1, 14.3.3, lets a program add its own. */
const key = '/HyokashoDigest';
/** Bytes from the beginning of the document information that hold the digest: it is the first entry. */
const headLength = 160;

/** Writes a digest as the first entry of the document information. */
export function writeDigest(digest: string): string {
  return `${key} (${digest})`;
}

/**
 * Returns the digest that a PDF holds of all that went into it. Undefined for any PDF that is not, to the byte, as this program wrote
 * it: one without a digest, truncated, altered anywhere, with something appended, signed, or of another program.
 *
 * Hashes the bytes (1 ms for 1 MB) and reads two short places by their offsets. It parses nothing, so it can't tell a PDF that somebody
 * made on purpose to look like one of ours, with the digest and the identifier computed anew.
 */
export function storedDigest(pdf: Buffer): string | undefined {
  const update = readUpdate(pdf);
  if (!update) return undefined;
  const head = pdf.toString('latin1', update.info, update.info + headLength);
  return /^\d+ 0 obj\n<<\/HyokashoDigest \((?<digest>[0-9a-f]{64})\)\n/u.exec(head)?.groups?.['digest'];
}
