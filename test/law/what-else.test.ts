import { expect, test } from 'vitest';
import { packageForms } from '../../src/forms/form-library.js';
import { whatElse } from '../../src/law/what-else.js';
import { parseSource } from '../../src/load/read/parse-source.js';
import { buildAssessment } from '../../src/model/build-parts.js';
import { keyPath } from '../../src/model/key-path.js';

/** Keys of every part, section, list and item of the forms, those of an entry of each list included. */
function keysOfForms(): ReadonlySet<string> {
  const keys = new Set<string>();
  const walk = (value: unknown, path: readonly string[]): void => {
    if (typeof value !== 'object' || value === null) return;
    if ('path' in value && Array.isArray(value.path)) keys.add(keyPath(value.path as string[]));
    for (const [key, inner] of Object.entries(value)) {
      if (['form', 'item', 'part', 'section', 'decider'].includes(key) && !Array.isArray(inner) && !('path' in (inner as object))) continue;
      if (Array.isArray(inner)) for (const each of inner) walk(each, path);
      else walk(inner, path);
    }
  };
  for (const { form, revision } of packageForms.list()) {
    const loaded = packageForms.load(form, revision);
    if (!loaded) continue;
    const { parts, cover } = buildAssessment(loaded, parseSource('a.yaml', '').data);
    walk(parts, []);
    walk(cover, []);
  }
  return keys;
}

const { names, followUps, sides, generic } = whatElse();

test('every item that the data names is an item of a form', () => {
  const keys = keysOfForms();
  const named = [
    ...names.flatMap(({ items, within }) => [...items, ...within]),
    ...followUps.flatMap(({ added, changed, rising, untouched }) => [...added, ...changed, ...rising, ...untouched]),
    ...sides.flatMap(({ items }) => items),
  ];
  // A 特定個人情報ファイル is an entry of the list that the parts repeat for, and has no item of its own.
  expect(named.filter((key) => !keys.has(key) && key !== '特定個人情報ファイル')).toEqual([]);
});

test('every reminder has a cause, a consequence and a reason, and each id stands once', () => {
  expect(new Set(followUps.map(({ id }) => id)).size).toBe(followUps.length);
  for (const { id, added, changed, rising, untouched, blank, ask, reason } of followUps) {
    expect([id, added.length + changed.length + rising.length > 0, untouched.length + blank.length > 0, ask !== '', reason !== '']).toEqual([
      id,
      true,
      true,
      true,
      true,
    ]);
  }
});

test('every compared item stands in two forms, and no generic word is a name', () => {
  for (const { what, items } of sides) expect([what, items.length]).toEqual([what, 2]);
  expect(generic.filter((word) => /.(?:システム|株式会社)$/u.test(word) && !/^[本当同]/u.test(word))).toEqual([]);
});
