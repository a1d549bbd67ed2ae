import type { Message } from '../../core/message.js';
import type { Source } from '../../load/read/source.js';
import type { FigureEntry } from '../../model/assessment.js';
import { describeUncovered } from './check-glyphs.js';
import { uncoveredCharacters } from './glyph-coverage.js';
import type { Figure } from '../../figures/picture/figure.js';

/** Reports each character of a picture without a glyph, once. It is at its first place in the YAML; for a file, at the file's name. */
export function checkFigureGlyphs({ texts }: Figure, { entry, diagram, file }: FigureEntry, source: Source): readonly Message[] {
  const found = new Map(
    texts.flatMap((text) => uncoveredCharacters(text).map((character) => [`${String(character.codePoint)} ${String(character.selector)}`, character])),
  );
  return [...found.values()].map((character) => {
    const { text, ...rest } = describeUncovered(character);
    const offset = diagram.text.indexOf(String.fromCodePoint(character.codePoint));
    const inDiagram = file.text.trim() === '';
    return {
      ...rest,
      text: `図の中の${text}`,
      item: entry.name,
      place: inDiagram ? source.textPlace(diagram.path, Math.max(0, offset)) : source.valuePlace(file.path),
    };
  });
}
