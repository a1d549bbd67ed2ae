import type { Message } from '../../core/message.js';
import { figureKey } from '../../figures/picture/figure.js';
import type { PreparedFigures } from '../../figures/prepare-figures.js';
import type { Source } from '../../load/read/source.js';
import type { Assessment } from '../../model/assessment.js';
import type { FigureEntry } from '../../model/assessment.js';
import { checkFigureGlyphs } from './figure-glyphs.js';
import { checkFigureWords } from './figure-words.js';

/** Smallest type that is legible in print, in points. */
const smallestLegible = 6;

/** Reports faults of the drawn figures: missing glyphs, words that may not be published, and small type. Messages have no order. */
export function checkFigures(assessment: Assessment, source: Source, { figures }: PreparedFigures): readonly Message[] {
  return assessment.figures.flatMap((entry) => {
    const figure = figures.get(figureKey(entry.entry.path));
    if (!figure) return [];
    const { smallestText } = figure;
    return [
      ...checkFigureGlyphs(figure, entry, source),
      ...checkFigureWords(figure, entry, source),
      ...(entry.file.text.trim() === '' && smallestText !== undefined && smallestText < smallestLegible ? [tooSmall(smallestText, entry, source)] : []),
    ];
  });
}

function tooSmall(points: number, { entry, diagram, landscape: across }: FigureEntry, source: Source): Message {
  return {
    ruleId: 'figure-small-text',
    severity: 'warning',
    text: `図の文字が ${points.toFixed(1)} ポイントになり、印刷すると読みにくくなります（${String(smallestLegible)} ポイント以上のはずです）`,
    mend: `${across ? '' : '「向き: 横」にするか、'}rankdir を変える、ラベルの行を分ける、図を二つに分けるなどしてください`,
    item: entry.name,
    place: source.keyPlace(diagram.path),
  };
}
