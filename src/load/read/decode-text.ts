/** The text of a file, or the reason why its bytes are no UTF-8 text. `line` counts from 1. */
export type Decoded =
  { readonly ok: true; readonly text: string } | { readonly ok: false; readonly text: string; readonly mend: string; readonly line: number };

const saveAsUtf8 = 'テキストエディターで開き、文字コードに「UTF-8」を選んで保存し直してください';

/**
 * Reads bytes as UTF-8, without a byte order mark. The reason of a refusal names UTF-16, Shift_JIS or a binary file.
 * @example decodeText(new Uint8Array([0x96, 0xbc, 0x8f, 0xcc])).text → '文字コードは UTF-8 のはずですが、Shift_JIS のようです（先頭から 0 バイト目）'
 * @example decodeText(new Uint8Array([0xb6, 0xc5])).text → 'UTF-8 として読めない値が、先頭から 0 バイト目にあります'
 * @example decodeText(new Uint8Array([0x61, 0, 0x3a, 0])).text → '文字コードは UTF-8 のはずですが、UTF-16 のようです（先頭から 1 バイト目）'
 * @example decodeText(new Uint8Array([0x61, 0x3a])) → { ok: true, text: 'a:' }
 */
export function decodeText(bytes: Uint8Array): Decoded {
  const marked = utf16Mark(bytes);
  if (marked) return refuse(`文字コードは UTF-8 のはずですが、${marked} で保存されています`, saveAsUtf8, 1);
  const body = hasByteOrderMark(bytes) ? bytes.subarray(3) : bytes;
  const wrong = firstInvalidByte(body);
  const zero = body.indexOf(0);
  if (wrong === undefined && zero < 0) return { ok: true, text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(body) };
  const offset = (wrong === undefined ? zero : zero < 0 ? wrong : Math.min(wrong, zero)) + (bytes.length - body.length);
  const line = lineOf(bytes, offset);
  if (zero >= 0) {
    const utf16 = looksLikeUtf16(body);
    if (utf16) return refuse(`文字コードは UTF-8 のはずですが、UTF-16 のようです（先頭から ${String(offset)} バイト目）`, saveAsUtf8, line);
    return refuse(
      `文字のファイルではありません（先頭から ${String(offset)} バイト目に、文字のファイルにはない値 ${String(bytes[offset] ?? 0)} があります）`,
      'YAML のファイルを指定してください。画像・PDF・Excel などは読み込めません',
      line,
    );
  }
  if (looksLikeShiftJis(body)) return refuse(`文字コードは UTF-8 のはずですが、Shift_JIS のようです（先頭から ${String(offset)} バイト目）`, saveAsUtf8, line);
  return refuse(
    `UTF-8 として読めない値が、先頭から ${String(offset)} バイト目にあります`,
    `${saveAsUtf8}。文字のファイルでなければ、YAML のファイルを指定してください`,
    line,
  );
}

function refuse(text: string, mend: string, line: number): Decoded {
  return { ok: false, text, mend, line };
}

/** True if bytes begin with the byte order mark of UTF-8, which is no part of their text. Who writes the file again keeps it. */
export function hasByteOrderMark(bytes: Uint8Array): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
}

function utf16Mark(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'UTF-16（LE）';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'UTF-16（BE）';
  return undefined;
}

/** True if one of the two byte orders makes a text. It holds no halves of pairs and no control characters, but a colon or a line break. */
function looksLikeUtf16(bytes: Uint8Array): boolean {
  if (bytes.length % 2 !== 0) return false;
  return [bytes, swappedBytes(bytes)].some((ordered) => {
    try {
      const text = new TextDecoder('utf-16le', { fatal: true }).decode(ordered);
      return /[:\n]/u.test(text) && !/(?![\t\n\r])\p{Cc}/u.test(text);
    } catch {
      return false;
    }
  });
}

/** Returns the bytes of an even number with each two exchanged. */
function swappedBytes(bytes: Uint8Array): Uint8Array {
  return bytes.map((_, at) => bytes[at ^ 1] ?? 0);
}

/** True if all bytes fit Shift_JIS and two-byte characters outnumber half-width katakana, as which any Latin text could be read. */
function looksLikeShiftJis(bytes: Uint8Array): boolean {
  let pairs = 0;
  let singles = 0;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] ?? 0;
    if (byte < 0x80) continue;
    if (byte >= 0xa1 && byte <= 0xdf) singles++;
    else if ((byte >= 0x81 && byte <= 0x9f) || (byte >= 0xe0 && byte <= 0xfc)) {
      const trail = bytes[++i] ?? 0;
      if (trail < 0x40 || trail === 0x7f || trail > 0xfc) return false;
      pairs++;
    } else return false;
  }
  return pairs > singles;
}

/** Finds the offset of the first byte that is not part of a well-formed UTF-8 sequence. Overlong forms and surrogates count as wrong. */
function firstInvalidByte(bytes: Uint8Array): number | undefined {
  try {
    new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return undefined;
  } catch {
    let i = 0;
    while (i < bytes.length) {
      const length = sequenceLength(bytes, i);
      if (length === 0) return i;
      i += length;
    }
    return bytes.length;
  }
}

function sequenceLength(bytes: Uint8Array, i: number): number {
  const [a = 0, b = 0, c = 0, d = 0] = bytes.subarray(i, i + 4);
  const follows = (byte: number): boolean => byte >> 6 === 0b10;
  if (a < 0x80) return 1;
  if (a >= 0xc2 && a <= 0xdf) return follows(b) ? 2 : 0;
  if (a >= 0xe0 && a <= 0xef) return follows(b) && follows(c) && !(a === 0xe0 && b < 0xa0) && !(a === 0xed && b >= 0xa0) ? 3 : 0;
  if (a >= 0xf0 && a <= 0xf4) return follows(b) && follows(c) && follows(d) && !(a === 0xf0 && b < 0x90) && !(a === 0xf4 && b >= 0x90) ? 4 : 0;
  return 0;
}

function lineOf(bytes: Uint8Array, offset: number): number {
  let line = 1;
  for (let i = 0; i < offset; i++) if (bytes[i] === 0x0a) line++;
  return line;
}
