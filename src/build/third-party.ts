import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

interface LockedPackage {
  readonly version: string;
  readonly license?: string;
  readonly dev?: boolean;
}

/** An npm package that an installation without development tools brings along. */
export interface ThirdParty {
  readonly name: string;
  readonly version: string;
  /** SPDX expression of its package.json. */
  readonly license: string;
  /** Licence texts of its folder, in the order of their file names. Empty if it ships none. */
  readonly texts: readonly string[];
  readonly author: string | undefined;
}

/** Names of files that hold a licence or a notice. A license.js of a package is code. */
const licenceFile = /^(?:licen[cs]e|copying|notice|copyrightnotice)(?:[-_.][a-z\d]+)?(?:\.(?:md|txt))?$/iu;
const codeFile = /\.(?:[cm]?[jt]s|json|map)$/iu;

/** Software inside packages whose own licence no file of the package holds. */
const inside: Readonly<Record<string, string>> = {
  '@sparticuz/chromium':
    'bin/ holds a compiled Chromium (BSD-3-Clause, and the licences that its page chrome://credits lists) and SwiftShader (Apache-2.0); the package carries no text of their licences.',
  '@viz-js/viz': 'Contains Graphviz (Eclipse Public License) and Expat (MIT), compiled to WebAssembly; the package carries no text of their licences.',
};

/** Writes the list of third-party packages by hand, because no licence tool is among the dependencies: each would bring more packages than it lists. */
export function thirdPartyList(root: string): string {
  const packages = thirdParties(root);
  const byText = new Map<string, ThirdParty[]>();
  for (const each of packages) for (const text of each.texts) byText.set(text, [...(byText.get(text) ?? []), each]);
  const summary = packages.map((each) => `${titleOf(each)}: ${each.license}${each.texts.length > 0 ? '' : withoutFile(each)}${insideNote(each.name)}`);
  const texts = [...byText].map(([text, users]) => `${rule}\n${users.map(titleOf).join('\n')}\n\n${text}\n`);
  return [
    'Third-party packages of hyokasho\n\nMade from package-lock.json and node_modules by `npm run licences`; do not edit.\n',
    `${summary.join('\n')}\n`,
    ...texts,
  ].join('\n');
}

const rule = '-'.repeat(80);
const titleOf = ({ name, version }: ThirdParty): string => `${name} ${version}`;
const insideNote = (name: string): string => (inside[name] === undefined ? '' : `\n  ${inside[name]}`);
const withoutFile = ({ author }: ThirdParty): string =>
  ` (declared in its package.json; it ships no licence file${author === undefined ? '' : `; author: ${author}`})`;

/** Returns the packages of package-lock.json that are no development tools, by name. Throws if one is not installed. */
export function thirdParties(root: string): readonly ThirdParty[] {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as { readonly packages: Readonly<Record<string, LockedPackage>> };
  const named = Object.entries(lock.packages).filter(([path, { dev }]) => path !== '' && dev !== true);
  return named.map(([path, locked]) => readPackage(root, path, locked)).sort((a, b) => compare(titleOf(a), titleOf(b)));
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function readText(path: string): string {
  return readFileSync(path, 'utf8')
    .replaceAll('\r\n', '\n')
    .replace(/^\uFEFF/u, '')
    .trim();
}

/** Returns the licence at the end of a README. Empty if it only names one. */
function licenceOfReadme(folder: string): readonly string[] {
  const path = join(folder, 'README.md');
  const [, text] = existsSync(path) ? (/^(?:#+ *)?Licen[cs]e\n(?:-+\n)?([\s\S]*)$/mu.exec(readText(path)) ?? []) : [];
  return text?.includes('Permission is hereby granted') === true ? [text.trim()] : [];
}

function readPackage(root: string, path: string, { version, license = '' }: LockedPackage): ThirdParty {
  const folder = join(root, path);
  const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
  if (!existsSync(folder)) throw new Error(`${name} is not installed: run npm ci`);
  const files = readdirSync(folder)
    .filter((file) => licenceFile.test(file) && !codeFile.test(file))
    .sort(compare);
  const { author } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { readonly author?: string | { readonly name?: string } };
  return {
    name,
    version,
    license,
    texts: files.length > 0 ? files.map((file) => readText(join(folder, file))) : licenceOfReadme(folder),
    author: typeof author === 'string' ? author : author?.name,
  };
}
