import { expect, test } from 'vitest';
import { parseSource } from '../../../src/load/read/parse-source.js';
import { publicSource } from '../../../src/load/edit/public-source.js';
import { sourceWithoutComments } from '../../../src/load/edit/without-comments.js';

const keys = ['変更の説明', '変更箇所の控え'];
const shown = (text: string): string => publicSource(parseSource('a.yaml', text), keys);

test('a document without internal keys only loses its comments', () => {
  const text = '# 頭\n様式: 様式３ # 注\n変更箇所: |+\n  変更の説明: 文の中\n\n\n内容: {変更の説明: 下の階層}\n';
  expect(shown(text)).toBe(sourceWithoutComments(text));
});

test.each([
  ['変更の説明:\n  - 理由: 秘密 # 注\n    文言: |-\n      秘密\n\n      変更箇所: 秘密\n様式: 様式３\n', '様式: 様式３\n'],
  ['---\n"変更の説明": [{理由: 秘密}]\n様式: 様式３\n', '---\n様式: 様式３\n'],
  ['様式: 様式３\n\n# 秘密\n"\\u5909更の説明":\n- 理由: 秘密\n', '様式: 様式３\n\n'],
  ["様式: 様式３\n'変更の説明': {理由: '秘密', \n  文言: 秘密}\n名: x", '様式: 様式３\n名: x'],
  ['様式: 様式３\n変更の説明: "秘密\n\n  秘密"\n変更箇所の控え:\n  - 変更: 秘密\n名: x', '様式: 様式３\n名: x'],
  ['様式: |+\n  様式３\n\n変更の説明: 秘密\n\n名: x\n', '様式: |+\n  様式３\n\n名: x\n'],
  ['変更の説明: |+\n  秘密\n\n様式: 様式３\n', '様式: 様式３\n'],
  ['{変更の説明: [秘密], 様式: 様式３, "変更箇所の控え": 秘密}\n', '{様式: 様式３}\n'],
  ['様式: |-\n  様式３\n変更の説明: 秘密\n      \n\t\r\n名: x\n', '様式: |-\n  様式３\n\n\r\n名: x\n'],
  ['様式: |-\n  様式３\n変更の説明:\n  - 理由: |-\n      秘密\n      　\n名: x\n', '様式: |-\n  様式３\n名: x\n'],
  ['{\n様式: 様式３,\n変更の説明: [秘密]\n}\n', '{\n様式: 様式３\n}\n'],
  ['# 注\n  {\n変更の説明: [秘密],\n様式: 様式３,\n変更箇所の控え: 秘密,\n}\n', '  {\n様式: 様式３,\n}\n'],
  ['様式: 様式３\r\n変更の説明:\r\n  - 理由: |-\r\n      秘密\r\n変更箇所の控え: 秘密\r\n名: x\r\n', '様式: 様式３\r\n名: x\r\n'],
])('%j shows as %j', (text, expected) => {
  expect(shown(text)).toBe(expected);
});

test.each([
  '? 変更の説明\n: - 理由: 秘密\n様式: 様式３\n',
  '&a 変更の説明: &b [秘密]\n様式: 様式３\n',
  '変更の説明: &b 秘密\n写し: *b\n様式: 様式３\n',
  '!!str 変更の説明: 秘密\n様式: 様式３\n',
  '様式: 様式３\n変更の説明: 秘密\n変更の説明: 秘密\n',
  '様式: 様式３\n"変更の説明": 秘密\n? [変更の説明]\n: 秘密\n',
])('%j, which no splice can follow or no document may hold, is written anew without them', (text) => {
  const found = shown(text);
  expect(found).not.toContain('秘密');
  if (found !== '') expect(parseSource('a.yaml', found).data).toMatchObject({ 様式: '様式３' });
});

test.each([' \n', '\n \n', ' \t\n\n', ' 一\n', ''])('written anew, %j is still itself', (text) => {
  const found = shown(`? 変更の説明\n: - 理由: 秘密\n備考: ${JSON.stringify(text)}\n`);
  expect(found).not.toContain('秘密');
  expect(parseSource('a.yaml', found).data).toEqual({ 備考: text });
});

test('what is no document shows nothing', () => {
  expect(shown('変更の説明: [秘密')).toBe('');
  expect(shown('- 秘密\n')).toBe('');
});
