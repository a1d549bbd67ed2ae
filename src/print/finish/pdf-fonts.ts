/** Starts of the names of this program's faces inside a PDF. */
const ownFamilies: readonly string[] = ['BIZUDPGothic', 'BIZUDGothic', 'NotoSansJP'];
/** Key of a face's name in its descriptor. Every embedded face has one. */
const key = '/FontName /';
/** Bytes. */
const maxNameLength = 128;

/**
 * Finds the faces in a PDF that are not this program's, each once. One shows that the engine did not keep to the given fonts.
 *
 * @example foreignFonts(Buffer.from('/FontName /AAAAAA+BIZUDPGothic-Bold')) → []
 * @example foreignFonts(Buffer.from('/FontName /BAAAAA+MS-PGothic')) → ['MS-PGothic']
 */
export function foreignFonts(pdf: Buffer): readonly string[] {
  const names = new Set<string>();
  for (let at = pdf.indexOf(key); at >= 0; at = pdf.indexOf(key, at + key.length)) {
    const written = pdf.toString('latin1', at + key.length, at + key.length + maxNameLength);
    const name = /^(?:[A-Z]{6}\+)?([^\s/<>[\]()]*)/u.exec(written)?.[1] ?? '';
    if (!ownFamilies.some((prefix) => name.startsWith(prefix))) names.add(name);
  }
  return [...names];
}
