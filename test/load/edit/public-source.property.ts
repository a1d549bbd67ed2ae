import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseSource } from '../../../src/load/read/parse-source.js';
import { publicSource } from '../../../src/load/edit/public-source.js';
import { sourceWithoutComments } from '../../../src/load/edit/without-comments.js';

const keys = ['変更の説明', '変更箇所の控え'];
const shown = (text: string): string => publicSource(parseSource('a.yaml', text), keys);

const comment = fc.constantFrom('', '# 秘密\n', ' # 秘密\n', '\n', '\n# 秘密: "x\n\n');
const pair = (key: string): fc.Arbitrary<string> =>
  fc
    .constantFrom(
      ' x',
      '',
      ' |-\n  一 # 文\n\n    二',
      ' >\n  変更の説明: 文',
      ' "a # b\n\n  c"',
      '\n  - 変更の説明: x # 秘密\n    # 秘密\n    y:',
      ' {変更の説明: 1, z: [2]} # 秘密',
      '\n- a\n- b',
    )
    .map((value) => `${key}:${value}\n`);
const internal = (key: string): fc.Arbitrary<string> =>
  fc
    .constantFrom(
      '秘密',
      '"秘密"',
      '|\n  秘密\n\n    秘密',
      '{理由: 秘密, b: [秘密]}',
      '\n  - 理由: 秘密 # 秘密\n    # 秘密\n    文言: |-\n      # 秘密\n\n      秘密\n    # 秘密',
      '\n- 秘密\n# 秘密\n- a: 秘密',
      '[\n  秘密, # 秘密\n  ]',
      '',
      '秘密\n  秘密',
    )
    .chain((value) => fc.constantFrom(key, `"${key}"`, `'${key}'`, JSON.stringify(key).replace('変', '\\u5909')).map((written) => `${written}: ${value}\n`));

test('nothing of an internal key remains, everything else stays byte for byte', () => {
  const part = fc.oneof(fc.constant(true), fc.constant(false));
  fc.assert(
    fc.property(
      fc.array(fc.tuple(part, comment), { minLength: 1, maxLength: 5 }),
      fc.array(fc.nat(4), { minLength: 2, maxLength: 2 }),
      fc.gen(),
      fc.boolean(),
      (parts, places, gen, crlf) => {
        const pieces = parts.map(([, gap], index) => ({ public: true, text: gap + gen(pair, `鍵${String(index)}`) }));
        for (const [index, key] of keys.entries()) {
          pieces.splice(Math.min(places[index] ?? 0, pieces.length), 0, { public: false, text: gen(internal, key) });
        }
        const lines = (of: readonly { readonly text: string }[]): string => {
          const text = of.map((piece) => piece.text).join('');
          return crlf ? text.replace(/\n/gu, '\r\n') : text;
        };
        const text = lines(pieces);
        expect(parseSource('a.yaml', text).messages).toEqual([]);
        const found = shown(text);
        expect(found).not.toContain('秘密');
        expect(found).toBe(sourceWithoutComments(lines(pieces.filter((piece) => piece.public))));
      },
    ),
  );
});
