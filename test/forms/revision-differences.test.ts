import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { Form } from '../../src/forms/form.js';
import { listForms, loadForm } from '../../src/forms/form-library.js';
import { formsWith } from '../../src/workspace/disk/folder-forms.js';
import { formItems } from '../../src/forms/form-items.js';
import { revisionDifferences } from '../../src/forms/revision-differences.js';
import type { RevisionDifference } from '../../src/forms/revision-differences.js';

const forms = formsWith(fileURLToPath(new URL('../commands/revisions/schema', import.meta.url)));
const [oldForm, newForm] = [forms.load('様式３', '平成30年5月'), forms.load('様式３', '令和99年1月')];
if (!oldForm || !newForm) throw new Error('the revisions are not there');
const [before, after]: readonly [Form, Form] = [oldForm, newForm];

function of(differences: readonly RevisionDifference[], change: RevisionDifference['change']): (readonly [string | undefined, string | undefined])[] {
  return differences.filter((each) => each.change === change).map((each) => [each.before?.path.join('/'), each.after?.path.join('/')]);
}

test('what a revision changed is said item by item', () => {
  const differences = revisionDifferences(before, after);
  expect(of(differences, 'moved')).toEqual([
    ['基本情報/情報連携/法令上の根拠', '基本情報/個人番号の利用/情報連携の根拠'],
    ['基本情報/担当部署/所属長の役職名', '基本情報/担当部署/所属長の職名'],
    ['特定個人情報ファイル/概要/基本情報/事務担当部署', '特定個人情報ファイル/概要/保管・消去/管理する部署'],
    ['評価実施手続/第三者点検', '点検/第三者点検'],
    ['評価実施手続/第三者点検/実施日', '点検/第三者点検/実施日'],
    ['評価実施手続/第三者点検/方法', '点検/第三者点検/方法'],
    ['評価実施手続/第三者点検/結果', '点検/第三者点検/点検の結果'],
  ]);
  expect(of(differences, 'relabelled')).toEqual([['基本情報/事務/名称', '基本情報/事務/名称']]);
  expect(of(differences, 'new').map(([, path]) => path)).toEqual(['特定個人情報ファイル/概要/保管・消去/保存期間', '点検']);
  const risk = '特定個人情報ファイル/リスク対策/使用/目的を超えた紐付けが行われるリスク';
  expect(of(differences, 'gone').map(([path]) => path)).toEqual([
    '特定個人情報ファイル/概要/委託/委託事項/再委託事項',
    '特定個人情報ファイル/概要/備考',
    risk,
    `${risk}/リスクに対する措置の内容`,
    `${risk}/リスクへの対策は十分か`,
  ]);
  const renumbered = of(differences, 'renumbered').map(([path]) => path);
  expect(renumbered).toContain('基本情報/使用するシステム');
  expect(renumbered).toContain('基本情報/使用するシステム/名称');
  expect(renumbered).toContain('基本情報/特定個人情報ファイル名');
  expect(renumbered).not.toContain('基本情報/事務/内容');
  expect(of(differences, 'stays').length).toBeGreaterThan(100);
});

test('names are the official ones of each revision', () => {
  const moved = revisionDifferences(before, after).find(({ change }) => change === 'moved');
  expect(moved?.before?.name).toBe('Ⅰ　基本情報　５．情報提供ネットワークシステムによる情報連携　②法令上の根拠');
  expect(moved?.after?.name).toBe('Ⅰ　基本情報　４．個人番号の利用　②情報連携の法令上の根拠');
});

test('choices that went, came or are called otherwise are told apart', () => {
  const options = new Map(revisionDifferences(before, after).flatMap((each) => (each.options ? [[each.after?.path.at(-1), each.options] as const] : [])));
  expect(options.get('対象人数')).toEqual({ gone: ['1,000人未満', '1,000人以上1万人未満'], new: ['1万人未満'], renamed: [] });
  expect(options.get('リスクへの対策は十分か')).toEqual({ gone: [], new: [], renamed: [['課題が残されている', '改善すべき点がある']] });
  expect(options.get('入手元')).toEqual({ gone: ['評価実施機関内の他部署'], new: [], renamed: [['民間事業者', '事業者']] });
});

test('the way back is the same way', () => {
  const there = revisionDifferences(before, after);
  const back = revisionDifferences(after, before);
  const flipped = (pairs: readonly (readonly [string | undefined, string | undefined])[]): string[] => pairs.map(([a, b]) => `${b ?? ''} ${a ?? ''}`).sort();
  const plain = (pairs: readonly (readonly [string | undefined, string | undefined])[]): string[] => pairs.map(([a, b]) => `${a ?? ''} ${b ?? ''}`).sort();
  expect(plain(of(back, 'moved'))).toEqual(flipped(of(there, 'moved')));
  expect(plain(of(back, 'new'))).toEqual(flipped(of(there, 'gone')));
  expect(plain(of(back, 'gone'))).toEqual(flipped(of(there, 'new')));
});

test.each(listForms())('$form ($revision) differs in nothing from itself, and no two items share their keys', ({ form: name, revision }) => {
  const form = loadForm(name, revision);
  if (!form) throw new Error('listed but not there');
  expect(new Set(revisionDifferences(form, form).map(({ change }) => change))).toEqual(new Set(['stays']));
  const paths = formItems(form).map(({ path }) => path.join('/'));
  expect(paths.filter((path, index) => paths.indexOf(path) !== index)).toEqual([]);
});

test('every place that a description says an item had is written as keys', () => {
  for (const { form: name, revision } of forms.list()) {
    const form = forms.load(name, revision);
    for (const item of form ? formItems(form) : []) for (const was of item.was) expect(was.every((key) => key.trim() === key && key !== '')).toBe(true);
  }
});
