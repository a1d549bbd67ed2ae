import { describe, expect, test } from 'vitest';
import { diffText } from '../../../src/diff/text/diff-text.js';
import { showHunks } from './show-hunks.js';

describe('what is put into a list does not smear over its neighbours', () => {
  test.each([
    ['circled numbers', '① 氏名\n② 生年月日\n③ 住所', '① 氏名\n② 性別\n③ 生年月日\n④ 住所', '① 氏名⏎{+② 性別⏎+}[-②-]{+③+} 生年月日⏎[-③-]{+④+} 住所'],
    [
      'numbers in parentheses',
      '（１）入手元\n（２）委託先',
      '（１）入手元\n（２）使用方法\n（３）委託先',
      '（１）入手元⏎{+（２）使用方法⏎+}（[-２-]{+３+}）委託先',
    ],
    ['rows of a table', '|氏名|必須|\n|住所|任意|', '|氏名|必須|\n|性別|任意|\n|住所|必須|', '|氏名|必須|⏎{+|性別|任意|⏎+}|住所|[-任意-]{+必須+}|'],
    ['an edit in a table', '|項目|件数|\n|---|---|\n|氏名|10|', '|項目|件数|\n|---|---|\n|氏名|20|', '|項目|件数|⏎|---|---|⏎|氏名|[-10-]{+20+}|'],
    ['at the end', '・氏名', '・氏名\n・住所', '・氏名{+⏎・住所+}'],
    ['at the beginning', '・住所', '・氏名\n・住所', '{+・氏名⏎+}・住所'],
    [
      'every line changed',
      '当区の職員\n当区の課長\n当区の部長',
      '当市の職員\n当市の課長\n当市の部長',
      '当[-区-]{+市+}の職員⏎当[-区-]{+市+}の課長⏎当[-区-]{+市+}の部長',
    ],
    [
      'went, with the number after it',
      '①接種券の発行\n接種券を作成する。\n②予防接種記録の管理\n記録を入力する。',
      '①予防接種記録の管理\n記録を入力する。',
      '[-①接種券の発行⏎接種券を作成する。⏎-][-②-]{+①+}予防接種記録の管理⏎記録を入力する。',
    ],
  ])('%s', (_, before, after, shown) => {
    expect(showHunks(before, after)).toBe(shown);
  });

  test('a paragraph rewritten to many times its length, and the next one (杉並区, 令和7年3月10日)', () => {
    const order = '番号法第19条第８号に基づく主務省令';
    expect(
      showHunks(
        '・番号法第19条第８号及び別表第２\n（別表第２における情報提供の根拠）\n16の２、16の３の項',
        `・番号法第19条第８号及び行政手続における特定の個人を識別するための番号の利用等に関する法律第十九条第八号に基づく利用特定個人情報の提供に関する命令（以下、「${order}」という）\n（${order}の表における情報提供の根拠）\n25、26の項`,
      ),
    ).toBe(
      `・番号法第19条第８号及び[-別表第２-]{+行政手続における特定の個人を識別するための番号の利用等に関する法律第十九条第八号に基づく利用特定個人情報の提供に関する命令（以下、「${order}」という）+}⏎（[-別表第２-]{+${order}の表+}における情報提供の根拠）⏎[-16の２、16の３-]{+25、26+}の項`,
    );
  });

  test('sixty rows of one pattern', () => {
    const rows = (office: string): string => Array.from({ length: 60 }, (_, row) => `・第${String(row)}号の事務は${office}が行う。`).join('\n');
    const hunks = diffText(rows('当区'), rows('当市'));
    expect(hunks).toHaveLength(60);
    expect(hunks.every(({ before, after }) => before.end - before.start === 1 && after.end - after.start === 1)).toBe(true);
  });
});

describe('paragraphs split and joined', () => {
  const one = '記録を管理する。接種券を発行する。証明書を交付する。';
  const split = '記録を管理する。\n接種券を発行する。証明書を交付する。';
  test('only the break came', () => {
    expect(showHunks(one, split)).toBe('記録を管理する。[~→⏎~]接種券を発行する。証明書を交付する。');
  });
  test('only the break went', () => {
    expect(showHunks(split, one)).toBe('記録を管理する。[~⏎→~]接種券を発行する。証明書を交付する。');
  });
  test('and edited', () => {
    expect(
      showHunks('ワクチンの記録を管理し、接種券を発行するとともに、証明書を交付する。', 'ワクチンの記録を管理する。\n接種券を発行し、証明書を交付する。'),
    ).toBe('ワクチンの記録を管理[-し、-]{+する。⏎+}接種券を発行[-するとともに-]{+し+}、証明書を交付する。');
  });
});

describe('paragraphs that moved', () => {
  const [first, second, third] = ['第一の段落は委託のことである。', '第二の段落は提供のことである。', '第三の段落は保管のことである。'];

  test('are found in both places', () => {
    const before = [first, second, third].join('\n');
    const after = [second, third, first].join('\n');
    expect(showHunks(before, after)).toBe(`<-${first}⏎->${second}⏎${third}<+⏎${first}+>`);
    const [went, came] = diffText(before, after);
    expect(went?.moved).toEqual({ key: '', span: came?.after });
    expect(came?.moved).toEqual({ key: '', span: went?.before });
  });
  test('with another form', () => {
    expect(showHunks(`（１）第一の段落は委託のことである。\n${second}\n${third}`, `${second}\n${third}\n(1)第一の段落は委託のことである。`)).toBe(
      `<-（１）第一の段落は委託のことである。⏎->${second}⏎${third}<+⏎(1)第一の段落は委託のことである。+>`,
    );
  });
  test('several together are one move', () => {
    const before = [first, second, '甲は記録を残す。', '乙は記録を残さない。', third].join('\n');
    const after = ['甲は記録を残す。', '乙は記録を残さない。', third, first, second].join('\n');
    expect(showHunks(before, after)).toBe(`<-${first}⏎${second}⏎->甲は記録を残す。⏎乙は記録を残さない。⏎${third}<+⏎${first}⏎${second}+>`);
  });
  test('beside others that came and went', () => {
    expect(showHunks(`${first}\n${second}\n${third}`, `${second}\n全く新しいもの\n${third}\n${first}`)).toBe(
      `<-${first}⏎->${second}⏎{+全く新しいもの⏎+}${third}<+⏎${first}+>`,
    );
  });
  test('not for a word that recurs by chance', () => {
    expect(showHunks(`以上\n${first}\n${second}`, `${first}\n${second}\n以上`)).toBe(`[-以上⏎-]${first}⏎${second}{+⏎以上+}`);
  });
});

describe('the end of a text', () => {
  test.each([
    ['a', 'a\n', 'a[~→⏎~]'],
    ['a\nb', 'a', 'a[-⏎b-]'],
    ['a', 'b\na', '{+b⏎+}a'],
    ['a\n\n', 'a', 'a[~⏎⏎→~]'],
    ['', '\n', '[~→⏎~]'],
    ['接種', '発行\n接種\n交付', '{+発行⏎+}接種{+⏎交付+}'],
  ])('%j → %j', (before, after, shown) => {
    expect(showHunks(before, after)).toBe(shown);
  });
});
