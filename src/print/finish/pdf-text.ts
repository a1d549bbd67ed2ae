/** A text as a PDF string: UTF-16 with its byte order mark, in hexadecimal, so that every character is safe everywhere. */
export function pdfText(text: string): string {
  const bytes = Buffer.from(`\uFEFF${text}`, 'utf16le').swap16();
  return `<${bytes.toString('hex').toUpperCase()}>`;
}

/** A moment of the day in Japan as a PDF date, as long as the one Chromium writes. */
export function pdfDate(date: { readonly year: number; readonly month: number; readonly day: number }): string {
  const digits = (value: number, length: number): string => String(value).padStart(length, '0');
  return `D:${digits(date.year, 4)}${digits(date.month, 2)}${digits(date.day, 2)}000000+09'00'`;
}
