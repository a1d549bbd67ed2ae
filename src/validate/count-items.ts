import type { Message } from '../core/message.js';
import type { Form } from '../forms/form.js';
import type { Source } from '../load/read/source.js';
import { formSchema } from './form-schema.js';
import type { SchemaNode } from './schema-node.js';

/**
 * Most items that a document may have, blank ones included. The largest published assessment has 1,400. Every entry of a list brings all
 * items of the form's entry, so a few bytes of text can ask for hundreds of items, each of 60 μs and 3 KB.
 */
const maxItems = 20_000;

/** Returns the error for a document with more items than the program can lay out in memory. Undefined for any other. */
export function tooManyItems(form: Form, source: Source): Message | undefined {
  const found = countItems(formSchema(form), source.data, maxItems + 1);
  if (found <= maxItems) return undefined;
  return {
    ruleId: 'yaml-too-many-entries',
    severity: 'error',
    text: `並びの要素が多すぎて、様式の欄の数が ${String(maxItems)} を超えます`,
    mend: '評価書の YAML かどうか、同じものが繰り返されていないか確かめてください',
    place: source.valuePlace([longestList(source.data)]),
  };
}

/** Counts the items of a form under a value, up to a limit. A list counts every entry's items; a missing map counts like a blank one. */
function countItems(schema: SchemaNode, value: unknown, limit: number): number {
  const { items, properties } = schema;
  let sum = 0;
  if (items?.properties) {
    for (const entry of Array.isArray(value) ? value : []) {
      sum += countItems(items, entry, limit - sum);
      if (sum >= limit) return sum;
    }
    return sum;
  }
  if (!properties) return 1;
  for (const [key, inner] of Object.entries(properties)) {
    sum += countItems(inner, ownValue(value, key), limit - sum);
    if (sum >= limit) return sum;
  }
  return sum;
}

function ownValue(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined;
}

/** Returns the key of the root whose list has the most entries. */
function longestList(data: unknown): string {
  const lists = Object.entries(typeof data === 'object' && data !== null ? data : {}).filter(([, value]) => Array.isArray(value));
  const [longest] = lists.sort(([, a], [, b]) => (b as unknown[]).length - (a as unknown[]).length);
  return longest?.[0] ?? '';
}
