import { createHash } from 'node:crypto';
import { lstatSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fontFiles } from './fonts.js';

/** Families for the generic families of CSS. `binding="same"` lets no other family come before. */
const generics: readonly (readonly [string, string])[] = [
  ['sans-serif', 'BIZ UDPGothic'],
  ['serif', 'BIZ UDPGothic'],
  ['system-ui', 'BIZ UDPGothic'],
  ['cursive', 'BIZ UDPGothic'],
  ['fantasy', 'BIZ UDPGothic'],
  ['monospace', 'BIZ UDGothic'],
];

/**
 * Writes the private configuration of fontconfig into the cache folder and returns its path. Throws the system's error. It names
 * this program's fonts alone, so that a page can never show a face of the machine.
 */
export function writeFontConfiguration(cache: string): string {
  const text = fontConfiguration(
    fontFiles().map((font) => dirname(font.path)),
    join(cache, 'fontconfig'),
  );
  // Two installations may share a cache folder; each has its own paths and so its own file.
  const path = join(cache, `fonts-${createHash('sha256').update(text).digest('hex').slice(0, 12)}.conf`);
  if (readIfThere(path) === text) return path;
  const unfinished = `${path}.${String(process.pid)}`;
  rmSync(unfinished, { force: true });
  writeFileSync(unfinished, text, { mode: 0o600, flag: 'wx' });
  renameSync(unfinished, path);
  return path;
}

function fontConfiguration(folders: readonly string[], cache: string): string {
  const alias = ([family, face]: readonly [string, string]): string =>
    `  <alias binding="same"><family>${family}</family><prefer><family>${face}</family><family>Noto Sans JP</family></prefer></alias>\n`;
  return (
    '<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">\n<fontconfig>\n' +
    folders.map((folder) => `  <dir>${escapeXml(folder)}</dir>\n`).join('') +
    `  <cachedir>${escapeXml(cache)}</cachedir>\n` +
    generics.map(alias).join('') +
    '</fontconfig>\n'
  );
}

function escapeXml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

function readIfThere(path: string): string | undefined {
  try {
    return lstatSync(path).isFile() ? readFileSync(path, 'utf8') : undefined;
  } catch {
    return undefined;
  }
}
