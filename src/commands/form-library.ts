import { dirname, resolve } from 'node:path';
import { Option } from 'commander';
import { describeWriteFailure, makeFolder, writeFileAtomically } from '../workspace/disk/atomic-write.js';
import { firstDay, readDate } from '../core/dates.js';
import type { Message } from '../core/message.js';
import type { Form } from '../forms/form.js';
import { formsWith, packageForms } from '../forms/form-library.js';
import type { FormLibrary, KnownForm } from '../forms/form-library.js';
import { schemaText } from '../forms/json-schema.js';
import { failureReason } from '../core/files.js';
import { displayName } from '../workspace/find-documents.js';
import type { World } from './world.js';

/** Options of every command that works with forms. */
export interface FormOptions {
  readonly schema?: string;
}

/** `--schema`: revisions of forms that the package does not bring. */
export function schemaOption(): Option {
  return new Option('--schema <フォルダー>', '様式の記述（forms/*.yaml など）を加えるフォルダー');
}

/** The forms that a command works with; undefined, with words on stderr, when the folder of `--schema` does not serve. */
export function openForms({ schema }: FormOptions, world: World): FormLibrary | undefined {
  if (schema === undefined) return packageForms;
  try {
    return formsWith(resolve(world.cwd, schema));
  } catch (error) {
    // A description is written by people who are not here to see our stack: whatever it breaks is told as its fault.
    const reason = error instanceof Error ? ('code' in error ? failureReason(error) : error.message) : String(error);
    world.stderr.write(
      `エラー: --schema に指定された「${displayName(schema, world.cwd)}」の様式を読めません（${reason}）\n直し方: フォルダーに forms/*.yaml があるか、様式の記述が正しいか確かめてください\n`,
    );
    return undefined;
  }
}

/** The revision of a form that is named for the latest day. */
export function newestRevision(forms: readonly KnownForm[]): KnownForm | undefined {
  const dayOf = ({ revision }: KnownForm): number => {
    const reading = readDate(revision);
    return reading?.ok ? firstDay(reading.date) : 0;
  };
  return [...forms].sort((a, b) => dayOf(b) - dayOf(a))[0];
}

/** How `hyokasho check` is called for a document that needs the same forms. */
export function checkCall(file: string, { schema }: FormOptions): string {
  return `hyokasho check ${file}${schema === undefined ? '' : ` --schema ${schema}`}`;
}

/** Writes the JSON Schema of a form of `--schema` beside its description, where the editor looks for it; the package brings its own. */
export async function writeSchema(form: Form, forms: FormLibrary): Promise<Message | undefined> {
  if (forms === packageForms || forms.schemaPath(form) === packageForms.schemaPath(form)) return undefined;
  try {
    await makeFolder(dirname(forms.schemaPath(form)));
    await writeFileAtomically(forms.schemaPath(form), schemaText(form));
    return undefined;
  } catch (error) {
    return describeWriteFailure(error);
  }
}
