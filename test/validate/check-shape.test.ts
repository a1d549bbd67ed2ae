import { stringify } from 'yaml';
import { expect, test } from 'vitest';
import { jsonSchemaOf } from '../../src/forms/json-schema.js';
import { loadForm } from '../../src/forms/form-library.js';
import type { Form } from '../../src/forms/form.js';
import { parseSource } from '../../src/load/read/parse-source.js';
import { checkShape } from '../../src/validate/check-shape.js';
import { checkText } from '../../src/check/check-text.js';

const found = loadForm('様式３', '平成30年5月');
if (!found) throw new Error('様式３ does not load');
const form: Form = found;

interface Schema {
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly $ref?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
}
type Path = readonly (string | number)[];

/** Every item of the form with its schema; lists through their first entry. */
function* items(schema: Schema, path: Path): Iterable<{ path: Path; schema: Schema }> {
  if (path.length > 0) yield { path, schema };
  for (const [key, inner] of Object.entries(schema.properties ?? {})) yield* items(inner, [...path, key]);
  if (schema.items) yield* items(schema.items, [...path, 0]);
}

const all = [...items(jsonSchemaOf(form) as Schema, [])].filter(({ path }) => path[0] !== '様式' && path[0] !== '改定');

/** A document that is right but for the value at one path. */
function documentWith(path: Path, value: unknown): string {
  const document: Record<string, unknown> = { 様式: '様式３', 改定: '平成30年5月' };
  let place: Record<string | number, unknown> = document;
  path.forEach((step, index) => {
    if (index === path.length - 1) place[step] = value;
    else {
      place[step] = typeof path[index + 1] === 'number' ? [] : withId([...path.slice(0, index), step]);
      place = place[step] as Record<string | number, unknown>;
    }
  });
  return stringify(document);
}
function withId(path: Path): Record<string, unknown> {
  const schema = all.find((item) => JSON.stringify(item.path) === JSON.stringify(path))?.schema;
  return schema?.properties && 'id' in schema.properties ? { id: 'x' } : {};
}

/** A value of a kind that the item does not take, an item that takes several included. */
function wrongFor(schema: Schema): unknown {
  const types = typeof schema.type === 'string' ? [schema.type] : (schema.type ?? []);
  if (types.includes('array') && types.includes('string')) return { 項目名: '文' };
  if (types.includes('array') || types.includes('object')) return '文';
  return ['並び'];
}

test('the form has the items to try', () => {
  expect(all.length).toBeGreaterThan(150);
});

test.each(all.map((item) => [item.path.join('/'), item] as const))('%s: a value of the wrong kind is one fault', (_, { path, schema }) => {
  const source = parseSource('a.yaml', documentWith(path, wrongFor(schema)));
  const messages = checkShape(form, source).messages;
  expect(messages.map((message) => message.severity)).toEqual(['error']);
  const [message] = messages;
  expect(message?.item ?? '').not.toBe('');
  expect(message?.mend ?? '').not.toBe('');
  expect([source.valuePlace(path), source.keyPlace(path)]).toContainEqual(message?.place);
});

const maps = all.filter(({ schema }) => schema.properties);
test.each(maps.map((item) => [item.path.join('/'), item] as const))('%s: an unknown key is one fault at the key', (_, { path }) => {
  const source = parseSource('a.yaml', documentWith([...path, 'ここにない項目'], 'x'));
  const messages = checkShape(form, source).messages;
  expect(messages.map((message) => message.ruleId)).toEqual(['unknown-key']);
  expect(messages[0]?.place).toEqual(source.keyPlace([...path, 'ここにない項目']));
});

