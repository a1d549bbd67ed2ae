import { basename, extname } from 'node:path';
import type { CheckedDocument, Printable } from '../../check/check-document.js';
import { publicDot } from '../../figures/dot/public-dot.js';
import { figureKey } from '../../figures/picture/figure.js';
import { idKey } from '../../forms/form.js';
import { unpublishedKeys } from '../../forms/internal-keys.js';
import { titleOf } from '../../layout/layout-document.js';
import type { YamlEdit } from '../../load/edit/edit.js';
import { editData } from '../../load/edit/edit-data.js';
import { neutralIds } from '../../load/edit/neutral-ids.js';
import { publicSource } from '../../load/edit/public-source.js';
import type { Source } from '../../load/read/source.js';
import type { Assessment } from '../../model/assessment.js';
import { coverText, publishedDate } from '../../model/cover.js';
import type { Version } from '../../model/version.js';
import type { PdfFacts } from '../../print/finish/finish-pdf.js';
import { isVersionFile } from '../../workspace/versions/version-names.js';

/**
 * Takes the facts of a document for its PDF: title and author, 公表日 as the only date in the file, and the YAML that is attached, without
 * comments, internal keys and other words that do not print. Throws a TypeError if the document has errors.
 */
export function pdfFacts({ source, assessment, figures }: Pick<CheckedDocument, 'source' | 'assessment' | 'figures'>): PdfFacts {
  if (!assessment || !figures) throw new TypeError('pdfFacts: the document has errors');
  return factsOf({ source, assessment }, publicEdits(source, { assessment, figures }));
}

/** Does the same for a caller that has the document's `publicEdits` already. */
export function factsOf({ source, assessment }: Version, edits: readonly YamlEdit[]): PdfFacts {
  const date = publishedDate(assessment);
  return {
    title: titleOf(assessment),
    author: coverText(assessment, '評価実施機関名'),
    ...(date ? { date } : {}),
    source: { name: publicName(source.file), text: publicSource(source, unpublishedKeys, edits) },
  };
}

/** Returns the edits that leave in the attached YAML no word that does not print, beside the keys that never leave. */
export function publicEdits(source: Source, { assessment, figures }: Printable): readonly YamlEdit[] {
  const diagrams = assessment.figures.flatMap(({ entry, diagram: { path, text } }): YamlEdit[] => {
    const shown = publicDot(text, figures.get(figureKey(entry.path))?.texts ?? []);
    return text.trim() === '' || shown === text ? [] : [{ kind: 'value', path, value: shown }];
  });
  const published = [...diagrams, ...publicFileNames(assessment)];
  // An id follows from the entry's first text, which may be a diagram: from what is published of it.
  return [...neutralIds(editData(source.data, published), idKey, unpublishedKeys), ...published];
}

/** Returns the edits that name the files of pictures by their order: the names are a department's own words and do not print. */
function publicFileNames({ figures }: Assessment): YamlEdit[] {
  const names = new Map<string, string>();
  return figures.flatMap(({ file: { path, text } }): YamlEdit[] => {
    const written = text.trim();
    if (written === '') return [];
    const shown = names.get(written) ?? `図${String(names.size + 1)}${extname(written).toLowerCase()}`;
    names.set(written, shown);
    return shown === text ? [] : [{ kind: 'value', path, value: shown }];
  });
}

/** Returns the name of the attached YAML: that of a version (its 公表日), and no other name of a department's own. */
export function publicName(file: string): string {
  return isVersionFile(basename(file)) ? basename(file) : '評価書.yaml';
}
