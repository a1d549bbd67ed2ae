import { expect, test } from 'vitest';
import { listForms } from '../../src/forms/form-library.js';
import { findRevision, phraseNoRevision, undescribedRevisions } from '../../src/forms/find-revision.js';
import { parseSource } from '../../src/load/read/parse-source.js';
import { findForm } from '../../src/validate/find-form.js';

const described = (form: string): readonly string[] =>
  listForms()
    .filter((each) => each.form === form)
    .map(({ revision }) => revision);

const known = ['様式２', '様式３', '様式４'].flatMap((form) => undescribedRevisions(form).map((revision) => [form, revision] as const));

test('the revisions without a description', () => {
  expect(known.map((each) => each.join(' '))).toEqual([
    '様式２ 平成26年4月',
    '様式２ 平成28年1月',
    '様式２ 平成29年5月',
    '様式２ 平成31年1月',
    '様式３ 平成26年4月',
    '様式４ 平成26年4月',
  ]);
  expect(known.filter(([form, revision]) => described(form).includes(revision))).toEqual([]);
});

/** Follows the mend of a message: writes the line that it asks for. */
function follow(text: string): string {
  const found = findForm(parseSource('a.yaml', text));
  if (!('message' in found)) throw new Error('the form is known');
  const line = /「(改定: [^」]+)」/u.exec(found.message.mend ?? '')?.[1];
  if (line === undefined) throw new Error(`no line is asked for: ${found.message.mend ?? ''}`);
  return text.replace(/^改定: .*$/mu, line);
}

test.each(known)('%s %s is told as such, in every spelling, and work goes on with the nearest', (form, revision) => {
  const number = form.at(-1) ?? '';
  const western = new RegExp(/平成(\d+)年(\d+)月/u).exec(revision);
  const [, year = '', month = ''] = western ?? [];
  const spellings = [
    revision,
    `［${revision}　${form}］`,
    `[${revision} 様式${number.normalize('NFKC')}]`,
    `${revision}版`,
    `H${year}.${month}`,
    `${String(Number(year) + 1988)}年${month}月`,
  ];
  for (const written of spellings) {
    const text = `様式: ${form}\n改定: "${written}"\n`;
    const found = findForm(parseSource('a.yaml', text));
    if (!('message' in found)) throw new Error(`${written} is known`);
    expect(found.message).toMatchObject({ ruleId: 'unknown-form', severity: 'error', place: { line: 2, column: 5 } });
    expect(found.message.text).toContain(`${form}の${revision}の改定は、あることは知られていますが、その記述がありません`);
    expect(found.message.text).toContain(`最も近いのは「${described(form)[0] ?? ''}」です`);
    expect(findForm(parseSource('a.yaml', follow(text)))).toMatchObject({ form: { form, revision: described(form)[0] } });
  }
});

test.each([
  ['様式３', '令和7年7月', '様式３の令和7年7月の改定は知られておらず、その記述がありません'],
  ['様式２', '令和7年7月', '様式２の令和7年7月の改定は知られておらず、その記述がありません'],
  ['様式３', '平成31年1月', '様式３の平成31年1月の改定は知られておらず'],
])('%s %s is not known', (form, revision, text) => {
  const found = findForm(parseSource('a.yaml', `様式: ${form}\n改定: ${revision}\n`));
  expect(found).toMatchObject({ message: { text: expect.stringContaining(text) as string } });
  expect(phraseNoRevision(form, revision, described(form))).toBe(`${form}に「${revision}」という改定はありません`);
});

test.each(['［平成30年５月　様式３］', '平成30年5月版', '2018年5月', 'H30.5', '平成30年5月21日'])('%s is another spelling', (written) => {
  const text = `様式: 様式３\n改定: "${written}"\n`;
  const found = findForm(parseSource('a.yaml', text));
  expect(found).toMatchObject({ message: { text: `「改定」の「${written}」は、「平成30年5月」の別の書き方です` } });
  expect(findForm(parseSource('a.yaml', follow(text)))).toMatchObject({ form: { revision: '平成30年5月' } });
});

test('the width does not count, and a text without a month is told the values', () => {
  expect(findForm(parseSource('a.yaml', '様式: 様式3\n改定: 平成３０年５月\n'))).toMatchObject({ form: { revision: '平成30年5月' } });
  for (const written of ['最新', '平成26年', '""', '26']) {
    expect(findForm(parseSource('a.yaml', `様式: 様式３\n改定: ${written}\n`))).toMatchObject({
      message: { mend: expect.stringContaining('書ける値: 「平成30年5月」') as string },
    });
  }
});

test('the nearest of several, the later one at the same distance', () => {
  const several = ['平成29年5月', '平成31年1月', '令和6年10月'];
  expect(findRevision('様式２', '平成30年1月', several)).toMatchObject({ nearest: '平成29年5月' });
  expect(findRevision('様式２', '平成30年3月', several)).toMatchObject({ nearest: '平成31年1月' });
  expect(findRevision('様式２', '令和7年7月', several)).toMatchObject({ nearest: '令和6年10月' });
});
