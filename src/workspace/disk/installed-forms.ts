import { join } from 'node:path';
import { packageForms } from '../../forms/form-library.js';
import type { FormLibrary, KnownForm } from '../../forms/form-library.js';
import { packageFolder } from './package-folder.js';

/** Forms of a command, with the place of their JSON Schemas for editors. */
export interface DiskForms extends FormLibrary {
  /** Returns the path of a form's JSON Schema on the disk. The file may be missing. */
  schemaPath(known: KnownForm): string;
  /** Folder of `--schema`, from which another thread can read the same forms. Undefined for the package's own forms alone. */
  readonly folder?: string;
}

/** The forms of the package, whose JSON Schemas are in its `schema/generated/`. */
export const installedForms: DiskForms = { ...packageForms, schemaPath: ({ slug }) => schemaFile(join(packageFolder(), 'schema'), slug) };

/** Returns the path of the JSON Schema of a form in a folder laid out as `schema/`. */
export function schemaFile(folder: string, slug: string): string {
  return join(folder, 'generated', `${slug}.schema.json`);
}
