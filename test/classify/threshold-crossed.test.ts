import { expect, test } from 'vitest';
import { classifyVersions, formOf, versionOf } from './versions.js';

const people = 'Ⅱ　しきい値判断項目　１．対象人数　評価対象の事務の対象人数は何人か';
const handlers = 'Ⅱ　しきい値判断項目　２．取扱者数　特定個人情報ファイル取扱者数は500人以上か';
const accident = 'Ⅱ　しきい値判断項目　３．重大事故　過去１年以内に、評価実施機関において特定個人情報に関する重大事故が発生したか';
const result = 'Ⅲ　しきい値判断結果';
const [basic, focused, full, none] = [
  '基礎項目評価の実施が義務付けられる',
  '基礎項目評価及び重点項目評価の実施が義務付けられる',
  '基礎項目評価及び全項目評価の実施が義務付けられる',
  '特定個人情報保護評価の実施が義務付けられない',
];

function answers(many: string, stated: string): Record<string, unknown> {
  return { [people]: many, [handlers]: '500人未満', [accident]: '発生なし', [result]: stated };
}

function crossed(form: string, before: Record<string, unknown>, after: Record<string, unknown>) {
  const version = versionOf(formOf(form), after);
  const { messages } = classifyVersions(versionOf(formOf(form), before), version);
  return { told: messages.filter(({ ruleId }) => ruleId === 'threshold-crossed'), source: version.source };
}

test('a heavier result says which assessment is due, where the result stands', () => {
  const { told, source } = crossed('様式２', answers('1万人以上10万人未満', basic), answers('10万人以上30万人未満', focused));
  expect(told).toEqual([
    {
      ruleId: 'threshold-crossed',
      severity: 'warning',
      text: `しきい値判断の結果が「${basic}」から「${focused}」に変わります（規則第6条第2項、指針第6の2）`,
      mend: '基礎項目評価書を修正して提出・公表し、重点項目評価書を委員会に提出して公表してください。しきい値判断の結果が変わる前に行う必要はありません',
      item: result,
      place: source.valuePlace(['しきい値判断結果']),
    },
  ]);
});

test('the answers count, not what is stated beside them', () => {
  expect(crossed('様式２', answers('1万人以上10万人未満', basic), answers('30万人以上', basic)).told).toMatchObject([
    { text: expect.stringContaining(full) as string },
  ]);
  expect(crossed('様式２', answers('30万人以上', full), answers('30万人以上', basic)).told).toEqual([]);
});

test('a lighter result, and none', () => {
  expect(crossed('様式２', answers('30万人以上', full), answers('10万人以上30万人未満', focused)).told[0]?.mend).toContain('任意に続けることもできます');
  expect(crossed('様式２', answers('30万人以上', full), answers('1,000人未満', none)).told[0]?.mend).toContain('義務がなくなります');
  expect(crossed('様式２', answers('30万人以上', full), answers('10万人以上30万人未満', focused)).told[0]?.text).toContain(
    '（規則第14条第1項、規則第14条第3項）',
  );
});

test('a duty that begins, and one that rises to 全項目評価, with the hearing that it begins with', () => {
  expect(crossed('様式２', answers('1,000人未満', none), answers('1,000人以上1万人未満', basic)).told[0]?.text).toContain('（指針第6の2）');
  const [heaviest] = crossed('様式２', answers('1万人以上10万人未満', basic), answers('30万人以上', full)).told;
  expect(heaviest?.text).toContain('（規則第7条第2項、指針第6の2）');
  expect(heaviest?.mend).toContain('全項目評価書を公示して住民などの意見を求めてください');
});

test('様式３ states its result', () => {
  const stated = 'Ⅴ　評価実施手続　１．基礎項目評価　②しきい値判断結果';
  // （任意に…を実施） is a heavier assessment of the body's own will: the duty before it counts.
  const voluntary = `${basic}（任意に重点項目評価を実施）`;
  expect(crossed('様式３', { [stated]: voluntary }, { [stated]: focused }).told).toMatchObject([
    { item: stated, text: `しきい値判断の結果が「${basic}」から「${focused}」に変わります（規則第6条第2項、指針第6の2）` },
  ]);
  const four = 'Ⅵ　評価実施手続　１．基礎項目評価　②しきい値判断結果';
  expect(crossed('様式４', { [four]: `${basic}（任意に全項目評価を実施）` }, { [four]: full }).told).toMatchObject([{ item: four }]);
});

test('what is open crosses nothing', () => {
  expect(crossed('様式２', {}, answers('30万人以上', full)).told).toEqual([]);
  expect(crossed('様式２', answers('30万人以上', full), { [people]: '1万人以上10万人未満' }).told).toEqual([]);
  expect(crossed('様式４', { 評価書名: '甲' }, { 評価書名: '乙' }).told).toEqual([]);
});
