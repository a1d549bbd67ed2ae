import { toXml } from 'xast-util-to-xml';
import { figureFault } from './figure.js';
import type { Figure, Outcome } from './figure.js';
import type { Placing } from './svg-figure.js';

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** Longest side in pixels. Chromium takes 256 MB for 8,000 × 8,000; A4 at 600 dots an inch has 5,000 × 7,000. */
const maxSide = 8000;
const pointsPerPixel = 0.75;
const headLength = 33;

/** Reads a PNG as a figure: an `img` that holds the bytes, at most as large as at 96 dots an inch. */
export function pngFigure(bytes: Uint8Array, { alternative, room }: Placing): Outcome<Figure> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const again = '描画ソフトで PNG に書き出し直してください';
  if (!file.subarray(0, signature.length).equals(signature)) return figureFault('PNG のはずですが、PNG のファイルではありません', again);
  if (file.length < headLength || file.toString('latin1', 12, 16) !== 'IHDR') return figureFault('PNG の先頭が壊れています', again);
  const [across, down] = [file.readUInt32BE(16), file.readUInt32BE(20)];
  if (across === 0 || down === 0) return figureFault('PNG の大きさが 0 です', again);
  if (across > maxSide || down > maxSide)
    return figureFault(
      `PNG が大きすぎます。縦横 ${String(maxSide)} 画素までですが、横 ${String(across)}・縦 ${String(down)} 画素あります`,
      '縮小して書き出し直してください',
    );
  if (!isWhole(file)) return figureFault('PNG が途中で切れているか、壊れています', again);
  const scale = Math.min(pointsPerPixel, room.width / across, room.height / down);
  const [width, height] = [across, down].map((pixels) => Math.round(pixels * scale * 100) / 100);
  const picture = toXml(
    {
      type: 'element',
      name: 'img',
      attributes: {
        alt: alternative,
        style: `width:${String(width)}pt;height:${String(height)}pt`,
        src: `data:image/png;base64,${withoutWords(file).toString('base64')}`,
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
const end = Buffer.from([0, 0, 0, 0, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82]);

/** Returns the bytes of a whole PNG without the chunks that draw nothing, and without what stands in and behind its end. */
function withoutWords(file: Buffer): Buffer {
  const kept = [file.subarray(0, signature.length)];
  for (let at = signature.length; at + 12 <= file.length; at += 12 + file.readUInt32BE(at)) {
    const type = file.toString('latin1', at + 4, at + 8);
    if (type === 'IEND') break;
    const length = file.readUInt32BE(at);
    if (length <= (drawingChunks.get(type) ?? -1))
      kept.push(type === 'iCCP' ? unnamedProfile(file.subarray(at + 8, at + 8 + length)) : file.subarray(at, at + 12 + length));
  }
  return Buffer.concat([...kept, end]);
}

/** Returns the chunk of a colour profile without the name that a machine or person gave it. */
function unnamedProfile(data: Buffer): Buffer {
  const typed = Buffer.concat([Buffer.from('iCCPicc'), data.subarray(Math.max(0, data.indexOf(0)))]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(typed.length - 4);
  sum.writeUInt32BE(checkSum(typed));
  return Buffer.concat([length, typed, sum]);
}

/** Returns the CRC-32 of some bytes, as PNG has it. Hand-written, because `zlib.crc32` came with Node 22. */
function checkSum(bytes: Uint8Array): number {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return (sum ^ 0xffffffff) >>> 0;
}

/** True if the chunks lead from the head to IEND and one of them is a picture (IDAT). */
function isWhole(file: Buffer): boolean {
  let drawn = false;
  for (let at = signature.length; at + 12 <= file.length; at += 12 + file.readUInt32BE(at)) {
    const type = file.toString('latin1', at + 4, at + 8);
    drawn ||= type === 'IDAT';
    if (type === 'IEND') return drawn;
  }
  return false;
}
