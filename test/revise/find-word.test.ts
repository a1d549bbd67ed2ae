import { describe, expect, test } from 'vitest';
import { findWord } from '../../src/revise/find-word.js';

/** The text with its places marked: [whole], <inside>, {variant}. */
function marked(text: string, former: string, now = '新'): string {
  const marks = { whole: '[]', inside: '<>', variant: '{}' } as const;
  let out = '';
  let at = 0;
  for (const { start, end, kind } of findWord(text, former, now)) {
    out += text.slice(at, start) + marks[kind].slice(0, 1) + text.slice(start, end) + marks[kind].slice(1);
    at = end;
  }
  return out + text.slice(at);
}

describe('a name of a section', () => {
  test.each([
    ['健康推進課', '岩国市健康医療部[健康推進課]'],
    ['健康推進課', '[健康推進課]長、[健康推進課]職員及び[健康推進課]内の端末'],
    ['健康推進課', '[健康推進課]及び市民課、[健康推進課]又は支所、[健康推進課]並びに支所'],
    ['健康推進課', '（[健康推進課]）「[健康推進課]」[健康推進課]、[健康推進課]'],
    ['健康推進課', '[健康推進課]が[健康推進課]の[健康推進課]における[健康推進課]から'],
    ['健康推進課', '旧<健康推進課>、元<健康推進課>、<健康推進課>題'],
    ['福祉課', '高齢<福祉課>、障害<福祉課>、福祉部[福祉課]、○○市[福祉課]、生活[福祉課]'.replace('生活[福祉課]', '生活<福祉課>')],
    ['課', '<課>題、健康推進<課>、各<課>、<課>長、[課]の'],
    ['介護保険', '<介護保険>課、<介護保険>法、[介護保険]の'],
    ['市民課', '[市民課]\n[市民課]'],
  ])('%s: %s', (word, expected) => {
    expect(marked(expected.replace(/[[\]<>{}]/gu, ''), word)).toBe(expected);
  });
});

describe('a word of another script', () => {
  test.each([
    ['システム', '予防接種[システム]、<システム>ズ、サブ<システム>、[システム]化'],
    ['VRS', '[VRS]、（[VRS]）、<VRS>2、<VRS>S、[VRS]端末'],
    ['ＶＲＳ', '[ＶＲＳ]からＣＳＶを'],
    ['19', '第[19]条、20<19>年、1<19>、<19>,000、<19>.5'],
    ['第19条', '[第19条]第8号、<第19条>の2、[第19条]の規定'],
    ['第8号', '第19条[第8号]、[第8号]、<第8号>の2'],
    ['別表第一', '[別表第一]、<別表第一>の二、<別表第一>九'],
    ['取扱', '<取扱>い、[取扱]を、[取扱]責任者'.replace('[取扱]責任者', '<取扱>責任者')],
    ['行', '<行>う、[行]の'],
    ['すこやか', '[すこやか]は、<すこやか>さ、「[すこやか]」'],
    ['令和6年', '[令和6年]4月'],
    ['（旧）', '課[（旧）]題'],
    ['𠮷野', '[𠮷野]、三𠮷野'.replace('三𠮷野', '三<𠮷野>')],
  ])('%s: %s', (word, expected) => {
    expect(marked(expected.replace(/[[\]<>{}]/gu, ''), word)).toBe(expected);
  });
});

test.each([
  ['VRS', '{ＶＲＳ}、{Vrs}、[VRS]'],
  ['健康推進課', '{健康 推進課}、{健康推\n　進課}'],
  ['LG-WAN', '{ＬＧ－ＷＡＮ}、{LG－WAN}'],
  ['(株)町', '{㈱町}'],
  ['課', '<課>題'],
])('%s in another spelling: %s', (word, expected) => {
  expect(marked(expected.replace(/[[\]<>{}]/gu, ''), word)).toBe(expected);
});

test('a word that the new one holds is not replaced twice', () => {
  expect(marked('地域福祉課、福祉課', '福祉課', '地域福祉課')).toBe('地域福祉課、[福祉課]');
  expect(marked('VRS（廃止）、VRS', 'VRS', 'VRS（廃止）')).toBe('VRS（廃止）、[VRS]');
  expect(marked('VRSとＶＲＳ', 'ＶＲＳ', 'VRS')).toBe('VRSと[ＶＲＳ]');
});

test('half a character is no place', () => {
  expect(marked('か\u3099', 'か')).toBe('か\u3099');
});
