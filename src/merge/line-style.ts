import type { MergedTexts } from './three.js';

/** How a text begins and how its lines end. No part of its values. */
export interface LineStyle {
  readonly mark: boolean;
  /** True if every line ends in CRLF. */
  readonly crlf: boolean;
  /** True if the last line ends in a line break. */
  readonly ended: boolean;
}

/** Returns the style of a merged text: that of ours, or of theirs where only theirs changed it. */
export function lineStyle({ base, ours, theirs }: MergedTexts): LineStyle {
  const [old, one, two] = [styleOf(base), styleOf(ours), styleOf(theirs)];
  const pick = (key: keyof LineStyle): boolean => (base !== '' && one[key] === old[key] ? two[key] : one[key]);
  return { mark: pick('mark'), crlf: pick('crlf'), ended: pick('ended') };
}

function styleOf(text: string): LineStyle {
  return { mark: text.startsWith('\ufeff'), crlf: isCrlf(text), ended: text === '' || text.endsWith('\n') };
}

function isCrlf(text: string): boolean {
  return text.includes('\r\n') && !/(?<!\r)\n/u.test(text);
}

/** Returns a text whose lines end in LF, the last one too. Keeps the line ends of a text that mixes them. */
export function withoutStyle(text: string): string {
  const plain = text.startsWith('\ufeff') ? text.slice(1) : text;
  const lines = isCrlf(plain) ? plain.replaceAll('\r\n', '\n') : plain;
  return lines === '' || lines.endsWith('\n') ? lines : `${lines}\n`;
}

/** Gives a text a style. */
export function restyled(text: string, { mark, crlf, ended }: LineStyle): string {
  const whole = ended ? text : text.replace(/\n$/u, '');
  return (mark ? '\ufeff' : '') + (crlf ? whole.replace(/\r?\n/gu, '\r\n') : whole);
}
