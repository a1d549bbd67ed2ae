import { statSync } from 'node:fs';
import { sha256Hex } from '../../core/digest.js';
import { printingProgram } from '../../generated/printing-program.js';
import { fontFiles } from '../engine/fonts.js';

/** All of a document that goes into its PDF. */
export interface PrintedDocument {
  /** The data of the attached YAML: as published, without comments and without what stays in the department. */
  readonly data: unknown;
  /** File name of the attached YAML. */
  readonly name: string;
  /** The figures as they are drawn, in their order: the bytes of a PNG, the cleaned drawing of an SVG or a diagram. */
  readonly pictures: readonly string[];
  /** The description of the form's revision, from `describeForm`. */
  readonly form: string;
  /** True for the 案 watermark and page numbers. */
  readonly draft: boolean;
}

/** All of the machine that goes into a PDF. */
export interface PrintingMachine {
  /** The engine that prints, with its version. */
  readonly engine: string;
  /** Digest of the program: the version, the sources of the rooms that print, the templates with their CSS, the packages. */
  readonly program: string;
  /** The packaged faces, each with its length in bytes. */
  readonly faces: readonly string[];
}

/**
 * Returns the SHA-256 of all that goes into a PDF, and decides alone whether a PDF is printed already: the same digest, no print.
 *
 * What it leaves out does not reach the pages: comments, what stays in the department, the layout of the YAML (blank lines, indents,
 * quotes). The attached YAML of a PDF that is left alone keeps its former layout; its data is the same, keys in the same order.
 * Of an exchanged face it notices the version of the package and the length, not other bytes of the same length.
 */
export function printDigest({ data, name, pictures, form, draft }: PrintedDocument, { engine, program, faces }: PrintingMachine): string {
  return sha256Hex(JSON.stringify({ data, name, pictures, form, draft, engine, program, faces }));
}

/** Returns this machine with an engine. A face that is not installed counts as empty; then no engine starts. */
export function printingMachine(engine: string): PrintingMachine {
  return { engine, program: printingProgram, faces: packagedFaces() };
}

let faces: readonly string[] | undefined;

function packagedFaces(): readonly string[] {
  try {
    faces ??= fontFiles().map(({ family, weight, path }) => `${family} ${String(weight)} ${String(statSync(path).size)}`);
    return faces;
  } catch {
    return [];
  }
}

/**
 * Returns the description of a form as a text: the whole typed tree in its order. A function, such as the validator of a form that was
 * read at run time, prints nothing and is left out.
 */
export function describeForm(form: object): string {
  return JSON.stringify(form, (_, value: unknown) => (value instanceof Map ? [...(value as ReadonlyMap<unknown, unknown>)] : value));
}
