import { append } from '../core/long-lists.js';
import { compareMessages, hasErrors } from '../core/message.js';
import type { Message } from '../core/message.js';
import type { LinkedFiles } from '../core/files.js';
import { readSource } from '../load/read/read-source.js';
import type { Source } from '../load/read/source.js';
import type { Assessment } from '../model/assessment.js';
import type { Figure } from '../figures/picture/figure.js';
import type { RunGraphviz } from '../figures/dot/dot-layout.js';
import { prepareFigures } from '../figures/prepare-figures.js';
import { checkGlyphs } from './print/check-glyphs.js';
import { parseDocument } from '../validate/parse-document.js';
import type { ParsedDocument } from '../validate/parse-document.js';
import { applyRules } from './check-text.js';
import type { RuleOptions } from './check-text.js';
import { checkFigures } from './print/check-figures.js';
import { settleSlips, slipMessages } from './published-slips.js';
import { reviewableRules } from './reviewable-rules.js';
import { reviewedFaults } from './what-else/reviewed.js';
import { summarizeDocument } from './together/document-summary.js';
import type { DocumentSummary } from './together/document-summary.js';

/** What a check reads beside the document and its figures. */
export interface CheckOptions extends RuleOptions {
  /** Lays diagrams out. Without it they are laid out in this thread. */
  readonly run?: RunGraphviz;
  /** Called between the rules, so that other work gets its turn. Without it the rules run in one go. */
  readonly pause?: () => Promise<void>;
}

/** A document with the messages of all its checks. */
export interface CheckedDocument {
  readonly source: Source;
  /** In the order of `compareMessages`. */
  readonly messages: readonly Message[];
  /** Set if the document's shape has no errors. Such a document can be compared with another version, even if the rules find errors. */
  readonly shaped?: Assessment;
  /** Set if the document has no errors, so that it may be printed. */
  readonly assessment?: Assessment;
  /** Figures for `layoutDocument`. Set together with `assessment`. */
  readonly figures?: ReadonlyMap<string, Figure>;
  /** Summary for the checks over all documents of a run. Set if the document's form is known. */
  readonly summary?: DocumentSummary;
}

/** The parts of a document that are laid out. */
export interface Printable {
  readonly assessment: Assessment;
  readonly figures: ReadonlyMap<string, Figure>;
}

/** A document whose shape and figures alone have been checked. */
export interface ReadDocument {
  readonly source: Source;
  /** Set if neither shape nor figures have errors, so that it can be laid out. `judge` may still find errors. */
  readonly printable?: Printable;
  /** Words in the pictures of its figures, by `pathKey` of the figure's entry. Undefined for a document of no known form. */
  readonly drawn?: ReadonlyMap<string, readonly string[]>;
  /** Applies the rules and checks the glyphs. Pauses between the rules. */
  judge(): Promise<CheckedDocument>;
}

/**
 * Reads a document as far as laying it out needs. The remaining checks take as long again, and can run while the browser prints.
 */
export async function readDocument(file: string, files: LinkedFiles, options: CheckOptions = {}): Promise<ReadDocument> {
  const source = readSource(file, files);
  return judgeDocument(source, parseDocument(source, options.forms), files, options);
}

/** Does the same with a document that was parsed. Without `files` its figures are not judged, and it can't be laid out if it has some. */
export async function judgeDocument(
  source: Source,
  shape: ParsedDocument,
  files: LinkedFiles | undefined,
  { run, pause, ...options }: CheckOptions,
): Promise<ReadDocument> {
  const { assessment } = shape;
  if (!assessment) {
    const judge = (): Promise<CheckedDocument> => {
      const found = [...applyRules(shape, source, options)].flat();
      return Promise.resolve({ source, messages: [...shape.messages, ...found].sort(compareMessages) });
    };
    return { source, judge };
  }
  const prepared = files && (await prepareFigures(assessment, source, files, run));
  const faults = prepared ? [...prepared.messages, ...checkFigures(assessment, source, prepared)] : [];
  const figures = prepared?.figures ?? (assessment.figures.length === 0 ? new Map<string, Figure>() : undefined);
  const drawn = new Map([...(prepared?.figures ?? [])].map(([key, { texts }]) => [key, texts] as const));
  const judge = async (): Promise<CheckedDocument> => {
    const found = [...shape.messages, ...faults];
    for (const ofRule of applyRules(shape, source, options)) {
      append(found, ofRule);
      await pause?.();
    }
    const version = { source, assessment };
    const messages = settleSlips(
      [...found, ...slipMessages(version), ...reviewedFaults(source, reviewableRules), ...checkGlyphs(assessment, source)].sort(compareMessages),
      version,
    );
    const shaped = hasErrors(shape.messages) ? {} : { shaped: assessment };
    const judged = { source, messages, summary: summarizeDocument(assessment, source), ...shaped };
    return hasErrors(messages) || !figures ? judged : { ...judged, assessment, figures };
  };
  return { source, judge, drawn, ...(hasErrors([...shape.messages, ...faults]) || !figures ? {} : { printable: { assessment, figures } }) };
}

/** Reads a document and reports all its faults, including missing glyphs and faulty figures. */
export async function checkDocument(file: string, files: LinkedFiles, options: CheckOptions = {}): Promise<CheckedDocument> {
  const document = await readDocument(file, files, options);
  return document.judge();
}
