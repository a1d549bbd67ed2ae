import { expect, test } from 'vitest';
import { keptFindings, maxTextLength } from '../../../src/load/read/compose-yaml.js';
import { parseSource } from '../../../src/load/read/parse-source.js';

/** Size of a text near the largest, in UTF-16 units. */
const large = 4_900_000;
/** CPU time in ms for one text of the largest size. Ten times what a plain machine needs; without the limits it was 25 s to 127 s. */
const patience = 15_000;

const filled = (unit: string, size: number): string => unit.repeat(Math.floor(size / unit.length));
const numbered = (count: number, line: (index: number) => string): string => Array.from({ length: count }, (_, index) => line(index)).join('');

/** Texts of marks, breaks, keys and entries, each with the only message that it gets. */
const tooMuch: readonly (readonly [name: string, text: string, ruleId: string])[] = [
  ['anchors', filled('&a ', large), 'yaml-too-long'],
  ['aliases', filled('*a ', large), 'yaml-too-long'],
  ['aliases in a list', filled('- *a\n', large), 'yaml-too-long'],
  ['tags', filled('!a ', large), 'yaml-too-long'],
  ['one long tag', filled('!', large), 'yaml-too-long'],
  ['keys without values', filled('a:\n', large), 'yaml-too-long'],
  ['equal keys', filled('k: v\n', large), 'yaml-too-long'],
  ['colons in lines', filled(':\n', large), 'yaml-too-long'],
  ['double quotes', filled('"', large), 'yaml-too-long'],
  ['single quotes', filled("'", large), 'yaml-too-long'],
  ['bad escapes', `a: "${filled('\\q', large)}"`, 'yaml-too-long'],
  ['folded blocks', filled('k: >\n', large), 'yaml-too-long'],
  ['literal blocks', filled('k: |\n', large), 'yaml-too-long'],
  ['closing brackets', filled(']', large), 'yaml-too-long'],
  ['commas in a flow list', `a: [${filled(',', large)}`, 'yaml-too-long'],
  ['pairs in a flow list', `a: [${filled('b: c,', large)}`, 'yaml-too-long'],
  ['breaks in a flow list', `a: [${filled('\n', large)}`, 'yaml-too-long'],
  ['breaks', filled('\n', large), 'yaml-too-long'],
  ['blanks', filled(' ', large), 'yaml-too-long'],
  ['tabs', filled('\t\n', large), 'yaml-too-long'],
  ['comments', filled('#\n', large), 'yaml-too-long'],
  ['directives', filled('%a b\n', large), 'yaml-too-long'],
  ['carriage returns', filled('\r', large), 'yaml-too-long'],
  ['one text', `a: |\n${filled('  あいう\n', large / 3)}`, 'yaml-too-long'],
  ['texts', numbered(60, (index) => `k${String(index)}: ${'あ'.repeat(20_000)}\n`), 'yaml-too-long'],
  ['documents', filled('---\n', large), 'yaml-several-documents'],
  ['a list of 490,000', numbered(490_000, () => '- a\n'), 'yaml-too-long'],
  ['a list of 6,000', `a:\n${numbered(6_000, () => '- a\n')}`, 'yaml-too-many-entries'],
  ['a flow list of 6,000', `a: [${filled('b,', 12_000)}]`, 'yaml-too-many-entries'],
];

test.each(tooMuch)('%s: one message, soon', (_, text, ruleId) => {
  const before = process.cpuUsage();
  const source = parseSource('a.yaml', text);
  const { user, system } = process.cpuUsage(before);
  expect(source.messages.map((message) => message.ruleId)).toEqual([ruleId]);
  expect(source.data).toBeUndefined();
  expect((user + system) / 1000).toBeLessThan(patience);
});

test.each([
  ['anchors', numbered(4_000, () => '- &a x\n'), 'yaml-alias'],
  ['equal keys', filled('k: v\n', 100_000), 'yaml-duplicate-key'],
  ['forbidden characters', numbered(4_000, () => '- \u200b\n'), 'forbidden-character'],
  ['keys that are numbers', numbered(9_000, (index) => `${String(index)}: a\n`), 'yaml-key'],
])('of many %s the first are shown and the others counted', (_, text, ruleId) => {
  const { messages } = parseSource('a.yaml', text);
  const found = messages.filter((message) => message.ruleId === ruleId);
  const more = messages.filter((message) => message.ruleId === 'more-findings');
  expect(found).toHaveLength(keptFindings);
  expect(more.map(({ text: said, severity }) => [said.replace(/\d+/u, 'n'), severity])).toEqual([['この後にも、同じような所が n か所あります', 'error']]);
});

test('tight comments beyond the first are counted as a warning', () => {
  const { messages } = parseSource(
    'a.yaml',
    numbered(150, (index) => `k${String(index)}: a #1\n`),
  );
  expect(messages.filter(({ ruleId }) => ruleId === 'yaml-comment')).toHaveLength(keptFindings);
  expect(messages.at(-1)).toMatchObject({ ruleId: 'more-findings', severity: 'warning', text: 'この後にも、同じような所が 50 か所あります' });
});

test('the longest value is read, and one that is longer is not', () => {
  expect(parseSource('a.yaml', `a: ${'あ'.repeat(maxTextLength.one)}\n`).messages).toEqual([]);
  const [message] = parseSource('a.yaml', `b: c\na: ${'あ'.repeat(maxTextLength.one + 1)}\n`).messages;
  expect(message).toMatchObject({ ruleId: 'yaml-too-long', place: { line: 2, column: 4 }, text: '一つの値は 200000 字までですが、ここで超えています' });
});

test('a long white space inside a text is no exception', () => {
  expect(parseSource('a.yaml', `a: "b${' '.repeat(150_000)}\u200b"\n`).messages.map(({ ruleId }) => ruleId)).toEqual(['forbidden-character']);
});

test('25,000 places in one map are found in a short time', () => {
  const source = parseSource(
    'a.yaml',
    numbered(25_000, (index) => `k${String(index)}: v\n`),
  );
  const before = process.cpuUsage();
  for (let index = 0; index < 25_000; index++) source.keyPlace([`k${String(index)}`]);
  const { user, system } = process.cpuUsage(before);
  expect(source.messages).toEqual([]);
  expect((user + system) / 1000).toBeLessThan(patience / 5);
});
test('a line of blanks and line separators before a note is read in one way', () => {
  const before = process.cpuUsage();
  for (const separator of ['\u2028', '\u2029', '\r', '\u0085'])
    parseSource('a.yaml', `a:\n${' '.repeat(60)}k${separator}: # 備考\n${'- '.repeat(30)}k${separator}: # 備考\n b\n`);
  const { user, system } = process.cpuUsage(before);
  expect((user + system) / 1000).toBeLessThan(patience / 5);
});

test('characters that no line may hold are found in one pass, in comments and without them', () => {
  for (const text of [`a: [\n#${'\u200b'.repeat(1_000_000)}\n`, `a: [\n${'\u200b\u200c\n'.repeat(300_000)}`, `a: [\n---\n${'\u00ad'.repeat(400_000)}`]) {
    const before = process.cpuUsage();
    expect(parseSource('a.yaml', text).messages.length).toBeLessThan(10);
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1000).toBeLessThan(patience / 3);
  }
});
