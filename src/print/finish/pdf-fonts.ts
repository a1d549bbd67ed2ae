/** What the names of our faces inside a PDF begin with. */
const ours: readonly string[] = ['BIZUDPGothic', 'BIZUDGothic', 'NotoSansJP'];
/** Every face that is embedded has a descriptor with its name. */
const key = '/FontName /';
const longestName = 128;

/** The names of the faces in a PDF that are not ours, each once. They show that a browser did not keep to our fonts. */
export function foreignFonts(pdf: Buffer): readonly string[] {
  const names = new Set<string>();
  for (let at = pdf.indexOf(key); at >= 0; at = pdf.indexOf(key, at + key.length)) {
    const written = pdf.toString('latin1', at + key.length, at + key.length + longestName);
    const name = /^(?:[A-Z]{6}\+)?([^\s/<>[\]()]*)/u.exec(written)?.[1] ?? '';
    if (!ours.some((prefix) => name.startsWith(prefix))) names.add(name);
  }
  return [...names];
}
