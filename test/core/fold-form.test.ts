import { describe, expect, test } from 'vitest';
import { foldForm } from '../../src/core/fold-form.js';

describe('says the same in another form', () => {
  test.each([
    ['width', '番号法第１９条第１６号', '番号法第19条第16号'],
    ['width of katakana', 'ｶﾞﾊﾞﾒﾝﾄｸﾗｳﾄﾞ', 'ガバメントクラウド'],
    ['dashes', 'ＬＧ－ＷＡＮ', 'LG‐WAN'],
    ['dashes of the emptied item', '－', '―'],
    ['wave dashes', '（１）～（14）', '(1)〜(14)'],
    ['white space', '　住基 の情報を', '住基の情報を'],
    ['line breaks', '接種券を\n発行する。\r\n\n以上', '接種券を発行する。以上'],
    ['no-break and zero-width spaces', '住\u00a0基\u200bの', '住基の'],
    ['commas', '氏名，住所', '氏名、住所'],
    ['full stops', '管理する．保管する．', '管理する。保管する。'],
    ['quotation marks', '“共用ID”', '"共用ID"'],
    ['bullets', '•氏名\n● 住所', '・氏名\n・住所'],
    ['numbered items', '１．疾病\n2) 事務\n㈢委託', '(1)疾病\n② 事務\n（３）委託'],
    ['numbers in parentheses', '上記①及び②', '上記（１）及び⑵'],
    ['negative and large circled numbers', '❶㉑㊱', '(1)(21)(36)'],
    ['和暦 and the western date', '令和7年6月27日', '2025年6月27日'],
    ['strokes and points', '２０２５／０６／２７', '2025.6.27'],
    ['ISO', '令和７年６月２７日から', '2025-06-27から'],
    ['first years', '令和元年5月', '令和1年5月'],
    ['an era in one character', '㍻31年4月30日', '2019年4月30日'],
    ['leading zeros of a date', '04月01日', '4月1日'],
    ['white space in a date', '令和 7年\n6月27日', '令和7年6月27日'],
    ['radicals', '⼈が⻑い', '人が長い'],
    ['NFC and NFD', 'か\u3099く', 'がく'],
    ['companies', '㈱ミラボ', '（株）ミラボ'],
  ])('%s', (_, one, other) => {
    expect(foldForm(one)).toBe(foldForm(other));
  });
});

describe('says something else', () => {
  test.each([
    ['a number of a clause', '第1項', '第11項'],
    ['more and less', '5年未満', '5年以上'],
    ['a circled number before a digit', '①２', '１２'],
    ['a circled number alone', '①', '1'],
    ['a power', '10²', '102'],
    ['a power and a footnote', '10²3', '10²³'],
    ['an index', 'H₂', 'H2'],
    ['a fraction beside a number', '1½', '11/2'],
    ['a day in one character beside a number', '1㏠', '11日'],
    ['a list number in one character', '1⒉3', '12.3'],
    ['Roman numbers side by side', 'ⅡⅠ', 'Ⅲ'],
    ['Roman numbers with a space', 'Ⅱ Ⅰ', 'Ⅲ'],
    ['two numbers', '1 2', '12'],
    ['two numbers on two lines', '第1\n2号', '第12号'],
    ['two numbers and a decimal', 'は1. 5歳', 'は1.5歳'],
    ['two numbers and a decimal, spaced out', 'は1 . 5歳', 'は1.5歳'],
    ['a list of numbers', '1、234人', '1,234人'],
    ['a list of numbers with a space', '1, 234人', '1,234人'],
    ['a decimal at the beginning of a line', '1.5倍', '(1)5倍'],
    ['long vowel and dash', 'サーバー', 'サーバ－'],
    ['the long vowel', 'サーバ', 'サーバー'],
    ['old forms of kanji', '渡邊', '渡辺'],
    ['the iteration mark', '人々', '人人'],
    ['a variant of a kanji', '葛\u{e0100}城', '葛城'],
    ['kanji one and the long vowel', '一', 'ー'],
    ['days', '令和7年6月27日', '2025年6月28日'],
    ['the end of an era', '平成31年', '令和元年'],
    ['a day that does not exist', '平成31年5月1日', '令和元年5月1日'],
    ['an era after a number', '第1令和7年', '第12025年'],
    ['a number that looks like a date', '0042-2025-06-27-1', '0042-2025年6月27日-1'],
    ['leading zeros elsewhere', '第06号', '第6号'],
    ['an open circle and a bullet', '○氏名', '・氏名'],
    ['an accent on a letter and on nothing', 'e \u0301', 'e\u0301'],
  ])('%s', (_, one, other) => {
    expect(foldForm(one)).not.toBe(foldForm(other));
  });
});

test('no character runs into the numbers around it, unless it is a digit itself', () => {
  const glued: string[] = [];
  for (let code = 0x20; code < 0x20000; code++) {
    if (code >= 0xd800 && code <= 0xdfff) continue;
    const character = String.fromCodePoint(code);
    const isDigit = /^[0-9]$/.test(character.normalize('NFKC')) && /^[0-9０-９\u{1d7ce}-\u{1d7ff}\u{1ccf0}-\u{1ccf9}\u{1fbf0}-\u{1fbf9}]$/u.test(character);
    if (!isDigit && /^\d{2,}$/.test(foldForm(`7${character}7`)) && character.normalize('NFKC') !== character) glued.push(code.toString(16));
  }
  expect(glued).toEqual([]);
});

test('a long text takes no longer than its length', () => {
  const time = (text: string): number => {
    const start = performance.now();
    foldForm(text);
    return performance.now() - start;
  };
  for (const piece of [' ', '\n', '1', '(', '1. ', '令和', '2025-', '・\n', '一', '十', '字。']) {
    expect(time(piece.repeat(200_000))).toBeLessThan(2_000);
  }
});
