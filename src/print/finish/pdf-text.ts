/**
 * Writes a text as a PDF string: UTF-16 with its byte order mark, in hexadecimal. So no character needs an escape.
 *
 * @example pdfText('案') → '<FEFF6848>'
 */
export function pdfText(text: string): string {
  const bytes = Buffer.from(`\uFEFF${text}`, 'utf16le').swap16();
  return `<${bytes.toString('hex').toUpperCase()}>`;
}

/**
 * Writes midnight of a day in Japan as a PDF date. It has the length of a date by Chromium.
 *
 * @example pdfDate({ year: 2025, month: 4, day: 1 }) → "D:20250401000000+09'00'"
 */
export function pdfDate(date: { readonly year: number; readonly month: number; readonly day: number }): string {
  const digits = (value: number, length: number): string => String(value).padStart(length, '0');
  return `D:${digits(date.year, 4)}${digits(date.month, 2)}${digits(date.day, 2)}000000+09'00'`;
}
