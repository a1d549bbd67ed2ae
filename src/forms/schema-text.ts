import type { Form } from './form.js';
import { jsonSchemaOf } from './json-schema.js';

/** The text of the file that holds the JSON Schema of a form. */
export function schemaText(form: Form): string {
  return `${JSON.stringify(jsonSchemaOf(form), undefined, 2)}\n`;
}
