import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { readDescription } from '../forms/description.js';
import { jsonSchemaOf } from '../forms/json-schema.js';
import type { RawForm, RawLists } from '../forms/raw-form.js';
import { readYamlData } from '../load/read/read-yaml-data.js';
import { compileTemplate } from '../layout/compile-template.js';
import { shapeModule } from '../validate/compile-shape.js';
import { writeRanges } from '../core/text/code-points.js';
import { printedFaces } from '../print/engine/fonts.js';
import { readCharacterMap } from './glyph-cmap.js';
import { printingProgram } from './printing-program.js';

const head = '// Made by `npm run generate`. Edit schema/ or templates/ instead.\n';
/** For modules that other programs write. */
const unchecked = `${head}// @ts-nocheck\n`;

/**
 * Makes the modules of `src/generated/` from `schema/`, `templates/`, the packaged faces and the sources that print, so that no start of the program reads or
 * compiles them. Writes only those that differ, and removes others. `root` is the folder of the package.
 */
export function generate(root: string): void {
  const folder = join(root, 'src/generated');
  mkdirSync(folder, { recursive: true });
  const modules = generatedModules(root);
  for (const name of readdirSync(folder)) if (!Object.hasOwn(modules, name)) rmSync(join(folder, name), { recursive: true });
  for (const [name, text] of Object.entries(modules)) {
    const path = join(folder, name);
    if (!existsSync(path) || readFileSync(path, 'utf8') !== text) writeFileSync(path, text);
  }
}

/** Returns the text of every generated module, by its file name. */
export function generatedModules(root: string): Readonly<Record<string, string>> {
  const data = (name: string): unknown => readYamlData(readFileSync(join(root, 'schema', name), 'utf8'));
  const lists = data('choices.yaml') as RawLists;
  const forms = readdirSync(join(root, 'schema/forms'))
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => ({ slug: name.slice(0, -'.yaml'.length), raw: data(`forms/${name}`) as RawForm }));
  return {
    'forms.ts': formsModule(forms, lists, data('revisions.yaml')),
    'law.ts':
      head +
      Object.entries(lawFiles)
        .map(([name, file]) => dataFunction(name, data(file)))
        .join(''),
    'shape-validators.ts': validatorsModule(forms),
    ...Object.fromEntries(forms.map((form) => [`shape-${form.slug}.ts`, shapeFile(form, lists, root)])),
    'templates.ts': templatesModule(join(root, 'templates')),
    'face-characters.ts': facesModule(root),
    'printing-program.ts': `${head}export const printingProgram = '${printingProgram(root)}';\n`,
  };
}

const lawFiles = {
  clauseData: 'clauses.yaml',
  classifyData: 'classify.yaml',
  overtakenData: 'overtaken.yaml',
  periodData: 'periods.yaml',
  thresholdData: 'threshold.yaml',
  whatElseData: 'what-else.yaml',
};

/** A function costs nothing until it is called, and parsing JSON costs less than a literal. */
function dataFunction(name: string, data: unknown): string {
  return `\nexport function ${name}(): unknown {\n  return JSON.parse(${jsonText(data)});\n}\n`;
}

function jsonText(data: unknown): string {
  return JSON.stringify(JSON.stringify(data));
}

interface NamedForm {
  readonly slug: string;
  readonly raw: RawForm;
}

function formsModule(forms: readonly NamedForm[], lists: RawLists, revisions: unknown): string {
  const described = forms.map(({ slug, raw }) => {
    const { form, revision } = raw;
    return `  { ${Object.entries({ form, revision, slug })
      .map(([key, value]) => `${key}: ${JSON.stringify(value)}`)
      .join(', ')}, description: (): unknown => JSON.parse(${jsonText(raw)}) },\n`;
  });
  return `${head}${dataFunction('formLists', lists)}${dataFunction('revisionData', revisions)}\nexport const describedForms = [\n${described.join('')}];\n`;
}

/** ajv writes a module that needs parts of ajv: they are put in, so that the program needs ajv only for forms that are read at run time. */
function shapeFile({ slug, raw }: NamedForm, lists: RawLists, root: string): string {
  const contents = shapeModule('shape', jsonSchemaOf(readDescription(raw, lists, slug)));
  const { outputFiles } = buildSync({ stdin: { contents, resolveDir: root }, bundle: true, write: false, format: 'esm', charset: 'utf8', minify: true });
  return `${unchecked}${outputFiles[0]?.text ?? ''}`;
}

function validatorsModule(forms: readonly NamedForm[]): string {
  const imports = forms.map(({ slug }, at) => `import { shape as shape${String(at)} } from './shape-${slug}.js';\n`);
  const entries = forms.map(({ slug }, at) => `  ${JSON.stringify(slug)}: (data) => (shape${String(at)}(data) ? [] : shape${String(at)}.errors),\n`);
  return `${unchecked}${imports.join('')}import type { ShapeValidator } from '../forms/form.js';\n\nexport const shapeValidators: Readonly<Record<string, ShapeValidator>> = {\n${entries.join('')}};\n`;
}

function templatesModule(folder: string): string {
  const folders = readdirSync(folder)
    .sort()
    .map((name) => `  ${JSON.stringify(name)}: ${builtFolder(join(folder, name))},\n`);
  return `${unchecked}import type { BuiltFolder } from '../layout/template.js';\n\nexport const templateFolders: Readonly<Record<string, BuiltFolder>> = {\n${folders.join('')}};\n`;
}

function builtFolder(folder: string): string {
  const names = readdirSync(folder).sort();
  const partials = names.includes('partials') ? readdirSync(join(folder, 'partials')).sort() : [];
  const text = (name: string): string => readFileSync(join(folder, name), 'utf8');
  const entries = (list: readonly (readonly [string, string])[]): string =>
    `{\n${list.map(([name, value]) => `    ${JSON.stringify(name)}: ${value},\n`).join('')}  }`;
  const isTemplate = (name: string): boolean => name.endsWith('.hbs');
  return `{
  templates: ${entries(names.filter(isTemplate).map((name) => [name, compileTemplate(text(name))]))},
  partials: ${entries(partials.filter(isTemplate).map((name) => [name.slice(0, -'.hbs'.length), compileTemplate(text(`partials/${name}`).trimEnd())]))},
  texts: ${entries(names.filter((name) => name.endsWith('.css')).map((name) => [name, JSON.stringify(text(name))]))},
}`;
}

/** Bold and regular of a family hold the same characters. */
function facesModule(root: string): string {
  const require = createRequire(join(root, 'package.json'));
  const faces = printedFaces
    .filter(({ weight }) => weight === 400)
    .map(({ family, module }) => {
      const { characters, variations } = readCharacterMap(require.resolve(module));
      const bySelector = [...variations].map(([selector, bases]) => [selector.toString(16), writeRanges(bases)]);
      return { family, characters: writeRanges(characters), variations: Object.fromEntries(bySelector) as Readonly<Record<string, string>> };
    });
  const type = 'readonly { readonly family: string; readonly characters: string; readonly variations: Readonly<Record<string, string>> }[]';
  return `${head}export const faceCharacters: ${type} = JSON.parse(${jsonText(faces)});\n`;
}
