/**
 * The public API that runs everywhere: in Node, in a page and in a worker, under a Content-Security-Policy without `unsafe-eval`.
 * Everything here is pure: the same values in give the same values out. Problems in a document are values ({@link Message}); a
 * function throws for misuse and for our own bugs, never for what somebody wrote. All values are read-only.
 */
import { amendDraft as amend } from './amend/amend-draft.js';
import type { Amendment } from './amend/amend-draft.js';
import type { ExcerptKind } from './appendix/phrase/excerpt.js';
import { judgeDocument } from './check/check-document.js';
import { judgedFaults } from './check/check-step.js';
import type { CheckedDocument as Checked } from './check/check-document.js';
import type { Classification } from './classify/judgement.js';
import type { LinkedFiles } from './core/files.js';
import type { Message } from './core/message.js';
import type { AssessmentDiff } from './diff/changes/change.js';
import { diffAssessments } from './diff/diff-assessments.js';
import type { Pictures } from './diff/diff-assessments.js';
import type { RunGraphviz } from './figures/dot/dot-layout.js';
import type { FormLibrary } from './forms/form-library.js';
import { layoutDocument as layOut } from './layout/layout-document.js';
import { editSource } from './load/edit/edit-source.js';
import type { YamlEdit } from './load/edit/edit.js';
import { parseSource } from './load/read/parse-source.js';
import type { Source } from './load/read/source.js';
import type { Version } from './model/version.js';
import { parseDocument as parse } from './validate/parse-document.js';
import type { ParsedDocument as Parsed } from './validate/parse-document.js';
import type { Step } from './step/step.js';

export { checkStep } from './check/check-step.js';
export { openStep } from './step/open-step.js';
export { packageForms } from './forms/form-library.js';
export { handleFiles } from './workspace/handles/handle-files.js';
export { memoryFiles } from './workspace/live/memory-files.js';
export { openWorkspace } from './workspace/live/open-workspace.js';
export type { AmendReport } from './amend/amend-report.js';
export type { Amendment, AssessmentDiff, Classification, FormLibrary, LinkedFiles, Message, Pictures, RunGraphviz, Source, Step, Version, YamlEdit };
export type { Change } from './diff/changes/change.js';
export type { Judgement } from './classify/judgement.js';
export type { Assessment } from './model/assessment.js';
export type { Form } from './forms/form.js';
export type { Place, Severity } from './core/message.js';
export type { FileContent, FileFailure, FileOutcome, FileStamp, Files, FolderEntry } from './core/files.js';
export type { CheckedVersion, ReadVersion } from './workspace/live/checked-version.js';
export type { DocumentAnswer } from './workspace/live/document-answer.js';
export type { MemoryFiles } from './workspace/live/memory-files.js';
export type { WorkspaceOptions } from './workspace/live/open-workspace.js';
export type { OpenDocument, Workspace } from './workspace/live/workspace.js';
export type { WorkspaceStatus } from './status/workspace-status.js';
export type { CalendarDay } from './core/dates.js';

/** A text, parsed and laid over the form that it names. */
export interface ParsedDocument extends Parsed {
  readonly source: Source;
}

/** A parsed document with the messages of all checks. */
export interface CheckedDocument extends Checked {
  readonly document: ParsedDocument;
}

/** Settings that most functions share. */
export interface FormOptions {
  /** The package's own forms if left out. */
  readonly forms?: FormLibrary;
}

export interface CheckOptions extends FormOptions {
  /** Reads the document's figures. Without it figures are not judged, and a document with figures can't be laid out. */
  readonly files?: LinkedFiles;
  /** Lays diagrams (DOT) out. Without it they are laid out in this thread, where nothing can stop them. */
  readonly run?: RunGraphviz;
  /** Called between rules, so that a page can breathe. */
  readonly pause?: () => Promise<void>;
}

/**
 * Parses a text, or the bytes of a file in UTF-8. Costs time and memory linear in the text; at most 5 MiB and 40 levels, beyond which
 * the document has one message and no data.
 * @param file Name of the file in messages.
 */
export function parseDocument(file: string, text: string | Uint8Array, { forms }: FormOptions = {}): ParsedDocument {
  return laidOver(parseSource(file, text), forms);
}

/** Returns a document as a version that can be compared. Undefined if its shape has errors. */
export function asVersion({ source, assessment, shaped }: ParsedDocument): Version | undefined {
  return assessment && shaped ? { source, assessment } : undefined;
}

/** Applies edits by path; every other byte of the text stays. Undefined if the text's layout does not allow them; then nothing is changed. */
export function editDocument({ source }: ParsedDocument, edits: readonly YamlEdit[], { forms }: FormOptions = {}): ParsedDocument | undefined {
  const edited = editSource(source, edits);
  return edited && laidOver(edited, forms);
}

/** Reports everything that is wrong with one document: YAML, schema, rules, figures and glyphs. The number of messages is bounded. */
export async function checkDocument(document: ParsedDocument, options: CheckOptions = {}): Promise<CheckedDocument> {
  const judged = await judgeDocument(document.source, document, options.files, options);
  return { ...(await judged.judge()), document };
}

/**
 * Finds everything that a reader sees differently. Empty if two versions print alike.
 * @param pictures Digests of the figures' files, so that a picture that changed under the same name is a change.
 */
export function compareVersions(before: Version, after: Version, pictures?: Pictures): AssessmentDiff {
  return diffAssessments(before.assessment, after.assessment, pictures);
}

/** Judges every change of a step: 事前, 事後 or 要確認 (規則第6条第1項, 第11条, 第14条第1項). Reads 変更の説明 of the new version. */
export function classifyChanges(step: Step): Classification {
  return step.classification;
}

/**
 * Brings 変更箇所 of the new version up to date. Words of people and rows of earlier versions stay byte for byte, and every generated row
 * is proven against both versions. Stops for the errors of which `checkStep` tells.
 * @param options `excerpt`: whole texts, or the paragraphs that changed (if left out). `date`: 変更日 of changes without a declared
 * day, as it is printed; empty if left out.
 */
export function amendDraft(step: Step, options: { readonly excerpt?: ExcerptKind; readonly date?: string } = {}): Amendment {
  return amend(step, { excerpt: options.excerpt ?? 'paragraph', date: options.date ?? '', faults: judgedFaults(step) });
}

/**
 * Lays a checked document out as one self-contained page of HTML: no script, nothing from outside.
 * Throws a TypeError if the document has errors, because a page with a missing text is no document.
 * @param options `draft`: with the 案 watermark and page numbers.
 */
export function layoutDocument({ assessment, figures }: CheckedDocument, options: { readonly draft?: boolean } = {}): string {
  if (!assessment || !figures) throw new TypeError('layoutDocument: the document has errors');
  return layOut(assessment, { draft: options.draft ?? false, figures });
}

function laidOver(source: Source, forms: FormLibrary | undefined): ParsedDocument {
  return { source, ...parse(source, forms) };
}
