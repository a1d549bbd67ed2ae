import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Handlebars from 'handlebars';

/** Fills a template. Escapes every text of the context, so that it prints as written; `{{{…}}}` takes style sheets and cleaned pictures as they are. */
export type Template = (context: unknown) => string;

export type TemplateHelpers = Readonly<Record<string, (...values: never[]) => unknown>>;

/** One folder below `templates/`. */
export interface TemplateFolder {
  /** Compiles a template of the folder. The template may use those in `partials/` by their names. */
  template(name: string, helpers?: TemplateHelpers): Template;
  text(name: string): string;
}

const templates = fileURLToPath(new URL('../../templates/', import.meta.url));

/** Opens a folder below `templates/`. Its functions throw if a file does not exist. */
export function templateFolder(folder: string): TemplateFolder {
  const path = join(templates, folder);
  const text = (name: string): string => readFileSync(join(path, name), 'utf8');
  return {
    text,
    template: (name, helpers = {}) => {
      const handlebars = Handlebars.create();
      for (const [partial, source] of partialsIn(path)) handlebars.registerPartial(partial, source);
      handlebars.registerHelper(helpers as Handlebars.HelperDeclareSpec);
      return handlebars.compile(text(name), { preventIndent: true });
    },
  };
}

function partialsIn(path: string): readonly (readonly [string, string])[] {
  const folder = join(path, 'partials');
  const files = readdirSync(path).includes('partials') ? readdirSync(folder).sort() : [];
  return files.filter((file) => file.endsWith('.hbs')).map((file) => [file.slice(0, -'.hbs'.length), readFileSync(join(folder, file), 'utf8').trimEnd()]);
}
