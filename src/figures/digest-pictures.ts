import { sha256Hex } from '../core/digest.js';
import type { LinkedFiles } from '../core/files.js';
import type { Message } from '../core/message.js';
import type { Source } from '../load/read/source.js';
import type { Assessment } from '../model/assessment.js';
import { readFigureFile } from './picture/figure-file.js';

/** Digests of the files that the figures of a version name. */
export interface DigestedPictures {
  /** SHA-256 in hexadecimal, by the file's name in the document. */
  readonly digests: ReadonlyMap<string, string>;
  /** A warning for each file that can't be read. The diff compares only the names of these. */
  readonly messages: readonly Message[];
}

/** A version's document and the files beside it. */
export interface PictureHome {
  readonly source: Source;
  /** The document's name among `files`. */
  readonly document: string;
  readonly files: LinkedFiles;
}

/** Computes the digest of each file that a version's figures name. The limits of size and folder are those of printing. */
export function digestPictures(assessment: Assessment, { source, document, files }: PictureHome): DigestedPictures {
  const digests = new Map<string, string>();
  const messages: Message[] = [];
  for (const { entry, file } of assessment.figures) {
    const name = file.text.trim();
    if (name === '' || digests.has(name)) continue;
    const read = readFigureFile(document, name, files);
    if (read.ok) digests.set(name, sha256Hex(read.value.bytes));
    else
      messages.push({
        ruleId: 'figure-file',
        severity: 'warning',
        text: `${read.fault.text}。図の中身は比べていません`,
        mend: read.fault.mend,
        item: entry.name,
        place: source.valuePlace(file.path),
      });
  }
  return { digests, messages };
}
