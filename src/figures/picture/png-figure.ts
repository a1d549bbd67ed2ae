import { toXml } from 'xast-util-to-xml';
import { toBase64 } from '../../core/bytes.js';
import { figureFault } from './figure.js';
import type { Figure, Outcome } from './figure.js';
import type { Placing } from './svg-figure.js';

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] as const;
/** Longest side in pixels. Chromium takes 256 MB for 8,000 × 8,000; A4 at 600 dots an inch has 5,000 × 7,000. */
const maxSide = 8000;
const pointsPerPixel = 0.75;
const headLength = 33;

/** Reads a PNG as a figure: an `img` that holds the bytes, at most as large as at 96 dots an inch. */
export function pngFigure(bytes: Uint8Array, { alternative, room }: Placing): Outcome<Figure> {
  const again = '描画ソフトで PNG に書き出し直してください';
  if (signature.some((byte, at) => bytes[at] !== byte)) return figureFault('PNG のはずですが、PNG のファイルではありません', again);
  if (bytes.length < headLength || chunkType(bytes, 8) !== 'IHDR') return figureFault('PNG の先頭が壊れています', again);
  const [across, down] = [readNumber(bytes, 16), readNumber(bytes, 20)];
  if (across === 0 || down === 0) return figureFault('PNG の大きさが 0 です', again);
  if (across > maxSide || down > maxSide)
    return figureFault(
      `PNG が大きすぎます。縦横 ${String(maxSide)} 画素までですが、横 ${String(across)}・縦 ${String(down)} 画素あります`,
      '縮小して書き出し直してください',
    );
  if (!isWhole(bytes)) return figureFault('PNG が途中で切れているか、壊れています', again);
  const scale = Math.min(pointsPerPixel, room.width / across, room.height / down);
  const [width, height] = [across, down].map((pixels) => Math.round(pixels * scale * 100) / 100);
  const picture = toXml(
    {
      type: 'element',
      name: 'img',
      attributes: {
        alt: alternative,
        style: `width:${String(width)}pt;height:${String(height)}pt`,
        src: `data:image/png;base64,${toBase64(withoutWords(bytes))}`,
      },
      children: [],
    },
    { closeEmptyElements: true },
  );
  return { ok: true, value: { picture, texts: [], width: width ?? 0, height: height ?? 0 } };
}

/**
 * Chunks that a picture needs, with their largest length in bytes. Others may hold words, a place or an author, which would leave with the
 * page: tEXt, iTXt, eXIf, tIME. So may the bytes behind the values of a chunk.
 */
const drawingChunks: ReadonlyMap<string, number> = new Map(
  Object.entries({ IHDR: 13, PLTE: 768, IDAT: Infinity, IEND: 0, tRNS: 256, gAMA: 4, cHRM: 32, sRGB: 1, sBIT: 4, iCCP: Infinity, pHYs: 9, bKGD: 6 }),
);
/** The end of every PNG, with its check sum. */
const end = Uint8Array.of(0, 0, 0, 0, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82);

/** Returns the bytes of a whole PNG without the chunks that draw nothing, and without what stands in and behind its end. */
function withoutWords(file: Uint8Array): Uint8Array {
  const kept = [file.subarray(0, signature.length)];
  for (let at = signature.length; at + 12 <= file.length; at += 12 + readNumber(file, at)) {
    const type = chunkType(file, at);
    if (type === 'IEND') break;
    const length = readNumber(file, at);
    if (length <= (drawingChunks.get(type) ?? -1))
      kept.push(type === 'iCCP' ? unnamedProfile(file.subarray(at + 8, at + 8 + length)) : file.subarray(at, at + 12 + length));
  }
  return joined([...kept, end]);
}

/** Returns the chunk of a colour profile without the name that a machine or person gave it. */
function unnamedProfile(data: Uint8Array): Uint8Array {
  const typed = joined([new TextEncoder().encode('iCCPicc'), data.subarray(Math.max(0, data.indexOf(0)))]);
  return joined([numberBytes(typed.length - 4), typed, numberBytes(checkSum(typed))]);
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

function numberBytes(value: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value);
  return bytes;
}

/** Returns the CRC-32 of some bytes, as PNG has it. Hand-written, because `zlib.crc32` came with Node 22 and pages have none. */
function checkSum(bytes: Uint8Array): number {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return (sum ^ 0xffffffff) >>> 0;
}

/** True if the chunks lead from the head to IEND and one of them is a picture (IDAT). */
function isWhole(file: Uint8Array): boolean {
  let drawn = false;
  for (let at = signature.length; at + 12 <= file.length; at += 12 + readNumber(file, at)) {
    const type = chunkType(file, at);
    drawn ||= type === 'IDAT';
    if (type === 'IEND') return drawn;
  }
  return false;
}

/** Reads the type of the chunk that begins at an offset, behind the four bytes of its length. */
function chunkType(file: Uint8Array, at: number): string {
  return String.fromCharCode(file[at + 4] ?? 0, file[at + 5] ?? 0, file[at + 6] ?? 0, file[at + 7] ?? 0);
}

/** Reads a number of four bytes, the highest first. Throws a RangeError beyond the end. */
function readNumber(file: Uint8Array, at: number): number {
  return new DataView(file.buffer, file.byteOffset, file.byteLength).getUint32(at);
}
