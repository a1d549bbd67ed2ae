import type { Message } from '../core/message.js';
import type { Form } from '../forms/form.js';
import { editSource } from '../load/edit/edit-source.js';
import { parseSource } from '../load/read/parse-source.js';
import type { Source } from '../load/read/source.js';
import type { Assessment } from '../model/assessment.js';
import { buildAssessment } from '../model/build-parts.js';
import { planMigration } from './plan-migration.js';
import { reportMigration } from './report-migration.js';
import type { MigrationReport } from './report-migration.js';

/** A document in another revision of its form. */
export interface Migration {
  readonly source: Source;
  readonly report: MigrationReport;
}

/**
 * Carries a document that has no errors over to another revision of its form. Only the text that has to change changes.
 * @param schema JSON Schema of the new revision as seen from the document, for the comment that names the old one. Without it the new
 * one is beside the old one.
 */
export function migrateDocument(source: Source, assessment: Assessment, form: Form, schema?: string): Migration | { readonly message: Message } {
  const plan = planMigration(assessment, source.data, form);
  const edited = editSource(source, plan.edits);
  if (!edited) return { message: uncarriable(source) };
  const text = withSchema(edited.text, assessment.form, form, schema);
  const migrated = text === edited.text ? edited : parseSource(source.file, text);
  const after = buildAssessment(form, migrated.data);
  return { source: migrated, report: reportMigration(plan, { source, assessment }, { source: migrated, assessment: after }) };
}

/** Matches only in the comments at the beginning of the file: below, the same characters may be an author's text. */
const schemaComment = /^((?:(?:#[^\n]*|[ \t]*)\r?\n)*?# *yaml-language-server: *\$schema=)(\S+)/u;

function withSchema(text: string, before: Form, after: Form, schema: string | undefined): string {
  return text.replace(schemaComment, (all, lead: string, named: string) => {
    const folder = /^(?:.*\/)?/u.exec(named)?.[0] ?? '';
    const file = named.slice(folder.length);
    return file === `${before.slug}.schema.json` ? `${lead}${schema ?? `${folder}${after.slug}.schema.json`}` : all;
  });
}

function uncarriable({ file }: Source): Message {
  return {
    ruleId: 'migrate-layout',
    severity: 'error',
    text: 'YAML の書き方が特殊なため、元の書き方を保ったまま書き換えることができません。何も変えていません',
    mend: '移す項目が「項目名: 値」の普通の形で書かれているか確かめてください（{ } や引用符が何行にもわたる書き方を、字下げの形に直すと移せます）',
    place: { file, line: 1, column: 1 },
  };
}
