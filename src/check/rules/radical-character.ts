import { lookalike, mayHoldLookalikes } from '../../core/text/radicals.js';
import { nodeNames } from '../../model/node-at.js';
import { writtenTexts } from '../../model/texts.js';
import type { CheckRule } from './check-rule.js';

/**
 * Reports a radical (⽇, ⻑) where the kanji (日, 長) is meant. It looks the same, but a search does not find it. A warning,
 * because the page still prints right. A compatibility ideograph (塚, 神) may belong to a name as it is: only a notice.
 * Reports each character once a text, at its first place.
 */
export const radicalCharacter: CheckRule = {
  id: 'radical-character',
  title: '部首の文字',
  inAnyShape: true,
  *check({ assessment, source }) {
    const nameAt = nodeNames(assessment);
    for (const { path, text } of writtenTexts(source.data)) {
      if (!mayHoldLookalikes(text)) continue;
      const seen = new Set<string>();
      let index = -1;
      for (const character of text) {
        index = text.indexOf(character, index + 1);
        const found = lookalike(character);
        if (!found || seen.has(character)) continue;
        seen.add(character);
        const item = nameAt(path);
        const times = text.split(character).length - 1;
        const code = `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase()}`;
        const what = found.kind === 'radical' ? '部首の記号' : '互換用の漢字';
        yield {
          ruleId: radicalCharacter.id,
          severity: found.kind === 'radical' ? 'warning' : 'notice',
          text: `「${character}」（${code}）は${what}で、見た目の同じ普通の漢字とは別の文字です${times > 1 ? `（この項目に${String(times)}か所）` : ''}`,
          place: source.textPlace(path, index),
          ...(item === undefined ? {} : { item }),
          mend: mend(found.ordinary, found.kind),
        };
      }
    }
  },
};

function mend(ordinary: string | undefined, kind: 'radical' | 'compatibility'): string {
  if (ordinary === undefined) return '普通の漢字に打ち直してください';
  return kind === 'radical' ? `普通の漢字「${ordinary}」に直してください` : `人名・地名の字体として必要でなければ、普通の漢字「${ordinary}」に直してください`;
}
