import { firstDay } from '../../core/dates.js';
import { foldText } from '../../core/fold.js';
import { compareText } from '../../core/message.js';
import type { DocumentSummary } from './document-summary.js';

/** Groups documents by 評価実施機関, folded. Skips documents that do not name it. */
export function byBody(documents: readonly DocumentSummary[]): readonly (readonly DocumentSummary[])[] {
  const groups = new Map<string, DocumentSummary[]>();
  for (const document of documents) {
    const body = foldText(document.body);
    if (body === '') continue;
    const known = groups.get(body);
    if (known) known.push(document);
    else groups.set(body, [document]);
  }
  return [...groups.values()];
}

/** Returns the newest version of each folder. */
export function newestOfEach(documents: readonly DocumentSummary[]): readonly DocumentSummary[] {
  const folders = new Map<string, DocumentSummary[]>();
  for (const document of documents) {
    const known = folders.get(document.folder);
    if (known) known.push(document);
    else folders.set(document.folder, [document]);
  }
  return [...folders.values()].flatMap((versions) => newest(versions) ?? []);
}

/** Finds the version with the latest 公表日. One without 公表日 is not published yet, and so counts as the latest. */
export function newest(versions: readonly DocumentSummary[]): DocumentSummary | undefined {
  const dayOf = ({ published }: DocumentSummary): number => (published ? firstDay(published) : Number.MAX_SAFE_INTEGER);
  return [...versions].sort((a, b) => dayOf(a) - dayOf(b) || compareText(a.file, b.file)).at(-1);
}

/** True if two documents of one body are about the same 事務: by its name, or by 評価書名 but for the kind of the document. */
export function isSameProcess(one: DocumentSummary, other: DocumentSummary): boolean {
  return isSame(one.process, other.process) || isSame(processOfTitle(one.title), processOfTitle(other.title));
}

function isSame(one: string, other: string): boolean {
  const folded = foldText(one);
  return folded !== '' && folded === foldText(other);
}

/**
 * Returns 評価書名 without the kind of the document.
 * @example processOfTitle('予防接種に関する事務　基礎項目評価書') → '予防接種に関する事務'
 */
export function processOfTitle(title: string): string {
  return title
    .trim()
    .replace(/[（(]?(?:特定個人情報保護評価書)?[（(]?(?:基礎項目|重点項目|全項目)評価書[）)]*$/u, '')
    .trim();
}
