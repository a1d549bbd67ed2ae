import type { Message } from '../core/message.js';
import type { LinkedFiles } from '../core/files.js';
import type { Source } from '../load/read/source.js';
import type { FigureEntry, Assessment } from '../model/assessment.js';
import { runGraphvizHere } from './dot/dot-layout.js';
import type { RunGraphviz } from './dot/dot-layout.js';
import { figureKey } from './picture/figure.js';
import type { FigureFault, Outcome, Room } from './picture/figure.js';
import type { Placing, SvgFigure } from './picture/svg-figure.js';

/** The drawn figures of a document, by {@link figureKey}, and a message for each figure that can't be drawn. */
export interface PreparedFigures {
  readonly figures: ReadonlyMap<string, SvgFigure>;
  readonly messages: readonly Message[];
}

/** Room for a picture, in points: the frame of a page (templates/document/print.css) less the part's title and one line of caption. */
const portrait: Room = { width: 536, height: 700 };
const landscape: Room = { width: 760, height: 470 };
/** Smallest type that is legible in print, in points. A figure with smaller letters is warned of. */
export const smallestLegible = 7;
/** Characters that a caption line holds, and the height of a line in points. Each further line takes room from the picture. */
const caption = { portrait: 58, landscape: 83, line: 12.2 };

/** Draws every figure of a document. `run` lays diagrams out. A figure that can't be drawn has a message and no place in the map. Messages have no order. */
export async function prepareFigures(assessment: Assessment, source: Source, files: LinkedFiles, run: RunGraphviz = runGraphvizHere): Promise<PreparedFigures> {
  const figures = new Map<string, SvgFigure>();
  const messages: Message[] = [];
  const entries = assessment.figures;
  if (entries.length === 0) return { figures, messages };
  // The drawing code takes 20 ms to load; most documents have no figures.
  const { drawDiagram, drawFile } = await import('./draw-figure.js');
  for (const [index, entry] of entries.entries()) {
    const [diagram, file] = [entry.diagram.text.trim(), entry.file.text.trim()];
    // The rule figure-without-picture reports an entry with neither or both.
    if ((diagram === '') === (file === '')) continue;
    const draw = async (room: Room): Promise<Outcome<SvgFigure>> => {
      const placing: Placing = { prefix: `figure${String(index + 1)}-`, alternative: entry.alternative.text.trim(), room: lessCaption(entry, room) };
      return file === '' ? drawDiagram(entry.diagram.text, placing, run) : drawFile(source.file, file, placing, files);
    };
    const prepared = await drawLegibly(draw, entry);
    if (!prepared.ok) {
      messages.push(message(prepared.fault, entry, source));
      continue;
    }
    figures.set(figureKey(entry.entry.path), prepared.value);
  }
  return { figures, messages };
}

/** Draws a figure in the room that it has by 向き. If its letters are too small there, notes how large they would be on a landscape page. */
async function drawLegibly(draw: (room: Room) => Promise<Outcome<SvgFigure>>, entry: FigureEntry): Promise<Outcome<SvgFigure>> {
  const drawn = await draw(entry.landscape ? landscape : portrait);
  if (!drawn.ok || isLegible(drawn.value) || entry.landscape) return drawn;
  const other = await draw(landscape);
  const across = other.ok ? other.value.smallestText : undefined;
  return across !== undefined && across > (drawn.value.smallestText ?? 0) ? { ok: true, value: { ...drawn.value, textAcross: across } } : drawn;
}

/** True unless a figure has letters that print too small. The letters of a PNG are not known. */
export function isLegible({ smallestText }: SvgFigure): boolean {
  return smallestText === undefined || Math.round(smallestText * 10) / 10 >= smallestLegible;
}

/** Returns the room that is left below a caption. */
function lessCaption({ title }: FigureEntry, room: Room): Room {
  const lines = Math.max(1, Math.ceil(title.text.length / (room === landscape ? caption.landscape : caption.portrait)));
  return { ...room, height: room.height - (lines - 1) * caption.line };
}

function message({ text, mend, offset }: FigureFault, { entry, diagram, file }: FigureEntry, source: Source): Message {
  const isDiagram = file.text.trim() === '';
  return {
    ruleId: isDiagram ? 'figure-diagram' : 'figure-file',
    severity: 'error',
    text,
    mend,
    item: entry.name,
    place: isDiagram ? source.textPlace(diagram.path, offset ?? 0) : source.valuePlace(file.path),
  };
}
