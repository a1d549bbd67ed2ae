import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Version } from '../../../src/model/version.js';
import { parseSource } from '../../../src/load/read/parse-source.js';
import { readYamlData } from '../../../src/load/read/read-yaml-data.js';
import { parseDocument } from '../../../src/validate/parse-document.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** One row of a published table in the answer key of its step. */
export interface GoldRow {
  /** Its position in 変更箇所 of the newer version, from 1. */
  readonly row: number;
  readonly taken: 'whole' | 'partly' | 'no';
  /** What differs between the two versions because of it. */
  readonly items: readonly string[];
  readonly texts: 'same' | 'described' | 'slipped';
}

/** Two reconstructed neighbours with the answer key of the published table between them. */
export interface GoldStep {
  /** suginami-yobosesshu 2024-06-21 */
  readonly name: string;
  readonly before: Version;
  readonly after: Version;
  readonly rows: readonly GoldRow[];
}

interface Key {
  readonly old: string;
  readonly new: string;
  readonly rows: readonly GoldRow[];
}

let steps: readonly GoldStep[] | undefined;
const versions = new Map<string, Version>();

/** Returns every step that has an answer key in `test/gold`. They are read once a worker. */
export function goldSteps(): readonly GoldStep[] {
  return (steps ??= readSteps());
}

function readSteps(): readonly GoldStep[] {
  return foldersIn(`${root}test/gold`).flatMap((name) =>
    readdirSync(`${root}test/gold/${name}`)
      .filter((file) => file.endsWith('.yaml'))
      .sort()
      .map((file): GoldStep => {
        const key = readYamlData(readFileSync(`${root}test/gold/${name}/${file}`, 'utf8')) as Key;
        const version = (day: string): Version => loadVersion(`${root}assessments/${name}/${day}.yaml`);
        return { name: `${name} ${key.new}`, before: version(key.old), after: version(key.new), rows: key.rows };
      }),
  );
}

/** Returns a version of `assessments`. It is read once a worker. */
export function loadVersion(path: string): Version {
  if (!existsSync(path)) throw new Error(`${path} is missing`);
  const version = versions.get(path) ?? versionOf(readFileSync(path, 'utf8'), path);
  versions.set(path, version);
  return version;
}

export function versionOf(text: string, file = 'version.yaml'): Version {
  const source = parseSource(file, text);
  const { assessment } = parseDocument(source);
  if (!assessment) throw new Error(`${file} names no form`);
  return { source, assessment };
}

function foldersIn(path: string): readonly string[] {
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}
