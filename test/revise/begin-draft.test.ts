import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { amendDraft } from '../../src/amend/amend-draft.js';
import { hasErrors } from '../../src/core/message.js';
import { parseSource } from '../../src/load/read/parse-source.js';
import { asVersion } from './as-version.js';
import { beginDraft } from '../../src/revise/begin-draft.js';
import { openStep } from '../../src/step/open-step.js';

const assessments = fileURLToPath(new URL('../../assessments/', import.meta.url));
const published = readdirSync(assessments, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.yaml'))
  .sort();

function begun(text: string): { readonly text: string | undefined; readonly left: readonly string[] } {
  const made = beginDraft(parseSource('2025-03-10.yaml', text));
  return { text: made?.source.text, left: made?.left ?? [] };
}

describe.each(published)('%s', (name) => {
  const text = readFileSync(assessments + name, 'utf8');
  const former = parseSource(name, text);
  const made = beginDraft(former);

  test('keeps every line but 公表日 and the notes of the older step', () => {
    const lines = text.split('\n');
    const notes = /^変更の説明:/mu.test(text) ? lines.findIndex((line) => line === '変更の説明:') : lines.length - 1;
    let end = notes;
    while (lines[end - 1]?.startsWith('#') === true) end -= 1;
    const kept = lines.slice(0, end).map((line) => line.replace(/^公表日: [^#\n]*?(?=(?: #|$))/u, '公表日:'));
    expect(made?.source.text).toBe(`${kept.join('\n')}\n`);
    expect(lines.filter((line) => line.startsWith('公表日: '))).toHaveLength(1);
  });

  test('makes no row before anybody has edited it', () => {
    if (!made) throw new Error('no draft');
    const { changed, report, messages } = amendDraft(openStep(asVersion(former), asVersion(made.source)), { excerpt: 'paragraph', date: '' });
    expect({ changed, errors: hasErrors(messages) }).toEqual({ changed: false, errors: false });
    expect(report?.rows.filter(({ state }) => state !== 'standing')).toEqual([]);
  });
});

test('leaves every internal key behind, wherever it stands, and no comment of another', () => {
  const text = [
    '# はじめに',
    '様式: 様式３',
    '変更箇所の控え:',
    '  - 変更: a # 控え',
    '    控え: b',
    '  # 控えの注',
    '',
    '# 公表日の注',
    '公表日: 令和7年3月10日 # いつ',
    '# 誤りの注',
    '公表時の誤り: # 付け足し',
    '  - 規則: a',
    '# 終わりに',
    '旧様式の記載: { 残す: 文 }',
    '変更の説明:',
  ].join('\n');
  expect(begun(text)).toEqual({
    text: ['# はじめに', '様式: 様式３', '', '# 公表日の注', '公表日: # いつ', '# 終わりに', '旧様式の記載: { 残す: 文 }', ''].join('\n'),
    left: ['変更箇所の控え', '公表時の誤り', '変更の説明'],
  });
});

test.each([
  ['a text that keeps its blank lines', '公表日: a\n文: |+\n  一\n\n変更の説明:\n  - 理由: b\n\n\n様式: c\n', '公表日:\n文: |+\n  一\n\n様式: c\n'],
  ['Windows line ends', '様式: a\r\n公表日: b\r\n変更の説明:\r\n  - 理由: c\r\n', '様式: a\r\n公表日:\r\n'],
  ['no line end at the end', '様式: a\n変更の説明:\n  - 理由: c\n公表日: "b"', '様式: a\n公表日:\n'],
  ['braces', '{ 様式: a, 公表日: b, 変更の説明: [{ 理由: c }] }\n', '{ 様式: a, 公表日: null }\n'],
  ['a 公表日 in quotes over two lines', '公表日: "令和7年\n  3月10日"\n様式: a\n', '公表日:\n様式: a\n'],
])('a text with %s', (_, text, expected) => {
  expect(begun(text).text).toBe(expected);
});
