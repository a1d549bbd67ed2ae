import { expect, test } from 'vitest';
import { showHunks } from './show-hunks.js';

test.each([
  ['surrogate pairs', '𠮷田市長', '𠮟田市長', '[-𠮷-]{+𠮟+}田市長'],
  ['combining marks', '書か\u3099く', '書かく', '書[-か\u3099く-]{+かく+}'],
  ['accents', 'e\u0301tude', 'etude', '[-e\u0301tude-]{+etude+}'],
  ['variants of a kanji', '葛\u{e0100}城市', '葛城市', '[-葛\u{e0100}-]{+葛+}城市'],
  ['text and emoji', '☎\ufe0f番号', '☎番号', '[-☎\ufe0f-]{+☎+}番号'],
  ['families', '家族👩‍👧の', '家族👩‍👦の', '家族[-👩‍👧-]{+👩‍👦+}の'],
  ['tones of skin', '手👍🏻を', '手👍🏿を', '手[-👍🏻-]{+👍🏿+}を'],
  ['flags', '旗🇯🇵を', '旗🇯🇲を', '旗[-🇯🇵-]{+🇯🇲+}を'],
  ['half-width dakuten', '字ｶﾞ字', '字ｶ字', '字[-ｶﾞ-]{+ｶ+}字'],
  ['line ends of two characters', '甲\r\n乙', '甲\n乙', '甲[~\r⏎→⏎~]乙'],
  ['a mark at the beginning of a line', '甲\n\u3099乙', '甲\n乙', '[-甲⏎\u3099乙-]{+甲⏎乙+}'],
])('%s are not cut', (_, before, after, shown) => {
  expect(showHunks(before, after)).toBe(shown);
});
