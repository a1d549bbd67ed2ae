import type { Form } from './form.js';
import { jsonSchemaOf } from './json-schema.js';

/** Where the JSON Schema of a form stands in the package; the first line of a document may name it for the editor. */
export function schemaFile(form: Form): string {
  return `schema/generated/${form.slug}.schema.json`;
}

/** The text of that file. */
export function schemaText(form: Form): string {
  return `${JSON.stringify(jsonSchemaOf(form), undefined, 2)}\n`;
}
