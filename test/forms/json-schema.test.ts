import { readdirSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import type { Form } from '../../src/forms/form.js';
import { jsonSchemaOf, schemaText } from '../../src/forms/json-schema.js';
import { listForms, loadForm } from '../../src/forms/form-library.js';
import { installedForms } from '../../src/workspace/disk/installed-forms.js';
import { idKey } from '../../src/forms/form.js';
import { expectFile } from '../cases.js';
import { ownKeys } from './own-keys.js';

const root = new URL('../../', import.meta.url);

function form(known: { form: string; revision: string }): Form {
  const found = loadForm(known.form, known.revision);
  if (!found) throw new Error(`${known.form} ${known.revision} is listed but does not load`);
  return found;
}

test.each(listForms())('$slug: the committed JSON Schema is what the form description gives', (known) => {
  expectFile(installedForms.schemaPath(known), schemaText(form(known)));
});

test('there is no schema without a form', () => {
  expect(readdirSync(new URL('schema/generated/', root)).sort()).toEqual(
    listForms()
      .map((known) => `${known.slug}.schema.json`)
      .sort(),
  );
});

test.each(listForms())('$slug: ajv takes the schema in strict mode', (known) => {
  const ajv = new Ajv2020({ strict: true, allowUnionTypes: true });
  expect(ajv.validateSchema(jsonSchemaOf(form(known)))).toBe(true);
  expect(() => ajv.compile(jsonSchemaOf(form(known)))).not.toThrow();
});

interface Schema {
  readonly title?: string;
  readonly description?: string;
  readonly type?: unknown;
  readonly enum?: readonly unknown[];
  readonly $ref?: string;
  readonly additionalProperties?: boolean;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
}

function* schemas(schema: Schema, path: string): Iterable<{ path: string; schema: Schema }> {
  yield { path, schema };
  for (const [key, inner] of Object.entries(schema.properties ?? {})) yield* schemas(inner, `${path}/${key}`);
  if (schema.items) yield* schemas(schema.items, `${path}/*`);
}

test.each(listForms())('$slug: every item is explained, closed and may be empty', (known) => {
  const all = [...schemas(jsonSchemaOf(form(known)), '')];
  expect(all.length).toBeGreaterThan(50);
  for (const { path, schema } of all) {
    if (schema.properties) expect(schema.additionalProperties, path).toBe(false);
    if (schema.enum && !path.endsWith('/該当/*') && path !== '/様式' && path !== '/改定') expect(schema.enum, path).toContain(null);
    if (path !== '' && !path.endsWith('*') && !path.endsWith('/id')) expect(schema.title ?? '', path).not.toBe('');
    if (path.endsWith('/該当')) expect(schema).toMatchObject({ uniqueItems: true });
    if (schema.$ref === undefined && schema.enum === undefined && !path.endsWith('/*') && path !== '') expect(schema.type, path).toContain('null');
  }
  const leaves = all.filter(({ path, schema }) => schema.$ref === '#/$defs/text' || (schema.enum && !path.endsWith('/*')));
  expect(leaves.filter(({ schema }) => (schema.description ?? '') === '').map(({ path }) => path)).toEqual([]);
});

test('lists with an id require it, and repetitions end where the form ends', () => {
  const all = new Map(
    [...schemas(jsonSchemaOf(form(listForms().find((known) => known.form === '様式３') ?? { form: '', revision: '' })) as Schema, '')].map(
      ({ path, schema }) => [path, schema],
    ),
  );
  expect(all.get('')?.required).toEqual(['様式', '改定']);
  expect(all.get('/特定個人情報ファイル/*')?.required).toEqual(['id']);
  expect(all.get('/基本情報/使用するシステム')?.maxItems).toBe(20);
  expect(all.get('/特定個人情報ファイル/*/概要/委託/委託事項/*')?.required).toEqual(['id']);
  expect(all.get('/変更箇所/*')?.required).toBeUndefined();
});

test.each(listForms())('$slug: every key that is no label of the form is explained', (known) => {
  const own = new Set(ownKeys);
  const schema: Schema & { readonly $defs?: Readonly<Record<string, Schema>> } = jsonSchemaOf(form(known));
  const keyOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
  const found = [...schemas(schema, '')].filter(({ path }) => own.has(keyOf(path)));
  // 様式２ has no lists, so no id.
  expect([...own].filter((key) => key !== idKey && !found.some(({ path }) => keyOf(path) === key))).toEqual([]);
  const explained = (each: Schema): string => each.description ?? schema.$defs?.[keyOf(each.$ref ?? '')]?.description ?? '';
  expect(found.filter(({ schema: each }) => explained(each) === '').map(({ path }) => path)).toEqual([]);
});
