import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readDescription } from '../../forms/description.js';
import type { Form } from '../../forms/form.js';
import { formLibrary, joinLibraries, packageForms, packageLists } from '../../forms/form-library.js';
import type { DescribedForm, FormLibrary, KnownForm } from '../../forms/form-library.js';
import { jsonSchemaOf } from '../../forms/json-schema.js';
import type { RawForm, RawLists } from '../../forms/raw-form.js';
import { readYamlData } from '../../load/read/read-yaml-data.js';
import { compileShape } from '../../validate/compile-shape.js';
import { installedForms, schemaFile } from './installed-forms.js';
import type { DiskForms } from './installed-forms.js';
import { readRegularFile } from './regular-file.js';

/**
 * Returns the forms of the package with those of a folder. The folder is laid out as `schema/`: `forms/*.yaml`, and `choices.yaml`
 * if its forms need lists or blocks that the package lacks. The folder wins over the package. Throws at once if the folder or
 * one of its descriptions is broken.
 */
export function formsWith(folder: string): DiskForms {
  const added = formLibrary(() => describedIn(folder));
  for (const known of added.list()) loadNamed(added, known);
  const isAdded = ({ form, revision }: KnownForm): boolean => added.load(form, revision) !== undefined;
  return {
    ...joinLibraries(added, packageForms),
    folder,
    schemaPath: (known) => (isAdded(known) ? schemaFile(folder, known.slug) : installedForms.schemaPath(known)),
  };
}

/** Loads a form. Throws an error with the file name if its description is broken. */
function loadNamed(library: FormLibrary, { form, revision, slug }: KnownForm): void {
  try {
    library.load(form, revision);
  } catch (cause) {
    throw new Error(`forms/${slug}.yaml: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}

function describedIn(folder: string): readonly DescribedForm[] {
  const lists = listsIn(folder);
  return readdirSync(join(folder, 'forms'))
    .filter((name) => name.endsWith('.yaml'))
    .map((name): DescribedForm => {
      const slug = name.slice(0, -'.yaml'.length);
      const text = readText(join(folder, 'forms', name));
      return { ...readHeader(text, slug), read: () => readForm(text, lists, slug) };
    });
}

function readForm(text: string, lists: RawLists, slug: string): Form {
  const form = readDescription(readYamlData(text) as RawForm, lists, slug);
  let validator: Form['validator'];
  return { ...form, validator: (data) => (validator ??= compileShape(jsonSchemaOf(form)))(data) };
}

function listsIn(folder: string): RawLists {
  const base = packageLists();
  const path = join(folder, 'choices.yaml');
  if (!existsSync(path)) return base;
  const added = readYamlData(readText(path)) as Partial<RawLists>;
  return {
    choices: { ...base.choices, ...added.choices },
    boxes: { ...base.boxes, ...added.boxes },
    blocks: { ...base.blocks, ...added.blocks },
  };
}

/** Reads a description. Throws the system's error, or EINVAL for a pipe or device, which would be read for ever. */
function readText(path: string): string {
  return readRegularFile(path).toString('utf8');
}

function readHeader(text: string, slug: string): KnownForm {
  const line = (key: string): string => {
    const value = new RegExp(`^${key}: (.+)$`, 'mu').exec(text)?.[1];
    if (value === undefined) throw new Error(`forms/${slug}.yaml に「${key}: …」の行がありません`);
    return value.trim();
  };
  return { form: line('form'), revision: line('revision'), slug };
}
