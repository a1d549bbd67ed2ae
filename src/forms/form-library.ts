import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { compareText } from '../core/message.js';
import { readYamlData } from '../load/read/read-yaml-data.js';
import { readDescription } from './description.js';
import type { RawForm, RawLists } from './raw-form.js';
import type { Form } from './form.js';

/** A revision of a form that the program has, without its items. */
export interface KnownForm {
  /** 様式３ */
  readonly form: string;
  /** 平成30年5月 */
  readonly revision: string;
  readonly slug: string;
}

/** A set of form revisions. */
export interface FormLibrary {
  /** Returns all revisions, sorted by form and revision. */
  list(): readonly KnownForm[];
  /** Returns the typed tree of one revision, read once. Undefined if the set has no such revision. */
  load(form: string, revision: string): Form | undefined;
  /** Returns the path of a form's JSON Schema on the disk, for the editor. The file may be missing. */
  schemaPath(known: KnownForm): string;
}

/** `schema/` of the package. In `src/` and in `dist/` it is two folders up from this file. */
const schemaFolder = new URL('../../schema/', import.meta.url);

/** The forms of this package. `list` reads only the header lines of each description; `load` parses one. */
export const packageForms: FormLibrary = openFolder(schemaFolder);

/** Returns every form of this package. */
export function listForms(): readonly KnownForm[] {
  return packageForms.list();
}

/** Returns one revision of one form of this package. Undefined if the package has none of that name. */
export function loadForm(form: string, revision: string): Form | undefined {
  return packageForms.load(form, revision);
}

/**
 * Returns the forms of the package with those of a folder. The folder is laid out as `schema/`: `forms/*.yaml`, and `choices.yaml`
 * if its forms need lists or blocks that the package lacks. The folder wins over the package. Throws at once if the folder or
 * one of its descriptions is broken.
 */
export function formsWith(folder: string): FormLibrary {
  const added = openFolder(pathToFileURL(`${folder}/`), packageLists);
  for (const known of added.list()) loadNamed(added, known);
  const owner = ({ form, revision }: Pick<KnownForm, 'form' | 'revision'>): FormLibrary =>
    added.list().some((known) => known.form === form && known.revision === revision) ? added : packageForms;
  return {
    list: () => [...added.list(), ...packageForms.list().filter((known) => owner(known) === packageForms)].sort(compareForms),
    load: (form, revision) => owner({ form, revision }).load(form, revision),
    schemaPath: (known) => owner(known).schemaPath(known),
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

function compareForms(a: KnownForm, b: KnownForm): number {
  return compareText(a.form, b.form) || compareText(a.revision, b.revision);
}

let listsOfPackage: RawLists | undefined;
function packageLists(): RawLists {
  return (listsOfPackage ??= readLists(schemaFolder));
}

function readLists(folder: URL): RawLists {
  return readYamlData(readText(new URL('choices.yaml', folder))) as RawLists;
}

/** Reads a description. Throws the system's error, or EINVAL for a pipe or device, which would be read for ever. */
function readText(url: URL): string {
  const found = statSync(url);
  if (!found.isFile() && !found.isDirectory()) throw Object.assign(new Error('no regular file'), { code: 'EINVAL' });
  return readFileSync(url, 'utf8');
}

/** @param base Returns the lists that the folder's own extend. Undefined for the package, whose folder has all lists. */
function openFolder(folder: URL, base?: () => RawLists): FormLibrary {
  let headers: readonly KnownForm[] | undefined;
  let lists: RawLists | undefined;
  const loaded = new Map<string, Form>();
  const text = (slug: string): string => readText(new URL(`forms/${encodeURIComponent(slug)}.yaml`, folder));
  const list = (): readonly KnownForm[] =>
    (headers ??= readdirSync(new URL('forms/', folder))
      .filter((name) => name.endsWith('.yaml'))
      .map((name) => name.slice(0, -'.yaml'.length))
      .map((slug) => readHeader(text(slug), slug))
      .sort(compareForms));
  return {
    list,
    load: (form, revision) => {
      const header = list().find((candidate) => candidate.form === form && candidate.revision === revision);
      if (!header) return undefined;
      const known = loaded.get(header.slug);
      if (known) return known;
      lists ??= base ? withBase(folder, base()) : packageLists();
      const read = readDescription(readYamlData(text(header.slug)) as RawForm, lists, header.slug);
      loaded.set(header.slug, read);
      return read;
    },
    schemaPath: ({ slug }) => fileURLToPath(new URL(`generated/${encodeURIComponent(slug)}.schema.json`, folder)),
  };
}

function withBase(folder: URL, base: RawLists): RawLists {
  if (!existsSync(new URL('choices.yaml', folder))) return base;
  const added: Partial<RawLists> = readLists(folder);
  return {
    choices: { ...base.choices, ...added.choices },
    boxes: { ...base.boxes, ...added.boxes },
    blocks: { ...base.blocks, ...added.blocks },
  };
}

function readHeader(text: string, slug: string): KnownForm {
  const line = (key: string): string => {
    const value = new RegExp(`^${key}: (.+)$`, 'mu').exec(text)?.[1];
    if (value === undefined) throw new Error(`forms/${slug}.yaml に「${key}: …」の行がありません`);
    return value.trim();
  };
  return { form: line('form'), revision: line('revision'), slug };
}
