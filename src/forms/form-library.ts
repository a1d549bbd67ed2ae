import { compareText } from '../core/message.js';
import { describedForms, formLists } from '../generated/forms.js';
import { readDescription } from './description.js';
import type { Form } from './form.js';
import type { RawForm, RawLists } from './raw-form.js';

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
}

/** A description, not read yet. */
export interface DescribedForm extends KnownForm {
  read(): Form;
}

let lists: RawLists | undefined;

/** Returns the lists and blocks that the forms of this package share. */
export function packageLists(): RawLists {
  return (lists ??= formLists() as RawLists);
}

/** The forms of this package, made at build from `schema/`. */
export const packageForms: FormLibrary = formLibrary(() =>
  describedForms.map(({ description, ...known }) => ({ ...known, read: () => readDescription(description() as RawForm, packageLists(), known.slug) })),
);

/** Returns every form of this package. */
export function listForms(): readonly KnownForm[] {
  return packageForms.list();
}

/** Returns one revision of one form of this package. Undefined if the package has none of that name. */
export function loadForm(form: string, revision: string): Form | undefined {
  return packageForms.load(form, revision);
}

/** Returns a set of forms. They are listed at the first question, and each is read once. */
export function formLibrary(describe: () => readonly DescribedForm[]): FormLibrary {
  let described: readonly DescribedForm[] | undefined;
  const loaded = new Map<string, Form>();
  const list = (): readonly DescribedForm[] => (described ??= [...describe()].sort(compareForms));
  return {
    list: () => list().map(({ form, revision, slug }) => ({ form, revision, slug })),
    load: (form, revision) => {
      const found = list().find((candidate) => candidate.form === form && candidate.revision === revision);
      if (!found) return undefined;
      const read = loaded.get(found.slug) ?? found.read();
      loaded.set(found.slug, read);
      return read;
    },
  };
}

/** Returns the forms of two sets. The first wins where both have a revision. */
export function joinLibraries(first: FormLibrary, second: FormLibrary): FormLibrary {
  const owner = ({ form, revision }: Pick<KnownForm, 'form' | 'revision'>): FormLibrary =>
    first.list().some((known) => known.form === form && known.revision === revision) ? first : second;
  return {
    list: () => [...first.list(), ...second.list().filter((known) => owner(known) === second)].sort(compareForms),
    load: (form, revision) => owner({ form, revision }).load(form, revision),
  };
}

function compareForms(a: KnownForm, b: KnownForm): number {
  return compareText(a.form, b.form) || compareText(a.revision, b.revision);
}
