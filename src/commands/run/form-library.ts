import { showControls } from '../../core/visible.js';
import { dirname, resolve } from 'node:path';
import { Option } from 'commander';
import { describeWriteFailure, makeFolder, writeFileAtomically } from '../../workspace/disk/atomic-write.js';
import { firstDay, readDate } from '../../core/dates.js';
import type { Message } from '../../core/message.js';
import type { Form } from '../../forms/form.js';
import type { KnownForm } from '../../forms/form-library.js';
import { schemaText } from '../../forms/json-schema.js';
import { failureReason } from '../../core/files.js';
import { installedForms } from '../../workspace/disk/installed-forms.js';
import type { DiskForms } from '../../workspace/disk/installed-forms.js';
import { displayName } from '../../workspace/typed/find-documents.js';
import type { World } from './world.js';

/** Options of every command that works with forms. */
export interface FormOptions {
  readonly schema?: string;
}

/** Returns the option `--schema`, for form revisions that the package lacks. */
export function schemaOption(): Option {
  return new Option('--schema <フォルダー>', '様式の記述（forms/*.yaml など）を加えるフォルダー');
}

/** Opens the forms of a command. Undefined, with the reason on stderr, if the folder of `--schema` cannot be used. */
export async function openForms({ schema }: FormOptions, world: World): Promise<DiskForms | undefined> {
  if (schema === undefined) return installedForms;
  try {
    // It needs the compiler of JSON Schemas, which no other run does.
    const { formsWith } = await import('../../workspace/disk/folder-forms.js');
    return formsWith(resolve(world.cwd, schema));
  } catch (error) {
    // The author of a description cannot use our stack, so every error is reported as a fault of the description.
    const reason = error instanceof Error ? ('code' in error ? failureReason(error) : error.message) : String(error);
    world.stderr.write(
      `エラー: --schema に指定された「${showControls(displayName(schema, world.cwd))}」の様式を読めません（${showControls(reason)}）\n直し方: フォルダーに forms/*.yaml があるか、様式の記述が正しいか確かめてください\n`,
    );
    return undefined;
  }
}

/** Finds the revision of a form that is named for the latest day. Undefined if there is no form. */
export function newestRevision(forms: readonly KnownForm[]): KnownForm | undefined {
  const dayOf = ({ revision }: KnownForm): number => {
    const reading = readDate(revision);
    return reading?.ok ? firstDay(reading.date) : 0;
  };
  return [...forms].sort((a, b) => dayOf(b) - dayOf(a))[0];
}

/** Returns the call of `hyokasho check` for a document with the same forms. */
export function checkCall(file: string, { schema }: FormOptions): string {
  return `hyokasho check ${file}${schema === undefined ? '' : ` --schema ${schema}`}`;
}

/**
 * Writes the JSON Schema of a form of `--schema` beside its description, where the editor looks for it. Does nothing for the package's
 * own forms. Returns a message if the machine refuses.
 */
export async function writeSchema(form: Form, forms: DiskForms): Promise<Message | undefined> {
  if (forms === installedForms || forms.schemaPath(form) === installedForms.schemaPath(form)) return undefined;
  try {
    await makeFolder(dirname(forms.schemaPath(form)));
    await writeFileAtomically(forms.schemaPath(form), schemaText(form));
    return undefined;
  } catch (error) {
    return describeWriteFailure(error);
  }
}
