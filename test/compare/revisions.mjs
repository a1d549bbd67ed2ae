// Revisions of the forms that the jobs know: those that the program brings, and those of the tests, which `--schema` adds.
import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { documentsIn, foldersIn, walk } from './folders.mjs';

/** The folder with the revisions of the tests, from the folder where a job's commands run. */
export const schemaPath = '../../../schema';

/** Copies the revisions of the tests to the inputs. Throws unless exactly one folder has some. */
export function addRevisions(checkout, inputs) {
  const test = join(checkout, 'test');
  const [schema, ...others] = walk(test).filter((folder) => foldersIn(folder).includes('forms') && documentsIn(join(folder, 'forms')).length > 0);
  if (schema === undefined || others.length > 0) throw new Error(`one folder with forms is expected under ${test}`);
  cpSync(schema, join(inputs, 'schema'), { recursive: true });
  return { schema, shipped: revisionsIn(join(checkout, 'schema/forms')), added: revisionsIn(join(schema, 'forms')) };
}

/** Returns the other revisions of the form of a document, or one that exists if the document names no form. */
export function otherRevisions(text, { shipped, added }) {
  const { form, revision } = formOf(text, '様式', '改定');
  if (form === undefined) return [added[0].revision];
  return [...shipped, ...added].filter((each) => each.form === form && each.revision !== revision).map((each) => each.revision);
}

/** True if the program knows the revision of a document only with `--schema`. */
export function needsSchema(text, { shipped, added }) {
  const { revision } = formOf(text, '様式', '改定');
  const knows = (list) => list.some((each) => each.revision === revision);
  return knows(added) && !knows(shipped);
}

function revisionsIn(folder) {
  return documentsIn(folder).map((file) => formOf(readFileSync(join(folder, file), 'utf8'), 'form', 'revision'));
}

function formOf(text, formKey, revisionKey) {
  const [form, revision] = [formKey, revisionKey].map((key) => new RegExp(`^${key}: *(\\S+)`, 'mu').exec(text)?.[1]);
  return { form, revision };
}
