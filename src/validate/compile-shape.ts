import { Ajv2020 } from 'ajv/dist/2020.js';
import standaloneCode from 'ajv/dist/standalone/index.js';
import type { ShapeValidator } from '../forms/form.js';
import type { JsonSchema } from '../forms/json-schema-node.js';

/** Settings of ajv. `verbose` puts the schema beside each error, for its words. A test checks the schemas themselves. */
const settings = { allErrors: true, verbose: true, strict: false, validateSchema: false, meta: false, validateFormats: false } as const;

/** Compiles the JSON Schema of a form at run time, for forms that the package lacks. Takes tens of milliseconds, and a page that allows `new Function`. */
export function compileShape(schema: JsonSchema): ShapeValidator {
  const check = new Ajv2020({ ...settings, code: { optimize: false } }).compile(schema);
  return (data) => (check(data) ? [] : (check.errors ?? []));
}

/** Writes the same function as a module that exports it under the name, for the package's own forms. It needs modules of ajv beside it. */
export function shapeModule(name: string, schema: JsonSchema): string {
  const ajv = new Ajv2020({ ...settings, code: { source: true, esm: true } });
  ajv.addSchema(schema, name);
  const check = ajv.getSchema(name);
  if (!check) throw new Error(`${name}: ajv compiled no schema`);
  return standaloneCode.default(ajv, { [name]: name });
}
