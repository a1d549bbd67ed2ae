import { decodeText } from '../load/read/decode-text.js';
import type { LinkedFiles } from '../core/files.js';
import { dotDefaults } from './dot/dot-defaults.js';
import { layOutDot } from './dot/dot-layout.js';
import type { RunGraphviz } from './dot/dot-layout.js';
import { scanDot } from './dot/dot-scan.js';
import { figureFault } from './picture/figure.js';
import type { Outcome } from './picture/figure.js';
import { readFigureFile } from './picture/figure-file.js';
import { pngFigure } from './picture/png-figure.js';
import { svgFigure } from './picture/svg-figure.js';
import type { Placing, SvgFigure } from './picture/svg-figure.js';

/** Diagrams drawn last, by text and placing. The versions of one assessment hold the same diagrams. */
const drawn = new Map<string, Promise<Outcome<SvgFigure>>>();
const maxDrawn = 16;

/** Draws a DOT text as a figure. The offset of a fault counts UTF-16 units in the text. */
export function drawDiagram(text: string, placing: Placing, run: RunGraphviz): Promise<Outcome<SvgFigure>> {
  const key = JSON.stringify([text, placing]);
  const known = drawn.get(key);
  if (known) return known;
  const [oldest] = drawn.keys();
  if (drawn.size >= maxDrawn && oldest !== undefined) drawn.delete(oldest);
  const drawing = drawAnew(text, placing, run);
  drawn.set(key, drawing);
  return drawing;
}

async function drawAnew(text: string, placing: Placing, run: RunGraphviz): Promise<Outcome<SvgFigure>> {
  const scanned = scanDot(text, dotDefaults);
  if (!scanned.ok) return scanned;
  const laidOut = await layOutDot(scanned.value, run);
  // The scanned text keeps the author's lines, not the columns.
  if (!laidOut.ok) return { ok: false, fault: { ...laidOut.fault, ...lineStart(text, scanned.value, laidOut.fault.offset) } };
  const figure = svgFigure(laidOut.value, placing, { enlarge: false });
  return figure.ok ? figure : figureFault(`図式から作った図が使えません。${figure.fault.text}`, '図式を簡単にしてください');
}

/** Reads an SVG or PNG file beside the document as a figure. */
export function drawFile(document: string, name: string, placing: Placing, files: LinkedFiles): Outcome<SvgFigure> {
  const read = readFigureFile(document, name, files);
  if (!read.ok) return read;
  if (read.value.kind === 'png') return inFile(name, pngFigure(read.value.bytes, placing));
  const decoded = decodeText(read.value.bytes);
  return inFile(
    name,
    decoded.ok ? svgFigure(decoded.text, placing, { enlarge: true }) : figureFault(decoded.text, 'UTF-8 の SVG として書き出し直してください'),
  );
}

function lineStart(text: string, written: string, offset: number | undefined): { readonly offset?: number } {
  if (offset === undefined) return {};
  const lines = written.slice(0, offset).split('\n').length - 1;
  return {
    offset: text
      .split('\n')
      .slice(0, lines)
      .reduce((sum, line) => sum + line.length + 1, 0),
  };
}

function inFile(name: string, outcome: Outcome<SvgFigure>): Outcome<SvgFigure> {
  return outcome.ok ? outcome : figureFault(`図のファイル「${name}」を使えません。${outcome.fault.text}`, outcome.fault.mend);
}
