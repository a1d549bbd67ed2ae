import { sha256 } from '@noble/hashes/sha2';
import { bytesToHex } from '@noble/hashes/utils';

/**
 * Returns the SHA-256 of bytes, or of a text in UTF-8, in 64 hexadecimal digits. Half of a pair counts as U+FFFD.
 *
 * Not by `crypto.subtle`, which answers later and is missing in a page that is not secure.
 */
export function sha256Hex(data: string | Uint8Array): string {
  return bytesToHex(sha256(data));
}
