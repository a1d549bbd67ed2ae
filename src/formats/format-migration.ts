import { showControlsInLines } from '../core/visible.js';
import { keptKey } from '../forms/form.js';
import type { Form } from '../forms/form.js';
import type { MigrationReport, ReportedPlace, ReportedValue } from '../migrate/report-migration.js';

/** The result of carrying a document over to another revision, with the names of both. */
export interface MigrationOutcome {
  readonly file: string;
  readonly from: Form;
  readonly to: Form;
  readonly report: MigrationReport;
  readonly written: boolean;
  /** The command that checks the document. */
  readonly next: string;
}

export const migrationFormats = ['text', 'json'] as const;
export type MigrationFormat = (typeof migrationFormats)[number];

/** Formats the report as one text that ends in a line break. Values that need a decision come first, unchanged ones last. */
export function formatMigration(outcome: MigrationOutcome, format: MigrationFormat): string {
  return format === 'json' ? migrationJson(outcome) : migrationText(outcome);
}

function migrationJson({ file, from, to, report, written }: MigrationOutcome): string {
  const { kept, moved, empty, stays } = report;
  return `${JSON.stringify({ file, form: from.form, from: from.revision, to: to.revision, written, kept, moved, empty, stays }, undefined, 2)}\n`;
}

function migrationText({ file, from, to, report, written, next }: MigrationOutcome): string {
  const { kept, moved, empty, stays } = report;
  const lines = [
    `${file}: ${from.form}（${from.revision}）から（${to.revision}）へ`,
    ...list(`置き場のないもの（「${keptKey}」に残す）`, kept.map(twoNames)),
    ...list('移したもの', moved.map(twoNames)),
    ...list(
      '新しく空いているもの',
      empty.map((place) => `  ${named(place)}`),
    ),
    ...list('そのまま', stays.map(oneName)),
    '',
    written ? `${file} を書き換えました。「${next}」で確かめてください。` : 'まだ何も書き換えていません。書き換えるには --write を付けます。',
  ];
  return `${showControlsInLines(lines.join('\n'))}\n`;
}

function list(title: string, lines: readonly string[]): string[] {
  return ['', `■ ${title}: ${String(lines.length)} 件`, ...lines];
}

function twoNames({ before, after }: ReportedValue): string {
  return `  ${named(before)}\n    → ${named(after)}`;
}

/** Formats a value's name: once if it is unchanged, else both, because its number or label is new. */
function oneName(value: ReportedValue): string {
  return value.before.name === value.after.name ? `  ${named(value.before)}` : twoNames(value);
}

function named({ name, line, option }: ReportedPlace): string {
  return `${String(line)}行目　${name}${option === undefined ? '' : `「${option}」`}`;
}