test.each([
  [['変更の説明', 0, '項目'], 12, 'wrong-type', '文字を一つ、又は「- 」で並べて書く欄ですが、数値「12」があります'],
  [['変更の説明', 0, '項目', 0], null, 'wrong-type', '文字を書く欄ですが、何も書かれていない値があります'],
  [['変更の説明', 0, '行'], 3, 'wrong-type', '「- 」で始まるものを並べるところですが、数値「3」があります'],
  [['変更の説明', 0, '行', 0], '3行', 'schema-count', '行の番号を書く欄ですが、「3行」があります'],
  [['変更の説明', 0, '行', 0], null, 'schema-count', '行の番号を書く欄ですが、何も書かれていない値があります'],
  [['変更の説明', 0, '行', 0], 0, 'schema-count', '行の番号は 1 以上のはずですが、0 とあります'],
  [['変更の説明', 0, '行', 0], 1.5, 'schema-count', '行の番号を書く欄ですが、数値「1.5」があります'],
  [['変更の説明', 0, '根拠'], '文言修正', 'unknown-option', '選択肢にない値です（「文言修正」）'],
] as const)('%j: %j is no declaration', (path, value, ruleId, text) => {
  const messages = checkShape(form, parseSource('a.yaml', documentWith(path, value))).messages;
  expect(messages.map((message) => [message.ruleId, message.text])).toEqual([[ruleId, text]]);
  expect(messages[0]?.mend ?? '').not.toMatch(/^$|件/u);
});

test.each([['Ⅰ　基本情報'], [['Ⅰ　基本情報', 'Ⅱ　特定個人情報ファイルの概要']], [[]]])('a declaration names %j', (named) => {
  expect(checkShape(form, parseSource('a.yaml', documentWith(['変更の説明', 0, '項目'], named))).messages).toEqual([]);
});

test('empty is fine everywhere but for what names entries and options', () => {
  for (const { path } of all) {
    const last = path.at(-1);
    if (last === 'id' || typeof last === 'number') continue;
    expect(checkShape(form, parseSource('a.yaml', documentWith(path, null))).messages, path.join('/')).toEqual([]);
  }
});

test('the official wording of every option is accepted, and folded spellings are warned of', () => {
  for (const { path, schema } of all) {
    for (const option of schema.enum ?? []) {
      if (typeof option !== 'string') continue;
      expect(checkShape(form, parseSource('a.yaml', documentWith(path, option))).messages, option).toEqual([]);
      const spelt = option.normalize('NFKC') === option ? ` ${option}` : option.normalize('NFKC');
      if (option === '○' || spelt === option) continue;
      const messages = checkShape(form, parseSource('a.yaml', documentWith(path, spelt))).messages;
      expect(
        messages.map((message) => [message.ruleId, message.severity]),
        spelt,
      ).toEqual([['choice-spelling', 'warning']]);
      expect(messages[0]?.mend).toContain(option);
    }
  }
});

test('rules run only on a document of the right shape', () => {
  const wrong = checkText(parseSource('a.yaml', documentWith(['評価書番号'], 12)));
  expect(wrong.messages.map((message) => message.ruleId)).toEqual(['wrong-type']);
  const right = checkText(parseSource('a.yaml', documentWith(['評価書番号'], '12')));
  expect(right.messages.map((message) => message.ruleId)).toContain('unfilled');
});

test('a form and an assessment are there whenever the document names its form', () => {
  expect(checkText(parseSource('a.yaml', 'a: [')).form).toBeUndefined();
  expect(checkText(parseSource('a.yaml', '様式: 様式９\n')).assessment).toBeUndefined();
  const wrong = checkText(parseSource('a.yaml', documentWith(['基本情報'], 'なし')));
  expect(wrong.form?.slug).toBe('form3-2018-05');
  expect(wrong.assessment?.parts.length).toBeGreaterThan(0);
});

test('an unknown key of nothing but digits is told soon', () => {
  const started = performance.now();
  const messages = checkShape(form, parseSource('a.yaml', documentWith(['1'.repeat(30)], 'x'))).messages;
  expect(messages.map((message) => message.ruleId)).toEqual(['unknown-key']);
  expect(performance.now() - started).toBeLessThan(4000);
});

test('a number that may be a 個人番号 is never repeated', () => {
  const number = '123456789018';
  for (const [path, value] of [
    [['評価書番号'], Number(number)],
    [['基本情報', '事務', '対象人数'], number],
    [['基本情報', '事務', number], 'x'],
    [['基本情報', '使用するシステム', 0, 'id'], `A${number}`],
    [['基本情報', '事務', '対象人数'], '1234-5678-9018'],
    [['基本情報', '使用するシステム'], number],
  ] as const) {
    const { messages } = checkText(parseSource('a.yaml', documentWith(path, value)));
    expect(messages.length).toBeGreaterThan(0);
    expect(JSON.stringify(messages)).not.toMatch(/123456789018|1234-5678-9018/u);
  }
});
