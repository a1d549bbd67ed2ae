import { expect, test } from 'vitest';
import { listForms, loadForm } from '../../src/forms/form-library.js';
import { buildAssessment } from '../../src/model/build-parts.js';
import { judgeThreshold, resultSubmitting, statedResult } from '../../src/threshold/judge-threshold.js';
import { thresholdLaw } from '../../src/law/threshold-law.js';
import { thresholdItems } from '../../src/threshold/threshold-items.js';

const law = thresholdLaw();
const none = '特定個人情報保護評価の実施が義務付けられない';
const basic = '基礎項目評価の実施が義務付けられる';
const focused = '基礎項目評価及び重点項目評価の実施が義務付けられる';
const full = '基礎項目評価及び全項目評価の実施が義務付けられる';
/** Clauses that ask for an assessment, whatever 対象人数 is. */
const duties: Readonly<Record<string, readonly string[]>> = {
  [none]: [],
  [basic]: ['規則第5条第1項前段'],
  [focused]: ['規則第5条第1項前段', '規則第6条第1項前段'],
  [full]: ['規則第5条第1項前段', '規則第7条第1項前段', '規則第7条第4項前段', '規則第7条第5項'],
};
/** The clause that names a class of 対象人数 with its result. */
const classes: Readonly<Record<string, string>> = {
  [`1,000人未満（任意実施） ${none}`]: '規則第4条第3号',
  [`1,000人以上1万人未満 ${basic}`]: '規則第4条第8号イ',
  [`1万人以上10万人未満 ${basic}`]: '規則第4条第8号ロ',
  [`1万人以上10万人未満 ${focused}`]: '規則第6条第1項第1号',
  [`10万人以上30万人未満 ${focused}`]: '規則第6条第1項第2号',
};

// 対象人数, 取扱者数, 過去１年以内の重大事故, the obligatory assessment; its clauses stand above.
test.each([
  ['1,000人未満（任意実施）', '500人未満', '発生なし', none],
  ['1,000人未満（任意実施）', '500人未満', '発生あり', none],
  ['1,000人未満（任意実施）', '500人以上', '発生なし', none],
  ['1,000人未満（任意実施）', '500人以上', '発生あり', none],
  ['1,000人以上1万人未満', '500人未満', '発生なし', basic],
  ['1,000人以上1万人未満', '500人未満', '発生あり', basic],
  ['1,000人以上1万人未満', '500人以上', '発生なし', basic],
  ['1,000人以上1万人未満', '500人以上', '発生あり', basic],
  ['1万人以上10万人未満', '500人未満', '発生なし', basic],
  ['1万人以上10万人未満', '500人未満', '発生あり', focused],
  ['1万人以上10万人未満', '500人以上', '発生なし', focused],
  ['1万人以上10万人未満', '500人以上', '発生あり', focused],
  ['10万人以上30万人未満', '500人未満', '発生なし', focused],
  ['10万人以上30万人未満', '500人未満', '発生あり', full],
  ['10万人以上30万人未満', '500人以上', '発生なし', full],
  ['10万人以上30万人未満', '500人以上', '発生あり', full],
  ['30万人以上', '500人未満', '発生なし', full],
  ['30万人以上', '500人未満', '発生あり', full],
  ['30万人以上', '500人以上', '発生なし', full],
  ['30万人以上', '500人以上', '発生あり', full],
])('%s, %s, %s: %s', (people, handlers, accident, result) => {
  const { possible, unanswered, clauses } = judgeThreshold({ people, handlers, accident }, law);
  expect(possible.map(({ text }) => text)).toEqual([result]);
  const named = classes[`${people} ${result}`];
  expect(clauses.map(({ id }) => id)).toEqual([...(named === undefined ? [] : [named]), ...(duties[result] ?? []), '指針第5の2']);
  expect(unanswered).toEqual([]);
});

test.each([
  [{}, [none, basic, focused, full], ['people', 'handlers', 'accident']],
  [{ people: '1,000人未満' }, [none], ['handlers', 'accident']],
  [{ people: '30万人以上', handlers: '' }, [full], ['handlers', 'accident']],
  [{ people: '1万人以上10万人未満' }, [basic, focused], ['handlers', 'accident']],
  [{ people: '1万人以上10万人未満', handlers: '500人未満' }, [basic, focused], ['accident']],
  [{ people: '1万人以上10万人未満', accident: '発生あり' }, [focused], ['handlers']],
  [{ people: '10万人以上30万人未満', handlers: '500人以上' }, [full], ['accident']],
  [{ handlers: '500人未満', accident: '発生なし' }, [none, basic, focused, full], ['people']],
])('%j leaves %j possible', (answers, results, unanswered) => {
  const judgement = judgeThreshold(answers, law);
  expect(judgement.possible.map(({ text }) => text)).toEqual(results);
  expect(judgement.unanswered).toEqual(unanswered);
});

test('a voluntary assessment states the duty without it', () => {
  expect(statedResult('基礎項目評価の実施が義務付けられる（任意に全項目評価を実施）', law)?.id).toBe('basic');
  expect(statedResult('特定個人情報保護評価の実施が義務付けられない（任意に重点項目評価を実施）', law)?.id).toBe('none');
  expect(statedResult('全項目評価', law)).toBeUndefined();
  expect(resultSubmitting('基礎項目評価書及び全項目評価書', law)?.id).toBe('full');
});

test.each(listForms())('the items of $form ($revision) are where the rules look for them, with the options that the rules know', ({ form: name, revision }) => {
  const form = loadForm(name, revision);
  if (!form) throw new Error(`${name} ${revision} is listed but cannot be loaded`);
  const assessment = buildAssessment(form, {});
  const places = law.places[name] ?? {};
  const paths = new Set([...assessment.visits].map(({ node }) => JSON.stringify(node.path)));
  expect(Object.values(places).filter((path) => !paths.has(JSON.stringify(path)))).toEqual([]);
  const { people, handlers, accident, result, submitted } = thresholdItems(assessment, law);
  const wordings = law.table.flatMap((row) => row.wordings);
  expect(people?.item.options.filter((option) => !wordings.includes(option))).toEqual([]);
  expect(result?.item.options.filter((option) => !statedResult(option, law))).toEqual([]);
  expect(submitted?.item.options.filter((option) => !resultSubmitting(option, law)) ?? []).toEqual([]);
  expect([...(handlers?.item.options ?? [])].sort()).toEqual(handlers ? Object.values(law.handlers).sort() : []);
  expect([...(accident?.item.options ?? [])].sort()).toEqual(accident ? Object.values(law.accident).sort() : []);
});
