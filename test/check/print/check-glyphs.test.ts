import { fileURLToPath } from 'node:url';
import { readFileSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { loadForm } from '../../../src/forms/form-library.js';
import { parseSource } from '../../../src/load/read/parse-source.js';
import { buildAssessment } from '../../../src/model/build-parts.js';
import { checkGlyphs } from '../../../src/check/print/check-glyphs.js';
import { standInCharacters } from '../../../src/check/print/stand-ins.js';
import { uncoveredCharacters } from '../../../src/check/print/glyph-coverage.js';

test.each([
  ['様式にある文字', 'あア亜Ⅰ①髙﨑神（※）～－［○］', []],
  ['第二書体にある漢字', '𠮷野家、丂', []],
  ['結合文字は前の字と合わさるとき', 'か\u3099a\u0301', []],
  ['合わさらない結合文字', 'か\u0323', [{ codePoint: 0x323, offset: 1 }]],
  ['書体にある異体字', '辻\u{e0100}、葛\u{e0101}', []],
  ['どの書体にもない異体字', '山葛\u{e01ef}', [{ codePoint: 0x845b, selector: 0xe01ef, offset: 1 }]],
  ['書体にない文字は何度でも', '☑と😀☑', [0x2611, 0x1f600, 0x2611].map((codePoint, index) => ({ codePoint, offset: [0, 2, 4][index] }))],
  ['改行と見えない文字は別の検査の対象', '一\n二\u200b三\ufeff', []],
])('%s', (_, text, expected) => {
  expect(uncoveredCharacters(text)).toEqual(expected);
});

test('every character of the forms can be printed', () => {
  const schema = fileURLToPath(new URL('../../../schema/', import.meta.url));
  const files = readdirSync(schema, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.yaml'));
  expect(files.length).toBeGreaterThan(1);
  for (const file of files) expect([file, uncoveredCharacters(readFileSync(schema + file, 'utf8'))]).toEqual([file, []]);
});

test('a missing glyph is told with item, character, code point and exact place', () => {
  const text = '様式: 様式３\n改定: 平成30年5月\n評価書名: 予防接種☑に関する事務\n特記事項: |\n  一行目\n  外字\ue000と葛\u{e01ef}\n';
  const source = parseSource('a.yaml', Buffer.from(text));
  const form = loadForm('様式３', '平成30年5月');
  if (!form) throw new Error('the form is missing');
  const messages = checkGlyphs(buildAssessment(form, source.data), source);
  expect(messages.map(({ severity, item, place, text: said }) => [severity, item, place.line, place.column, /U\+[0-9A-F]+/u.exec(said)?.[0]])).toEqual([
    ['error', '評価書名', 3, 11, 'U+2611'],
    ['error', '特記事項', 6, 5, 'U+E000'],
    ['warning', '特記事項', 6, 7, 'U+845B'],
  ]);
});

test('what a mend offers prints, and what it replaces does not', () => {
  expect(standInCharacters.size).toBeGreaterThan(50);
  for (const [character, use] of standInCharacters) {
    expect([character, uncoveredCharacters(character).length]).toEqual([character, 1]);
    expect([character, use.flatMap(uncoveredCharacters)]).toEqual([character, []]);
  }
});

test.each([
  ['☑', '様式と同じ「[○]」か「○」に置き換えてください'],
  ['☐', '様式と同じ「[　]」か「－」に置き換えてください'],
  ['✗', '「×」か「－」に置き換えてください'],
  ['⁃', 'つなぎの線なら前、箇条書きなら後の「‐」か「・」に置き換えてください'],
  ['𝟙', '「1」に置き換えてください'],
  ['😀', '書体にある文字に置き換えてください'],
])('the mend of %s says what the form uses', (character, mend) => {
  const source = parseSource('a.yaml', `様式: 様式３\n改定: 平成30年5月\n特記事項: ${character} 窓口\n`);
  const form = loadForm('様式３', '平成30年5月');
  expect(form && checkGlyphs(buildAssessment(form, source.data), source).map((message) => message.mend)).toEqual([mend]);
});
