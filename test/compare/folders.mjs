// What is in the folders of a checkout.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const document = /^(?!expected).*\.ya?ml$/u;

export function foldersIn(folder) {
  return names(folder, (entry) => entry.isDirectory());
}

/** Returns the YAML files of a folder that are no expectations of a test. */
export function documentsIn(folder) {
  return names(folder, (entry) => entry.isFile() && document.test(entry.name));
}

/** Returns figures and the like: no documents, no expectations, no tests, no folders of other fixtures. */
export function otherThanDocuments(folder) {
  return names(
    folder,
    (entry) =>
      !/^expected|\.(?:ya?ml|ts|mjs|txt)$/u.test(entry.name) &&
      (!entry.isDirectory() || walk(join(folder, entry.name)).every((inner) => documentsIn(inner).length === 0)),
  );
}

/** Returns a folder and all folders below it. */
export function walk(folder) {
  return [folder, ...foldersIn(folder).flatMap((name) => walk(join(folder, name)))];
}

export function versionOf(file) {
  return file.replace(/\.ya?ml$/u, '');
}

/** Returns each item of a list but the first, with the one before it. */
export function neighbours(list) {
  return list.slice(1).map((item, index) => [list[index], item]);
}

function names(folder, chosen) {
  return readdirSync(folder, { withFileTypes: true })
    .filter(chosen)
    .map(({ name }) => name)
    .sort();
}
