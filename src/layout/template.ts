import type HandlebarsNamespace from 'handlebars';
import runtime from 'handlebars/runtime.js';
import { templateFolders } from '../generated/templates.js';

/** Fills a template. Escapes every text of the context, so that it prints as written; `{{{…}}}` takes style sheets and cleaned pictures as they are. */
export type Template = (context: unknown) => string;

export type TemplateHelpers = Readonly<Record<string, (...values: never[]) => unknown>>;

/** One folder below `templates/`. */
export interface TemplateFolder {
  /** Opens a template of the folder. The template may use those in `partials/` by their names. */
  template(name: string, helpers?: TemplateHelpers): Template;
  text(name: string): string;
}

/** A folder of `templates/` as the build leaves it: templates compiled, other files as texts. */
export interface BuiltFolder {
  readonly templates: Readonly<Record<string, unknown>>;
  readonly partials: Readonly<Record<string, unknown>>;
  readonly texts: Readonly<Record<string, string>>;
}

// The package describes no types for this entry, which is Handlebars without its compiler.
const handlebars = runtime as unknown as typeof HandlebarsNamespace;

/** Opens a folder below `templates/`, compiled at build. Its functions throw if a file does not exist. */
export function templateFolder(folder: string): TemplateFolder {
  const built = templateFolders[folder];
  if (!built) throw new Error(`templates/${folder} does not exist`);
  return {
    text: (name) => found(built.texts, name, folder),
    template: (name, helpers = {}) => {
      const own = handlebars.create();
      for (const [partial, compiled] of Object.entries(built.partials)) own.registerPartial(partial, own.template(compiled as TemplateSpecification));
      own.registerHelper(helpers as HandlebarsNamespace.HelperDeclareSpec);
      return own.template(found(built.templates, name, folder) as TemplateSpecification);
    },
  };
}

function found<T>(files: Readonly<Record<string, T>>, name: string, folder: string): T {
  const file = Object.hasOwn(files, name) ? files[name] : undefined;
  if (file === undefined) throw new Error(`templates/${folder}/${name} does not exist`);
  return file;
}
