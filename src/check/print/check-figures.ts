import type { Message } from '../../core/message.js';
import { figureKey } from '../../figures/picture/figure.js';
import { isLegible, smallestLegible } from '../../figures/prepare-figures.js';
import type { PreparedFigures } from '../../figures/prepare-figures.js';
import type { Source } from '../../load/read/source.js';
import type { Assessment } from '../../model/assessment.js';
import type { FigureEntry } from '../../model/assessment.js';
import { checkFigureGlyphs } from './figure-glyphs.js';
import { checkFigureWords } from './figure-words.js';

/** Reports faults of the drawn figures: missing glyphs, words that may not be published, and small type. Messages have no order. */
export function checkFigures(assessment: Assessment, source: Source, { figures }: PreparedFigures): readonly Message[] {
  return assessment.figures.flatMap((entry) => {
    const figure = figures.get(figureKey(entry.entry.path));
    if (!figure) return [];
    const { smallestText, textAcross } = figure;
    return [
      ...checkFigureGlyphs(figure, entry, source),
      ...checkFigureWords(figure, entry, source),
      ...(smallestText === undefined || isLegible(figure) ? [] : [tooSmall(smallestText, textAcross, entry, source)]),
    ];
  });
}

function tooSmall(points: number, across: number | undefined, { entry, diagram, file }: FigureEntry, source: Source): Message {
  const isDiagram = file.text.trim() === '';
  const turn = across === undefined ? '' : `「向き: 横」にする（${across.toFixed(1)} ポイントになります）か、`;
  return {
    ruleId: 'figure-small-text',
    severity: 'warning',
    text: `図の文字が ${points.toFixed(1)} ポイントになり、印刷すると読みにくくなります（${String(smallestLegible)} ポイント以上のはずです）`,
    mend: isDiagram
      ? `${turn}rankdir を変える、ラベルの行を分ける、図を二つに分けるなどしてください`
      : `${turn}描画ソフトで字を大きくするか、図を二つに分けてください`,
    item: entry.name,
    place: isDiagram ? source.keyPlace(diagram.path) : source.valuePlace(file.path),
  };
}
