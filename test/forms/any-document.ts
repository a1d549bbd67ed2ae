import fc from 'fast-check';
import type { Form } from '../../src/forms/form.js';
import { jsonSchemaOf } from '../../src/forms/json-schema.js';

interface Schema {
  readonly $ref?: string;
  readonly enum?: readonly unknown[];
  readonly type?: unknown;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
}

const texts = fc.oneof(
  fc.constantFrom(
    '－',
    '一行の文',
    '一行目\n　二行目\n\n四行目',
    '＜見出し＞\n・一つ\n・二つ\n',
    '「引用: "符"」 # ではない',
    '- 並びではない',
    '12',
    '2025-03-10',
  ),
  fc.string({ unit: fc.constantFrom('あ', '　', ' ', '\n', '#', ':', '-', '"', "'", '①', '1'), maxLength: 12 }),
);

/** Documents of a form whose shape is right, items left out and left empty among them. */
export function anyDocument(form: Form): fc.Arbitrary<Record<string, unknown>> {
  let ids = 0;
  const valueOf = (key: string, schema: Schema): fc.Arbitrary<unknown> => {
    if (key === 'id') return fc.constant(null).map(() => `id-${String((ids += 1))}`);
    if (schema.$ref === '#/$defs/count') return fc.constantFrom(null, 0, 1, 12);
    if (schema.$ref !== undefined) return fc.option(texts, { freq: 6 });
    if (schema.enum) return fc.constantFrom(...schema.enum);
    const { items, properties } = schema;
    const types = typeof schema.type === 'string' ? [schema.type] : Array.isArray(schema.type) ? schema.type : [];
    if (types.includes('string') && !types.includes('array')) return texts;
    if (types.includes('integer')) return fc.integer({ min: 1, max: 99 });
    if (types.includes('string') && items) return fc.option(fc.oneof(texts, fc.array(valueOf('', items), { maxLength: 2 })), { freq: 6 });
    if (items?.enum) return fc.option(fc.subarray([...items.enum]), { freq: 6 });
    if (items) return fc.option(fc.array(valueOf('', items), { maxLength: 2 }), { freq: 6 });
    if (!properties) return fc.constant(null);
    const required = Object.keys(properties).filter((name) => name === 'id');
    const entries = Object.fromEntries(Object.entries(properties).map(([name, inner]) => [name, valueOf(name, inner)]));
    const map = fc.record(entries, { requiredKeys: required });
    return key === '' || required.length > 0 ? map : fc.option(map, { freq: 9 });
  };
  const all = Object.entries((jsonSchemaOf(form) as Schema).properties ?? {});
  const properties = Object.fromEntries(all.filter(([key]) => key !== '様式' && key !== '改定'));
  return valueOf('', { properties }).map((rest) => ({ 様式: form.form, 改定: form.revision, ...(rest as Record<string, unknown>) }));
}
