import { readdirSync, readFileSync } from 'node:fs';
import { compareText } from '../core/message.js';
import { readYamlData } from '../load/read-yaml-data.js';
import { readDescription } from './description.js';
import type { RawForm, RawLists } from './description.js';
import type { Form } from './form.js';

/** A form that the program knows, without its items. */
export interface KnownForm {
  /** 様式３ */
  readonly form: string;
  /** 平成30年5月 */
  readonly revision: string;
  readonly slug: string;
}

/** `schema/` beside `src/` and beside `dist/`: both are two folders up from this file. */
const schemaFolder = new URL('../../schema/', import.meta.url);

let known: readonly KnownForm[] | undefined;
let lists: RawLists | undefined;
const loaded = new Map<string, Form>();

/** Every form of `schema/forms`, ordered by form and revision. Only the first lines of the descriptions are looked at. */
export function listForms(): readonly KnownForm[] {
  known ??= readdirSync(new URL('forms/', schemaFolder))
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => readHeader(name.slice(0, -'.yaml'.length)))
    .sort((a, b) => compareText(a.form, b.form) || compareText(a.revision, b.revision));
  return known;
}

/** The typed tree of one revision of one form; undefined when there is none of that name. Read once in a process. */
export function loadForm(form: string, revision: string): Form | undefined {
  const header = listForms().find((candidate) => candidate.form === form && candidate.revision === revision);
  if (!header) return undefined;
  const before = loaded.get(header.slug);
  if (before) return before;
  lists ??= readYamlData(readFileSync(new URL('choices.yaml', schemaFolder), 'utf8')) as RawLists;
  const read = readDescription(readYamlData(descriptionText(header.slug)) as RawForm, lists, header.slug);
  loaded.set(header.slug, read);
  return read;
}

function readHeader(slug: string): KnownForm {
  const text = descriptionText(slug);
  const line = (key: string): string => {
    const value = new RegExp(`^${key}: (.+)$`, 'mu').exec(text)?.[1];
    if (value === undefined) throw new Error(`schema/forms/${slug}.yaml has no line "${key}:"`);
    return value.trim();
  };
  return { form: line('form'), revision: line('revision'), slug };
}

function descriptionText(slug: string): string {
  return readFileSync(new URL(`forms/${slug}.yaml`, schemaFolder), 'utf8');
}
