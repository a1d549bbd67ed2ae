import { parse } from 'yaml';

/** Reads the data of a YAML text of the program itself (`schema/`). Throws if the text is broken, which is a bug. */
export function readYamlData(text: string): unknown {
  return parse(text, { version: '1.2', schema: 'core', strict: true, uniqueKeys: true });
}
