import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseSource } from '../../../src/load/read/parse-source.js';

const letter = fc.constantFrom('あ', 'い', 'x', 'Ⅱ', '𠮷', '・', ' ', '  ', '\n', '\n\n', '\t', '"', "'", '\\', '#', ':', '-', '　', '|', '>');
const someText = fc.array(letter, { maxLength: 30 }).map((letters) => letters.join(''));

/** Each way to write a text in YAML that keeps it whole, where there is one. */
function spellings(written: string): string[] {
  const double = JSON.stringify(written);
  const single = /[\n\t]/u.test(written) ? [] : [`'${written.replace(/'/gu, "''")}'`];
  const block =
    /^\s*$/u.test(written) || /^[ \t\n]/u.test(written) || /\n[ \t]*$/u.test(written) || /\n[ \t]+\n/u.test(written)
      ? []
      : [`|-\n${written.replace(/^(?=.)/gmu, '    ')}`];
  return [double, ...single, ...block];
}

test('textPlace finds every character, however the text is written', () => {
  fc.assert(
    fc.property(someText, (written) => {
      for (const spelling of spellings(written)) {
        const document = `k:\n  v: ${spelling}\nend: x\n`;
        const parsed = parseSource('a.yaml', document);
        expect((parsed.data as { k: { v: string } }).k.v).toBe(written);
        const lines = document.split('\n');
        for (let offset = 0; offset < written.length; offset++) {
          const { line, column } = parsed.textPlace(['k', 'v'], offset);
          const found = lines[line - 1]?.[column - 1] ?? '\n';
          expect([written[offset], '\\']).toContain(found);
        }
      }
    }),
  );
});
