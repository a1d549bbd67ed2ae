import fc from 'fast-check';

/** What published texts are made of, and what makes cutting them hard. */
const pieces = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.constantFrom('予防接種', '個人番号', '転出先', '市区町村', '接種記録', '委託先', '人', '本市', '当区', '事務', '管理', '入手', '照会'),
  },
  { weight: 8, arbitrary: fc.constantFrom('の', 'を', 'に', 'する', 'している', 'ために', 'について', 'において', 'とともに', 'され', 'した') },
  { weight: 4, arbitrary: fc.constantFrom('ワクチン', 'システム', 'サーバ', 'サーバー', 'ｼｽﾃﾑ', 'ガバメント') },
  {
    weight: 4,
    arbitrary: fc.constantFrom('1', '２', '10', '１６', '第19条', '第１９条', '10.5', '1,000', '2025', '06', '令和7年6月27日', '2025-06-27', '令和元年'),
  },
  { weight: 4, arbitrary: fc.constantFrom('、', '，', ',', '。', '．', '.', '「', '」', '（', '）', '(', ')', '・', '-', '－', 'ー', '～', '〜', '“', '"') },
  { weight: 3, arbitrary: fc.constantFrom('\n', '\n', '\n\n', ' ', '　', '\r\n', '\t', '\u200b') },
  { weight: 2, arbitrary: fc.constantFrom('①', '②', '１．', '(1)', '㈠', '⑴', '1)', '•', '●', 'Ⅱ', 'Ⅰ', '½', '²', 'Ｖ', 'VRS', 'ＶＲＳ', '㏠', '㍻') },
  {
    weight: 2,
    arbitrary: fc.constantFrom('𠮷', '葛󠄀', 'か\u3099', 'が', '\u3099', 'e\u0301', '\u0301', '👩‍👧', '🇯🇵', '☎️', '\u200d', '\ufe0f', 'ｶﾞ', '⼈', '⻑'),
  },
);

/** A text of a few paragraphs, Japanese enough. */
export const anyText = fc.array(pieces, { maxLength: 40 }).map((parts) => parts.join(''));

/** A sentence or two: what documents repeat. */
const sentence = fc.array(pieces, { minLength: 3, maxLength: 14 }).map((parts) => parts.join('').replace(/[\n\r。]/gu, ''));
const paragraph = fc.array(sentence, { minLength: 1, maxLength: 3 }).map((parts) => parts.map((part) => `${part}。`).join(''));
const paragraphs = fc.array(paragraph, { minLength: 1, maxLength: 8 });

type Step = (text: string) => string;

/** Something done to a text at a place given as a share of its length; edits may cut characters, as people don't, but programs do. */
const step: fc.Arbitrary<Step> = fc
  .tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat({ max: 12 }), pieces, fc.nat({ max: 5 }))
  .map(([place, length, piece, kind]) => (text) => {
    const at = Math.floor(place * text.length);
    const lines = text.split('\n');
    const line = Math.floor(place * (lines.length - 1));
    switch (kind) {
      case 0:
        return text.slice(0, at) + piece + text.slice(at);
      case 1:
        return text.slice(0, at) + text.slice(at + length);
      case 2:
        return text.slice(0, at) + piece + text.slice(at + length);
      case 3: {
        const [moved = ''] = lines.splice(line, 1);
        lines.splice(length % (lines.length + 1), 0, moved);
        return lines.join('\n');
      }
      case 4:
        return text.slice(0, at) + '\n' + text.slice(at);
      default:
        return text.slice(0, at) + text.slice(at, at + length).normalize('NFKC') + text.slice(at + length);
    }
  });

/** Two versions of a text, the second made by a few edits. */
export const anyEdited = fc.tuple(paragraphs, fc.array(step, { maxLength: 6 })).map(([lines, steps]) => {
  const before = lines.join('\n');
  return { before, after: steps.reduce((text, apply) => apply(text), before) };
});

/** Two texts: edits of each other, or with nothing to do with each other, down to lone halves of surrogate pairs. */
export const anyPair = fc.oneof(
  { weight: 6, arbitrary: anyEdited },
  { weight: 2, arbitrary: fc.record({ before: anyText, after: anyText }) },
  { weight: 1, arbitrary: fc.record({ before: fc.string({ unit: 'binary', maxLength: 12 }), after: fc.string({ unit: 'binary', maxLength: 12 }) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      before: fc.string({ unit: fc.constantFrom('a', 'あ', '字', '\n'), maxLength: 20 }),
      after: fc.string({ unit: fc.constantFrom('a', 'あ', '字', '\n'), maxLength: 20 }),
    }),
  },
);
