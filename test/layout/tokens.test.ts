import { describe, expect, test } from 'vitest';
import { listForms, loadForm } from '../../src/forms/form-library.js';
import { tokenDocument } from './token-document.js';

describe.each(listForms())('$form $revision', ({ form: name, revision }) => {
  const form = loadForm(name, revision);
  if (!form) throw new Error(`${name} ${revision} is listed but cannot be loaded`);
  const { data, tokens, files } = tokenDocument(form);

  test('the token document leaves no item out', () => {
    const leaves = new Set<string>();
    const collect = (value: unknown): void => {
      if (Array.isArray(value)) value.forEach(collect);
      else if (typeof value === 'object' && value !== null) Object.values(value).forEach(collect);
      else if (typeof value === 'string') leaves.add(value);
    };
    collect([data, ...files.values()]);
    const all = [...leaves].join('\n');
    expect(tokens.filter((token) => !all.includes(token))).toEqual([]);
    expect(tokens.length).toBeGreaterThan(30);
  });
});
