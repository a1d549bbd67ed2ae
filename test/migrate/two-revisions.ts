import { fileURLToPath } from 'node:url';
import type { Form } from '../../src/forms/form.js';
import { formsWith } from '../../src/workspace/disk/folder-forms.js';
import type { Source } from '../../src/load/read/source.js';
import { migrateDocument } from '../../src/migrate/migrate-document.js';
import { revisionDifferences } from '../../src/forms/revision-differences.js';
import { buildAssessment } from '../../src/model/build-parts.js';
import { writtenTexts } from '../../src/model/texts.js';

/** The forms of the package, and 様式３ in a revision that nobody has made. */
export const forms = formsWith(fileURLToPath(new URL('../commands/revisions/schema', import.meta.url)));
const [oldForm, newForm] = [forms.load('様式３', '平成30年5月'), forms.load('様式３', '令和99年1月')];
if (!oldForm || !newForm) throw new Error('the revisions are not there');
/** The revision in force and the next one. */
export const [before, after]: readonly [Form, Form] = [oldForm, newForm];

/** Old wordings that the form itself says are called otherwise now. */
const renamed = new Set(revisionDifferences(before, after).flatMap(({ options }) => options?.renamed.flat() ?? []));

/** Carries a document over to another form. Throws if no edit can. */
export function migrated(source: Source, from: Form, to: Form): Source {
  const made = migrateDocument(source, buildAssessment(from, source.data), to);
  if ('message' in made) throw new Error(`${made.message.text}\n${source.text}`);
  return made.source;
}

/** Every text and number, how often it occurs; ids and blank texts count too. */
export function leaves(source: Source): Map<string, number> {
  const counted = new Map<string, number>();
  for (const { text, path } of writtenTexts(source.data)) if (path[0] !== '改定' && !renamed.has(text)) counted.set(text, (counted.get(text) ?? 0) + 1);
  return counted;
}
