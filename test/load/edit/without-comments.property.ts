import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseSource } from '../../../src/load/read/parse-source.js';
import { sourceWithoutComments } from '../../../src/load/edit/without-comments.js';

const comment = fc.constantFrom('# 注', '#', '#x: y', '# "', "#'", '# - |');
const value = fc.constantFrom(
  'x',
  '"a # b"',
  "'it''s # x'",
  '[1, "#"]',
  '{k: v}',
  'a#b',
  '',
  '|\n    # text\n    more # text\n',
  '|+\n    x\n\n',
  '>-\n    a\n\n    b # c\n',
  '|-\n    x\n\n\n',
  '"a\n    # b"',
  'a\n    b',
);
const gap = fc.constantFrom('', '\n', '\n\n', '  \n', '      \n');
const line = fc.tuple(
  value,
  fc.option(comment, { nil: undefined }),
  fc.array(fc.tuple(fc.constantFrom('', '  ', '    '), comment, gap), { maxLength: 3 }),
  gap,
);

test('what the document says stays the same', () => {
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 6 }), fc.boolean(), (entries, crlf) => {
      let text = '';
      for (const [index, [written, behind, below, after]] of entries.entries()) {
        const block = written.includes('\n');
        text += `k${String(index)}: ${written}`;
        if (!block && behind !== undefined) text += ` ${behind}`;
        if (!text.endsWith('\n')) text += '\n';
        text += after;
        for (const [indent, note, blank] of below) text += `${block ? '' : indent}${note}\n${blank}`;
      }
      if (crlf) text = text.replace(/\n/gu, '\r\n');
      const before = parseSource('', text);
      const stripped = sourceWithoutComments(text);
      const after = parseSource('', stripped);
      expect(after.data).toEqual(before.data);
      expect(before.messages.filter((message) => message.severity === 'error')).toEqual([]);
      expect(sourceWithoutComments(stripped)).toBe(stripped);
    }),
  );
});
