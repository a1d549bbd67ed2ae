import { expect, test } from 'vitest';
import { printedChoice, printedOption, printedBox } from '../../src/model/printed-value.js';

const option = { label: 'その他', ticked: true, takesText: true, text: '健康管理システム' };

test('a box is printed with its option', () => {
  expect(printedBox(true, '委託しない')).toBe('[○]委託しない');
  expect(printedBox(false, '紙')).toBe('[　]紙');
});

test('an option is printed with its text, an empty one with an empty （　）', () => {
  expect(printedOption(option)).toBe('[○]その他（健康管理システム）');
  expect(printedOption({ ...option, ticked: false, text: '' })).toBe('[　]その他（　）');
  expect(printedOption({ label: '紙', ticked: false, takesText: false, text: '' })).toBe('[　]紙');
});

test('a text that somebody wrote beside an option without one is not lost', () => {
  expect(printedOption({ label: '紙', ticked: true, takesText: false, text: '申請書' })).toBe('[○]紙（申請書）');
});

test('a number of 件 stands in its own （ ）', () => {
  const counted = { label: '提供を行っている', ticked: true, takesText: false, text: '4', count: { path: [], count: 4, counts: '提供先' } };
  expect(printedOption(counted)).toBe('[○]提供を行っている（ 4 ）件');
  expect(printedOption({ ...counted, text: '', ticked: false })).toBe('[　]提供を行っている（ 　 ）件');
  expect(printedChoice('委託する', 3)).toEqual(['委託する（ 3 ）件']);
  expect(printedChoice('委託する', undefined)).toEqual(['委託する']);
  expect(printedChoice('', undefined)).toEqual([]);
});
