import { expect, test } from 'vitest';
import ICAL from 'ical.js';
import { contentLines, escapeText, fold } from '../../src/formats/icalendar.js';

test.each(['', 'a', '、'.repeat(200), 'a'.repeat(75), 'a'.repeat(76), `${'a'.repeat(72)}𠮷𠮷`, `ab${'𠮷'.repeat(60)}`, ` ${'é'.repeat(100)}`])(
  '%j folds and unfolds',
  (line) => {
    const lines = fold(line).split('\r\n');
    for (const each of lines) expect(Buffer.byteLength(each)).toBeLessThanOrEqual(75);
    expect(lines.map((each, at) => (at === 0 ? each : each.slice(1))).join('')).toBe(line);
    expect(lines.slice(1).every((each) => each.startsWith(' ') && each.length > 1)).toBe(true);
  },
);

test.each(['a;b,c\\d', '一行目\n二行目', '\\n は字のまま', 'コロン: と "引用符"', 'タブ\tも'])('another program reads %j as it was', (text) => {
  const calendar = contentLines([
    { name: 'BEGIN', value: 'VCALENDAR' },
    { name: 'SUMMARY', text },
    { name: 'END', value: 'VCALENDAR' },
  ]);
  expect(new ICAL.Component(ICAL.parse(calendar) as unknown[]).getFirstPropertyValue('summary')).toBe(text);
});

test('no control character and no bare line break remains', () => {
  expect(escapeText('a\r\nb\rc\u0000\u001b[31md\u007f')).toBe('a\\nb\\nc[31md');
});
