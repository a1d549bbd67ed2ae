import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { compareText } from '../core/message.js';
import { readYamlData } from '../load/read/read-yaml-data.js';
import { readDescription } from './description.js';
import type { RawForm, RawLists } from './raw-form.js';
import type { Form } from './form.js';

/** A form that the program knows, without its items. */
export interface KnownForm {
  /** 様式３ */
  readonly form: string;
  /** 平成30年5月 */
  readonly revision: string;
  readonly slug: string;
}

/** The revisions of forms that can be worked with. */
export interface FormLibrary {
  /** Every one of them, ordered by form and revision. */
  list(): readonly KnownForm[];
  /** The typed tree of one; undefined when there is none of that name. Read once. */
  load(form: string, revision: string): Form | undefined;
  /** Where the JSON Schema of a form lies (or would lie) on the disk, for the editor. */
  schemaPath(known: KnownForm): string;
}

/** `schema/` beside `src/` and beside `dist/`: both are two folders up from this file. */
const schemaFolder = new URL('../../schema/', import.meta.url);

/** The forms of this package. Only the first lines of the descriptions are looked at before one is loaded. */
export const packageForms: FormLibrary = openFolder(schemaFolder);

/** Every form of this package. */
export function listForms(): readonly KnownForm[] {
  return packageForms.list();
}

/** One revision of one form of this package. */
export function loadForm(form: string, revision: string): Form | undefined {
  return packageForms.load(form, revision);
}

/**
 * The forms of the package and those of a folder that is laid out as `schema/` is: `forms/*.yaml`, and beside it, where the
 * forms need lists or blocks that the package has not, `choices.yaml`. What the folder says goes before what the package
 * says. Throws at once when the folder or a description in it does not hold together.
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

/** Loads a form, or says which description is broken. */
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
  return readYamlData(readFileSync(new URL('choices.yaml', folder), 'utf8')) as RawLists;
}

/** @param base The lists that the folder's own are added to; without it the folder has them all. */
function openFolder(folder: URL, base?: () => RawLists): FormLibrary {
  let known: readonly KnownForm[] | undefined;
  let lists: RawLists | undefined;
  const loaded = new Map<string, Form>();
  const text = (slug: string): string => readFileSync(new URL(`forms/${encodeURIComponent(slug)}.yaml`, folder), 'utf8');
  const list = (): readonly KnownForm[] =>
    (known ??= readdirSync(new URL('forms/', folder))
      .filter((name) => name.endsWith('.yaml'))
      .map((name) => name.slice(0, -'.yaml'.length))
      .map((slug) => readHeader(text(slug), slug))
      .sort(compareForms));
  return {
    list,
    load: (form, revision) => {
      const header = list().find((candidate) => candidate.form === form && candidate.revision === revision);
      if (!header) return undefined;
      const before = loaded.get(header.slug);
      if (before) return before;
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
  const own: Partial<RawLists> = readLists(folder);
  return {
    choices: { ...base.choices, ...own.choices },
    boxes: { ...base.boxes, ...own.boxes },
    blocks: { ...base.blocks, ...own.blocks },
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
