import fc from 'fast-check';
import { expect, test } from 'vitest';
import { listForms, loadForm } from '../../../src/forms/form-library.js';
import { parseSource } from '../../../src/load/read/parse-source.js';
import { buildAssessment } from '../../../src/model/build-parts.js';
import { checkRules } from '../../../src/check/rules/check-rules.js';

/** Keys and answers of the form, so that nonsense reaches every rule. */
const words = [
  ...[
    '基本情報',
    '情報連携',
    '実施の有無',
    '実施する',
    '特定個人情報ファイル',
    '特定個人情報ファイル名',
    'id',
    '概要',
    'ファイル名',
    '委託',
    '委託の有無',
    '委託する',
    '委託しない',
  ],
  ...[
    '件数',
    '委託事項',
    '提供・移転',
    '提供・移転の有無',
    '該当',
    '行っていない',
    '提供を行っている',
    '提供先',
    '提供方法',
    '紙',
    'その他',
    'リスク対策',
    '○',
    '保有開始日',
  ],
  ...['変更箇所', '変更日', '提出時期', '事後', '公表日', '令和7年6月27日', '平成31年5月1日', '規則第9条第3項', '⽇', '123456789018', '１．甲', ''],
];
const word = fc.constantFrom(...words);
const { document } = fc.letrec((tie) => ({
  value: fc.oneof({ maxDepth: 7, withCrossShrink: true }, word, fc.constant(null), fc.integer(), tie('list'), tie('document')),
  list: fc.array(tie('value'), { maxLength: 3 }),
  document: fc.dictionary(word, tie('value'), { maxKeys: 8 }),
}));

test('no rule throws, whatever the document looks like, and every place lies in it', () => {
  const forms = listForms().flatMap(({ form, revision }) => loadForm(form, revision) ?? []);
  fc.assert(
    fc.property(document, fc.constantFrom(...forms), (data, form) => {
      const source = parseSource('x.yaml', JSON.stringify(data, undefined, 1));
      const lines = source.text.split('\n');
      for (const rule of checkRules) {
        for (const { place } of rule.check({ form, assessment: buildAssessment(form, source.data), source })) {
          expect(place.column).toBeLessThanOrEqual((lines[place.line - 1] ?? '').length + 1);
        }
      }
    }),
  );
});
