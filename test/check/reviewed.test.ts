import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkStep } from '../../src/check/check-step.js';
import { checkText } from '../../src/check/check-text.js';
import { reviewableInStep } from '../../src/check/steps/step-rules.js';
import type { Message } from '../../src/core/message.js';
import { unpublishedKeys } from '../../src/forms/internal-keys.js';
import { publicSource } from '../../src/load/edit/public-source.js';
import { parseSource } from '../../src/load/read/parse-source.js';
import { openStep } from '../../src/step/open-step.js';
import { parseDocument } from '../../src/validate/parse-document.js';
import type { Version } from '../../src/model/version.js';
import { casesIn } from '../cases.js';

function version(file: string, text: string): Version {
  const source = parseSource(file, text);
  const { assessment } = parseDocument(source);
  if (!assessment) throw new Error(`${file} has no form`);
  return { source, assessment };
}

/** The entry that a mend says to write. */
function entryOf({ mend = '' }: Message): string {
  return /に「(- \{ .* \})」を書くと/u.exec(mend)?.[1] ?? '';
}

describe('the entry that a mend says to write hides its finding and no other', () => {
  for (const rule of reviewableInStep) {
    test.each(casesIn(new URL(`steps/${rule}/`, import.meta.url)).map((one) => [one.name, one.folder] as const))(`${rule} %s`, (_, folder) => {
      const [before, after] = ['before.yaml', 'after.yaml'].map((name) => readFileSync(join(folder, name), 'utf8'));
      const found = (text: string): readonly Message[] => checkStep(openStep(version('before.yaml', before ?? ''), version('after.yaml', text)));
      const open = found(after ?? '');
      for (const message of open.filter(({ ruleId }) => ruleId === rule)) {
        const entry = entryOf(message);
        expect(entry).not.toBe('');
        const left = found(`${after ?? ''}確認済み:\n  ${entry}\n`);
        expect(left.map(({ ruleId, text }) => `${ruleId} ${text}`)).toEqual(
          open.filter((each) => each !== message).map(({ ruleId, text }) => `${ruleId} ${text}`),
        );
      }
    });
  }
});

const before = '様式: 様式３\n改定: 平成30年5月\n基本情報:\n  担当部署:\n    部署: 健康課\n    所属長の役職名: 健康課長\n';
const after = before.replace('部署: 健康課', '部署: 保健課');
const step = (reviewed: string): readonly string[] =>
  checkStep(openStep(version('a.yaml', before), version('b.yaml', `${after}確認済み:\n${reviewed}`)))
    .filter(({ ruleId }) => /^(?:name|reviewed)/u.test(ruleId))
    .map(({ ruleId, severity, place }) => `${ruleId} ${severity} ${String(place.line)}`);

test('an entry by item, by word, by both', () => {
  expect(step('')).toEqual(['name-that-went warning 6']);
  expect(step('  - { 規則: name-that-went, 語: 健康課, 理由: 役職名は変わらない }\n')).toEqual([]);
  expect(step('  - { 規則: name-that-went, 項目: Ⅰ　基本情報　６．評価実施機関における担当部署　②所属長の役職名, 理由: 役職名は変わらない }\n')).toEqual([]);
  expect(step('  - { 規則: name-that-went, 語: 健康課, 項目: Ⅰ　基本情報, 理由: 別の項目 }\n')).toEqual([
    'name-that-went warning 6',
    'reviewed-unused notice 8',
  ]);
});

test('an entry without its reason, or about another rule, does nothing', () => {
  expect(step('  - { 規則: name-that-went, 語: 健康課 }\n')).toEqual(['name-that-went warning 6']);
  expect(step('  - { 規則: change-without-row, 語: 健康課, 理由: 不要 }\n')).toContain('name-that-went warning 6');
  const faults = checkText(
    parseSource('b.yaml', `${after}確認済み:\n  - { 規則: name-that-went, 語: 健康課 }\n  - { 規則: change-without-row, 語: 健康課, 理由: 不要 }\n`),
  );
  expect(faults.messages.filter(({ ruleId }) => ruleId === 'reviewed-unusable').map(({ severity, text }) => [severity, text])).toEqual([
    ['warning', '「確認済み」の記載に、「理由」が書かれていません。書かれるまで、この記載は働きません'],
    ['warning', '「change-without-row」という規則の知らせは、「確認済み」に書けません'],
  ]);
});

test('an entry about other words is told once, mildly, and the finding is told again', () => {
  expect(step('  - { 規則: name-that-went, 語: 福祉課, 理由: 前の版のこと }\n')).toEqual(['name-that-went warning 6', 'reviewed-unused notice 8']);
});

test('it never leaves with the published text', () => {
  const source = parseSource('b.yaml', `${after}確認済み:\n  - { 規則: name-that-went, 語: 健康課, 理由: 部内の事情 }\n`);
  expect(publicSource(source, unpublishedKeys)).toBe(after);
});
