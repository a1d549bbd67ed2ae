import { parse } from 'yaml';

/** The data of a YAML text of our own (`schema/`); broken text is a defect of ours and throws. */
export function readYamlData(text: string): unknown {
  return parse(text, { version: '1.2', schema: 'core', strict: true, uniqueKeys: true });
}
