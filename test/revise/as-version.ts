import type { Source } from '../../src/load/read/source.js';
import type { Version } from '../../src/model/version.js';
import { parseDocument } from '../../src/validate/parse-document.js';

/** The version that a text holds. Throws for a text without a form. */
export function asVersion(source: Source): Version {
  const { assessment } = parseDocument(source);
  if (!assessment) throw new Error(`${source.file} names no form`);
  return { source, assessment };
}
